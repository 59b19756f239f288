"""What can be seen of a number that may be the paper's own: its shape, the labels and dates that keep it company, the title near by.

The number of a paper stands among its date, its terms and the numbers of other papers, or beside the title; a house, a postcode and a
telephone stand among the lines of an address. On a credit note "invoice number" is said of the invoice that is credited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.candidates.finding import Candidate
from extractors.fields.company_names import has_postcode
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_letter

_DIGIT, _CAPITAL, _SMALL, _REPEATED = re.compile(r"\d"), re.compile(r"[A-Z]"), re.compile(r"[a-z]"), re.compile(r"(.)\1+")
_YEAR = re.compile(r"20[12]\d")
_LINES_OF_COMPANY = 3
_LINES_TO_TITLE = 4
_TALL = 1.3  # times the usual height of print, as titles are


def number_marks(layout: DocumentLayout, candidate: Candidate, dates: Sequence[Candidate]) -> Iterator[str]:
    """The marks of one number beside those that every candidate has."""
    yield from _shape(candidate.text)
    yield from _company(layout, candidate, dates)
    yield f"title_by:{_lines_to_title(layout, candidate)}"


def _shape(text: str) -> Iterator[str]:
    shape = _REPEATED.sub(r"\1", _SMALL.sub("a", _CAPITAL.sub("A", _DIGIT.sub("9", text))))
    yield f"shape:{shape[:8]}"
    yield f"length:{min(20, len(text)) // 2}"
    yield f"digits:{sum(ch.isdigit() for ch in text) // 2}"
    yield f"year_in_it:{_YEAR.search(text) is not None:d}"
    yield f"lead:{_lead(text)}"


def _lead(text: str) -> str:
    lead = re.match(r"[A-Za-z]+", text)
    return lead.group().lower()[:4] if lead else ""


def _company(layout: DocumentLayout, candidate: Candidate, dates: Sequence[Candidate]) -> Iterator[str]:
    """The labels that stand in one column or row with its own label, and the dates that stand in one column or row with the number."""
    own = _label_cell(candidate)
    beside = list(_beside(layout, own))
    roles = {role for cell in beside for role in _roles(layout, cell)}
    yield f"postal:{has_postcode(candidate.cell.text):d}{any(has_postcode(cell.text) for cell in beside):d}"
    how = "own" if own is not candidate.cell else "with_label" if candidate.label else "alone"
    company = min(3, len(roles))
    yield f"cell:{how}"
    yield f"colon:{candidate.label.rstrip()[-1:] in (':', '：', '#'):d}:{how}"
    yield f"company:{company}"
    yield f"company:{company}:{how}"
    yield from (f"company_of:{role}" for role in sorted(roles))
    box = candidate.evidence.box
    near = 0
    for each in dates:
        apart = abs(each.cell.line_number - candidate.cell.line_number)
        if apart > _LINES_OF_COMPANY or each.cell.page_number != candidate.cell.page_number:
            continue
        other = each.evidence.box
        if box is None or other is None:
            continue
        in_column = abs(other.x0 - box.x0) < candidate.cell.height or abs(other.x1 - box.x1) < candidate.cell.height
        near = max(near, 2 if apart <= 1 and (in_column or not apart) else 1 if in_column else 0)
    yield f"date_by:{near}"


def _lines_to_title(layout: DocumentLayout, candidate: Candidate) -> int:
    """How far the nearest line of tall print is; 4 stands for further."""
    page, own = layout.page(candidate.cell.page_number), candidate.cell.line_number
    near = page.lines[max(0, own - _LINES_TO_TITLE + 1) : own + _LINES_TO_TITLE]
    tall = (line.line_number for line in near if line.height >= _TALL * page.height_of_print)
    return min((abs(number - own) for number in tall), default=_LINES_TO_TITLE)


def _label_cell(candidate: Candidate) -> Cell:
    """The cell that holds the words by which a number is known: its own, that to its left, or that above."""
    if has_letter(candidate.before):
        return candidate.cell
    return candidate.left or candidate.above or candidate.cell


def _beside(layout: DocumentLayout, own: Cell) -> Iterator[Cell]:
    """The other cells of its line, and those of the lines around it that begin or end where it does."""
    lines = layout.page(own.page_number).lines
    for line in lines[max(0, own.line_number - _LINES_OF_COMPANY) : own.line_number + _LINES_OF_COMPANY + 1]:
        for cell in line.cells:
            aligned = abs(cell.box.x0 - own.box.x0) < own.height or abs(cell.box.x1 - own.box.x1) < own.height
            if cell is not own and (line.line_number == own.line_number or aligned):
                yield cell


def _roles(layout: DocumentLayout, cell: Cell) -> set[str]:
    return {role for hit in layout.labels_in(cell) if hit.at_start for role in hit.roles if not role.startswith("column_")}
