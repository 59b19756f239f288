"""An address without a heading is known by its postal code: the lines above it, up to a gap or a salutation, are whose it is.

A letter's address window stands in the upper half of the first page, often under a small line with the sender's own address; the
sender's own block goes on with telephone, web and tax numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bare_postcode,
    is_contact_line,
    is_department,
    is_street,
    is_title,
    looks_like_name,
    names_owner,
)
from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table, is_row_of_columns
from extractors.fields.told_lines import name_behind_heading
from extractors.layout.blocks import Block, blocks_of
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit
from extractors.title_neighbours import is_heading

SEPARATED = re.compile(r"\s+[-–—|•·*■●]\s+(?!\d{4,6}$)|\s*[•·|■●]\s*|,\s+(?=.*\d{4,5})")
"""What parts name, street and town in a sender's line."""
SALUTATION = re.compile(
    r"(?i)^(?:herrn?|frau|firma|fa\.|familie|an(?: (?:die|den|das))?(?: (?:firma|fa\.))?|aan(?: (?:de|het))?|"
    r"eheleute|mr\.?|mrs\.?|ms\.?|messrs\.?|monsieur|madame|m\.|mme|société|"
    r"de heer|mevrouw|dhr\.?|mnr\.?|mev\.?|the (?:directors?|manager))$"
)
_HOUSE_NUMBER = re.compile(r"[^\W\d][^\d,:]{3,40} \d{1,4} ?[a-zA-Z]?$|\d{1,3}[a-zA-Z]?,? [^\W\d][^\d,:]{3,40}$")
_LONGEST_ADDRESS, _NAME_AND_STREET = 7, 2
_IN_ONE_LINE, _STREET_AND_TOWN, _FEWEST_BELOW, _LOWEST_LINE = 0.8, 2, 4, 0.45
_GAP_IN_HEIGHTS = 0.95
_GAP_UNDER_NAME = 2.2
_VALUES_REACH = 0.25  # share of the page's width at which a value still stands beside its label
_PARTED = re.compile(r"\s[|·•]\s|,\s")
_SIGN = re.compile(r"\s[-–—|•·*■●]\s|[•·|■●]")


@dataclass(frozen=True, eq=False)
class AddressWindow:
    """The lines of one address, name first, and how much it looks like the addressee's rather than the sender's."""

    cells: tuple[Cell, ...]
    score: float
    has_contacts: bool = False


def address_windows(layout: DocumentLayout) -> list[AddressWindow]:
    """The addresses of the first page that may be the addressee's, most likely first."""
    page = layout.pages[0]
    found = []
    for block in blocks_of(page):
        for cells in _addresses_in(layout, page, block):
            if in_table(layout, cells[0]) or is_heading(page, cells[0]):
                continue
            score = _score(layout, page, block, cells)
            if score > 0.75:
                found.append(AddressWindow(tuple(cells), score, _has_contacts(layout, block, cells)))
    found += [AddressWindow((cell,), _IN_ONE_LINE) for cell in _in_one_line(layout, page)]
    whole = [each for each in found if not any(_goes_on_in(each, other) for other in found)]
    return sorted(whole, key=lambda each: (-each.score, each.cells[0].box.top))


def _in_one_line(layout: DocumentLayout, page: PageLayout) -> Iterator[Cell]:
    """The companies whose name, street and town fill one line each, under the sender's address and over no other."""
    for cell in page.cells:
        name, *address = cell.text.split(", ")
        if not has_strong_legal_form(name) or len(address) < _STREET_AND_TOWN or is_contact_line(cell.text) or in_table(layout, cell):
            continue
        if not (is_street(", ".join(address)) and has_postcode(address[-1])) or cell.box.top > _LOWEST_LINE * page.page.height:
            continue
        lines = page.lines[: cell.line_number]
        over = any(_begins_address(other.text) and has_postcode(other.text) for line in lines for other in line.cells)
        below = page.lines[cell.line_number + 1 : cell.line_number + 1 + _FEWEST_BELOW]
        if over and not any(_begins_address(other.text) for line in below for other in line.cells):
            yield cell


