"""PTY-01: only the client's own invoices can be sold by the client."""

from __future__ import annotations

from extractors.terms import Term
from verification.matching.parties import PartyOnPaper, identifier_key, known_client, score_party
from verification.model import Client
from verification.registry import Block, check
from verification.results import CheckAnswer, Inconclusive, Passed


@check(
    "PTY-01",
    title="Seller on the paper is not the client",
    reference="Nobody can assign another's claim; master file of clients",
    severity=Block,
    uses=(Term.SELLER_NAME, Term.SELLER_TAX_ID, Term.REGISTRATION_NUMBER),
)
def seller_is_client(name: str | None, tax_id: str | None, registration_number: str | None, client: Client) -> CheckAnswer:
    """The seller that the invoice names is the client that sent it, by tax number, registration number or name.

    A loose likeness, or a name that agrees beside a number that does not, is for a person to judge.
    """
    if name is None and tax_id is None and registration_number is None:
        return Inconclusive("The paper names no seller")
    match = score_party(PartyOnPaper(name, tax_id, registration_number), known_client(client))
    shown = name or tax_id or registration_number
    facility = client.facility
    if match.score >= facility.match_accept_score:
        return Passed(f"The seller is client {client.client_code}: {match.explanation}")
    same_number = identifier_key(tax_id) and identifier_key(tax_id) == identifier_key(client.tax_id)
    if match.score >= facility.match_reject_score or same_number or name is None:
        return Inconclusive(
            f"The seller {shown!r} is like client {client.client_code} ({client.name}), but not surely: {match.explanation}"
        )
    return f"The seller was expected to be {client.name!r}, the paper says {shown!r}"
