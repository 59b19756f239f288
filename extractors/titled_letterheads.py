"""A title that stands so close behind a company's name that both are one cell: "Tafelberg Timber (Pty) Ltd TAX INVOICE No 5367"."""

from __future__ import annotations

from extractors.fields.company_names import ends_in_form
from extractors.layout.lines import Cell
from extractors.titles import kind_of_title

_LONGEST_TITLE_IN_WORDS = 7


def title_behind_company(cell: Cell) -> Cell | None:
    """The words behind a company's form of law where they are nothing but a title; None where the cell has none."""
    for at in range(2, len(cell.words)):
        if not ends_in_form(" ".join(word.text for word in cell.words[:at])):
            continue
        rest = cell.words[at:]
        if len(rest) <= _LONGEST_TITLE_IN_WORDS and rest[0].text[:1].isupper() and kind_of_title(" ".join(word.text for word in rest)):
            return Cell(cell.page_number, cell.line_number, rest)
    return None
