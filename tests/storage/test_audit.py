"""Nothing can be changed in the audit trail, or removed from it, unseen."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import Engine

from storage.audit import BrokenLine, last_digest, verify_chain
from storage.database.reading import reading
from storage.database.tables import AuditRow
from storage.unit_of_work import UnitOfWork


def write(engine: Engine, count: int) -> None:
    with UnitOfWork(engine) as work:
        for n in range(count):
            work.audit("step:read", "part.read", "part", f"part-{n}", pages=n, share="0.30", words=["Müller", "一"])
        work.commit()


def broken(engine: Engine) -> BrokenLine | None:
    with reading(engine) as session:
        return verify_chain(session)


def tamper(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_an_untouched_trail_holds(engine: Engine) -> None:
    assert broken(engine) is None
    write(engine, 5)
    write(engine, 5)
    assert broken(engine) is None


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'person:somebody'",
        "action = 'part.parked'",
        "subject_id = 'part-9'",
        "at = '2020-01-01 00:00:00.000000'",
        "particulars = '{\"pages\": 99}'",
        "digest = previous_digest",
    ],
)
def test_a_changed_line_is_found(engine: Engine, change: str) -> None:
    write(engine, 5)
    tamper(engine, f"UPDATE audit_line SET {change} WHERE sequence = 3")
    assert broken(engine) == BrokenLine(3, "changed")


def test_a_removed_line_is_found(engine: Engine) -> None:
    write(engine, 5)
    tamper(engine, "DELETE FROM audit_line WHERE sequence = 3")
    assert broken(engine) == BrokenLine(4, "removed")


def test_a_line_slipped_in_is_found(engine: Engine) -> None:
    write(engine, 5)
    tamper(
        engine,
        "INSERT INTO audit_line (sequence, at, actor, action, subject_kind, subject_id, particulars, previous_digest, digest) "
        "SELECT 99, at, actor, action, subject_kind, subject_id, particulars, previous_digest, digest FROM audit_line WHERE sequence = 5",
    )
    assert broken(engine) == BrokenLine(99, "removed")


def test_lines_cut_off_at_the_end_show_against_the_last_digest(engine: Engine) -> None:
    write(engine, 5)
    with reading(engine) as session:
        before = last_digest(session)
    tamper(engine, "DELETE FROM audit_line WHERE sequence > 3")
    with reading(engine) as session:
        assert verify_chain(session) is None
        assert last_digest(session) != before


def test_writers_at_the_same_time_make_one_chain(engine: Engine) -> None:
    def work_on(name: str) -> None:
        for n in range(10):
            with UnitOfWork(engine) as work:
                work.audit(f"step:{name}", "part.read", "part", f"{name}-{n}")
                if n % 3 == 2:
                    continue  # a transaction that is given up leaves no gap
                work.commit()

    writers = [threading.Thread(target=work_on, args=(f"w{n}",)) for n in range(5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert broken(engine) is None
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(AuditRow)) == 5 * 7


def test_an_instant_is_written_as_it_is_read_back(engine: Engine) -> None:
    at = datetime(2026, 3, 9, 12, 0, 0, 120, tzinfo=UTC)
    with UnitOfWork(engine, at) as work:
        work.audit("command_line", "books.imported", "books", "clients", count=3)
        work.commit()
    assert broken(engine) is None
