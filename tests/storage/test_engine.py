"""How the books are opened: durable, strict, safe across forks, and reading apart from writing."""

from __future__ import annotations

import os
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.commit_points import listen
from storage.database.engine import open_engine
from storage.database.reading import reading
from storage.database.tables import ClientRow, ClientSenderRow, MessageRow
from storage.errors import Rejected, Unavailable
from storage.unit_of_work import UnitOfWork
from tests.storage import rows


def test_sqlite_keeps_an_acknowledged_mail_through_a_power_cut(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_folder_of_the_books_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/not/there/yet/books.sqlite")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "oracle://x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no database of ours"):
        open_engine(url)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    engine = open_engine("postgresql://postgres@127.0.0.1:1/nowhere")
    with pytest.raises(Unavailable, match="does not answer"), engine.connect():
        pass


def test_who_only_reads_cannot_write(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(DBAPIError):
        session.execute(text("DELETE FROM message"))
    with UnitOfWork(engine) as work:  # and the connection writes again for the next who may
        work.send("read", "part-1")
        work.commit()


def test_what_was_read_stays_readable(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        message_id = work.send("read", "part-1")
        work.commit()
    with reading(engine) as session:
        row = session.get_one(MessageRow, message_id)
    assert row.step == "read"


def test_readers_keep_what_the_server_prepared(postgresql_engine: Engine) -> None:
    """The driver has a statement prepared that comes again and again, and forgets all of them at a rollback."""
    prepared = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM message%'"
    for _ in range(8):
        with reading(postgresql_engine) as session:
            session.connection().exec_driver_sql("SELECT step FROM message")
    with reading(postgresql_engine) as session:
        assert session.connection().exec_driver_sql(prepared.replace("%", "%%")).scalar() == 1


def test_a_reader_sees_one_moment_and_the_next_writer_writes(postgresql_engine: Engine) -> None:
    """The same connection serves both in turn; each says with its BEGIN which it is."""
    asked = "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
    told = []
    for _ in range(2):
        with reading(postgresql_engine) as session:
            told.append(tuple(session.connection().exec_driver_sql(asked).one()))
        with UnitOfWork(postgresql_engine) as work:
            told.append(tuple(work.session.connection().exec_driver_sql(asked).one()))
    assert told == [("repeatable read", "on"), ("read committed", "off")] * 2


def _cut(engine: Engine, other: Engine) -> None:
    """The server ends the connection that lies in the pool, as a restart does."""
    with engine.connect() as connection:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    with other.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid}, 5000)")


def test_a_connection_that_lay_idle_is_asked_whether_it_lives(postgresql_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.engine._TRUSTED_SECONDS", 0.0)
    other = open_engine(postgresql_engine.url.render_as_string(hide_password=False))
    _cut(postgresql_engine, other)
    with reading(postgresql_engine) as session:
        assert session.query(MessageRow).count() == 0
    other.dispose()


def test_one_that_just_served_is_not_asked_and_its_loss_is_found_once(postgresql_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.engine._TRUSTED_SECONDS", 600.0)
    other = open_engine(postgresql_engine.url.render_as_string(hide_password=False))
    _cut(postgresql_engine, other)
    with pytest.raises(Unavailable), reading(postgresql_engine) as session:
        session.query(MessageRow).count()
    with reading(postgresql_engine) as session:
        assert session.query(MessageRow).count() == 0
    other.dispose()


def test_a_reader_leaves_nothing_behind(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        message_id = work.send("read", "part-1")
        work.commit()
    with reading(engine) as session:
        session.get_one(MessageRow, message_id).step = "assemble"
    with reading(engine) as session:
        assert session.get_one(MessageRow, message_id).step == "read"


def test_what_is_not_committed_is_gone(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        work.send("read", "part-1")
    with reading(engine) as session:
        assert session.query(MessageRow).count() == 0


def test_the_database_holds_what_the_rules_say(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        work.session.add(ClientSenderRow(client_code="C404", pattern="@nowhere.example"))
        with pytest.raises(IntegrityError):
            work.session.flush()


def test_exact_decimals_and_no_floats(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        work.session.add(rows.client(advance_rate=Decimal("0.8000000000000000000001")))
        work.commit()
    with reading(engine) as session:
        assert session.get_one(ClientRow, "C001").advance_rate == Decimal("0.8000000000000000000001")
    with UnitOfWork(engine) as work:
        work.session.add(rows.client("C002", advance_rate=0.8))
        with pytest.raises(Exception, match="needs a Decimal"):
            work.session.flush()


def test_a_sign_that_no_database_keeps_stops_nothing(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        work.session.add(rows.client("C\x001", name="half \udcff", required_documents=["a\x00b", {"\ud800": "\U0001f600 \\u0000"}]))
        work.commit()
    with reading(engine) as session:
        client = session.get_one(ClientRow, "C\x001")
        assert (client.client_code, client.name) == ("C\ufffd1", "half \ufffd")
        assert client.required_documents == ["a\ufffdb", {"\ufffd": "\U0001f600 \\u0000"}]


def test_a_forked_process_opens_connections_of_its_own(engine: Engine) -> None:
    """SQLite's locks and PostgreSQL's sockets both belong to one process; parent and child write at the same time all the same."""

    def write(who: str) -> None:
        for n in range(20):
            with UnitOfWork(engine) as work:
                work.send("read", f"{who} {n}")
                work.commit()

    write("before")
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            write("child")
            status = 0
        finally:
            os._exit(status)
    write("parent")
    engine.dispose()  # whoever thinks to be the last on a SQLite file takes its log away
    write("parent again")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    with reading(engine) as session:
        assert session.query(MessageRow).count() == 80


def test_each_commit_has_a_point_before_and_after_it(engine: Engine) -> None:
    points: list[str] = []
    listen(points.append)
    try:
        with UnitOfWork(engine) as work:
            work.commit("receive")
    finally:
        listen(None)
    assert points == ["before:receive", "after:receive"]


def test_an_error_crosses_to_another_process_whole() -> None:
    error = pickle.loads(pickle.dumps(Rejected("file.empty", "The file is empty.", "Send it again.")))  # noqa: S301  # our own bytes
    assert (error.code, error.sentence, error.what_next) == ("file.empty", "The file is empty.", "Send it again.")
    assert str(error) == "The file is empty. Send it again."
