"""The numbers at the head of a paper with the few words that stand for their labels, whatever these are.

A value stands behind its words in their cell, beside them, at the far edge of a column of such rows, or under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.company_names import is_bare_postcode, is_street
from extractors.fields.dates import dates_of
from extractors.fields.form_rows import values_of_forms
from extractors.fields.joined_labels import is_joined, label_of_part, parts_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.page_zones import in_table
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import is_running_text
from extractors.signs import COLONS_AND_ARROWS, has_digit, has_letter, has_letter_or_digit

_LOWEST = 0.45  # share of the page's height
_LONGEST_LABEL = 4  # words
_FARTHEST = 0.35  # share of the page's width from a label to its value
_ROWS_UP = 2.6  # heights of print from a value to the label over it
_FEWEST_DIGITS, _FEWEST_UNPARTED = 2, 3
_FLUSH, _CLOSE = 3.0, 2.0  # points; heights of print
_ROWS_NEAR = 3
_SAYS_NUMBER = re.compile(
    r"(?i)(?:\b(?:no|nr|num|number|nummer|nommer|numero|numéro|id)\b\.?|n[°º]|#|nummer|nommer|(?<=\w\w)nr\.?|[编单單編]?[号號]码?)\s*[:：.]?$"
)
_COLON = re.compile(f"[{COLONS_AND_ARROWS}]")
_DIGIT, _BETWEEN_PAIRS = re.compile(r"\d"), re.compile("[,;]")
_WORDS_WITHIN = re.compile(r"\s[a-z]{2,}\s")  # "TS ref A-20931" is a label and its number
DIALLED = re.compile(r"\+\d|\(0\d|\b0\d{1,4} \d")


@dataclass(frozen=True, slots=True)
class HeadPair:
    """A number at the head of a paper, the words that stand for its label, and the label that these are from end to end, if a known one.

    `is_parted` says that a colon, a gap or a line parts the words from the number, so that they are no part of an address or a name.
    """

    label: str
    number: PrintedNumber
    cell: Cell
    known: LabelHit | None
    is_parted: bool


def says_number(label: str) -> bool:
    """Whether the words of a label end in a sign that a number follows: "No", "Nr.", "N°", "#", "号"."""
    return _SAYS_NUMBER.search(label.strip()) is not None


@once_a_layout
def head_pairs(layout: DocumentLayout) -> tuple[HeadPair, ...]:
    """The numbers at the head of the first page that fill their place, in reading order, each with the words of its label."""
    page = layout.pages[0]
    cells = (cell for cell in page.cells if cell.box.top <= _LOWEST * page.page.height and has_digit(cell.text))
    return tuple(pair for cell in cells if not in_table(layout, cell) for pair in _pairs_of(layout, page, cell))


def _pairs_of(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Iterator[HeadPair]:
    if is_joined(cell):
        parts = list(parts_of(cell))
        for index, part in enumerate(parts):
            yield from _behind_colons(layout, part) if _COLON.search(part.text) else _in_one_cell(layout, part)
            yield from _under_joined(layout, page, cell, part, index, len(parts))
        return
    before_colon = _COLON.split(cell.text.lstrip(" :："), maxsplit=1)[:-1]
    if before_colon:
        yield from _behind_colons(layout, cell)
        if (has_digit(before_colon[0]) or dates_of(cell)) and not is_running_text(cell.text):
            yield from _in_one_cell(layout, cell)  # "AN-Nr. Q-26-379 vom: 20.02.2026", "Made on: 20/02/2026 - Sheet no. 379"
        return
    number = number_in(cell)
    if number is not None and number.text == cell.text.strip(" :：") and not dates_of(cell) and not _WORDS_WITHIN.search(number.text):
        row = values_of_forms(layout).get(cell)
        if row is not None and row.is_stacked:  # a number under another's caption has its own
            yield HeadPair(row.label.text, number, cell, _known(layout, row.label, 0, len(row.label.words)), True)
            return
        before, over = _label_before(page, cell), _label_over(layout, page, cell)
        is_over = over is not None and _looks_like_label(layout, over) and not _looks_like_label(layout, before)
        label = over if is_over and not (before is not None and over is not None and _is_answered(layout, page, over)) else before or over
        if label is not None and _is_number(number, cell, label.text):
            yield HeadPair(label.text, number, cell, _known(layout, label, 0, len(label.words)), True)
        return
    if not is_running_text(cell.text):
        yield from _in_one_cell(layout, cell)


def _is_answered(layout: DocumentLayout, page: PageLayout, label: Cell) -> bool:
    """Whether a label has its value close behind it in its line, so that what stands under it answers another."""
    behind = next((cell for cell in page.lines[label.line_number].cells if cell.box.x0 > label.box.x1), None)
    return behind is not None and behind.box.x0 - label.box.x1 < _CLOSE * page.height_of_print and not _looks_like_label(layout, behind)


def _under_joined(layout: DocumentLayout, page: PageLayout, cell: Cell, part: Cell, index: int, count: int) -> Iterator[HeadPair]:
    """A number that is one of several joined values, with its own of the labels that are joined over them."""
    number = number_in(part)
    if number is None or number.text != part.text.strip(" :："):
        return
    for line in reversed(page.lines[max(0, cell.line_number - 2) : cell.line_number]):
        for over in line.cells:
            is_over = min(over.box.x1, cell.box.x1) > max(over.box.x0, cell.box.x0)
            if not is_over or has_digit(over.text) or cell.box.top - over.box.bottom >= _ROWS_UP * page.height_of_print:
                continue
            label = label_of_part(over, index, count)
            if label is not None and _may_be_label(label) and _is_number(number, part, label.text):
                first = next(at for at, word in enumerate(over.words) if word is label.words[0])
                yield HeadPair(label.text, number, part, _known(layout, over, first, first + len(label.words)), True)
            return


def _behind_colons(layout: DocumentLayout, cell: Cell) -> Iterator[HeadPair]:
    """The numbers right behind colons of one cell, each with the few words before its colon: "Bonnummer uren : 6893 Datum : 29-07-2026"."""
    dates = dates_of(cell)
    for colon, label in _colons(cell.text):
        if not label or _COLON.search(label):
            continue
        number = number_in(cell, colon.end())
        if number is None or not _is_answer(cell.text[colon.end() :], number.text):
            continue
        first = len(cell.text[: colon.start()].split()) - len(label.split())
        is_day = any(each.start < number.end and number.start < each.end for each in dates)
        if not is_day and len(label.split()) <= _LONGEST_LABEL and _is_number(number, cell, label):
            yield HeadPair(label, number, cell, _known(layout, cell, first, first + len(label.split())), True)


def _colons(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The colons of a text, each with the words before it from the last value, comma or semicolon on.

    No text is read twice, so that a long one of nothing but colons costs no more than another: what lies before a colon counts behind it
    only as a colon, or as a digit and a colon where these stand in one word.
    """
    begin, before = 0, ""
    for colon in _COLON.finditer(text):
        words = before + text[begin : colon.start()]
        yield colon, _behind_values(words)
        begin = colon.end()
        before = "0:" if words and not words[-1].isspace() and _DIGIT.search(words.split()[-1]) else ":"


