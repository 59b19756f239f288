"""What an XML invoice states, gathered term by term, and the document made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from extractors.model import Absent, Contradiction, Evidence, ExtractedDocument, Field, Line, Reading, Unreadable, Value
from extractors.terms import DocumentKind, Shape, Term, shape_of

CONFIDENCE = 1.0
"""A value in XML is not read but stated: the element named for the term holds it, and no document was found where that failed."""

_BEYOND_ALL_TRADE = Decimal(10) ** 15
_MOST_DIGITS = 40

_NEGLIGIBLE_REFERENCES = {"NA", "N/A", "NONE", "-", "."}  # what senders write where a mandatory reference has no value

_ASSIGNMENT_WORDS = re.compile(
    r"assign(ed|ment)|factor(ing)?\b|cession|ceded|subrog|abgetreten|abtretung|gesedeer|sessie|转让|保理|債權轉讓", re.IGNORECASE
)


def decimal_of(text: str | None) -> Decimal | None:
    """A number as XML Schema writes it; None where the text is none, or is one that no invoice can mean."""
    if text is None or not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text.strip()):
        return None
    number = Decimal(text.strip())
    return number if abs(number) < _BEYOND_ALL_TRADE and len(number.as_tuple().digits) <= _MOST_DIGITS else None


def decimals(texts: Iterable[str | None]) -> tuple[Decimal, ...]:
    """The numbers among texts, in their order."""
    return tuple(number for number in map(decimal_of, texts) if number is not None)


def plain(number: Decimal) -> str:
    """A number as canonical text: no exponent, no plus sign, its decimals as written."""
    return format(number, "f")


def iso_date_of(text: str | None, format_code: str | None = None) -> str | None:
    """The ISO date of a date as XML invoices write it: ISO 8601 with or without time and zone, or CCYYMMDD (UNTDID 2379 code 102).

    None where the text names no day of the calendar.
    """
    if text is None:
        return None
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(\d{4}|\d{6})?", text.strip())
    dashed = re.match(r"(\d{4})-(\d\d)-(\d\d)(?![\d])", text.strip())
    parts = compact if format_code in {"102", "203", "204"} or not dashed else dashed
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat()
    except ValueError:
        return None


def is_iban_shaped(text: str) -> bool:
    """Whether a text has the shape of an IBAN (ISO 13616); the check digits are another question."""
    return re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.sub(r"\s", "", text).upper()) is not None


@dataclass
class FieldSheet:
    """The fields of one XML document while they are gathered; the first value of a term stands."""

    extracted_by: str
    fields: dict[Term, Field] = field(default_factory=dict)

    def put(self, term: Term, text: str | None, *, format_code: str | None = None) -> None:
        """What the XML says of a term, brought to the term's shape; None or an empty text says that it does not say."""
        found = self.fields.get(term)
        if found is not None and not isinstance(found.reading, Absent):
            return
        stated = re.sub(r"\s+", " ", text).strip() if text else ""
        evidence = (Evidence(page_number=1, box=None, text=stated),) if stated else ()
        self.fields[term] = Field(term, _reading(term, stated, format_code), evidence, CONFIDENCE, self.extracted_by)

    def put_reference(self, term: Term, text: str | None, of_lines: Sequence[str | None] = ()) -> None:
        """A number of another document; what senders write for "there is none" counts as absent.

        Where the head names none, the lines may (BT-X-21 of Factur-X Extended, UBL `OrderLineReference`): then the one on which all of
        them that name any agree.
        """
        stated = [text] if _is_reference(text) else [each for each in of_lines if _is_reference(each)]
        self.put(term, stated[0] if len(set(stated)) == 1 else None)

    def put_account(self, account: str | None) -> None:
        """The account to pay: an IBAN where it has the shape of one, else a plain account number."""
        if account and is_iban_shaped(account):
            self.put(Term.IBAN, re.sub(r"\s", "", account).upper())
        else:
            self.put(Term.BANK_ACCOUNT, account)

    def put_notes(self, notes: Sequence[str]) -> None:
        """BT-22, and the notice of assignment where a note tells the buyer to pay somebody else."""
        self.put(Term.NOTE, " ".join(notes))
        self.put(Term.NOTICE_OF_ASSIGNMENT, next((note for note in notes if _ASSIGNMENT_WORDS.search(note)), None))

    def put_tax_rate(self, rates: Sequence[Decimal]) -> None:
        """The tax rate where one holds for the whole document; several rates, or none stated, leave it out."""
        distinct = {rate.normalize() for rate in rates}
        self.put(Term.TAX_RATE, plain(distinct.pop()) if len(distinct) == 1 else None)

    def amount(self, term: Term) -> Decimal | None:
        """The amount of a term, None where it was not stated or could not be read."""
        found = self.fields.get(term)
        return decimal_of(found.value) if found else None

    def document(self, kind: DocumentKind, lines: Sequence[Line], contradictions: Sequence[Contradiction]) -> ExtractedDocument:
        """The document, with positive magnitudes where a credit note writes its amounts as negative ones."""
        fields, stated_lines = tuple(self.fields.values()), tuple(lines)
        deciding = next((total for total in map(self.amount, _DECIDING_TOTALS) if total), Decimal(0))
        if kind is DocumentKind.CREDIT_NOTE and deciding < 0:
            fields = tuple(_negated_field(each) for each in fields)
            stated_lines = tuple(_negated_line(each) for each in stated_lines)
        elif kind is DocumentKind.CREDIT_NOTE and (self.amount(Term.AMOUNT_DUE) or 0) < 0:
            fields = tuple(_negated_field(each) if each.term is Term.AMOUNT_DUE else each for each in fields)
        return ExtractedDocument(kind, CONFIDENCE, (), fields, stated_lines, (), tuple(contradictions))


