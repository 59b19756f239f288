"""What the checks ask of the register, each question by itself, and all that they will ask about a batch.

A register behind a wire answers a hundred questions that come at once in the time of a few that come one by one, and most that the checks
will ask is plain from the batch before any of them runs. Nothing is decided here: a question that was not foreseen is asked when it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.figures import date_of, money_of
from verification.matching.number_skeletons import skeletons_of_originals
from verification.matching.numbers import number_key
from verification.model import Batch, Receivable

_ROUNDED = Decimal("0.005")
_WINDOW = timedelta(days=120)

MOST_OF_PARTIES = 200
"""So many of what a client billed a debtor are looked at, the newest: a client may bill one debtor thousands of times a year."""


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Entries of one client whose invoice number has this key. Most clients number alike, so that others' would be many."""

    client_code: str
    number_key: str


@dataclass(frozen=True, slots=True)
class ByAmount:
    """Entries on one debtor for exactly this amount, of any client."""

    debtor_code: str
    gross: Money


@dataclass(frozen=True, slots=True)
class ByOrder:
    """Entries billed against an order, of any client."""

    po_key: str


@dataclass(frozen=True, slots=True)
class ByDeliveryNote:
    """Entries billed for a delivery, of any client."""

    note_key: str


@dataclass(frozen=True, slots=True)
class BySkeleton:
    """Entries of one client between two amounts whose numbers have one of these skeletons."""

    client_code: str
    skeletons: frozenset[str]
    least: Money
    most: Money


@dataclass(frozen=True, slots=True)
class ByParties:
    """The newest `MOST_OF_PARTIES` of what one client billed one debtor between two days, both counted."""

    client_code: str
    debtor_code: str
    since: date
    until: date


RegisterQuestion: TypeAlias = ByNumber | ByAmount | ByOrder | ByDeliveryNote | BySkeleton | ByParties


def rounded_originals(client_code: str, number: str, issued: date | None, total: Money) -> BySkeleton:
    """For the client's entries that this invoice can have been made of by an edit of the number, at about the same amount.

    Raises decimal.InvalidOperation where the amount has more digits than any claim.
    """
    room = Money(max(total.amount * _ROUNDED, Decimal(0)), total.currency).rounded()
    return BySkeleton(client_code, skeletons_of_originals(number, issued), (total - room).rounded(), (total + room).rounded())


def around_the_day(client_code: str, debtor_code: str, issued: date) -> ByParties:
    """For what the client billed the debtor in the months before and after a day."""
    return ByParties(client_code, debtor_code, issued - _WINDOW, issued + _WINDOW)


def orders_named(batch: Batch) -> frozenset[str]:
    """The number keys of the orders that the papers of a batch bill; the checks look each of them up."""
    numbers = (each.invoice.document.value(Term.PO_NUMBER) for each in batch.receivables)
    return frozenset(number_key(each) for each in numbers if each)


def questions_about(batch: Batch, currency: str) -> Iterator[RegisterQuestion]:
    """All that the checks are likely to ask about the invoices of a batch; `currency` is assumed where a paper prints none."""
    for receivable in batch.receivables:
        if receivable.invoice.document.kind is DocumentKind.INVOICE:
            yield from _about(receivable, batch.client_code, currency)


def _about(receivable: Receivable, client_code: str, currency: str) -> Iterator[RegisterQuestion]:
    document = receivable.invoice.document
    number = document.value(Term.INVOICE_NUMBER)
    papers = (document, *(each.document for each in receivable.supporting))
    if number:
        yield ByNumber(client_code, number_key(number))
    for paper in papers:
        order, note = paper.value(Term.PO_NUMBER), paper.value(Term.DELIVERY_NOTE_NUMBER)
        if order:
            yield ByOrder(number_key(order))
        if note:
            yield ByDeliveryNote(number_key(note))
    total, issued, match = money_of(document, Term.GROSS_TOTAL, currency), date_of(document, Term.ISSUE_DATE), receivable.debtor_match
    if match is None:
        return
    if total is not None:
        yield ByAmount(match.code, total)
    if total is not None and number:
        with suppress(InvalidOperation):
            yield rounded_originals(client_code, number, issued, total)
    if issued is not None:
        yield around_the_day(client_code, match.code, issued)
