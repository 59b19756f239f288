"""Headings that are set in the middle over their parts of a form, "BILL TO | SHIP TO", whose blocks begin far to the left of them."""

from __future__ import annotations

from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit, has_letter

_FEWEST = 2
_LONGEST_HEADING = 3  # words
_ASIDE = 0.05  # share of the page's width that a heading may stand off the middle of its part
_LINES_UNDER, _NEAR, _CLOSE = 3, 3.5, 1.5  # heights of print


def first_under_centred(layout: DocumentLayout, page: PageLayout, hit: LabelHit, under: Cell | None) -> Cell | None:
    """What begins the part of a form that a heading stands centred over, where its line holds nothing but headings of parties.

    `under` is what stands right under the heading, which counts where nothing in its part comes before. The parts are as wide as each
    other, so that they meet half way between two headings.
    """
    line = page.lines[hit.cell.line_number].cells
    if under is None and len(line) == 1 and hit.rest is None:
        return _alone_under(layout, page, hit.cell)
    if hit.rest is not None or len(line) < _FEWEST or not all(_heads_party(layout, cell) for cell in line):
        return under
    left, right = _part_of(page, line, line.index(hit.cell))
    if abs(_middle(hit.cell) - (left + right) / 2) > _ASIDE * page.page.width:
        return under
    last = under.line_number - 1 if under is not None else hit.cell.line_number + _LINES_UNDER
    for below in page.lines[hit.cell.line_number + 1 : last + 1]:
        if below.box.top - hit.cell.box.bottom > _NEAR * page.height_of_print:
            return under
        inside = [cell for cell in below.cells if left - 1 <= cell.box.x0 and cell.box.x1 <= right + 1]
        if inside:
            return inside[0] if has_letter(inside[0].text) else under
    return under


def _alone_under(layout: DocumentLayout, page: PageLayout, heading: Cell) -> Cell | None:
    """What begins the box under a heading centred in it, where both stand alone in their lines: 客户 over lines that begin farther left."""
    below = page.lines[heading.line_number + 1].cells if heading.line_number + 1 < len(page.lines) else ()
    if len(below) != 1 or below[0].box.top - heading.box.bottom > _CLOSE * page.height_of_print or layout.begins_with_label(below[0]):
        return None
    stack = stack_below(page, below[0])
    is_over_them = min(cell.box.x0 for cell in stack) < heading.box.x0 and heading.box.x0 < max(cell.box.x1 for cell in stack)
    return below[0] if is_over_them and has_letter(below[0].text) else None


def heads_block_beside(layout: DocumentLayout, page: PageLayout, hit: LabelHit, beside: Cell) -> bool:
    """Whether a few words beside a heading head the next block, whatever they say: "Invoice to: | Offload at", each over its lines.

    Both have lines close under them that begin where they do, and those under the heading are no labels.
    """
    if has_legal_form(beside.text) or has_digit(beside.text) or len(beside.words) > _LONGEST_HEADING:
        return False
    own, other = (stack_below(page, cell, at_most=_LINES_UNDER + 1)[1:] for cell in (hit.cell, beside))
    if min(len(own), len(other)) < _FEWEST or any(layout.begins_with_label(cell) for cell in own[:1]):
        return False
    return all(
        below[0].box.top - head.box.bottom < page.height_of_print and abs(below[0].box.x0 - head.box.x0) < page.height_of_print
        for head, below in ((hit.cell, own), (beside, other))
    )


def _part_of(page: PageLayout, line: tuple[Cell, ...], at: int) -> tuple[float, float]:
    """Where the part of the form begins and ends that the heading at this place of its line stands over."""
    left = min(cell.box.x0 for cell in page.cells) if at == 0 else (_middle(line[at - 1]) + _middle(line[at])) / 2
    right = max(cell.box.x1 for cell in page.cells) if at == len(line) - 1 else (_middle(line[at]) + _middle(line[at + 1])) / 2
    return left, right


def _middle(cell: Cell) -> float:
    return (cell.box.x0 + cell.box.x1) / 2


def _heads_party(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is nothing but the heading of a party."""
    return any(
        hit.at_start and hit.rest is None and any(role.endswith("_heading") and hit.roles[role] > 0 for role in hit.roles)
        for hit in layout.labels_in(cell)
    )
