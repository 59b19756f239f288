"""PTY-03: we know for certain which debtor is meant."""

from __future__ import annotations

from extractors.terms import Term
from verification.model import Facility, PartyMatch
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "PTY-03",
    title="Debtor matched only loosely",
    reference="The step from the buyer on paper to the debtor in the books is a match that can be wrong",
    severity=Review,
    uses=(Term.BUYER_NAME, Term.BUYER_TAX_ID, Term.BUYER_ADDRESS),
    kinds=INVOICES_ONLY,
)
def debtor_match_firm(
    buyer: str | None, tax_id: str | None, address: str | None, match: PartyMatch | None, facility: Facility
) -> CheckAnswer:
    """The buyer on the paper agrees with one debtor of the book well enough that no person need look."""
    if match is None:
        if buyer is None and tax_id is None:
            return Inconclusive("The paper names no buyer")
        return NotApplicable("No debtor of the book is like the buyer, see PTY-02")
    shown = f"{buyer or tax_id!r} matched to debtor {match.code} with {match.score} of 1: {match.explanation}"
    return shown if match.score < facility.match_accept_score else Passed(shown)
