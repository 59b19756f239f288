"""Which column of a table is the quantity, which the price, which the total: by headings, and by quantity x price = total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extractors.fields.amounts import DecimalMark, Figure, figures_in
from extractors.fields.dates import MONTH_BEHIND_DAY, NUMERIC_DATE
from extractors.fields.labels import Role
from extractors.layout.tables import Column, TableRow

COLUMN_ROLES: tuple[Role, ...] = (
    "column_description",
    "column_quantity",
    "column_unit",
    "column_unit_price",
    "column_line_total",
    "column_line_gross",
    "column_tax_rate",
    "column_tax",
    "column_discount",
    "column_item_code",
    "column_position",
    "column_date",
    "column_worker",
)
FIGURE_ROLES: tuple[Role, ...] = ("column_quantity", "column_unit_price", "column_line_total", "column_line_gross")
_TRIPLE: tuple[Role, Role, Role] = ("column_quantity", "column_unit_price", "column_line_total")
_LINE_ROUNDING = Decimal("0.06")


def assign_roles(columns: Sequence[Column]) -> dict[Role, int]:
    """Which column plays which part by its heading: each part once, each column once, the strongest claims first, the rest by place."""
    claims = sorted(
        (
            (weight - _handicap(role, index, columns), role, index)
            for index, column in enumerate(columns)
            for role, weight in column.roles.items()
        ),
        key=lambda claim: (-claim[0], claim[2]),
    )
    roles: dict[Role, int] = {}
    used: set[int] = set()
    for _, role, index in claims:
        if role not in roles and index not in used:
            roles[role] = index
            used.add(index)
    return roles


def _handicap(role: Role, index: int, columns: Sequence[Column]) -> float:
    """Words such as "item" or "no" play their lesser part only where no other column plays it better."""
    base = 0.05 * (len(columns[index].roles) - 1)
    if role == "column_line_total":
        return base - 0.02 * index
    if role in ("column_position", "column_item_code", "column_date"):
        return base + 0.2
    return base - 0.05 if role == "column_description" else base


def lone_figure(text: str, mark: DecimalMark) -> Figure | None:
    """The figure of a cell that holds little else: a unit, a currency, a tax code; None for words, dates and sentences."""
    if NUMERIC_DATE.search(text):
        return None
    figures = [each for each in figures_in(text, mark) if not each.percent]
    if not figures:
        return None
    letters = sum(ch.isalpha() for ch in text)
    return figures[-1] if letters <= 14 and len(text) <= 34 else None


def quantity_in(text: str, mark: DecimalMark) -> Figure | None:
    """The quantity of a cell: its first figure, with nothing behind but a unit."""
    if NUMERIC_DATE.search(text) or MONTH_BEHIND_DAY.search(text):
        return None
    figures = figures_in(text, mark)
    if not figures or figures[0].percent or figures[0].start > 4 or len(text) - figures[0].end > 16:
        return None
    digits = sum(ch.isdigit() for ch in figures[0].text)
    return figures[0] if digits <= 7 or figures[0].decimals else None


def settle_roles(columns: Sequence[Column], rows: Sequence[TableRow], roles: dict[Role, int], mark: DecimalMark) -> dict[Role, int]:
    """The parts of the columns after their figures were heard: a missing part is found by arithmetic, a false one given up.

    Headings are believed unless most rows contradict them and another reading of the columns makes most rows come out.
    """
    settled = dict(roles)
    figures = {
        index: {number: figure.value for number, row in enumerate(rows) if (figure := lone_figure(row.text(index), mark))}
        for index in range(len(columns))
    }
    if all(role in settled for role in _TRIPLE):
        held, heard = _holding(figures, tuple(settled[role] for role in _TRIPLE))
        if heard >= 2 and held * 2 < heard:
            best = max(_other_triples(columns, figures), key=lambda each: each[0], default=None)
            if best is not None and best[0] >= 2 and best[0] >= held + 2:
                settled.update(zip(_TRIPLE, best[1], strict=True))
        return settled
    missing = [role for role in _TRIPLE if role not in settled]
    if len(missing) == 1:
        found = _found_by_arithmetic(settled, missing[0], figures, columns)
        if found is not None:
            settled[missing[0]] = found
    if "column_line_total" not in settled and "column_line_gross" not in settled:
        used = {
            index
            for role, index in settled.items()
            if role in (*FIGURE_ROLES, "column_description", "column_position", "column_date", "column_item_code")
        }
        money = [index for index in range(len(columns)) if index not in used and _is_money(index, rows, mark) and not columns[index].roles]
        if money:
            settled["column_line_total"] = money[-1]
    return settled


def _holding(figures: dict[int, dict[int, Decimal]], triple: tuple[int, ...]) -> tuple[int, int]:
    """In how many rows quantity x price = total holds, and in how many all three stand."""
    quantity, price, total = (figures[index] for index in triple)
    rows = [number for number in quantity if number in price and number in total]
    held = sum(1 for number in rows if abs(abs(quantity[number] * price[number]) - abs(total[number])) <= _LINE_ROUNDING)
    return held, len(rows)


def _other_triples(columns: Sequence[Column], figures: dict[int, dict[int, Decimal]]) -> Iterator[tuple[int, tuple[int, int, int]]]:
    filled = [index for index in range(len(columns)) if len(figures[index]) >= 2]
    for quantity, price, total in permutations(filled, 3):
        if quantity < price < total or "column_quantity" in columns[quantity].roles:
            held, heard = _holding(figures, (quantity, price, total))
            if held and held * 5 >= heard * 4:
                yield held, (quantity, price, total)


def _found_by_arithmetic(
    roles: dict[Role, int], missing: Role, figures: dict[int, dict[int, Decimal]], columns: Sequence[Column]
) -> int | None:
    used = set(roles.values())
    best: tuple[int, int] | None = None
    for index in range(len(columns)):
        if index in used and not (columns[index].roles and set(columns[index].roles) & {"column_tax", "column_line_gross"}):
            continue
        triple = tuple(index if role == missing else roles[role] for role in _TRIPLE)
        held, heard = _holding(figures, triple)
        if held and held * 2 >= heard and (best is None or held >= best[0]):
            best = (held, index)
    return best[1] if best else None


def _is_money(index: int, rows: Sequence[TableRow], mark: DecimalMark) -> bool:
    texts = [row.text(index) for row in rows if row.text(index)]
    money = [
        text for text in texts if (figure := lone_figure(text, mark)) and figure.looks_like_money and not re.search("[A-Za-z]{4}", text)
    ]
    return len(money) >= 1 and len(money) * 2 >= len(texts)
