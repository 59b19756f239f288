"""Where the page of a hybrid invoice prints what its XML states: each field gets the boxes of the words that say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.dates import dates_of
from extractors.layout.lines import Cell, PageLayout, TextLine, evidence_of, lay_out
from extractors.model import Evidence, ExtractedDocument, Field, Line, Page, Word
from extractors.structured.sheet import decimal_of
from extractors.terms import Shape, Term, shape_of

MARKS: tuple[DecimalMark, ...] = (".", ",")
_IN_PARTS = {Term.SELLER_ADDRESS, Term.BUYER_ADDRESS}  # printed over several lines, stated on one
_STAND_LAST = {Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.LINES_TOTAL}
_SHORTEST_KEY = 2
_SHORTEST_WRAPPED = 12
_MOST_LINES_OF_A_TEXT = 12


def with_boxes(structured: ExtractedDocument, pages: Sequence[Page], page_reading: ExtractedDocument | None = None) -> ExtractedDocument:
    """The document with the boxes of its values among the words of its pages.

    What is not printed keeps the evidence it had, without a box. Where a value is printed several times, the place that the reading
    of the page chose for the same term is taken, else the last for totals and the first for everything else.
    """
    layouts = [lay_out(page) for page in pages]
    fields = tuple(_placed(field, layouts, page_reading) for field in structured.fields)
    lines = tuple(_placed_line(line, layouts) for line in structured.lines)
    return replace(structured, fields=fields, lines=lines)


def is_on_page(field: Field) -> bool:
    """Whether a value of the XML was found among the words of the page."""
    return any(each.box is not None for each in field.evidence)


def _placed(field: Field, layouts: Sequence[PageLayout], page_reading: ExtractedDocument | None) -> Field:
    value = field.value
    if value is None:
        return field
    read = page_reading.field(field.term) if page_reading else None
    if read is not None and read.value is not None and same_value(field.term, value, read.value) and read.evidence:
        return replace(field, evidence=read.evidence)
    found = tuple(_places(field.term, value, layouts))
    if not found:
        return field
    if field.term in _IN_PARTS:
        return replace(field, evidence=found)
    return replace(field, evidence=(found[-1] if field.term in _STAND_LAST else found[0],))


def same_value(term: Term, one: str, other: str) -> bool:
    """Whether two canonical texts of a term say the same: amounts by value, everything else without case, accents and punctuation."""
    if shape_of(term) in {Shape.AMOUNT, Shape.RATE}:
        first, second = decimal_of(one), decimal_of(other)
        return first is not None and second is not None and abs(first) == abs(second)
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """A text without what print varies: case, accents, width, spaces, punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    return "".join(character for character in plain if character.isalnum())


def _places(term: Term, value: str, layouts: Sequence[PageLayout]) -> Iterator[Evidence]:
    match shape_of(term):
        case Shape.AMOUNT | Shape.RATE:
            yield from _amount_places(Decimal(value), layouts, is_rate=term is Term.TAX_RATE)
        case Shape.DATE:
            yield from _date_places(date.fromisoformat(value), layouts)
        case _ if term in _IN_PARTS:
            for part in value.split(", "):
                yield from list(_text_places(part, layouts))[:1]
        case _:
            yield from list(_text_places(value, layouts)) or _wrapped_places(value, layouts)


def _amount_places(amount: Decimal, layouts: Sequence[PageLayout], *, is_rate: bool) -> Iterator[Evidence]:
    for cell in _cells(layouts):
        for start, end in _amount_spans(cell, amount, is_rate=is_rate):
            yield cell.evidence(start, end)


def _amount_spans(cell: Cell, amount: Decimal, *, is_rate: bool) -> list[tuple[int, int]]:
    """Places of a number in a cell under either decimal mark; a bare small integer is no amount unless a rate is sought."""
    return sorted(
        {
            (figure.start, figure.end)
            for mark in MARKS
            for figure in figures_of(cell, mark)
            if abs(figure.value) == abs(amount) and (figure.percent if is_rate else figure.decimals > 0 or abs(amount) >= 100)
        }
    )


