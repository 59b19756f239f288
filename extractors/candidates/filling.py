"""The candidates of a paper with what speaks for each: the same for learning from it and for reading it."""

from __future__ import annotations

from decimal import Decimal

from extractors.candidates.finding import Candidate, find_candidates
from extractors.candidates.marks import Marks, marks_of
from extractors.fields.amounts import DecimalMark
from extractors.fields.line_items import LinesFound
from extractors.fields.lookup import DocumentLayout


def paper_marks(layout: DocumentLayout, mark: DecimalMark, lines: LinesFound) -> list[tuple[Candidate, Marks]]:
    """Every candidate of a paper with its marks."""
    totals = [line.line_total for line in lines.lines if line.line_total is not None]
    rates = {line.tax_rate for line in lines.lines if line.tax_rate is not None}
    candidates = find_candidates(layout, mark, lines.table_lines)
    return list(zip(candidates, marks_of(layout, candidates, mark, sum(totals, Decimal(0)) if totals else None, rates), strict=True))
