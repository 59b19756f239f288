"""Amounts that only lists of invoices name: a statement's closing balance, and what a remittance says was paid.

On a bill "Closing balance" is no amount due of it, and what was paid is taken off its total.
"""

from __future__ import annotations

from collections.abc import Collection

from extractors.fields.amounts import DecimalMark
from extractors.fields.labels import Role
from extractors.fields.listed_rows import ListedFigure
from extractors.fields.lookup import DocumentLayout
from extractors.fields.total_labels import unlisted_labels
from extractors.fields.totals import figures_for


def labelled_amount(layout: DocumentLayout, roles: Collection[Role], mark: DecimalMark) -> ListedFigure | None:
    """The amount beside or under the last label of one of some roles."""
    best: tuple[float, ListedFigure] | None = None
    for page in layout.pages:
        for hit in (*layout.labels[page.page_number], *unlisted_labels(layout, page.page_number)):
            weight = max((hit.roles.get(role, 0.0) for role in roles), default=0.0)
            if not weight or not hit.at_start:
                continue
            for figure, cell, nearness in figures_for(layout, hit, mark, is_header=False):
                evidence = cell.evidence(figure.start, figure.end)
                if figure.looks_like_money and evidence.box is not None and (best is None or nearness * weight >= best[0]):
                    best = nearness * weight, ListedFigure(figure.value, evidence, evidence.box)
    return best[1] if best is not None else None
