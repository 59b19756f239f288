"""What speaks for one line of goods: whether its figures multiply, whether it is filled in like its neighbours, how well it could be read.

A line is right only as a whole: what was delivered, how many of it, at which price, for how much. One cell in doubt puts the line in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from math import nan

from extractors.confidence.paper import COUNT_NAMES, Paper, engine_of
from extractors.model import Line
from extractors.signs import digit_count, has_digit

_CENT = Decimal("0.01")
_SLIGHTLY = Decimal("0.005")  # of the amount: what the rounding of a printed price leaves

LINE_NAMES = (
    "place",
    "has_quantity",
    "has_unit",
    "has_price",
    "has_total",
    "has_rate",
    "has_code",
    "product_holds",
    "products_that_hold",
    "like_the_others",
    "same_total_elsewhere",
    "is_negative",
    "share_of_lines",
    "words_described",
    "digits_described",
    "figures_described",
    "evidence_engine",
    "lowest_confidence",
    "evidence_confidence",
    "words_in_row",
    "height_of_row",
    "gap_before",
    "rate_of_paper",
    *COUNT_NAMES,
)


def line_counts(paper: Paper) -> list[list[float]]:
    """The counts of each line of a paper, in the order of LINE_NAMES."""
    totals = [each.line_total for each in paper.lines if each.line_total is not None]
    whole = sum((abs(total) for total in totals), Decimal(0))
    held = [product_holds(each) for each in paper.lines]
    patterns = Counter(map(_pattern, paper.lines))
    return [_counts_of(paper, index, totals, whole, held, patterns) for index in range(len(paper.lines))]


def _counts_of(
    paper: Paper, index: int, totals: Sequence[Decimal], whole: Decimal, held: Sequence[float], patterns: Counter[tuple[bool, ...]]
) -> list[float]:
    line = paper.lines[index]
    described = line.description.split()
    return [
        (index + 1) / len(paper.lines),
        *(float(filled) for filled in _pattern(line)),
        held[index],
        held.count(1.0) / len(held),
        patterns[_pattern(line)] / len(paper.lines),
        float(sum(total == line.line_total for total in totals) - 1) if line.line_total is not None else nan,
        float((line.line_total or line.quantity or Decimal(0)) < 0),
        float(abs(line.line_total) / whole) if line.line_total is not None and whole else nan,
        float(len(described)),
        digit_count(line.description) / max(1, len(line.description)),
        float(sum(has_digit(word) and any(ch in ".," for ch in word) for word in described)),
        *_print_counts(paper, index),
        _rate_of_paper(paper, line),
        *paper.counts,
    ]


def product_holds(line: Line) -> float:
    """1 where quantity times price is the total, -1 where a discount or a misreading stands between, 0 where one of them is not printed."""
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return 0.0
    off = abs(abs(line.quantity * line.unit_price) - abs(line.line_total))
    return 1.0 if off <= max(_CENT, abs(line.line_total) * _SLIGHTLY) else -1.0


def _pattern(line: Line) -> tuple[bool, ...]:
    cells = (line.quantity, line.unit, line.unit_price, line.line_total, line.tax_rate, line.item_code)
    return tuple(cell is not None for cell in cells)


def _print_counts(paper: Paper, index: int) -> tuple[float, ...]:
    evidence = paper.lines[index].evidence
    if evidence is None or evidence.box is None:
        return (0.0, nan, nan, nan, nan, nan)
    page = paper.layout.page(evidence.page_number)
    words = paper.words_under(evidence)
    sure = [word.confidence if word.confidence is not None else 1.0 for word in words]
    before = paper.lines[index - 1].evidence if index else None
    gap = nan
    if before is not None and before.box is not None and before.page_number == evidence.page_number:
        gap = (evidence.box.top - before.box.bottom) / max(1.0, page.height_of_print)
    return (
        float(max((engine_of(word) for word in words), default=0)),
        min(sure, default=nan),
        sum(sure) / len(sure) if sure else nan,
        float(len(words)),
        evidence.box.height / max(1.0, page.height_of_print),
        gap,
    )


def _rate_of_paper(paper: Paper, line: Line) -> float:
    """Whether the rate of a line is one that another line of the paper has as well."""
    if line.tax_rate is None:
        return nan
    return float(sum(each.tax_rate == line.tax_rate for each in paper.lines) > 1)
