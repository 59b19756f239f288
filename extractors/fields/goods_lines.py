"""One row of a table of goods as a line: its quantity, price and total, and the words that are its description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_in
from extractors.fields.cell_figures import (
    lone_figure,
    parted_quantity,
    quantity_beside_words,
    quantity_in,
    rate_in,
    unit_behind,
    unit_of_price,
)
from extractors.fields.column_roles import FIGURE_ROLES
from extractors.fields.labels import Role
from extractors.fields.table_rows import GoodsRow
from extractors.fields.told_quantities import clock_hours
from extractors.layout.lines import box_of
from extractors.layout.misread_signs import as_figures
from extractors.layout.tables import TableRow
from extractors.model import Evidence, Line
from extractors.signs import letter_count

SECOND_TOTAL: Role = "column_line_total_beside"
_MOST_ALONE = 9  # of one figure
_CODE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9./_-]+")
_GROUP = re.compile(r"[^\W\d]+ \d{1,2}")  # "Section 2"
_NET_ADDRESS = re.compile(r"\w@\w|\bwww\.\w")
_BOTH = 2
_LONGEST_UNIT = 5  # letters
_CENT = Decimal("0.01")
_CENTS = 2  # decimals
_LINE_ROUNDING = Decimal("0.06")
_NO_WORDS: tuple[Role, ...] = (
    *FIGURE_ROLES,
    "column_position",
    "column_tax",
    "column_tax_rate",
    "column_discount",
    "column_unit",
    "column_date",
    "column_weight",
    "column_price_base",
    "column_not_billed",
    SECOND_TOTAL,
)


@dataclass(eq=False)
class Draft:
    """A line while its words are gathered: the row that has its figures, and the rows above and below that belong to it.

    `is_priced` says that it prints a quantity and a price, or an amount of money; `has_parts` that it prints a quantity or a price;
    `is_weak` that only its place speaks for it, so that it counts where the paper's sum needs it; `is_named_above` that the row over it is
    words, and `is_coded` that its column of descriptions holds none and a code is all it says beside its figures.
    """

    goods: GoodsRow
    line: Line
    is_priced: bool
    has_parts: bool
    is_weak: bool = False
    is_named_above: bool = False
    is_coded: bool = False
    above: list[tuple[GoodsRow, str]] = field(default_factory=list)
    below: list[tuple[GoodsRow, str]] = field(default_factory=list)
    figure_rows: list[GoodsRow] = field(default_factory=list)

    @property
    def rows(self) -> list[GoodsRow]:
        """Every row of the line."""
        return [*(row for row, _ in self.above), self.goods, *self.figure_rows, *(row for row, _ in self.below)]

    @property
    def is_told(self) -> bool:
        """Whether words stand beside, over or under the figures, or these prove themselves by being three."""
        line = self.line
        named = bool(self.above or self.below or line.description or line.item_code)
        return named or (line.quantity is not None and line.unit_price is not None)

    @property
    def is_only_coded(self) -> bool:
        """Whether the row of the figures names the goods by no more than their code."""
        is_code = self.is_coded or (self.is_named_above and _CODE.fullmatch(self.line.description) is not None)
        return is_code and self.line.item_code in (None, self.line.description)

    def finished(self) -> Line:
        """The line with all its words, and the box around them on the page of its figures."""
        words = [text for _, text in self.above] + [text for _, text in self.below]
        code = self.line.description if words and self.is_only_coded else self.line.item_code
        if not words or not self.is_only_coded:
            words.insert(len(self.above), self.line.description)
        boxes = [word for each in self.rows if each.page_number == self.goods.page_number for word in each.row.line.words]
        evidence = self.line.evidence
        if evidence is not None:
            evidence = replace(evidence, box=box_of(boxes))
        return replace(self.line, description=" ".join(text for text in words if text), item_code=code, evidence=evidence)


def draft_of(goods: GoodsRow, roles: Mapping[Role, int], mark: DecimalMark, *, is_named_above: bool = False) -> Draft | None:
    """The line that a row begins, or None where the row has no figures that make it one; `is_named_above` where words stand over it."""
    row = goods.row

    def at(role: Role) -> str:
        return row.text(roles[role]) if role in roles else ""

    unit_text = at("column_unit")
    quantity_text = _quantity_and_words(row, roles)[0]
    joined = parted_quantity(quantity_text or unit_text)
    if joined and not (quantity_text and unit_text):
        quantity_text, unit_text = joined
    quantity = quantity_in(quantity_text, mark)
    price_text = at("column_unit_price")
    price = lone_figure(price_text, mark)
    total = _total_of(at("column_line_total"), at(SECOND_TOTAL), mark) or lone_figure(at("column_line_gross"), mark)
    if quantity_text and price is not None and total is not None:
        quantity = _proven_quantity(quantity, quantity_text, price, total, mark)
    if price is not None and quantity is not None and total is not None:
        price = _making(quantity.value, total.value, figures_in(price_text, mark)) or price
        if all(word.confidence is not None for word in row.line.words):
            price, total = _with_lost_marks(quantity, price, total)
    overlooked = _overlooked(goods, roles, price, total) if quantity is None else None
    code, description = _code_beside_words(row, roles) or (at("column_item_code"), words_of_row(goods, roles))
    has_words = letter_count(description) >= 2 or bool(at("column_item_code")) or is_named_above
    if total is None and (quantity is None or not has_words):
        return None
    if total is not None and not total.looks_like_money and not (quantity and price) and not has_words:
        return None
    is_part = total is not None and total.looks_like_money and (quantity is not None or price is not None)
    if not has_words and (quantity is None or price is None) and (not is_part or _has_words_of_its_own(row)):
        return None
    rate = rate_in(at("column_tax_rate"), mark, needs_percent=False)
    hours = clock_hours(quantity_text) if quantity is None and price is not None and total is not None else None
    if hours is not None and price is not None and total is not None and abs(hours * price.value - total.value) > _LINE_ROUNDING:
        hours = None  # a time of the day
    line = Line(
        description,
        quantity.value if quantity else round(hours, 2) if hours is not None else overlooked,
        unit_text or (unit_behind(quantity_text, quantity.end) if quantity else None) or (unit_of_price(price_text) if price else None),
        price.value if price else None,
        total.value if total else None,
        rate if rate is not None else rate_in(at("column_tax"), mark, needs_percent=True),
        code or None,
        Evidence(goods.page_number, row.box(), row.line.text),
    )
    has_parts = quantity is not None or price is not None
    is_priced = (quantity is not None and price is not None) or (total is not None and total.looks_like_money)
    return Draft(goods, line, is_priced, has_parts, is_named_above=is_named_above)


def _code_beside_words(row: TableRow, roles: Mapping[Role, int]) -> tuple[str, str] | None:
    """The code and the words of a row that stand in two cells under one of two headings, or each under the heading of the other.

    A heading that is centred over a wide column stands far from its words.
    """
    texts = [row.text(roles[role]) for role in ("column_item_code", "column_description") if role in roles]
    if len(texts) == _BOTH and _CODE.fullmatch(texts[1]) and " " in texts[0] and not _CODE.match(texts[0]):
        return texts[1], texts[0]
    code, _, words = "".join(texts).partition(" ")
    if len(texts) < _BOTH or all(texts) or not words or not _CODE.fullmatch(code):
        return None
    return (code, words) if any(cell.text == code for cell in row.line.cells) else None


def _overlooked(goods: GoodsRow, roles: Mapping[Role, int], price: Figure | None, total: Figure | None) -> Decimal | None:
    """The quantity of a row of a scan with nothing in its column of quantities, of which its price makes its total.

    Recognisers overlook a figure that stands alone; what two figures would have told is not there.
    """
    index = roles.get("column_quantity")
    if index is None or goods.row.words.get(index) or price is None or total is None or not price.value or not total.looks_like_money:
        return None
    if any(word.confidence is None for word in goods.row.line.words):
        return None
    times, rest = divmod(total.value, price.value)
    return times if rest == 0 and 1 <= times <= _MOST_ALONE else None


def _total_of(text: str, beside: str, mark: DecimalMark) -> Figure | None:
    """The amount of a row, which stands in one of two columns where a paper parts its amounts; the other is empty or nought."""
    first, second = lone_figure(text, mark), lone_figure(beside, mark)
    return second if second is not None and second.value and (first is None or not first.value) else first


def _with_lost_marks(quantity: Figure, price: Figure, total: Figure) -> tuple[Figure, Figure]:
    """Price and total of a row of a scan, with the decimal mark that one of them lost, as the other proves: 150 x 17.53 = 262950."""
    made = quantity.value * price.value
    if not total.decimals and price.decimals == _CENTS and made and abs(made).scaleb(_CENTS) == abs(total.value):
        return price, replace(total, value=total.value.scaleb(-_CENTS), decimals=_CENTS)
    if not price.decimals and total.decimals == _CENTS and made and abs(made) == abs(total.value).scaleb(_CENTS):
        return replace(price, value=price.value.scaleb(-_CENTS), decimals=_CENTS), total
    return price, total


def _making(quantity: Decimal, total: Decimal, figures: Sequence[Figure]) -> Figure | None:
    """Of several figures in one cell the one that, so many times, is the line's total: a scan joins a price and the rate of its tax."""
    return next((each for each in figures if abs(abs(quantity * each.value) - abs(total)) <= _CENT), None)


