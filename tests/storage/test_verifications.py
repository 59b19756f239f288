"""What debtors were asked and said is kept as it was said, and its link opens once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.reading import reading
from storage.database.tables import VerificationRequestRow, VerificationRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.verifications import make_sample_key, request_by_digest, spend
from storage.unit_of_work import UnitOfWork
from tests.storage import rows
from verification.debtor_answers import Point, Verdict


def _seed(engine: Engine) -> str:
    batch = rows.receipt("a")
    package = rows.package(batch)
    receivable = rows.receivable("INV-1", 1_150_000, package)
    paid = rows.receivable("INV-0", 500_000, status="paid", debtor_code="D002")
    with Session(engine, expire_on_commit=False) as session:
        for row in (rows.client(), rows.debtor(), rows.debtor("D002"), batch, package, receivable, paid):
            session.add(row)
            session.flush()
        for place, (request_id, answered) in enumerate((("second", False), ("first", True))):
            session.add(_request(request_id, package.id, place))
            session.flush()
            said: dict[str, Any] = {"verdict": "disputed", "answered_at": rows.NOW, "points": {"received": False, "amount": True}}
            session.add(_row(request_id, receivable.id, **(said if answered else {})))
            session.flush()
        session.commit()
    return receivable.id


def _request(request_id: str, package_id: str, days_before: int) -> VerificationRequestRow:
    return VerificationRequestRow(
        id=request_id, package_id=package_id, debtor_code="D001", contact_name="L. Jacobs", contact_email="ap@baobab.example",
        contact_source="debtor", how="letter", language="en", disclosed=True, asked_at=rows.NOW - timedelta(days=days_before),
        asked_by="assistant", token_digest=f"digest of {request_id}", expires_at=rows.NOW + timedelta(days=14),
    )  # fmt: skip


def _row(request_id: str, receivable_id: str, **said: Any) -> VerificationRow:
    values: dict[str, Any] = {"points": {}, "corrected": "", "remark": ""}
    return VerificationRow(
        id=f"{request_id}-1", request_id=request_id, receivable_id=receivable_id, position=0, invoice_number="INV-1", currency="ZAR",
        gross_minor=1_150_000, **(values | said),
    )  # fmt: skip


def test_the_books_tell_what_was_asked_and_what_was_said(engine: Engine) -> None:
    receivable_id = _seed(engine)
    with reading(engine) as session:
        books = DatabaseBooks(session)
        first, second = books.verifications(receivable_id)
        assert list(books.verifications("another")) == []
        assert (books.has_paid("D001"), books.has_paid("D002")) == (False, True)
    assert first.answer is not None
    assert (first.answer.verdict, first.answer.points) == (Verdict.DISPUTED, {Point.RECEIVED: False, Point.AMOUNT: True})
    assert first.amount == Money(Decimal("11500.00"), "ZAR")
    assert (first.contact.name, first.contact.source, second.answer) == ("L. Jacobs", "debtor", None)


def test_a_link_is_spent_once_and_not_after_it_ran_out(engine: Engine) -> None:
    _seed(engine)
    with Session(engine) as session:
        found = request_by_digest(session, "digest of first")
        assert found is not None
        assert request_by_digest(session, "digest of a guess") is None
        assert not spend(session, "first", rows.NOW + timedelta(days=15))
        assert spend(session, "first", rows.NOW)
        assert not spend(session, "first", rows.NOW)


def test_the_key_of_the_sample_is_made_once(engine: Engine) -> None:
    keys = []
    for _ in range(2):
        with UnitOfWork(engine) as work:
            make_sample_key(work)
            keys.append(DatabaseBooks(work.session).sample_key())
            work.commit()
    assert keys[0]
    assert keys[0] == keys[1]
