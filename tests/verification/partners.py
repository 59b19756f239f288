"""Books of other factors as a case states them: whom they know the debtor as, and what they funded."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from extractors.money import Money
from verification.pledges import PartnerBook, identities, pledge_marks

KEY = "a key that two factors of these tests share"


def partner_books(stated: Sequence[Mapping[str, Any]]) -> dict[PartnerBook, Collection[str]]:
    """Each book with its marks; a claim is on Overberg Retail Group unless it names another debtor."""
    return {PartnerBook(each["factor"], KEY, datetime(2026, 3, 1, tzinfo=UTC)): _marks(each.get("funded") or ()) for each in stated}


def _marks(funded: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    marks: set[str] = set()
    for each in funded:
        known_by = identities((each.get("debtor", "Overberg Retail Group"),), (each.get("tax_id"),))
        issued = date.fromisoformat(str(each["date"])) if "date" in each else None
        amount = Money(Decimal(str(each.get("gross", "11500.00"))), each.get("currency", "ZAR"))
        marks.update(pledge_marks(KEY, known_by, each.get("invoice_number"), issued, amount))
    return frozenset(marks)
