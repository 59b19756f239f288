"""Addresses of an issuer that no rule finds: beside or under its name in other columns, or in a block of their own at the head or foot.

The trained pipeline says which lines they are. An address has a street or a box and a town or a code; one of them alone is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.address_parts import LineParts
from extractors.fields.company_names import has_postcode, is_bare_postcode, is_contact_line, is_street
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import OF_ADDRESS_LABEL
from extractors.fields.told_lines import SURE, address_share, told
from extractors.layout.blocks import blocks_of
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.model import Evidence

_LINES_UNDER = 6
_GAP_IN_HEIGHTS = 2.4
_WORDS_OF_SUBURB = 3
_FEWEST_PARTS = 2
_STROKES = re.compile(r"\s*[|·•■●]\s*")
_HOUSE = re.compile(r"[^\W\d][^\d,:]{3,40} \d{1,4} ?[a-zA-Z]?|\d{1,4}[a-zA-Z]? [^\W\d][^\d,:]{3,40}")
_HEAD, _FOOT = 0.25, 0.8  # shares of the page's height
_PARTY_HEADINGS = frozenset(("buyer_heading", "ship_to_heading", "remit_to_heading", "other_party_heading"))


def told_address_under(layout: DocumentLayout, name: Cell, not_in: Sequence[Cell]) -> tuple[str, Evidence | None]:
    """The address in the lines under a name, in whatever column it stands.

    A column is read by itself: a telephone or a tax number beside a suburb says nothing of it.
    """
    page = layout.page(name.page_number)
    taken = set(map(id, not_in))
    cells = [name]
    bottom = name.box.bottom
    for line in page.lines[name.line_number + 1 : name.line_number + _LINES_UNDER]:
        free = [cell for cell in line.cells if id(cell) not in taken and not _is_particular(page, cell)]
        if line.box.top - bottom > _GAP_IN_HEIGHTS * page.height_of_print or any(_heads_party(layout, cell) for cell in free):
            break
        cells += free
        bottom = line.box.bottom
    for column in _columns(page, cells[1:]):
        address, where = _address_of(page, column, told([name, *column])[1:])
        if address:
            return address, where
    return _address_of(page, cells[1:], told(cells)[1:])


def _is_particular(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell is a date or the value of a label with a colon, "rep: Beth Penrose", and no line of an address."""
    left = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
    label = left[-1].text.rstrip() if left else ""
    return bool(dates_of(cell)) or (label.endswith((":", "：")) and not OF_ADDRESS_LABEL.search(label))


def _columns(page: PageLayout, cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells under a name by the columns that they stand in, first the one that begins first; none where all are of one."""
    columns: list[list[Cell]] = []
    for cell in cells:
        own = next((column for column in columns if _stands_under(page, column[-1], cell)), None)
        if own is None:
            columns.append([cell])
        else:
            own.append(cell)
    return columns if len(columns) > 1 else []


def told_address_at_edge(layout: DocumentLayout, not_in: Sequence[Cell]) -> tuple[str, Evidence | None]:
    """The address in a block at the head or foot of the first page, where issuers print their particulars."""
    page = layout.pages[0]
    taken = set(map(id, not_in))
    for block in blocks_of(page):
        if _HEAD < block.cells[0].box.top / page.page.height < _FOOT or any(id(cell) in taken for cell in block.cells):
            continue
        if _heads_party(layout, block.cells[0]):
            continue
        address, where = _address_of(page, block.cells, told(block.cells))
        if address:
            return address, where
    return "", None


def _address_of(page: PageLayout, cells: Sequence[Cell], lines: Sequence[LineParts]) -> tuple[str, Evidence | None]:
    """The first run of address lines in one column.

    One line that is in doubt goes with the sure ones around it: a suburb can have any name ("Deal Party").
    """
    run: list[tuple[Cell, LineParts]] = []
    doubted: list[tuple[Cell, LineParts]] = []
    for cell, line in zip(cells, lines, strict=False):
        is_own = not run or _stands_under(page, (doubted or run)[-1][0], cell)
        if is_own and (address_share(line) > SURE or _is_parted_address(cell.text)):
            run += [*doubted, (cell, line)]
            doubted = []
        elif is_own and run:
            if doubted or not _may_be_suburb(cell, line):
                break
            doubted.append((cell, line))
    streets = any(line.share("STREET", "BOX") > _SOME for _, line in run)
    towns = any(line.share("PLACE", "POSTCODE") > _SOME for _, line in run)
    if not (streets and towns) and not any(_is_parted_address(cell.text) for cell, _ in run):
        return "", None
    own = [cell for cell, _ in run]
    return ", ".join(cell.text.strip(" ,") for cell in own), evidence_of(page.page_number, [word for cell in own for word in cell.words])


def _is_parted_address(text: str) -> bool:
    """Whether strokes part a street and a town with its code in one line: "Deal Party | 12 Road | Town 8301", whatever the suburb."""
    parts = [part.strip() for part in _STROKES.split(text)]
    if len(parts) < _FEWEST_PARTS or any(is_contact_line(f"{part} ") for part in parts):
        return False
    ends_in_code = has_postcode(parts[-1]) or is_bare_postcode(parts[-1])
    return ends_in_code and any(is_street(part) or _HOUSE.fullmatch(part) for part in parts[:-1])


def _may_be_suburb(cell: Cell, line: LineParts) -> bool:
    """Whether a line is a few words without a figure that are no telephone, mail address or number."""
    return len(cell.words) <= _WORDS_OF_SUBURB and line.share("CONTACT", "NUMBER") < _SOME and cell.text.replace(" ", "").isalpha()


_SOME = 0.3  # of a line that has street and town together


def _stands_under(page: PageLayout, upper: Cell, lower: Cell) -> bool:
    """Whether two cells are lines of one block: flush left, flush right or centred; or parts of one line close behind each other."""
    a, b = upper.box, lower.box
    if upper.line_number == lower.line_number and 0 <= b.x0 - a.x1 < _GAP_IN_HEIGHTS * page.height_of_print:
        return True
    near = 1.2 * page.height_of_print
    return abs(a.x0 - b.x0) < near or abs(a.x1 - b.x1) < near or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * near


def _heads_party(layout: DocumentLayout, cell: Cell) -> bool:
    return any(hit.at_start and _PARTY_HEADINGS & set(hit.roles) for hit in layout.labels_in(cell))
