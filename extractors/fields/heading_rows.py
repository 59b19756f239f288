"""Rows in which headings of parties stand: rows of a form are filled in beside or under them, rows of labels are none of a party's."""

from __future__ import annotations

from extractors.fields.company_names import looks_like_name
from extractors.fields.labels import LabelHit
from extractors.fields.labels_of_kinds import HEADINGS_OF_CARRIAGE
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit

_FEWEST_LABELS = 3


def is_row_of_form(page: PageLayout, hit: LabelHit) -> bool:
    """Whether a heading with a colon stands in a line with others of such, "From: | Messrs: | Dated:", as over no columns."""
    closed = [cell for cell in page.lines[hit.cell.line_number].cells if cell.text.endswith((":", "："))]
    return hit.cell in closed and len(closed) >= _FEWEST_LABELS


def is_under_headings(page: PageLayout, cell: Cell) -> bool:
    """Whether a value stands right under one of several cells of nothing but words, whatever these say: the headings of its row."""
    if not cell.line_number:
        return False
    over = page.lines[cell.line_number - 1].cells
    is_over = any(min(each.box.x1, cell.box.x1) > max(each.box.x0, cell.box.x0) for each in over)
    return is_over and len(over) > 1 and not any(has_digit(each.text) for each in over)


def goes_before_company(page: PageLayout, hit: LabelHit, role: str) -> bool:
    """Whether a name stands behind a heading of a carriage, in one line with the other party and the numbers of the paper."""
    if role not in HEADINGS_OF_CARRIAGE:
        return False
    following = hit.rest or next((cell for cell in page.lines[hit.cell.line_number].cells if cell.box.x0 >= hit.cell.box.x1 - 1), None)
    return following is not None and len(following.words) > 1 and looks_like_name(following.text)


def is_row_of_labels(layout: DocumentLayout, page: PageLayout, first: Cell) -> bool:
    """Whether a cell and most of its line are labels and nothing else: the headings over a row of dates and numbers."""
    line = page.lines[first.line_number].cells
    bare = [cell for cell in line for hit in layout.labels_in(cell)[:1] if hit.at_start and hit.closed and hit.rest is None]
    words = [cell for cell in line if len(cell.words) == 1 and cell.text.isalpha() and not has_legal_form(cell.text)]
    if bare and len(line) >= _FEWEST_LABELS and len(words) == len(line):
        return True  # "Receiver | Signature | Date", under which is signed
    return first in bare and len(bare) >= _FEWEST_LABELS and len(bare) * 2 > len(line)
