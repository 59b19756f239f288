"""What a case tells of questions to a debtor: by what way, whom, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from extractors.money import Money
from verification.debtor_answers import AskedContact, DebtorAnswer, DebtorVerification, How, Point, Verdict

ALL_YES = {each.value: True for each in Point}


def asked_debtors(stated: Iterable[Mapping[str, Any]]) -> list[DebtorVerification]:
    """Questions to D007 about an invoice over R 11 500.00, each with what differs; `says` is the verdict, absent where it is silent."""
    return [_asked(each) for each in stated]


def _asked(stated: Mapping[str, Any]) -> DebtorVerification:
    contact = {"name": "L. Jacobs", "email": "creditors@overberg.example", "phone": "028 212 0000", "source": "public_register"}
    asked_at = _moment(stated.get("on", "2026-03-16"))
    answer = None
    if "says" in stated:
        points = {Point(name): bool(said) for name, said in stated.get("points", ALL_YES).items()}
        answered_at = _moment(stated.get("answered_on", "2026-03-18"))
        answer = DebtorAnswer(Verdict(stated["says"]), answered_at, points, str(stated.get("corrected", "")), str(stated.get("remark", "")))
    return DebtorVerification(
        debtor_code=str(stated.get("debtor", "D007")),
        how=How(stated.get("how", "letter")),
        contact=AskedContact(**{**contact, **stated.get("contact", {})}),
        asked_at=asked_at,
        amount=Money(Decimal(str(stated.get("amount", "11500.00"))), "ZAR"),
        answer=answer,
    )


def _moment(day: Any) -> datetime:
    return datetime.combine(date.fromisoformat(str(day)), time(8), UTC)
