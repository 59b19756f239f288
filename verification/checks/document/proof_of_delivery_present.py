"""DOC-03: goods come with a proof of delivery, services with a signed timesheet, as the facility asks."""

from __future__ import annotations

from extractors.terms import DocumentKind
from verification.model import Facility, PackDocument, SupportingDocument
from verification.registry import INVOICES_ONLY, Block, check
from verification.requirements import missing_kinds
from verification.results import CheckAnswer, NotApplicable

_OTHER_RULES = frozenset({DocumentKind.PURCHASE_ORDER.value, DocumentKind.SCHEDULE_OF_ACCOUNTS.value})
"""Required kinds that DOC-07 and SCH-01 look after."""


@check(
    "DOC-03",
    title="Required proof of delivery or timesheet missing",
    reference="The facility's requirement profile",
    severity=Block,
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def proof_of_delivery_present(facility: Facility, invoice: PackDocument, supporting: tuple[SupportingDocument, ...]) -> CheckAnswer:
    """Every kind of supporting document that the facility requires was tied to the invoice.

    A facility that lists both delivery notes and timesheets funds goods and services, and an invoice needs the one that fits.
    """
    required = facility.required_documents - _OTHER_RULES
    if not required:
        return NotApplicable("The facility requires no proof of delivery or timesheet")
    missing = missing_kinds(required, {each.document.kind.value for each in supporting}, invoice.document)
    if missing:
        return f"The facility requires {_listed(missing)}, and the pack has none for this invoice"
    return None


def _listed(kinds: list[str]) -> str:
    return " and ".join(f"a {each.replace('_', ' ')}" for each in kinds)
