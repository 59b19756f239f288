"""Which column of a table is the quantity, which the price, which the total: by headings, and by quantity x price = total.

Headings are a claim; the figures of the rows are the proof. The parts under which most rows come out stand, and headings decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from extractors.fields.amounts import DecimalMark
from extractors.fields.cell_figures import is_code, lone_figure
from extractors.fields.labels import Role
from extractors.fields.nets_of_rows import net_beside_gross
from extractors.layout.tables import Column, TableRow
from extractors.signs import letter_count

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
    "column_weight",
    "column_price_base",
    "column_not_billed",
)
FIGURE_ROLES: tuple[Role, ...] = ("column_quantity", "column_unit_price", "column_line_total", "column_line_gross")
_TRIPLE: tuple[Role, Role, Role] = ("column_quantity", "column_unit_price", "column_line_total")
_NO_AMOUNT: tuple[Role, ...] = (
    "column_description",
    "column_position",
    "column_date",
    "column_item_code",
    "column_quantity",
    "column_tax_rate",
)
_LINE_ROUNDING = Decimal("0.06")
_ROWS_HEARD = 40
_FEWEST_LETTERS = 4  # fewer are a unit
_FEWEST_HELD = 4  # rows
_CENTS = 2  # digits behind the mark
_PRICE_BASES = (10, 100, 1000)  # a price may be for so many (EN 16931 BT-149)

Figures = Mapping[int, Mapping[int, Decimal]]


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


def _ends_in_charges(columns: Sequence[Column], used: set[int], rows: Sequence[TableRow], mark: DecimalMark) -> bool:
    """Whether money stands in a last column whose heading could have named the services, "Charges", where another column names them."""
    last = len(columns) - 1
    return last not in used and columns[last].roles.keys() == {"column_description"} and _is_money(last, rows, mark)


def settle_roles(columns: Sequence[Column], rows: Sequence[TableRow], roles: dict[Role, int], mark: DecimalMark) -> dict[Role, int]:
    """The parts of the columns after their figures were heard: a missing part is found by arithmetic, a false one given up.

    Headings are believed unless most rows contradict them and another reading of the columns makes most rows come out.
    """
    settled = dict(roles)
    heard = rows[:_ROWS_HEARD]
    figures = {
        index: {number: figure.value for number, row in enumerate(heard) if (figure := lone_figure(row.text(index), mark))}
        for index in range(len(columns))
    }
    missing = [role for role in _TRIPLE if role not in settled]
    if len(missing) == 1:
        found = _found_by_arithmetic(settled, missing[0], figures, columns)
        if found is not None:
            settled = {role: index for role, index in settled.items() if index != found} | {missing[0]: found}
    _mend_triple(settled, columns, figures)
    _prefer_filled(settled, columns, figures)
    _prefer_amount(settled, columns, heard, mark)
    _prefer_net(settled, columns, figures)
    _prefer_words(settled, columns, heard)
    _find_words(settled, columns, heard)
    if "column_line_total" not in settled and "column_line_gross" in settled:
        net = net_beside_gross(settled["column_line_gross"], [at for at in figures if not columns[at].roles], heard, mark)
        settled |= {"column_line_total": net} if net is not None and net not in settled.values() else {}
    if "column_line_total" not in settled and "column_line_gross" not in settled:
        used = {index for role, index in settled.items() if role in (*FIGURE_ROLES, *_NO_AMOUNT)}
        money = [index for index in range(len(columns)) if index not in used and _is_money(index, heard, mark) and not columns[index].roles]
        money += [len(columns) - 1] if not money and _ends_in_charges(columns, used, heard, mark) else []
        if money:
            settled["column_line_total"] = money[-1]
    return settled


def _prefer_filled(settled: dict[Role, int], columns: Sequence[Column], figures: Figures) -> None:
    """Of two columns whose headings name the same part, the one that rows fill plays it: forms keep columns that a paper does not use."""
    for role in _TRIPLE:
        if role not in settled or figures[settled[role]]:
            continue
        taken = {index for other, index in settled.items() if other in _TRIPLE}
        rivals = [index for index, column in enumerate(columns) if role in column.roles and figures[index] and index not in taken]
        if rivals:
            best = max(rivals, key=lambda index: (columns[index].roles[role], len(figures[index])))
            for other in [other for other, index in settled.items() if index == best]:
                del settled[other]
            settled[role] = best


def _prefer_amount(settled: dict[Role, int], columns: Sequence[Column], rows: Sequence[TableRow], mark: DecimalMark) -> None:
    """A heading that is said of weights and of amounts with tax, "Bruto", heads amounts where money stands under it and under no other."""
    weighed = settled.get("column_weight")
    if weighed is None or "column_line_gross" not in columns[weighed].roles or {"column_line_total", "column_line_gross"} & settled.keys():
        return
    figures = [figure for row in rows if (figure := lone_figure(row.text(weighed), mark)) is not None]
    if figures and all(figure.decimals == _CENTS for figure in figures):
        del settled["column_weight"]
        settled["column_line_gross"] = weighed


def _mend_triple(settled: dict[Role, int], columns: Sequence[Column], figures: Figures) -> None:
    """Gives up the headings' quantity, price and total where one is missing or most rows fail, and another three columns hold."""
    known = all(role in settled for role in _TRIPLE)
    held, heard = _holding(figures, tuple(settled[role] for role in _TRIPLE)) if known else (0, 0)
    is_filled = known and all(figures[settled[role]] for role in _TRIPLE)
    if is_filled and (not heard or held * 2 >= heard):
        return
    best = _best_triple(columns, figures, settled)
    if best is None or best[0] < held + (2 if heard >= 2 else 1):
        return
    given_up = {role: index for role, index in settled.items() if role not in _TRIPLE and index not in best[1]}
    settled.clear()
    settled.update(given_up | dict(zip(_TRIPLE, best[1], strict=True)))
    free = [column if index not in settled.values() else replace(column, roles={}) for index, column in enumerate(columns)]
    for role, index in assign_roles(free).items():
        if role not in _TRIPLE:
            settled.setdefault(role, index)


