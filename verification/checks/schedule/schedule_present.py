"""SCH-01: the client's signed list assigns the invoices."""

from __future__ import annotations

from extractors.model import Evidence
from extractors.terms import DocumentKind, Term
from verification.figures import evidence_of
from verification.model import Batch, Facility, PackDocument
from verification.registry import Block, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed


@check(
    "SCH-01",
    title="Schedule of accounts missing or unsigned",
    reference="The facility agreement: a receivable is assigned by the schedule that lists it",
    severity=Block,
    reads=(Term.SIGNED,),
    about_package=True,
    holds_all=True,
)
def schedule_present(batch: Batch, facility: Facility, schedule: PackDocument | None) -> CheckAnswer:
    """Where the facility needs a schedule, the batch brings one with a signature.

    It holds up every receivable, since none is assigned without it. A sheet that came as a spreadsheet has no place for a signature: there
    the client's own sending stands for it. A name and a date in print, beside a place for a signature that is empty, sign nothing.
    """
    if DocumentKind.SCHEDULE_OF_ACCOUNTS.value not in facility.required_documents:
        return NotApplicable("The facility needs no schedule of accounts")
    if not batch.receivables:
        return NotApplicable("The batch assigns nothing")
    if schedule is None:
        return "The facility needs a schedule of accounts, and the batch has none"
    signed = schedule.document.value(Term.SIGNED)
    seen = evidence_of(schedule, Term.SIGNED)
    empty = _empty_place(schedule)
    if empty is not None and not _told_by_person(schedule):
        return Failed("The schedule of accounts is not signed", (empty,))
    if signed == "yes":
        return Passed("The schedule is signed", seen)
    if signed == "no":
        return Failed("The schedule of accounts is not signed", seen)
    if not schedule.filename.lower().endswith(".pdf") and _without_geometry(schedule):
        return Passed("The schedule came as a sheet that the client sent itself")
    return Inconclusive("Nobody can say whether the schedule of accounts is signed", seen)


def _without_geometry(schedule: PackDocument) -> bool:
    return schedule.filename.lower().endswith((".xlsx", ".csv", ".xls", ".ods"))


def _empty_place(schedule: PackDocument) -> Evidence | None:
    """The label of the place for a signature in which nothing stands, where the paper has one and it was looked at."""
    signature = schedule.document.signing.signature if schedule.document.signing else None
    if signature is None or signature.state != "absent" or signature.box is None:
        return None
    return Evidence(signature.page_number, signature.box, "", schedule.document_id)


def _told_by_person(schedule: PackDocument) -> bool:
    told = schedule.document.field(Term.SIGNED)
    return told is not None and told.extracted_by.startswith("person:")
