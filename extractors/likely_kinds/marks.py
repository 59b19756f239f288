"""What can be seen of a page, as marks of its kind: parts of its large print, of labels, of headings and sentences, and what its rows hold.

Words count by their parts of three to five letters, so that a title nobody listed is understood by what it shares with those that are
known. Marks that come from lists of words are kept apart, since learning has to do without them half of the time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from extractors.fields.amounts import decimal_mark_of, figures_of
from extractors.fields.labels import label_key
from extractors.kind_evidence import DAY
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.signs import has_digit

_LARGE, _LARGER = 1.2, 1.6
_HEAD, _FOOT = 0.45, 0.6  # shares of the page's height
_LONGEST_TITLE, _LONGEST_LABEL, _SHORTEST_SENTENCE = 8, 5, 5  # words
_CELLS_OF_HEADINGS = 3
_MOST_OF_A_SIDE = 24  # texts
_SHORTEST_PART, _LONGEST_PART, _STEM = 3, 5, 5  # letters
_PARTING, _DIGITS, _HAN = re.compile(r"[\s:：/()\[\].,=-]+"), re.compile(r"\d+"), re.compile(r"[\u3400-\u9fff]")
SENTENCE = "says"
_STEPS = (1, 2, 3, 5, 8, 15)
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_PREFIX = re.compile(r"([A-Z]{1,5})[-/ ]?\d[\w./-]*")
_CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z/-])\S{3,}")
_FIGURE = re.compile(r"\d+")
_NARROW = 0.62  # of a page's height: as wide as no sheet, which is 0.7 of it


@dataclass(frozen=True, slots=True)
class KindMarks:
    """The marks of one page by the texts on it (`sides` holds them by where they stand), by listed words, and by everything else."""

    sides: Mapping[str, tuple[str, ...]]
    known: tuple[str, ...]
    rest: tuple[str, ...]


def kind_marks(page: PageLayout, signs: Collection[str], said_by_rules: Sequence[str]) -> KindMarks:
    """The marks of a page; `signs` are those of `extractors.kind_evidence`, the last what rules made of it."""
    known = [sign for sign in signs if not sign.startswith("looks:")]
    looks = [sign for sign in signs if sign.startswith("looks:")]
    sides = {side: tuple(dict.fromkeys(texts))[:_MOST_OF_A_SIDE] for side, texts in _sides(page).items()}
    return KindMarks(sides, (*sorted(known), *said_by_rules), (*sorted(looks), *_structure(page)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded and without their figures."""
    return tuple(key for word in _PARTING.split(text) if (key := label_key(_DIGITS.sub("", word))))


