"""PTY-02: the invoice is addressed to a debtor that we have approved."""

from __future__ import annotations

from extractors.terms import Term
from verification.model import Debtor
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive, Passed


@check(
    "PTY-02",
    title="Not addressed to an approved debtor",
    reference="Credit insurance and the facility name the debtors that may be funded; master file of debtors",
    severity=Block,
    uses=(Term.BUYER_NAME, Term.BUYER_TAX_ID),
    kinds=INVOICES_ONLY,
)
def debtor_approved(buyer: str | None, tax_id: str | None, debtor: Debtor | None) -> CheckAnswer:
    """The buyer on the paper is a debtor of ours, approved and neither on stop nor waiting for approval."""
    if debtor is None:
        if buyer is None and tax_id is None:
            return Inconclusive("The paper names no buyer")
        return f"The buyer {buyer or tax_id!r} is not among the debtors of the book"
    if debtor.status == "stopped":
        return f"Debtor {debtor.debtor_code} ({debtor.name}) is on stop"
    if debtor.status != "approved":
        return f"Debtor {debtor.debtor_code} ({debtor.name}) is not approved yet, but {debtor.status}"
    return Passed(f"Debtor {debtor.debtor_code} is approved")