def _proven_quantity(quantity: Figure | None, text: str, price: Figure, total: Figure, mark: DecimalMark) -> Figure | None:
    """The quantity of a cell, or another figure of it that makes the line's total.

    Its figures may be read as letters (I2 for 12), and the end of a description may stand in its column ("114 20.00").
    """
    read = [quantity] if quantity is not None else [each for each in (quantity_in(as_figures(text), mark),) if each is not None]
    others = [each for each in figures_in(text, mark) if not each.percent]
    made = [each for each in (*read, *others) if abs(abs(each.value * price.value) - abs(total.value)) <= _CENT]
    return made[0] if made else quantity


def heads_group(text: str) -> bool:
    """Whether words count a group of goods and name none: "Section 2"."""
    return _GROUP.fullmatch(text) is not None


def _has_words_of_its_own(row: TableRow) -> bool:
    """Whether a row says more than its figures and their units."""
    return any(letter_count(word.text) > _LONGEST_UNIT for word in row.line.words)


def words_of_row(goods: GoodsRow, roles: Mapping[Role, int]) -> str:
    """What a row says of the goods: its description column, or else its longest words outside of the figures."""
    row = goods.row
    described = roles.get("column_description")
    if described is not None and row.text(described):
        return row.text(described)
    figures = {roles.get(role) for role in _NO_WORDS}
    texts = [row.text(index) for index in row.words if index not in figures]
    if described is None:
        texts.append(_quantity_and_words(row, roles)[1])
    return max((text for text in texts if letter_count(text) >= 2), key=len, default="")