def _goes_on_in(one: AddressWindow, other: AddressWindow) -> bool:
    """Whether another run begins with all lines of one: the number of a box was taken for the code that stands under its town."""
    return len(other.cells) > len(one.cells) and other.cells[: len(one.cells)] == one.cells and other.score >= one.score


def is_senders_line(cell: Cell) -> bool:
    """Name, street and town of a sender on one line."""
    parts = SEPARATED.split(cell.text)
    if len(parts) <= 2 or not any(has_postcode(part) or is_street(part) for part in parts[1:]):
        return False
    return _SIGN.search(cell.text) is not None or has_legal_form(parts[0])  # with commas alone it can be the addressee's own line


def _addresses_in(layout: DocumentLayout, page: PageLayout, block: Block) -> list[list[Cell]]:
    """Every run of lines in a block that ends with a postal code and its place."""
    found = []
    cells = block.cells
    for index, cell in enumerate(cells):
        above = cells[index - 1] if index else None
        bare = is_bare_postcode(cell.text) and above is not None and _runs_on_to_code(above.text)
        if not (has_postcode(cell.text) or bare) or is_senders_line(cell) or is_contact_line(cell.text) or dates_of(cell):
            continue
        if len(cell.text) > 60 or _is_value_of_label(layout, page, cell):
            continue
        if above is not None and all(_stands_behind_colon(page, each) for each in (cell, above)):
            continue  # a column of values: "Annelies Goossens" behind "Seller:" and 65200 behind "Our number:"
        start = index
        while start > 0 and index - start < _LONGEST_ADDRESS - 1 and _goes_on_above(layout, page, cells[start], cells[start - 1]):
            if index - start >= _NAME_AND_STREET and _is_whole_address(cells[start - 1].text):
                break  # a sender's line in small print, parted by commas
            start -= 1
            if SALUTATION.match(cells[start].text.strip()):
                break
        if start > 0 and not has_strong_legal_form(cells[start].text):
            named = name_behind_heading(cells[start - 1], cells[start : index + 1])
            if named is not None:
                found.append([named, *cells[start : index + 1]])
                continue
        if index > start and _begins_address(cells[start].text):
            name = _name_above(layout, page, cells[start])
            if name is not None:
                found.append([name, *cells[start : index + 1]])
                continue
        if index - start >= 1:
            end = index + 1
            if (
                end < len(cells)
                and _is_country(cells[end].text)
                and not (in_table(layout, cells[end]) or is_row_of_columns(page, cells[end]))
            ):
                end += 1
            found.append(list(cells[start:end]))
    return found


def _is_whole_address(text: str) -> bool:
    """Whether a line is a name, a street and a town, so that over the lines of another address it is somebody else's."""
    name, *address = SEPARATED.split(text)
    return len(address) >= _STREET_AND_TOWN and not is_street(name) and is_street(address[0]) and has_postcode(address[-1])


def _runs_on_to_code(text: str) -> bool:
    """Whether a postal code alone can follow a line: a town, a street, or an address on one line that was broken behind its town."""
    if _is_place(text) or is_street(text):
        return True
    *before, last = _PARTED.split(text.rstrip(","))
    return has_digit(text) and (text.endswith(",") or (bool(before) and _is_place(last)))


