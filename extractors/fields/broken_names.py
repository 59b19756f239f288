"""Companies' names that a letterhead prints over two or three lines, put together again."""

from __future__ import annotations

import re

from extractors.fields.company_names import is_title
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.party_blocks import ONLY_FORM
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.titles import kind_of_title

_LARGE_PRINT = 1.25  # heights of print
_SAME_PRINT = 0.06  # share of its height by which print of one size may differ


def whole_name(page: PageLayout, cell: Cell) -> Cell:
    """The cell, with the lines under and over it that its name runs on to."""
    return _with_beginning(page, _with_form(page, cell))


def _with_form(page: PageLayout, cell: Cell) -> Cell:
    """A name with the form of law that did not fit on its line: "Spenborough Plant Hire" over "Ltd"."""
    below = stack_below(page, cell, at_most=2)[1:]
    if not below or not ONLY_FORM.match(below[0].text):
        return cell
    return Cell(cell.page_number, cell.line_number, (*cell.words, *below[0].words))


def _with_beginning(page: PageLayout, cell: Cell) -> Cell:
    """A name in print so large that it takes two or three lines: "WITKOPPIES" over "CHEMICALS (PTY)" over "LTD"."""
    if cell.height < _LARGE_PRINT * page.height_of_print or not has_strong_legal_form(cell.text):
        return cell
    first = cell.words[0]
    for line in page.lines[max(0, cell.line_number - 2) : cell.line_number]:
        for above in line.cells:
            apart = min(abs(above.height - word.box.height) for word in cell.words)  # an accent of another font makes its word taller
            if apart > _SAME_PRINT * above.height or re.search(r"[\d:@]", above.text):
                continue
            under = stack_below(page, above, at_most=2)[1:]
            if (
                under
                and under[0].words[0] is first
                and not cell.text.startswith(above.text)
                and not has_legal_form(above.text)
                and kind_of_title(above.text) is None
                and not is_title(above.text)
                and above.text.isupper() == cell.words[0].text.isupper()
            ):
                return Cell(cell.page_number, above.line_number, (*above.words, *cell.words))
    return cell
