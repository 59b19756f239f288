"""What can be seen of a column, as marks: parts of its heading's words, what its rows hold, what multiplies and adds up, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.cell_figures import is_code, lone_figure
from extractors.fields.dates import NUMERIC_DATE
from extractors.fields.labels import label_key
from extractors.goods_columns.heads import Head
from extractors.signs import has_digit, has_letter, letter_count

_SHORTEST_PART, _LONGEST_PART = 3, 5
_MOST_WORDS = 5
_LEAST_SHARE = 0.2
_ROUNDING = Decimal("0.06")
_SHORT, _LONG = 5, 12  # letters
_CENTS = 2
_FEW = 12  # rows
_ALIGNED = 3.0  # points
_CURRENCY = re.compile(r"[€$£¥₹]|^R\d|\b(?:ZAR|EUR|USD|CNY|GBP)\b")
_RATES = frozenset(map(Decimal, ("5.5", "6", "7", "9", "13", "14", "15", "19", "20", "21")))

Figures = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class ColumnMarks:
    """The marks of one column: those of its heading's words, of listed headings by their roles, and of everything else."""

    text: str
    roles: tuple[str, ...]
    rest: tuple[str, ...]


@lru_cache(maxsize=8192)
def heading_marks(text: str) -> tuple[str, ...]:
    """The parts of a heading's words, of three to five letters; of signs that are words, one and two."""
    keys = [key for word in re.split(r"[\s:：/()\[\].,=-]+", text) if (key := label_key(word))][:_MOST_WORDS]
    found: set[str] = set()
    for key in keys:
        found.add(f"h={key}")
        shortest, longest = (1, 2) if any("\u4e00" <= ch <= "\u9fff" for ch in key) else (_SHORTEST_PART, _LONGEST_PART)
        framed = key if longest == 2 else f"<{key}>"
        found.update(f"h~{framed[at : at + size]}" for size in range(shortest, longest + 1) for at in range(len(framed) - size + 1))
    return tuple(sorted(found)) or ("h:none",)


def column_marks(head: Head, mark: DecimalMark) -> list[ColumnMarks]:
    """The marks of every column under a head, from left to right."""
    rows = head.rows[:_FEW]
    of_rows = [row.texts for row in rows]
    printed = [[texts.get(index, "") for texts in of_rows] for index in range(len(head.columns))]
    texts = [[text for text in own if text] for own in printed]
    figures = [
        {at: figure.value for at, text in enumerate(own) if text and (figure := lone_figure(text, mark)) is not None} for own in printed
    ]
    shapes = [tuple(_shape(own, len(rows), mark)) for own in texts]
    tied: list[set[str]] = [set() for _ in head.columns]
    for index, tie in (*_products(figures), *_sums(figures)):
        tied[index].add(tie)
    _rank(figures, shapes, tied)
    table: tuple[str, ...] = ("has_products" if any("tie:total" in own for own in tied) else "no_products", f"columns:{min(len(texts), 9)}")
    table += ("headed" if head.last_line >= head.first_line else "unheaded",)
    found = []
    for index, column in enumerate(head.columns):
        behind = len(head.columns) - 1 - index
        rest = {
            *shapes[index],
            *tied[index],
            *(f"left:{each}" for each in (shapes[index - 1] if index else ("edge",))),
            *(f"right:{each}" for each in (shapes[index + 1] if behind else ("edge",))),
            f"from_left:{min(index, 4)}",
            f"from_right:{min(behind, 4)}",
            *table,
            *_own_lines(head, index),
            f"lines:{head.last_line - head.first_line}",
            "percent_over" if "%" in column.text else "",
            "currency_over" if _CURRENCY.search(column.text) else "",
        }
        pairs = {f"{one}&{other}" for one in tied[index] or {"untied"} for other in (f"from_right:{min(behind, 2)}", *table[:1])}
        roles = tuple(f"role:{role}" for role in sorted(column.roles)) if column.text else ()
        found.append(ColumnMarks(column.text, roles, tuple(sorted((rest | pairs) - {""}))))
    return found


def _own_lines(head: Head, index: int) -> Iterator[str]:
    """How many lines of words alone begin in a column, as where descriptions stand over their figures or under them."""
    left, right = head.columns[index].x0 - _ALIGNED, head.columns[index].x1
    count = sum(left <= line.box.x0 < right for line in head.worded)
    if count:
        yield f"own_lines:{_level(count / len(head.rows))}"


