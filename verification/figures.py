"""Typed values of what a document says: dates as dates, amounts as money in its currency, rates as decimals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from extractors.model import Absent, Ambiguous, Evidence, ExtractedDocument, Field, Reading, Unreadable, Value
from extractors.money import Money
from extractors.terms import Shape, Term, shape_of
from verification.model import PackDocument

_ROUND = Decimal(50)
_NO_CURRENCY = "XXX"  # ISO 4217: there is none; asked for where the term is no amount

Figure = date | Money | Decimal | str


class UnknownInputError(Exception):
    """A check cannot be made because something it needs is absent, unreadable or ambiguous; the message says what."""

    def __init__(self, reason: str, evidence: tuple[Evidence, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.evidence = evidence


def words_of(term: Term) -> str:
    """A term as a clerk would say it: `issue date`."""
    special = {Term.PO_NUMBER: "purchase order number", Term.SELLER_TAX_ID: "seller's tax number", Term.BUYER_TAX_ID: "buyer's tax number"}
    return special.get(term, {Term.IBAN: "IBAN", Term.BIC: "BIC"}.get(term, term.value.replace("_", " ")))


def reading_of(document: ExtractedDocument, term: Term) -> Reading:
    """What a document says of a term; one that no extractor mentions counts as absent, since extractors leave out what is not there."""
    found = document.field(term)
    return found.reading if found else Absent()


def evidence_of(document: PackDocument | None, *terms: Term) -> tuple[Evidence, ...]:
    """Where a document says these things, with the document named."""
    if document is None:
        return ()
    return field_evidence(document.document_id, *(document.document.field(term) for term in terms))


def field_evidence(document_id: str, *fields: Field | None) -> tuple[Evidence, ...]:
    """The evidence of fields, with the document named."""
    return tuple(
        Evidence(each.page_number, each.box, each.text, each.document_id or document_id)
        for found in fields
        if found is not None
        for each in found.evidence
    )


def why_unknown(term: Term, reading: Reading, kind: str = "document") -> str:
    """A sentence that says why a reading is no value."""
    name = words_of(term)
    if isinstance(reading, Unreadable):
        return f"The {name} cannot be read: {reading.reason}"
    if isinstance(reading, Ambiguous):
        return f"The {name} can mean {' or '.join(reading.candidates)}: {reading.reason}"
    return f"The {kind} does not show the {name}"


def currency_of(document: ExtractedDocument, otherwise: str) -> str:
    """The currency of a document's amounts: the one it prints, else `otherwise`, as a clerk reads a page that prints none.

    Raises UnknownInputError where a currency stands there that nobody can tell.
    """
    reading = reading_of(document, Term.CURRENCY)
    if isinstance(reading, Value):
        return reading.text.strip().upper()
    if isinstance(reading, Absent):
        return otherwise
    raise UnknownInputError(why_unknown(Term.CURRENCY, reading))


def figure_of(document: ExtractedDocument, term: Term, currency: str) -> Figure | None:
    """The typed value of a term, or None where the document does not have it; `currency` is assumed where none is printed.

    Raises UnknownInputError where something stands there that is unreadable, ambiguous or not of the term's shape.
    """
    reading = reading_of(document, term)
    if isinstance(reading, Absent):
        return None
    if not isinstance(reading, Value):
        raise UnknownInputError(why_unknown(term, reading))
    shape = shape_of(term)
    try:
        if shape is Shape.DATE:
            return _plausible(date.fromisoformat(reading.text))
        if shape is Shape.RATE:
            return _finite(Decimal(reading.text))
        if shape is Shape.AMOUNT:
            return Money(Decimal(reading.text), currency_of(document, currency))
    except (ValueError, InvalidOperation) as error:
        raise UnknownInputError(f"The {words_of(term)} reads {reading.text!r}, which is no {shape.value}") from error
    return reading.text


def _plausible(day: date) -> date:
    """Papers of trade are not from before 1900 nor for after 2199; such a year was misread, and arithmetic with it can overflow."""
    if not 1900 <= day.year < 2200:
        raise ValueError("no plausible year")
    return day


def _finite(rate: Decimal) -> Decimal:
    if not rate.is_finite():
        raise ValueError("not a number")
    return rate


def date_of(document: ExtractedDocument, term: Term) -> date | None:
    """The date of a term where it is known for certain."""
    try:
        found = figure_of(document, term, _NO_CURRENCY)
    except UnknownInputError:
        return None
    return found if isinstance(found, date) else None


def money_of(document: ExtractedDocument, term: Term, currency: str) -> Money | None:
    """The amount of a term where it is known for certain."""
    try:
        found = figure_of(document, term, currency)
    except UnknownInputError:
        return None
    return found if isinstance(found, Money) else None


def rate_of(document: ExtractedDocument, term: Term) -> Decimal | None:
    """The rate of a term, in percent, where it is known for certain."""
    try:
        found = figure_of(document, term, _NO_CURRENCY)
    except UnknownInputError:
        return None
    return found if isinstance(found, Decimal) else None


def is_round_sum(amount: Money) -> bool:
    """What a price in whole hundreds or thousands comes to, with a tax of 15 or 20 percent too."""
    return amount.amount > 0 and amount.amount % _ROUND == 0


def gross_of(document: ExtractedDocument, currency: str) -> Money | None:
    """What an invoice bills with tax: its total, or the amount due where no total is printed."""
    return money_of(document, Term.GROSS_TOTAL, currency) or money_of(document, Term.AMOUNT_DUE, currency)


def claim_of(document: ExtractedDocument, currency: str) -> Money | None:
    """What the debtor still owes on an invoice, never less than nothing.

    That is the amount due where it is printed and smaller than the total (a deposit was paid); an amount due above the total carries an
    older balance, which is not sold with this invoice.
    """
    gross, due = gross_of(document, currency), money_of(document, Term.AMOUNT_DUE, currency)
    if gross is None:
        return None
    if due is not None and Decimal(0) <= due.amount < gross.amount:
        return due
    return gross if gross.amount >= 0 else None
