"""PAY-01: the invoice tells the debtor to pay the factor."""

from __future__ import annotations

import re

from extractors.terms import Term
from verification.model import Facility
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, NotApplicable, Passed

_LEGEND = re.compile(
    r"\b(?:assigned|ceded|cession|factored|sedeer|gesedeer|sessie|abgetreten|abtretung|cédée?|subrogation|pay(?:able)? only to)\b"
    r"|转让",
    re.IGNORECASE,
)


@check(
    "PAY-01",
    title="Notice of assignment missing",
    reference="The facility agreement (disclosed); EN 16931 BT-22 of an assigned invoice",
    severity=Review,
    uses=(Term.NOTICE_OF_ASSIGNMENT, Term.NOTE),
    kinds=INVOICES_ONLY,
)
def notice_of_assignment_printed(notice: str | None, note: str | None, facility: Facility) -> CheckAnswer:
    """In a disclosed facility every invoice carries the legend that the debt was assigned and is paid to the factor.

    In a confidential facility it is absent by right.
    """
    if not facility.disclosed:
        return NotApplicable("The facility is confidential")
    if notice or (note and _LEGEND.search(note)):
        return Passed("The notice of assignment is printed")
    return "A notice of assignment was expected on the invoice, and none is printed"
