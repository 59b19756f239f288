"""Two factors swap what they funded as marks: both find what both hold, and nobody learns anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from intake.pledge_books import export_book, forget_book, load_book, loaded_books, new_key
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import AuditRow, PartnerMarkRow
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from tests.storage import rows
from verification.pledges import PartnerBook

KEY = "the-key-that-two-factors-share-0001"
NOW = rows.NOW
BY_NAME_AND_NUMBER = 2
LIKENESSES = 3


def _services(engine: Engine, clock: Callable[[], object] = lambda: NOW) -> Services:
    return Services(engine=engine, blobs=open_blob_store("memory:"), clock=clock)  # type: ignore[arg-type]


def _fill(engine: Engine, *receivables: object) -> None:
    with Session(engine) as session:
        debtor = rows.debtor(name="Overberg Retail Group (Pty) Ltd", aliases=[], registration_number="2004/001122/07")
        session.add_all([rows.client(), debtor])
        session.flush()
        for each in receivables:
            session.add(each)
            session.flush()
        session.commit()


def _sold(number: str, minor: int = 1_150_000, **given: object) -> object:
    return rows.receivable(number, minor, issue_date=date(2026, 3, 2), **given)


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Services]:
    """Another factor with an installation of his own."""
    engine = open_engine(f"sqlite:///{tmp_path / 'partner.db'}")
    migrate(engine)
    yield _services(engine)
    engine.dispose()


@contextmanager
def _refused(code: str) -> Iterator[None]:
    with pytest.raises(Rejected) as refused:
        yield
    assert refused.value.code == code
    assert refused.value.what_next


def _marks(book: bytes) -> list[str]:
    return book.decode().splitlines()[1:]


def test_what_both_hold_is_found_and_nothing_else(engine: Engine, partner: Services) -> None:
    _fill(partner.engine, _sold("INV-101"), _sold("INV-102", 980_00), _sold("INV-103", 1_300_00))
    _fill(engine, _sold("inv 0102", 980_00), _sold("INV-900", 77_700))
    ours = _services(engine)
    loaded = load_book(ours, "Northgate", KEY, export_book(partner, KEY))
    assert [(each.partner, each.mark_count) for each in loaded_books(ours)] == [("Northgate", loaded.mark_count)]
    own = set(_marks(export_book(ours, KEY)))
    with reading(engine) as session:
        shared = DatabaseBooks(session).marks_in("Northgate", own)
    assert len(shared) == BY_NAME_AND_NUMBER * LIKENESSES


def test_a_book_tells_nothing_without_its_key(sqlite_engine: Engine) -> None:
    _fill(sqlite_engine, _sold("INV-101"), _sold("INV-102", 980_00))
    ours = _services(sqlite_engine)
    book, other = export_book(ours, KEY), export_book(ours, new_key())
    assert not set(_marks(book)) & set(_marks(other))
    assert set(json.loads(book.splitlines()[0])) == {"form", "version", "made_at", "maker", "marks", "key_check", "seal"}
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in _marks(book))
    assert _marks(book) == sorted(_marks(book)), "their order tells nothing of the receivables'"


def test_only_what_was_bought_and_not_long_ago_is_told(sqlite_engine: Engine) -> None:
    receipt = rows.receipt("mail")
    waiting = rows.package(receipt)
    _fill(
        sqlite_engine,
        receipt,
        waiting,
        _sold("INV-101"),
        _sold("INV-1", of=waiting, state="open"),
        _sold("INV-2", status="credited"),
        rows.receivable("INV-3", 500_00, issue_date=NOW.date() - timedelta(days=500)),
        rows.receivable("INV-4", -500_00, issue_date=date(2026, 3, 2)),
    )
    ours = _services(sqlite_engine)
    assert len(_marks(export_book(ours, KEY))) == BY_NAME_AND_NUMBER * LIKENESSES
    assert len(_marks(export_book(ours, KEY, days=600))) == 2 * BY_NAME_AND_NUMBER * LIKENESSES


def test_a_new_book_takes_the_place_of_the_last_whole(engine: Engine, partner: Services) -> None:
    _fill(partner.engine, _sold("INV-101"))
    _fill(engine)
    ours = _services(engine)
    first = export_book(partner, KEY)
    load_book(ours, "Northgate", KEY, first)
    with Session(partner.engine) as session:
        session.add(_sold("INV-102", 980_00))
        session.commit()
    later = Services(engine=partner.engine, blobs=partner.blobs, clock=lambda: NOW + timedelta(days=1))
    book = export_book(later, KEY)
    loaded = load_book(ours, "Northgate", KEY, book)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(PartnerMarkRow)) == loaded.mark_count == len(_marks(book))
    with _refused("pledges.older"):
        load_book(ours, "Northgate", KEY, first)
    forget_book(ours, "Northgate")
    assert loaded_books(ours) == []
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(PartnerMarkRow)) == 0
        told = [row.action for row in session.scalars(select(AuditRow).order_by(AuditRow.sequence)) if row.action.startswith("pledges.")]
        assert told == ["pledges.loaded", "pledges.loaded", "pledges.forgotten"]
        assert KEY not in str([row.particulars for row in session.scalars(select(AuditRow))])
    assert KEY not in repr(PartnerBook("Northgate", KEY, NOW))
    with _refused("pledges.unknown_partner"):
        forget_book(ours, "Northgate")


def test_a_book_that_is_none_or_not_for_us_is_refused_and_the_last_one_stays(sqlite_engine: Engine, partner: Services) -> None:
    _fill(partner.engine, _sold("INV-101"))
    _fill(sqlite_engine, _sold("INV-101"))
    ours = _services(sqlite_engine)
    book = export_book(partner, KEY)
    load_book(ours, "Northgate", KEY, book)
    with _refused("pledges.other_key"):
        load_book(ours, "Northgate", new_key(), book)
    with _refused("pledges.other_key"):
        load_book(ours, "Northgate", KEY, '{"form": "bordereau-pledges", "version": 1, "key_check": "é"}\n'.encode())
    with _refused("pledges.short_key"):
        load_book(ours, "Northgate", "secret", book)
    with _refused("pledges.no_partner"):
        load_book(ours, " ", KEY, book)
    with _refused("pledges.own_book"):
        load_book(ours, "Northgate", KEY, export_book(ours, KEY))
    for content in (b"", b"%PDF-1.7", b"[" * 100_000, b"[1]\n", b'{"form": "other"}\n', "ж".encode("utf-16")):
        with _refused("pledges.no_book"):
            load_book(ours, "Northgate", KEY, content)
    head, *lines = book.decode().splitlines()
    damaged = ["\n".join([head, *lines[1:]]), "\n".join([head, *lines, "0" * 32]), "\n".join([head, *lines, "no mark"])]
    damaged.append("\n".join([json.dumps({**json.loads(head), "made_at": "2030-01-01T00:00:00+00:00"}), *lines]))
    for text in damaged:
        with _refused("pledges.damaged"):
            load_book(ours, "Northgate", KEY, text.encode())
    with _refused("pledges.version"):
        load_book(ours, "Northgate", KEY, json.dumps({**json.loads(head), "version": 2}).encode())
    assert [each.mark_count for each in loaded_books(ours)] == [len(lines)]