def _behind_values(text: str) -> str:
    """The words of a text behind the last with a digit, and behind the last comma or semicolon."""
    words = text.split()
    first = next((at + 1 for at in range(len(words) - 1, -1, -1) if _DIGIT.search(words[at])), 0)
    return _BETWEEN_PAIRS.split(" ".join(words[first:]))[-1].strip()


def _is_answer(rest: str, number: str) -> bool:
    """Whether a number is all that stands behind a colon, up to the next label with a colon of its own."""
    before, _, behind = rest.partition(number)
    return not has_letter_or_digit(before) and (not has_letter_or_digit(behind) or _COLON.search(behind) is not None)


def _in_one_cell(layout: DocumentLayout, cell: Cell) -> Iterator[HeadPair]:
    """Numbers behind a few words without a sign between, "Bewys nr 70514"; before and behind other things only where a sign says so."""
    begin = 0
    for at, word in enumerate(cell.words):
        if not has_digit(word.text):
            continue
        first, begin = begin, at + 1
        count = at - first
        has_prefix = count > 1 and _is_prefix(cell.words[at - 1].text)
        label = cell.part(first, at - has_prefix) if 0 < count <= _LONGEST_LABEL + has_prefix else None
        if label is None or not has_letter(label.text):
            continue
        start = len(" ".join(each.text for each in cell.words[: at - has_prefix]))
        number = number_in(cell, start)
        if number is None or sum(map(str.isdigit, number.text)) < _FEWEST_UNPARTED or not _is_number(number, cell, label.text):
            continue  # "Order 1", "Order 2" count the parts of a paper
        ends = number.end == len(cell.text.rstrip())
        is_first = not first or any(each.end == len(" ".join(word.text for word in cell.words[:first])) for each in dates_of(cell))
        if (ends and is_first and not is_street(cell.text)) or any(map(says_number, label.text.split("/"))):
            yield HeadPair(label.text, number, cell, _known(layout, cell, first, first + len(label.words)), False)


