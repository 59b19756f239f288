"""A party as a block of lines: its name first, then its address, beside or under a heading such as "Bill to" or "Verkäufer".

Forms print numbers before the name, label the rows of a section, and leave lines free; a telephone line or another label ends the block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.address_windows import SALUTATION
from extractors.fields.company_names import has_legal_form, has_postcode, is_bank, is_contact_line, is_street, looks_like_name, tidy_name
from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.model import Evidence

_HEADINGS = ("seller_heading", "buyer_heading", "ship_to_heading", "remit_to_heading", "other_party_heading")
_NUMBERS_BEFORE_NAME = 3


@dataclass(frozen=True, eq=False)
class Party:
    """A name with where it stands, and the address lines under it."""

    name: str
    name_evidence: Evidence
    address: str
    address_evidence: Evidence | None
    score: float
    cells: tuple[Cell, ...]


def headed_party(layout: DocumentLayout, role: str) -> Party | None:
    best: Party | None = None
    for hit in layout.hits(role):
        party = _party_at(layout, hit, role)
        if party is not None and (best is None or party.score > best.score):
            best = party
    return best


def _party_at(layout: DocumentLayout, hit: LabelHit, role: str) -> Party | None:
    """The party that a heading announces: beside it, or stacked under it."""
    if not hit.at_start or (not hit.closed and hit.rest is not None and len(hit.own.words) == 1 and len(hit.own.text) <= 4):
        return None
    rest = hit.rest
    if rest is not None and not hit.closed and (rest.text[:1].islower() or len(rest.words) > 7):
        return None  # a sentence that begins with the same words
    page = layout.page(hit.cell.page_number)
    weight = hit.roles[role] - 0.15 * max(0.0, max(hit.roles.values()) - hit.roles[role])
    if not hit.closed:
        weight -= 0.2
    if page.page_number != layout.pages[0].page_number:
        weight -= 0.15
    first = _first_cell(layout, page, hit)
    if first is None:
        return None
    pairs = _labelled_pairs(layout, page, hit, first)
    if pairs is not None:
        return with_score(pairs, weight + 0.1)
    cells = [first, *_under_heading(page, hit, first)]
    cells += _beyond_gap(page, cells[-1], first)
    party = party_of(layout, cells)
    if party is None:
        return None
    if party.address:
        weight += 0.15
    if has_legal_form(party.name):
        weight += 0.1
    return with_score(party, weight)


def _under_heading(page: PageLayout, hit: LabelHit, first: Cell) -> list[Cell]:
    """The cells that go on below a party's first line: under it, or, where it stands beside its heading, indented under that."""
    below = stack_below(page, first)[1:]
    if below or first.line_number != hit.cell.line_number:
        return below
    own = hit.own.box
    for line in page.lines[first.line_number + 1 : first.line_number + 4]:
        if line.box.top - first.box.bottom > 1.6 * page.height_of_print:
            break
        indented = [cell for cell in line.cells if own.x0 - 2 <= cell.box.x0 <= first.box.x0 + 2]
        if indented:
            return stack_below(page, indented[0])
    return []


def _beyond_gap(page: PageLayout, last: Cell, first: Cell) -> list[Cell]:
    """Forms leave a line free between a party's name and its street."""
    for line in page.lines[last.line_number + 1 : last.line_number + 4]:
        if line.box.top - last.box.bottom > 3.2 * page.height_of_print:
            break
        below = [cell for cell in line.cells if abs(cell.box.x0 - first.box.x0) < 1.2 * page.height_of_print]
        if below:
            return stack_below(page, below[0]) if is_street(below[0].text) or has_postcode(below[0].text) else []
    return []


def with_score(party: Party, score: float) -> Party:
    return Party(party.name, party.name_evidence, party.address, party.address_evidence, score, party.cells)


def _first_cell(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> Cell | None:
    rest = hit.rest
    if rest is not None:
        return rest if any(ch.isalpha() for ch in rest.text) else None
    line = page.lines[hit.cell.line_number]
    beside = [
        cell
        for cell in line.cells
        if cell.box.x0 >= hit.cell.box.x1 - 1
        and cell.box.x0 - hit.cell.box.x1 < 0.3 * page.page.width
        and any(ch.isalpha() for ch in cell.text)
    ]
    under = _cell_under(page, hit)
    if (
        beside
        and not layout.begins_with_label(beside[0])
        and looks_like_name(beside[0].text)
        and (under is None or hit.cell.text.rstrip().endswith(":") or layout.begins_with_label(under))
    ):
        return beside[0]
    return under if under is not None else None


def _cell_under(page: PageLayout, hit: LabelHit) -> Cell | None:
    own = hit.own.box
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 4]:
        if line.box.top - own.bottom > 3.5 * page.height_of_print:
            return None
        for cell in line.cells:
            if (abs(cell.box.x0 - own.x0) < 4 * page.height_of_print or cell.box.x0 <= own.x0 < cell.box.x1) and any(
                ch.isalpha() for ch in cell.text
            ):
                return cell
    return None