def _date_places(day: date, layouts: Sequence[PageLayout]) -> Iterator[Evidence]:
    for cell in _cells(layouts):
        for printed in dates_of(cell):
            if day in (printed.day_first, printed.month_first):
                yield cell.evidence(printed.start, printed.end)


def _text_places(value: str, layouts: Sequence[PageLayout]) -> Iterator[Evidence]:
    """Runs of words on one line that spell the value; a number must not be part of a longer one."""
    sought = folded(value)
    if len(sought) < _SHORTEST_KEY:
        return
    for line in _lines(layouts):
        keys = [folded(word.text) for word in line.words]
        if sought not in "".join(keys):
            continue
        yield from _runs_that_spell(sought, keys, line)


def _wrapped_places(value: str, layouts: Sequence[PageLayout]) -> Iterator[Evidence]:
    """A text that is broken over several lines of one column: long names, notes and terms of payment."""
    sought = folded(value)
    if len(sought) < _SHORTEST_WRAPPED:
        return
    for layout in layouts:
        for number, line in enumerate(layout.lines):
            for cell in line.cells:
                words = _column_spelling(sought, cell, layout.lines[number + 1 :])
                if words:
                    yield evidence_of(layout.page_number, words)


def _column_spelling(sought: str, first: Cell, lines_below: Sequence[TextLine]) -> list[Word]:
    """The words of a cell and of those under it that spell a text to its end, or none."""
    spelled, words = folded(first.text), list(first.words)
    if not spelled or not sought.startswith(spelled):
        return []
    for line in lines_below[:_MOST_LINES_OF_A_TEXT]:
        cell = next((each for each in line.cells if abs(each.box.x0 - first.box.x0) < first.height), None)
        if cell is None:
            continue
        spelled += folded(cell.text)
        words += cell.words
        if spelled == sought:
            return words
        if not sought.startswith(spelled):
            return []
    return []


def _runs_that_spell(sought: str, keys: Sequence[str], line: TextLine) -> Iterator[Evidence]:
    for first in range(len(keys)):
        spelled = ""
        for last in range(first, len(keys)):
            spelled += keys[last]
            if spelled == sought or _spells_in_part(sought, spelled):
                yield evidence_of(line.page_number, line.words[first : last + 1])
                return
            if len(spelled) > len(sought) + 12 or not keys[first]:
                break


def _spells_in_part(sought: str, spelled: str) -> bool:
    """A label may be glued to the value (`Rechnung:4711`), but a number with more digits is another number."""
    if not spelled.endswith(sought) or len(spelled) > len(sought) + 12:
        return False
    before = spelled[: -len(sought)]
    return not (before[-1:].isdigit() and sought[0].isdigit())


def _placed_line(line: Line, layouts: Sequence[PageLayout]) -> Line:
    """A line of goods stands where its total and a word of its description share a line of print, else where its description does."""
    if line.evidence is not None and line.evidence.box is not None:
        return line
    words = [folded(word) for word in re.split(r"\s+", line.description) if len(folded(word)) >= 3]
    for printed in _lines(layouts):
        keys = {folded(word.text) for word in printed.words}
        if not words or not keys.intersection(words[:4]):
            continue
        total_is_here = line.line_total is None or any(_amount_spans(cell, line.line_total, is_rate=False) for cell in printed.cells)
        if total_is_here:
            return replace(line, evidence=evidence_of(printed.page_number, printed.words))
    return line


def _cells(layouts: Sequence[PageLayout]) -> Iterator[Cell]:
    for layout in layouts:
        yield from layout.cells


def _lines(layouts: Sequence[PageLayout]) -> Iterator[TextLine]:
    for layout in layouts:
        yield from layout.lines
