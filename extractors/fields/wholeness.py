"""Whether all lines of a table were read: what was missed must never make a paper's own sum look wrong.

An amount that stands in the column of the line totals, belongs to no line and is named as no total is a line that was not understood, a
charge with an unknown name, or a second table; the sum of the lines says nothing then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import PageLayout, TextLine
from extractors.model import Line

_ALIGNED = 6.0  # points by which the right edges of one column may differ
_FOOT_ROLES: frozenset[Role] = frozenset(
    {
        "lines_total",
        "allowance_total",
        "charge_total",
        "net_total",
        "tax_total",
        "gross_total",
        "prepaid_total",
        "amount_due",
        "rounding",
        "not_a_total",
        "tender",
        "change_given",
        "payment_terms",
    }
)


def are_whole(layout: DocumentLayout, lines: Sequence[Line], table_lines: Collection[tuple[int, int]], mark: DecimalMark) -> bool:
    """Whether no amount is left in the column of the line totals that neither a line nor a named total explains."""
    edges = _edges_of_totals(layout, lines, table_lines, mark)
    if not edges:
        return True
    first_page = min(page for page, _ in table_lines)
    first_line = min(line for page, line in table_lines if page == first_page)
    totals = [each.line_total for each in lines if each.line_total is not None]
    named = {*totals, *accumulate(totals)}  # what the lines so far make is their sum, whatever the paper calls it
    for page in layout.pages:
        if page.page_number < first_page:
            continue
        for line in page.lines:
            if (page.page_number, line.line_number) in table_lines or (page.page_number == first_page and line.line_number < first_line):
                continue
            if _is_named(layout, page, line):
                continue
            for cell in line.cells:
                for figure in figures_of(cell, mark):
                    if not figure.looks_like_money or not figure.value:
                        continue
                    box = cell.evidence(figure.start, figure.end).box
                    if box is not None and any(abs(box.x1 - edge) <= _ALIGNED for edge in edges) and figure.value not in named:
                        return False
    return True


def _edges_of_totals(
    layout: DocumentLayout, lines: Sequence[Line], table_lines: Collection[tuple[int, int]], mark: DecimalMark
) -> list[float]:
    """Where the line totals end on the right."""
    totals = {abs(line.line_total) for line in lines if line.line_total}
    edges: list[float] = []
    for page_number, line_number in table_lines:
        for cell in layout.page(page_number).lines[line_number].cells[-2:]:
            for figure in figures_of(cell, mark):
                box = cell.evidence(figure.start, figure.end).box
                if figure.looks_like_money and abs(figure.value) in totals and box is not None:
                    edges.append(box.x1)
    return edges


def _is_named(layout: DocumentLayout, page: PageLayout, line: TextLine) -> bool:
    """Whether a line, or the one over it, names its amount as a total, a tax, a payment or a rounding."""
    above = page.lines[line.line_number - 1] if line.line_number else line
    if line.box.top - above.box.bottom > page.height_of_print:
        above = line
    return any(_FOOT_ROLES & set(hit.roles) for each in (line, above) for cell in each.cells for hit in layout.labels_in(cell))
