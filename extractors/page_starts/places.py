"""The places of a page by which it is compared with others: its head and its end, labels with what stands behind them, rows of goods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.labels import label_key
from extractors.kind_evidence import DAY
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.likely_kinds.marks import shape_of, words_of
from extractors.signs import digit_count, has_digit

Labelled = Mapping[str, str]
"""What stands behind each label of a page."""
_HEAD_LINES, _END_LINES, _LINES_OF_FOOT = 6, 6, 3
_HEAD = 0.45  # share of the page's height
_LARGE = 1.2  # heights of the page's print
_FEWEST_DIGITS, _FEWEST_SIGNS = 2, 4
_LONGEST_LABEL, _LONGEST_VALUE = 5, 3  # words
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)")
_ROW_NUMBER = re.compile(r"\d{1,3}")
_CELLS_OF_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Places:
    """What stands where on a page: texts of its head and end, numbers of its head, labels, and the rows' shapes."""

    text: str
    head_words: frozenset[str]
    end_words: frozenset[str]
    large: tuple[str, ...]
    largest: int
    codes: frozenset[str]
    days: frozenset[str]
    beside: Labelled
    under: Labelled
    shapes: tuple[str, ...]
    shape: str
    numbered: tuple[int, ...]
    first_money: int


def places_of(layout: PageLayout) -> Places:
    """The places of a page."""
    lines, height = layout.lines, layout.page.height
    head = [line for line in lines if line.box.top < _HEAD * height]
    large = [cell for line in head for cell in line.cells if cell.height > _LARGE * layout.height_of_print]
    head_words = [word.text for line in head for word in line.words if has_digit(word.text)]
    shapes = tuple(shape_of(line) if len(line.cells) >= _CELLS_OF_A_ROW else "" for line in lines)
    rows = Counter(shape for shape in shapes if "M" in shape).most_common(1)
    end = lines[:-_LINES_OF_FOOT] if len(lines) > _END_LINES + _LINES_OF_FOOT else lines
    return Places(
        text=layout.text,
        head_words=frozenset(word for line in lines[:_HEAD_LINES] for word in words_of(line.text)),
        end_words=frozenset(word for line in end[-_END_LINES:] for word in words_of(line.text)),
        large=tuple(cell.text for cell in large),
        largest=min(4, int(max((cell.height for cell in large), default=0.0) / max(layout.height_of_print, 1.0))),
        codes=frozenset(code for text in head_words if (code := _code(text))),
        days=frozenset(found.group() for line in head for found in DAY.finditer(line.text)),
        beside=_beside(head),
        under=_under(head),
        shapes=shapes,
        shape=rows[0][0] if rows else "",
        numbered=tuple(_row_numbers(lines)),
        first_money=next((at for at, shape in enumerate(shapes) if "M" in shape), len(shapes)),
    )


def _code(text: str) -> str:
    """A number of a paper or a party, without its signs; nothing of an amount or a short figure."""
    if _MONEY.search(text) or digit_count(text) < _FEWEST_DIGITS:
        return ""
    own = "".join(ch for ch in text.upper() if ch.isalnum())
    return own if len(own) >= _FEWEST_SIGNS else ""


def _beside(lines: Iterable[TextLine]) -> Labelled:
    """The first number or day behind each label, in its cell or in the next of its line."""
    found: dict[str, str] = {}
    for line in lines:
        for at, cell in enumerate(line.cells):
            words = [word.text for word in cell.words]
            figure = next((place for place, text in enumerate(words) if has_digit(text)), len(words))
            values = words[figure:] or ([word.text for word in line.cells[at + 1].words] if at + 1 < len(line.cells) else [])
            if 0 < figure <= _LONGEST_LABEL and len(values) <= _LONGEST_VALUE and (value := _value(values)):
                found.setdefault(label_key(" ".join(words[:figure])), value)
    return found


def _under(lines: list[TextLine]) -> Labelled:
    """The number or day under each label without one."""
    found: dict[str, str] = {}
    for upper, lower in pairwise(lines):
        for cell in upper.cells:
            if has_digit(cell.text) or len(cell.words) > _LONGEST_LABEL:
                continue
            below = next((each for each in lower.cells if _overlap(cell, each)), None)
            if below is not None and len(below.words) <= _LONGEST_VALUE and (value := _value(word.text for word in below.words)):
                found.setdefault(label_key(cell.text), value)
    return found


def _overlap(cell: Cell, other: Cell) -> bool:
    return cell.box.x0 < other.box.x1 and other.box.x0 < cell.box.x1


def _value(words: Iterable[str]) -> str:
    """A number or a day without its signs; nothing where it is an amount, or says too little."""
    text = " ".join(words)
    if not has_digit(text) or _MONEY.search(text):
        return ""
    own = "".join(ch for ch in text.upper() if ch.isalnum())
    return own if len(own) >= _FEWEST_SIGNS else ""


def _row_numbers(lines: Iterable[TextLine]) -> Iterable[int]:
    """The numbers of rows: short ones that stand first in lines of several cells."""
    for line in lines:
        if len(line.cells) >= _CELLS_OF_A_ROW and _ROW_NUMBER.fullmatch(line.cells[0].text):
            yield int(line.cells[0].text)