def marks_of_sides(sides: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The marks of all words of a page, each once."""
    words = {(side, word) for side, texts in sides.items() for text in texts for word in words_of(text)}
    return tuple(mark for side, word in sorted(words) for mark in marks_of_word(side, word))


def marks_of_word(side: str, word: str) -> tuple[str, ...]:
    """The marks of one word: itself and its parts; none of a short one in a sentence."""
    parts = parts_of_word(side, word)
    return (f"{side}={word}", *(f"{side}~{part}" for part in parts)) if parts else ()


def parts_of_word(side: str, word: str) -> Sequence[str]:
    """All parts of a word, or in a sentence only how it begins."""
    if _HAN.search(word):
        return [word[at : at + count] for count in (1, 2) for at in range(len(word) - count + 1)]
    if side == SENTENCE:
        return [word[:_STEM]] if len(word) >= _SHORTEST_PART else []
    framed = f"<{word}>"
    return sorted({framed[at : at + count] for count in range(_SHORTEST_PART, _LONGEST_PART + 1) for at in range(len(framed) - count + 1)})


def _sides(page: PageLayout) -> dict[str, list[str]]:
    """The texts of a page by where they stand."""
    found: dict[str, list[str]] = defaultdict(list)
    height = page.page.height
    for line in page.lines:
        bare = [cell for cell in line.cells if not has_digit(cell.text)]
        if len(bare) >= _CELLS_OF_HEADINGS and len(bare) == len(line.cells):
            found["column"] += [cell.text for cell in bare]
            continue
        for at, cell in enumerate(line.cells):
            words = len(cell.words)
            if cell.height > _LARGE * page.height_of_print and words <= _LONGEST_TITLE:
                found["large"].append(cell.text)
                if cell.height > _LARGER * page.height_of_print:
                    found["larger"].append(cell.text)
                continue
            if words >= _SHORTEST_SENTENCE and cell in bare:
                found[SENTENCE].append(cell.text)
                continue
            label = _label_of(cell, line.cells[at + 1 :])
            if label:
                found["label"].append(label)
            elif words < _SHORTEST_SENTENCE and cell in bare and cell.box.top < _HEAD * height:
                found["alone" if len(line.cells) == 1 else "beside"].append(cell.text)
            elif words < _SHORTEST_SENTENCE and cell in bare and cell.box.top > _FOOT * height:
                found["foot"].append(cell.text)
    return found


def _label_of(cell: Cell, following: Sequence[Cell]) -> str:
    """The words of a cell that a value follows, in it or beside it."""
    figure = _FIGURE.search(cell.text)
    before = cell.text[: figure.start()] if figure is not None else cell.text
    is_label = figure is not None or cell.text.rstrip().endswith((":", "：")) or (bool(following) and has_digit(following[0].text))
    head, colon, _ = before.partition(":")
    label = head if colon else before
    return label.strip() if is_label and 0 < len(label.split()) <= _LONGEST_LABEL else ""


def _structure(page: PageLayout) -> Iterator[str]:
    """What the rows and figures of a page look like, whatever words stand by them."""
    mark = decimal_mark_of(cell.text for cell in page.cells)
    lines = [line for line in page.lines if has_digit(line.text)]
    shapes = [shape_of(line) for line in lines]
    rows = Counter(shape for shape in shapes if len(shape) > 1)
    for shape, count in rows.most_common(3):
        if count > 1:
            yield f"row:{shape}"
            yield f"rows:{shape}:{step(count)}"
            yield f"row_of:{''.join(sorted(set(shape)))}"
            yield f"row_money:{shape.count('M')}:days:{shape.count('D')}:counts:{min(3, shape.count('N'))}"
    yield f"repeated:{step(sum(count for count in rows.values() if count > 1))}"
    for letter in "MDNCPT":
        yield f"rows_with:{letter}:{step(sum(1 for shape in shapes if letter in shape))}"
    money = [
        [figure.value for cell in line.cells if has_digit(cell.text) for figure in figures_of(cell, mark) if figure.looks_like_money]
        for line, shape in zip(lines, shapes, strict=True)
        if "M" in shape or "X" in shape
    ]
    yield f"balance:{step(_longest_balance(money))}"
    yield from _sums([value for values in money for value in values])
    yield f"narrow:{page.page.width < _NARROW * page.page.height:d}"
    prefixes = Counter(found.group(1) for word in page.page.words if (found := _PREFIX.fullmatch(word.text.strip(".,:;#()"))) is not None)
    for prefix, count in prefixes.most_common(6):
        yield f"numbered:{prefix}"
        if count > 2:
            yield f"often_numbered:{prefix}"
    yield f"prefixes:{step(len(prefixes))}"
    yield f"lines:{min(8, len(page.lines) // 8)}"


def _longest_balance(money: Sequence[Sequence[Decimal]]) -> int:
    """How many rows end in what the row before ends in and another amount of theirs, added or taken off."""
    return sum(
        1
        for before, own in pairwise(money)
        if before and len(own) > 1 and own[-1] != before[-1] and any(abs(own[-1] - before[-1]) == abs(each) for each in own[:-1])
    )


def _sums(values: Sequence[Decimal]) -> Iterator[str]:
    """Whether a tax and a net make a total, whether the rows make one, and what is negative."""
    own, tail = set(values), list(dict.fromkeys(values[-12:]))
    yield f"adds_up:{any(one + two in own for at, one in enumerate(tail) for two in tail[at + 1 :] if one and two):d}"
    total = sum(values)
    yield f"rows_add_up:{any(value and 2 * value == total for value in own):d}"
    running, summed = Decimal(0), 0
    for at, (value, following) in enumerate(pairwise(values)):
        running += value
        summed = max(summed, at) if running and running == following else summed
    yield f"column_adds_up:{step(summed)}"
    yield f"negative:{step(sum(1 for value in values if value < 0))}"
    yield f"money:{step(len(values))}"


@lru_cache(maxsize=4096)
def _kind_of_text(text: str) -> str:
    if not has_digit(text):
        return "W"
    if DAY.search(text):
        return "D"
    if _TIME.search(text):
        return "T"
    if text.endswith("%"):
        return "P"
    if re.search(r"\d[.,]\d\d(?!\d)", text):
        return "M"
    if re.fullmatch(r"[\d.,]+", text):
        return "N"
    return "C" if _CODE.fullmatch(text) else "X"


def shape_of(line: TextLine) -> str:
    """A letter for what each cell of a line holds: words, a day, a time, money, a number, a code, a share."""
    letters = [_kind_of_text(cell.text) for cell in line.cells]
    return "".join(letter for at, letter in enumerate(letters) if at == 0 or letter != "W" or letters[at - 1] != "W")


def step(count: int) -> int:
    """On which step of a few a count stands."""
    return sum(count >= least for least in _STEPS)
