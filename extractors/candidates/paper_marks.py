"""What can be seen of an amount, date or number of an order, a delivery, a list or a receipt, as marks.

They are those of invoices (`marks`). Where the goods or the listed invoices stand counts too, and how many of its like stand in one column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from extractors.candidates.finding import Candidate, find_candidates
from extractors.candidates.joined_cells import parted
from extractors.candidates.marks import Marks, marks_of
from extractors.candidates.number_marks import number_marks
from extractors.fields.amounts import DecimalMark
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.fields.signing import lines_of_signatures
from extractors.kinds import ExtractedParts
from extractors.model import Page
from extractors.terms import DocumentKind

_MOST_IN_COLUMN = 5
_SIGNED = frozenset({DocumentKind.DELIVERY_NOTE, DocumentKind.BILL_OF_LADING, DocumentKind.TIMESHEET, DocumentKind.SCHEDULE_OF_ACCOUNTS})
_WITH_WORDS_OF_KIND = frozenset(
    {
        DocumentKind.DELIVERY_NOTE,
        DocumentKind.BILL_OF_LADING,
        DocumentKind.STATEMENT,
        DocumentKind.REMITTANCE_ADVICE,
        DocumentKind.SCHEDULE_OF_ACCOUNTS,
    }
)
_Place = tuple[int, int]


def marked_candidates(
    kind: DocumentKind,
    layout: DocumentLayout,
    parts: ExtractedParts,
    mark: DecimalMark,
) -> list[tuple[Candidate, Marks]]:
    """Every candidate of a paper outside of its goods and listed invoices, as far as these were read, with its marks."""
    rows = rows_of(layout, parts)
    candidates = parted(layout, find_candidates(layout, mark, rows), mark, rows)
    totals = [line.line_total for line in parts.lines if line.line_total is not None]
    totals += [entry.amount for entry in parts.schedule if entry.amount is not None]
    rates = {line.tax_rate for line in parts.lines if line.tax_rate is not None}
    plain = marks_of(layout, candidates, mark, sum(totals, Decimal(0)) if totals else None, rates, is_credit=False)
    crowds = _crowds(candidates)
    signed = lines_of_signatures(layout) if kind in _SIGNED else ()
    dates = [each for each in candidates if each.kind == "date"]
    found = []
    for candidate, marks in zip(candidates, plain, strict=True):
        place = _place(candidate)
        rest = [*marks.rest, f"column:{crowds[id(candidate)]}", f"goods:{_beside_rows(place, rows)}", f"signed:{place in signed:d}"]
        if candidate.kind == "date":
            rest += (each for each in number_marks(layout, candidate, dates) if each.startswith(("company", "title_by", "cell", "colon")))
        found.append((candidate, Marks(marks.roles, tuple(rest))))
    return found


def layout_of_kind(kind: DocumentKind, pages: Sequence[Page]) -> DocumentLayout:
    """The pages as the rules of a kind lay them out, so that it is done once."""
    return document_layout(pages, of_kind=kind in _WITH_WORDS_OF_KIND)


def rows_of(layout: DocumentLayout, parts: ExtractedParts) -> set[_Place]:
    """The lines of print that hold goods or listed invoices."""
    seen = [each.evidence for each in parts.lines] + [each.evidence for each in parts.schedule]
    found = set()
    for row in seen:
        if row is None or row.box is None:
            continue
        for line in layout.page(row.page_number).lines:
            if row.box.top <= (line.box.top + line.box.bottom) / 2 <= row.box.bottom:
                found.add((row.page_number, line.line_number))
    return found


def _beside_rows(place: _Place, rows: set[_Place]) -> str:
    if not rows:
        return "none"
    return "over" if place < min(rows) else "under" if place > max(rows) else "among"


def _place(candidate: Candidate) -> _Place:
    return candidate.cell.page_number, candidate.cell.line_number


def _crowds(candidates: Sequence[Candidate]) -> dict[int, int]:
    """How many candidates of its kind begin or end where each does, as the days of a list do."""
    begins = Counter(_edge(each, "x0") for each in candidates)
    ends = Counter(_edge(each, "x1") for each in candidates)
    return {id(each): min(_MOST_IN_COLUMN, max(begins[_edge(each, "x0")], ends[_edge(each, "x1")])) for each in candidates}


def _edge(candidate: Candidate, side: str) -> tuple[str, int, int]:
    box = candidate.evidence.box or candidate.cell.box
    return candidate.kind, candidate.cell.page_number, round((box.x0 if side == "x0" else box.x1) / 3)
