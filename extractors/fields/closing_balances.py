"""What statements call the balance at their end, "Closing balance", "Endsaldo", "Solde au 30/06/2026": on a bill it is no amount due."""

from __future__ import annotations

from extractors.fields.amounts import DecimalMark
from extractors.fields.listed_rows import ListedFigure
from extractors.fields.lookup import DocumentLayout
from extractors.fields.totals import figures_for


def labelled_balance(layout: DocumentLayout, mark: DecimalMark) -> ListedFigure | None:
    """The amount beside or under the last such label."""
    best: tuple[float, ListedFigure] | None = None
    for page in layout.pages:
        for hit in layout.labels[page.page_number]:
            if "closing_balance" not in hit.roles or not hit.at_start:
                continue
            for figure, cell, nearness in figures_for(layout, hit, mark, is_header=False):
                evidence = cell.evidence(figure.start, figure.end)
                score = nearness * hit.roles["closing_balance"]
                if figure.looks_like_money and evidence.box is not None and (best is None or score >= best[0]):
                    best = score, ListedFigure(figure.value, evidence, evidence.box)
    return best[1] if best is not None else None
