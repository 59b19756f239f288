"""What no e-invoice may leave out: its number, its date, its currency, who sells and who buys (EN 16931 BR-02, BR-03, BR-05 to BR-07)."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.model import Absent, Contradiction, Field
from extractors.terms import Term

RULE = "INV-01"

_RULES = {
    Term.INVOICE_NUMBER: ("no invoice number", "BR-02"),
    Term.ISSUE_DATE: ("no date of issue", "BR-03"),
    Term.CURRENCY: ("no currency", "BR-05"),
    Term.SELLER_NAME: ("no name of the seller", "BR-06"),
    Term.BUYER_NAME: ("no name of the buyer", "BR-07"),
}


def missing_particulars(fields: Mapping[Term, Field]) -> tuple[Contradiction, ...]:
    """Each of them that the XML does not state. What it states and cannot be understood is unreadable, and not missing."""
    return tuple(
        Contradiction(RULE, f"The XML states {words} ({code})")
        for term, (words, code) in _RULES.items()
        if term not in fields or isinstance(fields[term].reading, Absent)
    )
