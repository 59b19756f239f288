"""The print of a page as labels of places to sign and what stands beside them, each a cell or a part of one.

"Name: T Sithole Date: 4 March" is one cell of print and four pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from extractors.fields.company_names import name_key
from extractors.fields.dates import dates_of
from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.signing_words import (
    Side,
    Wording,
    company_signed_for,
    first_words,
    says_receipt,
    wording,
    wording_of_signature,
)
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.model import Box, Word
from extractors.signs import has_digit

_WORDS_IN_LABEL = 10
_WORDS_OF_PRINT = 7
_WIDEST_SIGN = 1.5  # heights of print
_SHORT_LABEL = 4  # letters
_DOUBTED = 0.6  # what the engine doubts more may be a scrawl that was taken for a word
_WORDS_OF_UNKNOWN_LABEL = 4
_COLONS = (":", "：")
PARTICLES = frozenset(("van", "der", "den", "de", "du", "le", "la", "von", "zu", "bin", "da", "dos", "ter", "ten", "el", "y", "und", "&"))
_FIGURE = re.compile(r"(?!0\d|(?:19|20)\d\d$)(?:\d{1,5}|\d{1,3}(?:[ ,.']\d{3})+)(?:[.,]\d{1,3})?")
RULING = re.compile(r"[_.…:\-–—=|/\\\s·]*")


@dataclass(frozen=True, eq=False)
class Piece:
    """A cell, or a part of one: a label, or what stands beside labels."""

    cell: Cell
    wording: Wording
    is_of_table: bool = False

    @property
    def box(self) -> Box:
        return self.cell.box

    @property
    def is_label(self) -> bool:
        return self.wording.is_label

    @cached_property
    def ends_place(self) -> bool:
        """Print that ends a place to write: not what may have been written there."""
        return self.is_label or self.is_of_table or len(self.cell.words) > _WORDS_OF_PRINT or says_receipt(self.cell.text)

    @cached_property
    def has_colon(self) -> bool:
        return self.cell.text.rstrip(" _.").endswith(_COLONS)


def pieces_of(layout: DocumentLayout, page: PageLayout, parties: Mapping[str, Side]) -> Iterator[Piece]:
    """The pieces of a page; `parties` are the sender and the receiver by `name_key`, as far as they are known."""
    tabular = {line.line_number for line in page.lines if _is_row_of_table(layout, line)}
    for cell in page.cells:
        yield from _cut(cell, parties, cell.line_number in tabular)


def is_scrawl(word: Word) -> bool:
    """Whether the engine itself doubts a word, or its letters would be wider than any print: a scrawl is read as one."""
    if word.confidence is None:
        return False
    return word.confidence < _DOUBTED or word.box.width > _WIDEST_SIGN * word.box.height * len(word.text)


def beside(box: Box, own: Box) -> bool:
    """Whether two rectangles stand in one row."""
    return min(box.bottom, own.bottom) - max(box.top, own.top) > 0.4 * min(box.height, own.height)


def may_be_label(piece: Piece) -> bool:
    """Whether a few words that the table does not know may be the label of a place to write."""
    text = piece.cell.text
    return not piece.is_label and not piece.ends_place and len(piece.cell.words) <= _WORDS_OF_UNKNOWN_LABEL and not has_digit(text)


def _is_row_of_table(layout: DocumentLayout, line: TextLine) -> bool:
    """Whether a line is a row of a table: a bare figure stands in it, and no date as on a line that was written on."""
    if not any(_FIGURE.fullmatch(cell.text) for cell in line.cells):
        return False
    if in_table(layout, line.cells[0]):
        return True
    has_date = bool(dates_of(Cell(line.page_number, line.line_number, line.words)))  # of large letters, each word a cell
    return not has_date and not any(_wording(cell.words).is_label for cell in line.cells)


def _cut(cell: Cell, parties: Mapping[str, Side], is_of_table: bool) -> Iterator[Piece]:
    """The labels of a cell and what stands between them: "Name: T Sithole Date: 4 March" are four pieces. Rows of goods are left whole."""
    if is_of_table:
        yield Piece(cell, Wording(), is_of_table)
        return
    company = company_signed_for(cell.text)
    if company is not None and (side := parties.get(name_key(company))) is not None:
        yield Piece(cell, Wording(side=side, is_label=True))
        return
    words, at, begun = cell.words, 0, 0
    while at < len(words):
        end = _label_end(words, at, fresh=at == begun)
        if end is None and RULING.fullmatch(words[at].text):
            end = at + 1
        if end is None:
            at += 1
            continue
        yield from _piece(cell, begun, at)
        yield from _piece(cell, at, end)
        at = begun = end
    yield from _piece(cell, begun, at)


def _piece(cell: Cell, start: int, end: int) -> Iterator[Piece]:
    part = cell if (start, end) == (0, len(cell.words)) else cell.part(start, end)
    if part is not None and not RULING.fullmatch(part.text):
        told = _wording(part.words)
        yield Piece(part, told if told.is_label or not _begins(cell.words, start) else wording_of_signature(part.text))


def _label_end(words: Sequence[Word], start: int, *, fresh: bool) -> int | None:
    """Where the label ends that begins at a word: with a colon, before a line to write on, at the end, or before what it asks for."""
    last = min(len(words), start + _WORDS_IN_LABEL)
    for end in range(last, start, -1):
        has_colon = words[end - 1].text.endswith(_COLONS)
        is_last = end == len(words) or RULING.fullmatch(words[end].text) is not None
        if (has_colon or (fresh and is_last)) and _wording(words[start:end]).is_label:
            return end
    if fresh and _begins(words, start) and (colon := _unknown_label_end(words[start:])) is not None:
        return start + colon
    if start == 0 and label_key(words[0].text) in first_words():
        for end in range(min(last, len(words) - 1), start, -1):
            if _is_answered(_wording(words[start:end]), end - start, words[end:]):
                return end
    return None


def _begins(words: Sequence[Word], start: int) -> bool:
    """Whether no value of a label before it stands before a word: it is the first of its cell, or follows a line to write on."""
    return start == 0 or RULING.fullmatch(words[start - 1].text) is not None


def _unknown_label_end(words: Sequence[Word]) -> int | None:
    """Where a label of unknown words ends with a colon, whose value stands behind it."""
    for end, word in enumerate(words[:_WORDS_OF_UNKNOWN_LABEL], start=1):
        if has_digit(word.text):
            return None
        if word.text.endswith(_COLONS):
            return end if end < len(words) else None
    return None


def _is_answered(label: Wording, count: int, rest: Sequence[Word]) -> bool:
    """Whether what stands right behind a label without a colon is what it asks for: "Received by Thandi Sithole", "Date 4 March 2026"."""
    if label.asked == {"date"}:
        found = dates_of(Cell(1, 0, tuple(rest)))
        return bool(found) and found[0].start == 0
    return bool(label.asked - {"date"}) and (label.asked != {"signature"} or count > 1) and _begins_with_name(rest)


def _begins_with_name(words: Sequence[Word]) -> bool:
    """Whether words are written as names are, up to a date or the label of one, and are no more of a label: "Received by Customer"."""
    name = [word.text for word in takewhile(lambda each: not has_digit(each.text) and not wording(each.text).is_label, words)]
    is_titled = all(word[0].isupper() or word in PARTICLES for word in name)
    return 1 < len(name) <= _WORDS_OF_PRINT and is_titled and not " ".join(name).isupper()


def _wording(words: Sequence[Word]) -> Wording:
    """What a label asks for. A few letters that the engine doubts, or that are wider than print, are a scrawl though they spell "le"."""
    if len(words) > _WORDS_IN_LABEL:
        return Wording()
    text = " ".join(word.text for word in words)
    if len(label_key(text)) < _SHORT_LABEL and any(map(is_scrawl, words)):
        return Wording()
    return wording(text, is_misread=any(word.confidence is not None for word in words))
