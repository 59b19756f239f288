"""ELG-04: a debtor that is the client's supplier as well may set off what the client owes it instead of paying."""

from __future__ import annotations

from datetime import date

from extractors.terms import Term
from verification.books import Books
from verification.client_book import ClientBook
from verification.exchange import Converter
from verification.model import Client, Debtor
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "ELG-04",
    title="The debtor is also the client's supplier",
    reference="Set-off at common law; the facility agreement: contra accounts, the lower of the two balances",
    severity=Review,
    reads=(Term.BUYER_NAME, Term.BUYER_TAX_ID),
    kinds=INVOICES_ONLY,
)
def contra(debtor: Debtor | None, client: Client, books: Books, client_book: ClientBook, converter: Converter, today: date) -> CheckAnswer:
    """The client owes the debtor nothing that the debtor could set off.

    Where it does, the lower of the two balances is not counted for funding. The factor is told of such balances by `bordereau import
    contras`; of a debtor on no such list nothing speaks for a contra.
    """
    if debtor is None:
        return NotApplicable("The debtor is not known, see PTY-02")
    code = debtor.debtor_code
    found = next((each for each in books.contras(client.client_code) if each.debtor_code == code), None)
    if found is None:
        return Passed(f"Nothing is known that the client owes debtor {code}")
    as_of = f" on {found.as_of}" if found.as_of else ""
    if found.owed.amount <= 0:
        return Passed(f"The client owed debtor {code} nothing{as_of}")
    shown = f"The client owed debtor {code} {found.owed}{as_of}"
    converted = converter.convert(found.owed, found.as_of or today)
    if converted is None:
        return Inconclusive(f"{shown}, the facility is in {converter.currency}, and no rate is known")
    owed = client_book.of(code).owed
    return f"{shown}, which may be set off: by the ledger it owes the client {owed.amount}, and these invoices come to that"