def _best_triple(columns: Sequence[Column], figures: Figures, roles: Mapping[Role, int]) -> tuple[int, tuple[int, int, int]] | None:
    """The three columns under which most rows come out; of equals those that the headings speak for most."""
    found = list(_holding_triples(columns, figures))

    def spoken_for(triple: tuple[int, int, int]) -> tuple[int, float]:
        named = list(zip(_TRIPLE, triple, strict=True))
        return sum(roles.get(role) == index for role, index in named), sum(columns[index].roles.get(role, 0.0) for role, index in named)

    return max(found, key=lambda each: (each[0], *spoken_for(each[1])), default=None)


def _holding_triples(columns: Sequence[Column], figures: Figures) -> Iterator[tuple[int, tuple[int, int, int]]]:
    named = ({"column_date", "column_description"} & set(column.roles) for column in columns)
    filled = [index for index, is_named in enumerate(named) if figures[index] and not is_named]
    for quantity, price, total in permutations(filled, 3):
        if quantity < price < total or "column_quantity" in columns[quantity].roles:
            held, heard = _holding(figures, (quantity, price, total))
            is_most = held * 5 >= heard * 4 or (held >= _FEWEST_HELD and held * 2 > heard)  # the others have discounts without a column
            if held and is_most and _is_telling(figures, quantity, price):
                yield held, (quantity, price, total)


def _is_telling(figures: Figures, quantity: int, price: int) -> bool:
    """Whether some product could hardly come about by chance: one times anything is itself."""
    return any(figures[quantity][number] not in (0, 1) and figures[price].get(number) not in (None, 0, 1) for number in figures[quantity])


def _holding(figures: Figures, triple: tuple[int, ...]) -> tuple[int, int]:
    """In how many rows quantity x price = total holds, and in how many all three stand."""
    quantity, price, total = (figures[index] for index in triple)
    rows = [number for number in quantity if number in price and number in total]
    held = sum(1 for number in rows if abs(abs(quantity[number] * price[number]) - abs(total[number])) <= _LINE_ROUNDING)
    return held, len(rows)


def _found_by_arithmetic(roles: dict[Role, int], missing: Role, figures: Figures, columns: Sequence[Column]) -> int | None:
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


