"""How sure the kind of a paper is: how far its cues stand above those of the next kind, and how well its first page could be read."""

from __future__ import annotations

from extractors.classify import classify_laid_out
from extractors.confidence.paper import COUNT_NAMES, KIND_ORDER, Paper
from extractors.fields.lookup import document_layout
from extractors.terms import DocumentKind

MEASURED_KINDS = frozenset(
    {
        DocumentKind.INVOICE,
        DocumentKind.CREDIT_NOTE,
        DocumentKind.RECEIPT,
        DocumentKind.DELIVERY_NOTE,
        DocumentKind.PURCHASE_ORDER,
        DocumentKind.QUOTATION,
        DocumentKind.STATEMENT,
        DocumentKind.REMITTANCE_ADVICE,
        DocumentKind.SCHEDULE_OF_ACCOUNTS,
        DocumentKind.TIMESHEET,
        DocumentKind.BILL_OF_LADING,
    }
)
"""The kinds whose recognition was measured on made papers; of any other the kind is given without a share."""

KIND_NAMES = ("own_cues", "next_cues", "next_kind", "kinds_with_cues", "has_title", "words_on_first_page", *COUNT_NAMES)


def kind_counts(paper: Paper) -> list[float]:
    """What speaks for the kind of a paper, in the order of KIND_NAMES."""
    first = paper.pages[0]
    found = classify_laid_out(document_layout([first]))
    own = found.scores.get(paper.kind, 0.0)
    others = {kind: score for kind, score in found.scores.items() if kind is not paper.kind}
    rival = max(others, key=lambda kind: others[kind], default=None)
    return [
        own,
        others[rival] if rival is not None else 0.0,
        float(KIND_ORDER[rival]) if rival is not None else -1.0,
        float(sum(score >= 1.0 for score in found.scores.values())),
        float(found.has_title),
        float(len(first.words)),
        *paper.counts,
    ]