def _stands_behind_colon(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell is the value of the one to its left, which ends with a colon, whatever it says and however far off it is."""
    left = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0 + 1]
    return bool(left) and left[-1].text.rstrip().endswith((":", "："))


def _begins_address(text: str) -> bool:
    return is_street(text) or has_postcode(text)


def _name_above(layout: DocumentLayout, page: PageLayout, street: Cell) -> Cell | None:
    """The name that stands over a street with a gap between, or in larger print."""
    for line in reversed(page.lines[max(0, street.line_number - 4) : street.line_number]):
        if street.box.top - line.box.bottom > _GAP_UNDER_NAME * page.height_of_print:
            return None
        for cell in line.cells:
            labels = layout.labels_in(cell)
            if abs(cell.box.x0 - street.box.x0) > page.height_of_print or is_attention(cell.text):
                continue
            if (labels and labels[0].at_start) or not looks_like_name(cell.text) or is_senders_line(cell) or _begins_address(cell.text):
                return None
            return cell
    return None


def _goes_on_above(layout: DocumentLayout, page: PageLayout, cell: Cell, above: Cell) -> bool:
    text = above.text
    if cell.box.top - above.box.bottom > _GAP_IN_HEIGHTS * max(page.height_of_print, cell.height * 0.8):
        return False
    if _is_value_of_label(layout, page, above):
        return False
    if is_attention(text) or names_owner(text):
        return True
    if is_contact_line(text) or is_title(text) or is_senders_line(above) or dates_of(above):
        return False
    if is_bare_postcode(text) or (has_postcode(text) and not is_street(text)):
        return False
    labels = layout.labels_in(above)
    return is_attention(text) or is_department(text) or not (labels and labels[0].at_start and labels[0].closed)


def _is_value_of_label(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a cell stands in a column of values, with its label to the left."""
    reach = _VALUES_REACH * page.page.width
    left = [other for other in page.lines[cell.line_number].cells if -1 <= cell.box.x0 - other.box.x1 < reach]
    labels = layout.labels_in(left[-1]) if left else []
    if not labels or is_contact_line(f"{labels[0].own.text} "):
        return False  # a town is nobody's mail address: it stands in a column of its own
    return labels[0].at_start and labels[0].closed and labels[0].rest is None and not _is_heading(labels[0])


def _is_heading(label: LabelHit) -> bool:
    return any(role.endswith("_heading") for role in label.roles)


def _is_place(text: str) -> bool:
    """Whether a line can be a town alone, under which South African addresses print the code."""
    return 3 <= len(text) <= 40 and not has_digit(text) and not is_title(text) and not is_contact_line(text)


def _is_country(text: str) -> bool:
    return 3 <= len(text) <= 28 and text.replace(" ", "").isalpha() and not is_contact_line(text)


def _is_tax_line(layout: DocumentLayout, cell: Cell) -> bool:
    """A tax number, which an invoice prints for both parties."""
    return any("seller_tax_id" in hit.roles or "buyer_tax_id" in hit.roles for hit in layout.labels_in(cell))


def _has_contacts(layout: DocumentLayout, block: Block, cells: Sequence[Cell]) -> bool:
    """Whether a block goes on with telephone or mail, as a sender's own does."""
    after = [cell for cell in block.cells if cell.line_number > cells[-1].line_number][:3]
    return any(is_contact_line(cell.text) and not _is_tax_line(layout, cell) for cell in after)


def _score(layout: DocumentLayout, page: PageLayout, block: Block, cells: Sequence[Cell]) -> float:
    top, bottom = cells[0].box.top, cells[-1].box.bottom
    if top > 0.55 * page.page.height:
        return 0.0
    score = 1.0
    score += 0.25 if top > 0.1 * page.page.height else -0.1
    if any(is_street(cell.text) or _HOUSE_NUMBER.match(cell.text) for cell in cells[1:]):
        score += 0.2
    if SALUTATION.match(cells[0].text.strip()) or any(is_attention(cell.text) for cell in cells):
        score += 0.4
    if _has_contacts(layout, block, cells):
        score -= 0.55
    above = [
        cell
        for cell in page.cells
        if cell.box.bottom <= top + 2 and top - cell.box.bottom < 9 * page.height_of_print and abs(cell.box.x0 - cells[0].box.x0) < 25
    ]
    if any(is_senders_line(cell) for cell in above):
        score += 0.6
    nearest = max(above, key=lambda cell: cell.box.bottom, default=None)
    if nearest is not None and top - nearest.box.bottom < 2 * page.height_of_print:
        roles = {role for hit in layout.labels_in(nearest) if hit.at_start for role in hit.roles}
        if roles & {"ship_to_heading", "seller_heading", "remit_to_heading", "other_party_heading"}:
            score -= 0.7
        elif "buyer_heading" in roles:
            score += 0.5
    if top > 0.42 * page.page.height or bottom > 0.6 * page.page.height:
        score -= 0.3
    if any(len(cell.text) > 60 for cell in cells):
        score -= 0.4
    return score
