"""The working behind a package's totals, as it is kept in the books and shown: amounts as text, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

from verification.eligibility import PackageTotals


def calculation_of(totals: PackageTotals, today: date) -> dict[str, Any]:
    """The lines of the working, and what each receivable comes to, as they stood on a day."""
    return {
        "currency": totals.submitted.currency,
        "worked_out_on": today.isoformat(),
        "steps": [
            {
                "section": each.section,
                "part": each.part.value,
                "what": each.what,
                "amount": str(each.amount.amount),
                "because": each.because,
            }
            for each in totals.steps
        ],
        "receivables": {
            receivable_id: {
                "submitted": str(each.submitted.amount),
                "eligible": str(each.eligible.amount),
                "advance": str(each.advance.amount),
                "reserve": str(each.reserve.amount),
                "because": each.because,
            }
            for receivable_id, each in totals.by_receivable.items()
        },
    }