_DECIDING_TOTALS = (Term.GROSS_TOTAL, Term.NET_TOTAL, Term.LINES_TOTAL, Term.AMOUNT_DUE)


def _reading(term: Term, stated: str, format_code: str | None) -> Reading:
    if not stated:
        return Absent()
    match shape_of(term):
        case Shape.DATE:
            day = iso_date_of(stated, format_code)
            return Value(day) if day else Unreadable(f"{stated} is no day of the calendar")
        case Shape.AMOUNT | Shape.RATE:
            number = decimal_of(stated)
            return Value(plain(number)) if number is not None else Unreadable(f"{stated} is no number")
        case _:
            return Value(stated)


def _negated_field(each: Field) -> Field:
    number = decimal_of(each.value) if shape_of(each.term) is Shape.AMOUNT else None
    if number is None:
        return each
    if each.term in {Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL} and number > 0:
        return each  # senders who negate totals often leave these as magnitudes
    return replace(each, reading=Value(plain(-number if number else number)))


def _negated_line(line: Line) -> Line:
    if line.line_total is None:
        return line
    turned = replace(line, line_total=-line.line_total if line.line_total else line.line_total)
    if line.quantity is not None and line.quantity < 0:
        return replace(turned, quantity=-line.quantity)
    if line.unit_price is not None and line.unit_price < 0:
        return replace(turned, unit_price=-line.unit_price)
    return turned


def unit_price_of(price: Decimal | None, base_quantity: Decimal | None) -> Decimal | None:
    """The price of one unit where the price is stated for several (BT-146 over BT-149); ten decimals where it does not come out even.

    None where nothing is for sale at such a price.
    """
    if price is None or not base_quantity or base_quantity == 1:
        return price
    exact = price / base_quantity
    if abs(exact) >= _BEYOND_ALL_TRADE:
        return None
    return exact if exact * base_quantity == price and -_exponent(exact) <= 10 else round(exact, 10)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def address_of(street_lines: Sequence[str | None], postcode: str | None, city: str | None) -> str | None:
    """A postal address on one line: street lines, then postcode and place."""
    place = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (*street_lines, place) if part) or None


def _is_reference(text: str | None) -> bool:
    return text is not None and text.strip().upper() not in _NEGLIGIBLE_REFERENCES
