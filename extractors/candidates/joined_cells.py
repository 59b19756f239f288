"""Candidates in cells that join several values, each under its own label: of labels that are joined above them, or of a footer's pairs.

"VAT No: 4291030320 | Company Reg: 2011/184177/23" holds two numbers, and "03-Jul-2024 | PO/6355/24" a day and a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.candidates.finding import Candidate, candidates_in
from extractors.fields.amounts import DecimalMark
from extractors.fields.joined_labels import is_joined, label_of_part, parts_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_digit, has_letter


def parted(
    layout: DocumentLayout, candidates: Sequence[Candidate], mark: DecimalMark, rows: Collection[tuple[int, int]]
) -> list[Candidate]:
    """The candidates with those of joined cells each under its own label, in the order in which they stand; `rows` hold the goods."""
    joined = [
        cell
        for page in layout.pages
        for cell in page.cells
        if has_digit(cell.text) and is_joined(cell) and (page.page_number, cell.line_number) not in rows
    ]
    if not joined:
        return list(candidates)
    found = [each for each in candidates if not is_joined(each.cell)]
    found += [each for cell in joined for each in _of_joined(layout, cell, mark)]
    return sorted(found, key=lambda each: (each.cell.page_number, each.cell.line_number, each.cell.box.x0, each.start))


def _of_joined(layout: DocumentLayout, cell: Cell, mark: DecimalMark) -> Iterator[Candidate]:
    parts = list(parts_of(cell))
    page = layout.page(cell.page_number)
    for index, part in enumerate(parts):
        if not has_digit(part.text):
            continue
        for candidate in candidates_in(page, part, mark):
            label = label_of_part(candidate.above, index, len(parts)) if candidate.above is not None else None
            yield candidate if has_letter(candidate.before) or label is None else replace(candidate, before=f"{label.text} ")