def _shape(texts: Sequence[str], row_count: int, mark: DecimalMark) -> Iterator[str]:
    """What most cells of a column look like."""
    if not texts:
        yield "empty"
        return
    yield f"filled:{_level(len(texts) / row_count)}"
    looks: dict[str, int] = {}
    for text in texts:
        for look in _looks(text, mark):
            looks[look] = looks.get(look, 0) + 1
    yield from (f"{look}:{_level(count / len(texts))}" for look, count in looks.items() if count >= _LEAST_SHARE * len(texts))
    if len(texts) > 1:
        yield "same" if len(set(texts)) == 1 else "distinct" if len(set(texts)) == len(texts) else "repeats"
    if [text.rstrip(".").lstrip("0") for text in texts] == [str(at) for at in range(1, len(texts) + 1)]:
        yield "counts"


@lru_cache(maxsize=8192)
def _looks(text: str, mark: DecimalMark) -> tuple[str, ...]:
    """What one cell looks like."""
    letters = letter_count(text)
    found = [f"letters:{0 if not letters else 1 if letters <= _SHORT else 2 if letters <= _LONG else 3}"]
    if len(text.split()) > 2:
        found.append("words")
    if not has_digit(text):
        return (*found, "bare", *(["capitals"] if text.isupper() else []))
    if NUMERIC_DATE.search(text):
        return (*found, "day")
    if "%" in text:
        found.append("percent")
    if _CURRENCY.search(text):
        found.append("currency")
    figures = figures_in(text, mark)
    if is_code(text) and has_letter(text):
        found.append("code")
    if len(figures) == 1 and letters <= _SHORT:
        figure = figures[0]
        found.append(f"decimals:{min(figure.decimals, 3)}")
        found.append("begins_with_figure" if figure.start == 0 and letters else "figure")
        size = len(str(int(abs(figure.value))))
        found.append(f"digits:{min(size, 6)}")
        if figure.value in _RATES:
            found.append("rate")
        if figure.decimals == _CENTS:
            found.append("cents")
    return tuple(found)


def _level(share: float) -> str:
    return "all" if share > 0.95 else "most" if share > 0.5 else "some"


def _products(figures: Sequence[Figures]) -> Iterator[tuple[int, str]]:
    """Columns of which two multiply to a third in most rows, in their order of print."""
    filled = [index for index, own in enumerate(figures) if own]
    for one, other, total in permutations(filled, 3):
        if one > other:
            continue
        rows = [at for at in figures[one] if at in figures[other] and at in figures[total]]
        telling = [at for at in rows if figures[one][at] not in (0, 1) and figures[other][at] not in (0, 1)]
        if not telling:
            continue
        held = [at for at in rows if abs(abs(figures[one][at] * figures[other][at]) - abs(figures[total][at])) <= _ROUNDING]
        if held and len(held) * 3 >= len(rows) * 2 and not set(telling).isdisjoint(held):
            yield from ((one, "tie:first"), (other, "tie:second"), (total, "tie:total"))


def _sums(figures: Sequence[Figures]) -> Iterator[tuple[int, str]]:
    """Columns of which two add up to a third in most rows: a net and its tax to what is paid."""
    filled = [index for index, own in enumerate(figures) if own]
    for one, other in combinations(filled, 2):
        for total in filled:
            if total in (one, other):
                continue
            rows = [at for at in figures[one] if at in figures[other] and at in figures[total] and figures[one][at] and figures[other][at]]
            if not rows:
                continue
            held = sum(abs(figures[one][at] + figures[other][at] - figures[total][at]) <= _ROUNDING for at in rows)
            if held and held * 3 >= len(rows) * 2:
                large, small = (one, other) if sum(figures[one].values()) >= sum(figures[other].values()) else (other, one)
                yield from ((large, "sum:net"), (small, "sum:tax"), (total, "sum:gross"))


def _rank(figures: Sequence[Figures], shapes: Sequence[Sequence[str]], tied: Sequence[set[str]]) -> None:
    """Marks the columns of money by how much they hold, and those of other figures by their place among them."""
    money = [index for index, shape in enumerate(shapes) if figures[index] and {"cents:all", "cents:most"} & set(shape)]
    for rank, index in enumerate(sorted(money, key=lambda each: abs(sum(figures[each].values(), Decimal(0))), reverse=True)):
        tied[index].add(f"money_rank:{min(rank, 3)}")
    for rank, index in enumerate(reversed(money)):
        tied[index].add(f"money_from_right:{min(rank, 3)}")
    others = [index for index in range(len(figures)) if figures[index] and index not in money]
    for rank, index in enumerate(others):
        tied[index].add(f"figures_from_left:{min(rank, 3)}")