def _labelled_pairs(layout: DocumentLayout, page: PageLayout, hit: LabelHit, first: Cell) -> Party | None:
    """A section of its own with labelled rows: "Name: …", "Address: …"."""
    name: Cell | None = None
    address: list[Cell] = []
    in_address = False
    for line in page.lines[first.line_number : first.line_number + 12]:
        cells = [cell for cell in line.cells if cell.box.x1 > hit.own.box.x0 - 5]
        if not cells:
            continue
        labels = layout.labels_in(cells[0])
        label = labels[0] if labels and labels[0].at_start else None
        values = ([label.rest] if label and label.rest else []) + list(cells[1:]) if label else list(cells)
        if (
            label is not None
            and any(role in label.roles for role in _HEADINGS[:4])
            and line.line_number > first.line_number
            and "name_field" not in label.roles
        ):
            break
        if label is not None and "name_field" in label.roles and name is None:
            name = values[0] if values else None
            in_address = False
        elif label is not None and re.match(r"(?i)anschrift|address|adress|adres|地址", label.own.text) and name is not None:
            address += values[:1]
            in_address = True
        elif label is None and in_address and name is not None and values and abs(values[0].box.x0 - name.box.x0) < 12:
            address += values[:1]
        elif label is not None:
            in_address = False
        if name is None and line.line_number > first.line_number + 1:
            return None
    if name is None or not name.text.strip():
        return None
    text = ", ".join(cell.text for cell in address)
    evidence = evidence_of(page.page_number, [word for cell in address for word in cell.words]) if address else None
    return Party(tidy_name(name.text), name.evidence(), text, evidence, 0.0, (name, *address))


def party_of(layout: DocumentLayout, cells: Sequence[Cell]) -> Party | None:
    """A party from stacked cells: the first that can be a name, then address lines as far as they go."""
    name: Cell | None = None
    address: list[Cell] = []
    used: list[Cell] = []
    passed = 0
    for cell in cells:
        labels = layout.labels_in(cell)
        starts = labels[0] if labels and labels[0].at_start and (labels[0].closed or labels[0].rest is None) else None
        if (
            name is None
            and passed < _NUMBERS_BEFORE_NAME
            and (_is_number_row(cell) or (starts is not None and "plain" in starts.roles and "name_field" not in starts.roles))
        ):
            passed += 1
            continue
        if starts is not None and cell is not cells[0]:
            if name is None and "name_field" in starts.roles and starts.rest is not None:
                name = starts.rest
                continue
            break
        if name is None:
            if looks_like_name(cell.text) and not is_bank(cell.text):
                name = cell
                used.append(cell)
            elif cell is not cells[0]:
                break
            continue
        if is_contact_line(cell.text) or dates_of(cell):
            if address:
                break
            continue
        address.append(cell)
        used.append(cell)
    if name is None:
        return None
    text = tidy_name(name.text)
    if SALUTATION.match(text) and address:
        following = address.pop(0)
        text = f"{text} {tidy_name(following.text)}" if len(text) > 2 else tidy_name(following.text)
        name = Cell(name.page_number, name.line_number, (*name.words, *following.words))
    inline = re.match(r"(.{3,60}?),\s+(.*\d.*)$", text)
    if inline and not address and has_postcode(inline[2]):
        return Party(inline[1], name.evidence(0, len(inline[1])), inline[2], name.evidence(len(inline[1]) + 2), 0.0, tuple(used))
    street = next(
        (index for index, cell in enumerate(address) if is_street(cell.text) or has_postcode(cell.text) or re.search(r"\d", cell.text)),
        None,
    )
    lines = address[street:] if street is not None else []
    evidence = evidence_of(name.page_number, [word for cell in lines for word in cell.words]) if lines else None
    return Party(text, name.evidence(), ", ".join(cell.text.strip(" ,") for cell in lines), evidence, 0.0, tuple(used))


def _is_number_row(cell: Cell) -> bool:
    """A location or customer number that a form prints before the name."""
    return re.search(r"\d{6,}", cell.text) is not None and not is_street(cell.text)
