"""DOC-03: goods come with a proof of delivery, services with a signed timesheet, as the requirement profile or the facility asks."""

from __future__ import annotations

from extractors.terms import DocumentKind
from verification.books import Books
from verification.model import Client, Debtor, PackDocument, SupportingDocument
from verification.registry import INVOICES_ONLY, Block, check
from verification.requirements import missing_kinds, required_of
from verification.results import CheckAnswer, NotApplicable

_ANOTHER_CHECKS = frozenset({DocumentKind.PURCHASE_ORDER.value})
"""The required kind that DOC-07 looks after."""


@check(
    "DOC-03",
    title="Required proof of delivery or timesheet missing",
    reference="The requirement profile of client, debtor, goods or services, and disclosure; the facility",
    severity=Block,
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def proof_of_delivery_present(
    client: Client, debtor: Debtor | None, invoice: PackDocument, supporting: tuple[SupportingDocument, ...], books: Books
) -> CheckAnswer:
    """Every kind of supporting document that is required of the invoice was tied to it.

    The requirement profile that fits the invoice best says which; where none fits, the facility. A list that holds both delivery notes and
    timesheets is for goods and services, and an invoice needs the one that fits.
    """
    required = required_of(client, debtor, invoice.document, books.requirement_profiles(client.client_code))
    kinds = required.kinds - _ANOTHER_CHECKS
    if not kinds:
        return NotApplicable(f"{required.asked_by} requires no proof of delivery or timesheet")
    missing = missing_kinds(kinds, {each.document.kind.value for each in supporting}, invoice.document)
    if missing:
        return f"{required.asked_by} requires {_listed(missing)}, and the pack has none for this invoice"
    return None


def _listed(kinds: list[str]) -> str:
    return " and ".join(f"a {each.replace('_', ' ')}" for each in kinds)