def _is_in_block(page: PageLayout, label: Cell) -> bool:
    """Whether a line stands close over another and flush with it, as the lines of an address do."""
    over = page.lines[max(0, label.line_number - 1) : label.line_number]
    return any(
        abs(other.box.x0 - label.box.x0) < _FLUSH and label.box.top - other.box.bottom < page.height_of_print
        for line in over
        for other in line.cells
    )


def _is_prefix(word: str) -> bool:
    """Whether a word may be the letters that a number begins with: "PO 40931"."""
    return re.fullmatch(r"(?:[A-Z]{1,4}|[A-Z]/[A-Z])[-/]?", word) is not None and not says_number(word)


def _known(layout: DocumentLayout, cell: Cell, first: int, last: int) -> LabelHit | None:
    """The label that some words of a cell are from end to end."""
    return next((hit for hit in layout.labels_in(cell) if hit.first == first and hit.last >= last), None)


def _is_number(number: PrintedNumber, cell: Cell, label: str) -> bool:
    """Whether a number may name a paper: it has a few digits, is not dialled and no year, unless its label says that a number follows."""
    may_be_year = is_year(number.text) and not says_number(label)
    return sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS and not may_be_year and not DIALLED.search(cell.text)


def _label_before(page: PageLayout, cell: Cell) -> Cell | None:
    """The words close before a value on its line, or far before it where the rows around put their values to the same edge."""
    before = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
    label = before[-1] if before else None
    if label is None or not _may_be_label(label):
        return None
    is_near = cell.box.x0 - label.box.x1 < _FARTHEST * page.page.width
    return label if is_near or (len(before) == 1 and _is_row_among_rows(page, label, cell)) else None


def _looks_like_label(layout: DocumentLayout, cell: Cell | None) -> bool:
    """Whether a cell is a label by itself: what stands beside a number under one is the value of another, or a line of an address."""
    return cell is not None and (layout.begins_with_label(cell) or says_number(cell.text) or cell.text.endswith((":", "：")))


def _is_row_among_rows(page: PageLayout, label: Cell, cell: Cell) -> bool:
    """Whether a line near by has nothing but words where the label stands and a value that begins or ends where the value does."""
    near = page.lines[max(0, cell.line_number - _ROWS_NEAR) : cell.line_number + _ROWS_NEAR + 1]
    pairs = [line.cells for line in near if line.line_number != cell.line_number and len(line.cells) == 2]
    return any(
        abs(left.box.x0 - label.box.x0) < _FLUSH
        and min(abs(right.box.x1 - cell.box.x1), abs(right.box.x0 - cell.box.x0)) < _FLUSH
        and _may_be_label(left)
        for left, right in pairs
    )


def _label_over(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Cell | None:
    """The words right over a value, flush with it or over its width."""
    for line in reversed(page.lines[max(0, cell.line_number - 2) : cell.line_number]):
        for other in line.cells:
            overlap = min(other.box.x1, cell.box.x1) - max(other.box.x0, cell.box.x0)
            if overlap > 0 and cell.box.top - other.box.bottom < _ROWS_UP * page.height_of_print:
                is_of_address = is_bare_postcode(cell.text) and _is_in_block(page, other) and not _looks_like_label(layout, other)
                return other if _may_be_label(other) and not is_of_address else None
    return None


def _may_be_label(cell: Cell) -> bool:
    return len(cell.words) <= _LONGEST_LABEL and not has_digit(cell.text) and has_letter(cell.text) and not is_running_text(cell.text)
