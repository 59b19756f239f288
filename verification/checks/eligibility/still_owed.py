"""ELG-09: what is disputed, paid or credited is not owed any more, or not surely."""

from __future__ import annotations

from extractors.terms import Term
from verification.books import Books
from verification.figures import date_of
from verification.matching.numbers import number_key
from verification.model import Batch, Receivable, RegisterEntry
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive

_SETTLED = {"paid": "paid", "credited": "credited", "disputed": "disputed by the debtor"}


@check(
    "ELG-09",
    title="Disputed, paid or credited already",
    reference="The ledger of receivables",
    severity=Block,
    needs=(Term.INVOICE_NUMBER,),
    reads=(Term.ISSUE_DATE,),
    kinds=INVOICES_ONLY,
)
def still_owed(number: str, receivable: Receivable, batch: Batch, books: Books) -> CheckAnswer:
    """The ledger does not show the client's invoice of this number as disputed, paid or credited.

    A number of another year is another invoice.
    """
    issued = date_of(receivable.invoice.document, Term.ISSUE_DATE)
    entries = [each for each in books.register_by_number(batch.client_code, [number_key(number)]) if each.status in _SETTLED]
    for each in entries:
        if each.receivable_id == receivable.receivable_id or (issued and each.issue_date and issued.year == each.issue_date.year):
            return _sentence(number, each)
    unsure = [each for each in entries if issued is None or each.issue_date is None]
    if unsure:
        return Inconclusive(f"{_sentence(number, unsure[0])}, but its date is not known, so it may be another year's")
    return None


def _sentence(number: str, entry: RegisterEntry) -> str:
    dated = f" of {entry.issue_date}" if entry.issue_date else ""
    return (
        f"Invoice {number}{dated} is {_SETTLED[entry.status]} by the ledger"
        if entry.status != "disputed"
        else (f"Invoice {number}{dated} is disputed by the debtor")
    )
