"""DUP-02: the same seller's same number."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.figures import date_of
from verification.matching.numbers import number_key, numbers_around
from verification.model import Batch, Receivable
from verification.register import BatchClaims, EarlierClaim, debtor_code_of, earlier_by_number
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive

_MOST_OF_A_YEAR = 300
_NEIGHBOUR_DAYS = 100
"""Numbers beside each other are given out within a quarter, even where a client bills little."""


@check(
    "DUP-02",
    title="Invoice number submitted before",
    reference="VAT Act s20(4)(d): invoices are serially numbered; the register of receivables",
    severity=Block,
    needs=(Term.INVOICE_NUMBER,),
    uses=(Term.GROSS_TOTAL,),
    reads=(Term.ISSUE_DATE,),
    kinds=INVOICES_ONLY,
)
def same_number(
    number: str, total: Money | None, receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books
) -> CheckAnswer:
    """No earlier invoice of the client has the same number, in whatever writing.

    Numbers that start again each year are legitimate: an invoice of another year, on another amount, is another invoice. The same
    debtor and amount under the same number a year on is an old debt with a new date, unless the numbers beside it were used in both years
    as well: then a rent or fee came round to the same number.
    """
    earlier = [*earlier_by_number(receivable, number, batch, books), *batch_claims.before_with_number(receivable, number)]
    issued = _issued(receivable)
    doubts: list[EarlierClaim] = []
    for each in earlier:
        same_claim = total is not None and each.gross == total and each.debtor_code == debtor_code_of(receivable)
        if same_claim and not _came_round(number, issued, each, batch, books):
            return f"Invoice {number} was submitted before: {each.where}"
        if issued is None or each.issue_date is None:
            doubts.append(each)
        elif not _another_year(issued, each.issue_date):
            return f"Invoice number {number} was used before: {each.where}"
    if doubts:
        return Inconclusive(f"Invoice number {number} was used before ({doubts[0].where}); without both dates nobody can say in which year")
    return None


def _issued(receivable: Receivable) -> date | None:
    return date_of(receivable.invoice.document, Term.ISSUE_DATE)


def _another_year(one: date, other: date) -> bool:
    """Calendar years differ, or there is most of a year between them: financial years begin in March, April or July as well."""
    return one.year != other.year or abs((one - other).days) >= _MOST_OF_A_YEAR


def _came_round(number: str, issued: date | None, earlier: EarlierClaim, batch: Batch, books: Books) -> bool:
    """A regular charge under a number of a year that starts again: a number beside it stands in both years too."""
    if issued is None or earlier.issue_date is None or abs((issued - earlier.issue_date).days) < _MOST_OF_A_YEAR:
        return False
    used: dict[str, set[bool]] = defaultdict(set)
    below, above = numbers_around(number)
    for entry in books.register_by_number(batch.client_code, [*below, *above]):
        if entry.package_id != batch.package_id and entry.issue_date is not None:
            for year, day in ((True, issued), (False, earlier.issue_date)):
                if abs((entry.issue_date - day).days) <= _NEIGHBOUR_DAYS:
                    used[number_key(entry.invoice_number)].add(year)
    return any(len(years) == 2 for years in used.values())
