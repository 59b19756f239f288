"""What each row of a slip claims of its amounts: the rows of goods, the totals, the payment, the table of taxes below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from extractors.fields.dates import dates_of
from extractors.fields.till.figures import TillFigure, do_spaces_group, figure_without_point, may_be_grouped, till_figures, with_thousands
from extractors.fields.till.goods_sum import RowAmount, sum_of_goods
from extractors.fields.till.row_words import RowKind, concepts_of, kind_of_row
from extractors.fields.till.slip import Slip
from extractors.layout.lines import Cell
from extractors.model import Evidence

_SUMS = frozenset({"total", "rounded_total", "subtotal", "net", "weak_total", "card", "cash"})
_BEGINS_A_GROUP = re.compile(r"0\d\d[.,]\d\d")  # nobody prints 13.20 as 013.20: more of the amount stands before it
_TWO_LABELS = 2
_DIGITS_OF_A_NUMBER = 4
_LETTERS_OF_A_CURRENCY = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A row says that an amount is a total, a tax, a tender; `is_main` where the row is about it."""

    kind: RowKind | None
    value: Decimal
    row: int
    cell: Cell
    figure: TillFigure
    is_main: bool

    @property
    def evidence(self) -> Evidence:
        return self.cell.evidence(self.figure.start, self.figure.end)


@dataclass(slots=True)
class SlipClaims:
    """All claims in the order of the rows, the amounts of goods, what each row comes to, and the pairs of the table of taxes."""

    claims: list[Claim] = field(default_factory=list)
    goods: list[Decimal] = field(default_factory=list)
    amounts: list[RowAmount] = field(default_factory=list)
    tax_pairs: list[tuple[Decimal, Decimal]] = field(default_factory=list)

    def of(self, *kinds: RowKind) -> list[Claim]:
        """The claims of some kinds."""
        return [each for each in self.claims if each.kind in kinds]


def claims_on(slip: Slip) -> SlipClaims:
    """What the rows of a slip claim; where they come to a sum if spaces part thousands, "2 700,00", spaces do."""
    spaces_group = do_spaces_group(slip.rows)
    found = _claims(slip, spaces_group=spaces_group)
    if spaces_group or not any(map(may_be_grouped, slip.rows)):
        return found
    grouped = _claims(slip, spaces_group=True)
    return grouped if sum_of_goods(grouped.amounts) is not None else found


def _claims(slip: Slip, *, spaces_group: bool) -> SlipClaims:
    """Reads a slip row by row; a label whose amount stands on the row below speaks for that row."""
    found = SlipClaims()
    announced: RowKind | None = None
    totals_began = in_tax_table = False
    for index, row in enumerate(slip.rows):
        text = row.text
        dated = bool(dates_of(row))
        figures = till_figures(text)
        words = _without(text, figures)
        said = concepts_of(words)
        kind = kind_of_row(words)
        if dated and kind not in ("cash", "card", "total", "rounded_total"):
            figures = []
        elif dated:
            figures = figures[-1:]
        if not figures and ("summary" in said or (totals_began and {"tax", "amount"} <= said and "total" not in said)):
            in_tax_table = True
        if not figures and not dated and kind not in (None, "other") and (lost := figure_without_point(text)) is not None:
            figures = [lost]
        if not figures:
            is_label = kind not in (None, "other") and not dated and sum(map(str.isdigit, text)) < _DIGITS_OF_A_NUMBER
            announced = kind if is_label and not in_tax_table else None
            continue
        if kind in _SUMS or spaces_group or any(_BEGINS_A_GROUP.match(text, each.start) for each in figures):
            figures = [with_thousands(row, each, spaces_group=spaces_group) for each in figures]
        if kind is None and announced is not None and len(figures) == 1 and sum(map(str.isalpha, words)) <= _LETTERS_OF_A_CURRENCY:
            kind = announced
        announced = None
        if (
            in_tax_table
            and kind in (None, "total", "tax", "included_tax", "net", "weak_total", "other", "rounded_total")
            and len(figures) >= 2
        ):
            found.tax_pairs += [(abs(a.value), abs(b.value)) for a, b in pairwise(figures)]
            continue
        if in_tax_table and kind == "total":
            kind = "weak_total"  # a table of taxes has a total of its own
        if kind in ("total", "rounded_total", "subtotal", "counted_total", "net", "tax", "card", "cash", "change"):
            totals_began = True
        is_of_head = not found.amounts and kind == "tax"  # "VAT Reg No: GB 268 7229 63"
        if not is_count(text, figures) and not is_of_head:
            found.amounts.append(RowAmount(index, figures[-1].value))
            if kind in (None, "other") and not totals_began:
                found.goods.append(figures[-1].value)
        kinds = _kinds_in(text, figures, kind)
        main = _main_of(figures) if len(set(kinds)) == 1 else None
        for at, (figure, own) in enumerate(zip(figures, kinds, strict=True)):
            value = figure.value if own == "rounding" else abs(figure.value)
            found.claims.append(Claim(own, value, index, row, figure, main is None or at == main))
    end = sum_of_goods(found.amounts)
    if end is not None:
        found.goods = [each.value for each in found.amounts[:end]]
    return found


def _kinds_in(text: str, figures: list[TillFigure], kind: RowKind | None) -> list[RowKind | None]:
    """The kind of each amount: that of the row, or of its own words where a row holds two labels, "CASH 50.00 CHANGE 27.75"."""
    ends = [0, *(figure.end for figure in figures)]
    own = [kind_of_row(text[end : figure.start]) for end, figure in zip(ends, figures, strict=False)]
    named = {each for each in own if each not in (None, "other")}
    if len(named) < _TWO_LABELS or None in own[:1]:
        return [kind] * len(figures)
    kinds: list[RowKind | None] = []
    for each in own:
        kinds.append(each if each is not None else kinds[-1])
    return kinds


def _main_of(figures: list[TillFigure]) -> int:
    """Which amount a row is about: the last, unless that is so small beside another that it is the tax in it."""
    last = len(figures) - 1
    largest = max(range(len(figures)), key=lambda at: abs(figures[at].value))
    return largest if abs(figures[last].value) * 3 < abs(figures[largest].value) else last


def is_count(text: str, figures: list[TillFigure]) -> bool:
    """A row that holds only how many and at what price, whose amount stands with the goods' name on the next: "2X @ 1.90"."""
    return len(figures) == 1 and re.match(r"\s*\d+\s*(?:[xX@]|\S{1,3}\s*@)", text) is not None and sum(map(str.isalpha, text)) <= 4


def _without(text: str, figures: list[TillFigure]) -> str:
    kept, at = [], 0
    for figure in figures:
        kept.append(text[at : figure.start])
        at = figure.end
    return " ".join([*kept, text[at:]])
