"""CNF-01: what funding depends on was read surely enough, or somebody confirmed it."""

from __future__ import annotations

from extractors.model import Absent
from extractors.terms import Term
from verification.confirmation import FUNDING_CRITICAL, Assurance, KnownElsewhere, assumed_currency, assurances, measured, right_in_words
from verification.figures import evidence_of, reading_of, words_of
from verification.model import Client, Debtor, PackDocument, PurchaseOrder, Receivable
from verification.registry import Review, check
from verification.results import CheckAnswer, Failed, NotApplicable, Passed


@check(
    "CNF-01",
    title="Reading that funding depends on is not sure",
    reference="The facility's target error rate; confidence is the share of such readings that were right on documents held apart",
    severity=Review,
    reads=(*FUNDING_CRITICAL, Term.REGISTRATION_NUMBER),
)
def readings_sure(
    receivable: Receivable, client: Client, debtor: Debtor | None, orders: tuple[PurchaseOrder, ...], schedule: PackDocument | None
) -> CheckAnswer:
    """Number, date, parties, currency, total, a demanded order number and the account are read surely enough to be taken without a hand.

    Surely enough is what the facility says: with a target error rate of 1 % readings of which 99 in 100 are right. Where our books or the
    schedule of accounts say the same as the page, that confirms the reading; else a person confirms or corrects it. An invoice between two
    firms of one country that prints no currency is taken to be in that country's money where the facility is too, and the finding says so.
    """
    known = KnownElsewhere(receivable, client, debtor, orders, schedule)
    if not measured(known):
        return NotApplicable("No reading of this paper carries a measured confidence")
    document = receivable.invoice.document
    assumed = assumed_currency(known) if isinstance(reading_of(document, Term.CURRENCY), Absent) else None
    behind = f". It prints no currency; {assumed} is taken, the facility's and the money of both parties' country" if assumed else ""
    unsure = [each for each in assurances(known) if each.needs_hand]
    if not unsure:
        return Passed(f"Every reading that funding depends on is sure enough or confirmed{behind}")
    listed = ", ".join(f"{_said(each, document.value(each.term))} ({right_in_words(each.confidence)})" for each in unsure)
    return Failed(f"Not read surely enough: {listed}{behind}", evidence_of(receivable.invoice, *(each.term for each in unsure)))


def _said(unsure: Assurance, value: str | None) -> str:
    return f"{words_of(unsure.term)} {value}" if value is not None else f"{words_of(unsure.term)}, seemingly not on the page"
