"""SCH-02: the client's list and its invoices say the same, either way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.model import Evidence, ScheduleEntry
from extractors.terms import DocumentKind, Term
from verification.figures import claim_of, evidence_of, gross_of, money_of
from verification.matching.numbers import number_key
from verification.model import Batch, Facility, PackDocument, Receivable
from verification.registry import Review, check
from verification.results import Failed, Inconclusive, NotApplicable, Passed, Result


@check(
    "SCH-02",
    title="Schedule and invoices differ",
    reference="The facility agreement: what is assigned is what the schedule lists",
    severity=Review,
    reads=(Term.INVOICE_NUMBER, Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.CURRENCY),
    about_package=True,
)
def schedule_agrees_with_invoices(batch: Batch, facility: Facility, schedule: PackDocument | None) -> list[Result] | Result:
    """Every invoice of the batch is on the schedule for its amount, every line of the schedule has its invoice, and its total is their sum.

    What concerns one invoice stands against that receivable; what concerns none stands against the package.
    """
    if schedule is None:
        return NotApplicable("The batch has no schedule of accounts")
    entries = schedule.document.schedule
    if not entries:
        return Inconclusive("The lines of the schedule cannot be read")
    by_key: dict[str, list[ScheduleEntry]] = {}
    for entry in entries:
        by_key.setdefault(number_key(entry.invoice_number), []).append(entry)
    results: list[Result] = [_receivable(each, by_key, schedule, facility.currency) for each in batch.receivables]
    faults = [*_without_invoice(batch, entries), *_listed_twice(by_key), *_total(schedule, entries, facility.currency)]
    if faults:
        results.append(Failed(". ".join(fault for fault, _ in faults), tuple(_spots(schedule, *(each for _, each in faults)))))
    return results


def _spots(schedule: PackDocument, *entries: ScheduleEntry | None) -> Iterator[Evidence]:
    for entry in entries:
        if entry is not None and entry.evidence is not None:
            seen = entry.evidence
            yield Evidence(seen.page_number, seen.box, seen.text, seen.document_id or schedule.document_id)


def _receivable(receivable: Receivable, by_key: dict[str, list[ScheduleEntry]], schedule: PackDocument, currency: str) -> Result:
    own = receivable.receivable_id
    document = receivable.invoice.document
    seen = evidence_of(receivable.invoice, Term.INVOICE_NUMBER, Term.GROSS_TOTAL)
    number = document.value(Term.INVOICE_NUMBER)
    if number is None:
        return Inconclusive("The invoice number is not known, so it cannot be looked up on the schedule", seen, own)
    entries = by_key.get(number_key(number), [])
    if not entries:
        if document.kind is DocumentKind.CREDIT_NOTE:
            return NotApplicable(f"Credit note {number} is not on the schedule", seen, own)
        return Failed(f"Invoice {number} is in the pack but not on the schedule", seen, own)
    amount = entries[0].amount
    seen = (*seen, *_spots(schedule, entries[0]))
    gross = gross_of(document, currency)
    if amount is None:
        return Inconclusive(f"The schedule shows no amount for invoice {number}", seen, own)
    if gross is None:
        return Inconclusive(f"The total of invoice {number} is not known, the schedule says {amount}", seen, own)
    claim = claim_of(document, currency)
    if abs(amount) not in (abs(gross.amount), claim.amount if claim else None):
        return Failed(f"The schedule says {amount} for invoice {number}, the invoice says {gross.amount}", seen, own)
    return Passed(f"On the schedule for {amount}", seen, own)


def _without_invoice(batch: Batch, entries: tuple[ScheduleEntry, ...]) -> Iterator[tuple[str, ScheduleEntry | None]]:
    known = {number_key(each.invoice.document.value(Term.INVOICE_NUMBER) or "") for each in batch.receivables}
    for entry in entries:
        if number_key(entry.invoice_number) not in known:
            amount = "" if entry.amount is None else f" for {entry.amount}"
            yield f"The schedule lists invoice {entry.invoice_number}{amount}, and the pack does not have it", entry


def _listed_twice(by_key: dict[str, list[ScheduleEntry]]) -> Iterator[tuple[str, ScheduleEntry | None]]:
    for entries in by_key.values():
        if len(entries) > 1:
            yield f"The schedule lists invoice {entries[0].invoice_number} {len(entries)} times", entries[-1]


def _total(schedule: PackDocument, entries: tuple[ScheduleEntry, ...], currency: str) -> Iterator[tuple[str, ScheduleEntry | None]]:
    stated = money_of(schedule.document, Term.GROSS_TOTAL, currency)
    amounts = [each.amount for each in entries if each.amount is not None]
    if stated is None or len(amounts) < len(entries):
        return
    total = sum(amounts, Decimal(0))
    if total != stated.amount:
        yield f"The lines of the schedule add up to {total}, the schedule says {stated.amount}", None
