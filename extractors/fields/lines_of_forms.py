"""Forms give each line of goods rows of its own: "Product: V-belt", "Qty: 4", "Price: 12.50", "Line net: 50.00", and the same labels again.

They are believed where no table holds the goods, every line has a name and a total, and quantities and prices make the totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark
from extractors.fields.cell_figures import is_code, lone_figure, quantity_in, rate_in, unit_behind
from extractors.fields.form_rows import FormRow, cells_of_forms, form_rows
from extractors.fields.labels import Role, label_key
from extractors.fields.lookup import DocumentLayout
from extractors.layout.headings import roles_of_heading
from extractors.layout.lines import Cell, box_of
from extractors.model import Evidence, Line
from extractors.signs import letter_count

_ROLES: tuple[Role, ...] = (
    "column_line_total",
    "column_line_gross",
    "column_unit_price",
    "column_quantity",
    "column_unit",
    "column_item_code",
    "column_tax_rate",
    "column_tax",
    "column_description",
)
_MULTIPLY: tuple[Role, ...] = ("column_quantity", "column_unit_price", "column_line_total")
_SAYS_PRICE = frozenset({"column_unit_price", "column_line_total"})
_LETTERS_OF_NAME, _SHORTEST_CODE = 3, 3
_FEWEST_ROLES = 3
_ROUNDING = Decimal("0.02")
_MOST_BETWEEN, _APART = 3, 0.4  # lines from one row of an item to the next; heights of print over a heading between


def lines_of_forms(layout: DocumentLayout, mark: DecimalMark) -> tuple[tuple[Line, ...], frozenset[tuple[int, int]]]:
    """The lines of goods that rows of forms tell, and the printed lines that they take; none where they do not prove themselves."""
    items = [each for each in _items(layout) if _SAYS_PRICE & _told_by(each, {}).keys()]
    learned: dict[str, Role] = {}  # what a label says whose sums tell it in one item, it says in all
    for rows in items:
        known = _told_by(rows, {})
        learned |= {label_key(row.label.text): role for role, row in _by_sums(known, _others(known, rows), mark).items()}
    lines: list[Line] = []
    taken: set[tuple[int, int]] = set()
    for rows in items:
        told, line = _told_by(rows, learned), _line_of(rows, learned, mark)
        if line is None and len(told) < _FEWEST_ROLES:
            continue  # totals, say
        if line is None or not _is_proven(line):
            return (), frozenset()
        lines.append(line)
        own = [*told.values(), *_others(told, rows)]
        taken |= {(cell.page_number, cell.line_number) for row in own for cell in (row.stands_in, row.value)}
    return tuple(lines), frozenset(taken)


def _items(layout: DocumentLayout) -> Iterator[list[FormRow]]:
    """The rows that stand near each other, up to where one of their labels comes again."""
    item: list[FormRow] = []
    labels: set[str] = set()
    for row in form_rows(layout):
        key = label_key(row.label.text)
        if item and (key in labels or _is_parted(layout, item, row)):
            yield item
            item, labels = [], set()
        item.append(row)
        labels.add(key)
    if item:
        yield item


def _is_parted(layout: DocumentLayout, item: Sequence[FormRow], row: FormRow) -> bool:
    """Whether a row and the last are far from each other, or a heading stands between them: "No. 2"."""
    last = item[-1]
    if row.label.page_number != last.label.page_number or row.line_number - last.line_number > _MOST_BETWEEN:
        return True
    page = layout.page(row.label.page_number)
    return any(
        cell not in cells_of_forms(layout)
        and (cell.box.x0 < item[0].label.box.x0 + page.height_of_print or _heads_totals(layout, cell))
        and cell.box.top - last.label.box.bottom > page.height_of_print * _APART
        for line in page.lines[last.line_number + 1 : row.line_number]
        for cell in line.cells
    )


def _heads_totals(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is no more than the word for what all lines together make: "Totals", wherever it is set."""
    return any(hit.at_start and hit.rest is None and "gross_total" in hit.roles for hit in layout.labels_in(cell))


def _role_of(row: FormRow) -> Role | None:
    """What of a line of goods a label asks for, if it is one of these."""
    roles = roles_of_heading(row.label.text.rstrip(" .:…"))
    return max((role for role in _ROLES if role in roles), key=lambda role: (roles[role], -_ROLES.index(role)), default=None)


