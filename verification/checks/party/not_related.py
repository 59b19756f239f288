"""PTY-04: what related parties invoice to each other proves nothing."""

from __future__ import annotations

from extractors.terms import Term
from verification.books import Books
from verification.matching.relations import shared_between
from verification.model import Client, Debtor
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "PTY-04",
    title="Client and debtor are related",
    reference="The KYC file of the client; master files of clients and debtors",
    severity=Block,
    reads=(Term.BUYER_NAME, Term.BUYER_TAX_ID),
    kinds=INVOICES_ONLY,
)
def not_related(debtor: Debtor | None, client: Client, books: Books) -> CheckAnswer:
    """Client and debtor share no director, address, bank account, tax or registration number and no telephone.

    A number, an account or the full name of a director is enough. An address, a telephone or a common name may be shared by strangers: one
    of them is for a person to judge, two are enough. Another unit of the same building is another address.
    """
    if debtor is None:
        return NotApplicable("The debtor is not known, see PTY-02")
    shared = shared_between(client, debtor, books.kyc_people(client.client_code))
    if not shared:
        return Passed(f"Nothing is known that client {client.client_code} and debtor {debtor.debtor_code} share")
    both = f"Client {client.client_code} and debtor {debtor.debtor_code} share {' and '.join(each.what for each in shared)}"
    if len(shared) > 1 or shared[0].proves:
        return both
    return Inconclusive(f"{both}; it may be chance")