def _quantity_and_words(row: TableRow, roles: Mapping[Role, int]) -> tuple[str, str]:
    """The quantity of a row as printed, and the words in its cell that name the goods where no column does."""
    text = row.text(roles["column_quantity"]) if "column_quantity" in roles else ""
    if "column_description" in roles or not text:
        return text, ""
    return quantity_beside_words(text, has_unit="column_unit" in roles and bool(row.text(roles["column_unit"])))


def late_total(goods: GoodsRow, roles: Mapping[Role, int], mark: DecimalMark) -> Decimal | None:
    """The amount of a row that holds none of a line's other figures: the total of the line above, printed lower."""
    row: TableRow = goods.row
    if "column_line_total" not in roles:
        return None
    if any(role in roles and lone_figure(row.text(roles[role]), mark) for role in ("column_quantity", "column_unit_price")):
        return None
    figure = lone_figure(row.text(roles["column_line_total"]), mark)
    return figure.value if figure is not None and figure.looks_like_money else None


def multiplies(line: Line) -> bool:
    """Whether the line's quantity times its price is its total."""
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return False
    return abs(abs(line.quantity * line.unit_price) - abs(line.line_total)) <= min(_LINE_ROUNDING, _CENT + abs(line.line_total) / 1000)


def names_address_on_net(line: Line) -> bool:
    """Whether an unpriced line is the foot of a carrier, "Mail: info@... 3044 EE Rotterdam", under goods that no total ends."""
    return line.unit_price is None and line.line_total is None and _NET_ADDRESS.search(line.description) is not None


def without_positions(lines: Sequence[Line]) -> list[Line]:
    """Lines whose codes only count them (1, 2, 3 or 10, 20, 30) without codes."""
    codes = [line.item_code for line in lines]
    steps = [str(step * number) for step in (1, 10) for number in range(1, len(lines) + 1)]
    counted = [code is not None and code.lstrip("0").rstrip(".") in steps for code in codes]
    if not lines or not all(counted) or len(set(codes)) < len(codes):
        return list(lines)
    return [replace(line, item_code=None) for line in lines]


def positive(lines: Sequence[Line]) -> list[Line]:
    """Lines of a paper whose amounts are printed negative throughout, as many credit notes are, turned positive."""
    amounts = [line.line_total for line in lines if line.line_total]
    if not amounts or not all(amount < 0 for amount in amounts):
        return list(lines)
    return [
        replace(
            line,
            quantity=abs(line.quantity) if line.quantity is not None else None,
            unit_price=abs(line.unit_price) if line.unit_price is not None else None,
            line_total=abs(line.line_total) if line.line_total is not None else None,
        )
        for line in lines
    ]