def _told_by(rows: Sequence[FormRow], learned: Mapping[str, Role]) -> dict[Role, FormRow]:
    """The rows of an item by what their labels say, the first of each."""
    told: dict[Role, FormRow] = {}
    for row in rows:
        role = _role_of(row) or learned.get(label_key(row.label.text))
        if role is not None:
            told.setdefault(role, row)
    return told


def _others(told: Mapping[Role, FormRow], rows: Sequence[FormRow]) -> list[FormRow]:
    """The rows among or right beside those whose labels say something."""
    known = [row.line_number for row in told.values()]
    first, last = min(known) - 1, max(known) + 1
    return [row for row in rows if row not in told.values() and first <= row.line_number <= last]


def _line_of(rows: Sequence[FormRow], learned: Mapping[str, Role], mark: DecimalMark) -> Line | None:
    """The line that some rows make, or None where they lack its name, its total, or all else."""
    told = _told_by(rows, learned)
    told |= _by_words(told, _others(told, rows))

    def said(role: Role) -> str:
        return told[role].value.text if role in told else ""

    total = lone_figure(said("column_line_total"), mark) or lone_figure(said("column_line_gross"), mark)
    if total is None or len(told) < _FEWEST_ROLES or letter_count(said("column_description")) < 2:
        return None
    quantity, price = quantity_in(said("column_quantity"), mark), lone_figure(said("column_unit_price"), mark)
    rate = rate_in(said("column_tax_rate"), mark, needs_percent=False)
    words = [word for row in told.values() for cell in (row.label, row.value) for word in cell.words]
    name = told["column_description"].value
    return Line(
        name.text,
        quantity.value if quantity else None,
        said("column_unit") or (unit_behind(said("column_quantity"), quantity.end) if quantity else None),
        price.value if price else None,
        total.value,
        rate if rate is not None else rate_in(said("column_tax"), mark, needs_percent=True),
        code if len(code := said("column_item_code")) >= _SHORTEST_CODE else None,
        Evidence(name.page_number, box_of(words), " ".join(word.text for word in words)),
    )


def _by_words(told: Mapping[Role, FormRow], unknown: Sequence[FormRow]) -> dict[Role, FormRow]:
    """What the goods are called: behind the label for that, or what has most letters; where two say it, the one with fewer is a code."""
    own = told.get("column_description")
    named = [row for row in unknown if letter_count(row.value.text) >= _LETTERS_OF_NAME]
    if own is None:
        return {"column_description": max(named, key=_letters)} if named else {}
    again = next((row for row in named if _role_of(row) == "column_description" and _letters(row) > _letters(own)), None)
    if again is None or not is_code(own.value.text):
        return {}
    return {"column_description": again, **({} if "column_item_code" in told else {"column_item_code": own})}


def _letters(row: FormRow) -> int:
    return letter_count(row.value.text)


def _by_sums(told: Mapping[Role, FormRow], unknown: Sequence[FormRow], mark: DecimalMark) -> dict[Role, FormRow]:
    """The one of quantity, price and total that no known label tells, by the figure that the other two make."""
    missing = [role for role in _MULTIPLY if role not in told]
    if len(missing) != 1:
        return {}
    off = [Decimal(0), *(rate for row in unknown if (rate := rate_in(row.value.text, mark, needs_percent=True)) is not None)]
    figures = {role: lone_figure(told[role].value.text, mark) for role in _MULTIPLY if role in told}
    for row in unknown:
        figure = lone_figure(row.value.text, mark)
        own = {**figures, missing[0]: figure}
        quantity, price, total = (own[role] for role in _MULTIPLY)
        if not (quantity and price and total):
            continue
        whole = abs(quantity.value * price.value)
        if any(abs(whole * (100 - rate) / 100 - abs(total.value)) <= _ROUNDING for rate in off):
            return {missing[0]: row}
    return {}


def _is_proven(line: Line) -> bool:
    """Whether quantity and price make the total, but for a discount, or one of them is not told."""
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return line.quantity is not None or line.unit_price is not None
    whole = abs(line.quantity * line.unit_price)
    return abs(whole - abs(line.line_total)) <= _ROUNDING or whole / 2 <= abs(line.line_total) <= whole * 2
