"""A letter names the person it is for: the company stands above that line, or in the block that goes on under it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.address_windows import is_senders_line
from extractors.fields.company_names import has_postcode, is_bare_postcode, is_street, looks_like_name
from extractors.fields.dates import dates_of
from extractors.fields.estates import is_place_in_town
from extractors.fields.labelled_addresses import opens_section
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import block_with
from extractors.layout.lines import Cell, PageLayout

_LINES_OVER_PERSON = 5
_REACH = 0.2  # share of the page's width
PARTICULARS = frozenset(["issue_date", "due_date", "invoice_number", "po_number", "delivery_note_number", "payment_terms"])


def block_of_attention(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> list[Cell]:
    """The block in which a letter names the person it is for, where the company stands above that line and under its heading."""
    block = block_with(page, hit.cell)
    assert block is not None
    above = [cell for cell in block.cells if cell.line_number < hit.cell.line_number]
    below = [cell for cell in block.cells if cell.line_number > hit.cell.line_number]
    if _is_over_party(page, hit, below) and (hit.rest is None or not above):
        return below
    opened = [index for index, cell in enumerate(above) if any(_stands_alone(label) for label in layout.labels_in(cell))]
    above = above[opened[-1] + 1 :] if opened else above
    above = above[next((at + 1 for at in reversed(range(len(above))) if dates_of(above[at]) or _is_particular(layout, above[at])), 0) :]
    if len(above) > 1 and any(has_postcode(cell.text) or is_bare_postcode(cell.text) for cell in above[1:]):
        return [cell for cell in above if not is_senders_line(cell)]  # a line for the person under the whole address
    named = next((index for index, cell in enumerate(above[-_LINES_OVER_PERSON:]) if has_strong_legal_form(cell.text)), None)
    above = above[-_LINES_OVER_PERSON:][named:] if named is not None else above[-2:]
    above = [cell for cell in above if not is_senders_line(cell)]
    return [*above, *block.cells[block.cells.index(hit.cell) :]] if above and looks_like_name(above[-1].text) else []


def _is_over_party(page: PageLayout, hit: LabelHit, below: Sequence[Cell]) -> bool:
    """Whether a name and its address follow a line for the person: the line heads them where it names nobody and is over its block."""
    if hit.rest is None and any(other is not hit.cell and other.box.x0 > hit.cell.box.x0 for other in _beside(page, hit)):
        return False
    name, *address = below or (hit.cell,)
    begins = looks_like_name(name.text) and not is_street(name.text)
    return begins and any(has_postcode(cell.text) or is_street(cell.text) or is_place_in_town(cell.text) for cell in address[:3])


def _beside(page: PageLayout, hit: LabelHit) -> Sequence[Cell]:
    reach = hit.cell.box.x1 + _REACH * page.page.width
    return [other for other in page.lines[hit.cell.line_number].cells if other.box.x0 < reach]


def _is_particular(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a line says a number or a day of the paper, which ends what a block says before the party."""
    return any(hit.at_start and hit.rest is not None and not PARTICULARS.isdisjoint(hit.roles) for hit in layout.labels_in(cell)[:1])


def _stands_alone(label: LabelHit) -> bool:
    """Whether a heading of a party fills its line, so that what stands over it belongs to another."""
    return label.at_start and label.closed and label.rest is None and opens_section(label)