def _prefer_net(settled: dict[Role, int], columns: Sequence[Column], figures: Figures) -> None:
    """Where the column of totals is another column plus the tax, the other one is the line's own amount (EN 16931 BT-131)."""
    total = settled.get("column_line_total")
    if total is None or "column_line_gross" in settled:
        return
    if {"column_quantity", "column_unit_price"} <= set(settled):
        held, heard = _holding(figures, tuple(settled[role] for role in _TRIPLE))
        if held * 2 >= heard:
            return
    others = [
        index for index in figures if index != total and index not in (settled.get("column_quantity"), settled.get("column_position"))
    ]
    for net, tax in permutations(others, 2):
        rows = [number for number in figures[total] if number in figures[net] and number in figures[tax]]
        held = sum(1 for number in rows if abs(figures[net][number] + figures[tax][number] - figures[total][number]) <= _LINE_ROUNDING)
        taxed = sum(1 for number in rows if 0 < abs(figures[tax][number]) < abs(figures[net][number]) / 2)
        is_tax = "column_tax" in columns[tax].roles or taxed * 2 >= len(rows)  # a share that one patient pays is none
        if held >= 1 and taxed and is_tax and held * 5 >= len(rows) * 4 and settled.get("column_unit_price") != net:
            for role in [role for role, index in settled.items() if index in (net, tax)]:
                del settled[role]
            settled |= {"column_line_gross": total, "column_line_total": net, "column_tax": tax}
            return


def _prefer_words(settled: dict[Role, int], columns: Sequence[Column], rows: Sequence[TableRow]) -> None:
    """Of two columns that headings call the article, the one with more words describes it, and the other has its code.

    Where what should describe it holds nothing but codes, a column under an unknown heading may do so too. A column of codes alone
    describes nothing where the words stand over or under the figures.
    """
    described = settled.get("column_description")
    if described is None:
        return
    in_full = [row for row in rows if len(row.words) > 2] or rows  # a sentence that runs under the table fills one column
    letters = [sum(ch.isalpha() for row in in_full for ch in row.text(index)) for index in range(len(columns))]
    free = set(range(len(columns))) - set(settled.values()) | {described, settled.get("column_item_code", described)}
    are_codes = _holds_codes(described, in_full)
    named = [
        index
        for index in free
        if {"column_description", "column_item_code"} & set(columns[index].roles) or (are_codes and not columns[index].roles)
    ]
    best = max(named, key=lambda index: letters[index], default=described)
    is_aside = not letters[described] and _holds_codes(best, in_full) and any(_is_of_words(row) for row in rows)
    if letters[best] > 2 * letters[described] and not is_aside:
        settled["column_description"] = best
        settled["column_item_code"] = described


def _is_of_words(row: TableRow) -> bool:
    """Whether a line of a table is nothing but words."""
    return len(row.line.cells) == 1 and len(row.line.words) > 1 and row.line.text[0].isalpha()


def _holds_codes(index: int, rows: Sequence[TableRow]) -> bool:
    """Whether what rows print in a column are single words with digits, where they print anything."""
    return all(is_code(text) for row in rows if (text := row.text(index)))


def _find_words(settled: dict[Role, int], columns: Sequence[Column], rows: Sequence[TableRow]) -> None:
    """Where no heading names the goods, the column with words in most rows does: a worker's name stands beside the first of his rows."""
    if "column_description" in settled:
        return
    taken = {index for role, index in settled.items() if role not in ("column_worker", "column_tax_rate", "column_tax", "column_position")}
    figured = [row for row in rows if len(row.words) > 2]
    letters = {
        index: [count for row in figured if (count := letter_count(row.text(index))) >= _FEWEST_LETTERS]
        for index in range(len(columns))
        if index not in taken
    }
    best = max(letters, key=lambda index: (len(letters[index]), sum(letters[index])), default=None)
    if best is not None and len(letters[best]) * 2 > len(figured):
        for role in [role for role, index in settled.items() if index == best]:
            del settled[role]
        settled["column_description"] = best


def _is_money(index: int, rows: Sequence[TableRow], mark: DecimalMark) -> bool:
    texts = [row.text(index) for row in rows if row.text(index)]
    money = [
        text for text in texts if (figure := lone_figure(text, mark)) and figure.looks_like_money and not re.search("[A-Za-z]{4}", text)
    ]
    return len(money) >= 1 and len(money) * 2 >= len(texts)
