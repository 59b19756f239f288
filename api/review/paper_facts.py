"""One paper as the package page shows it: its fields, unsure ones first, and its lines, each with what people made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.model import Absent, ExtractedDocument
from extractors.terms import DocumentKind, Term
from intake.corrected_lines import KeptLine, every_line
from intake.field_views import box_view, fields_view, line_view
from intake.packs import corrected
from storage.database.tables import CorrectionRow, DocumentRow
from verification.confirmation import Assurance

# What a clerk looks for on each kind of paper, in the order of the eye; whatever else was read follows.
_INVOICE_TERMS = (
    Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.DUE_DATE, Term.SELLER_NAME, Term.BUYER_NAME, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER,
    Term.CURRENCY, Term.NET_TOTAL, Term.TAX_RATE, Term.TAX_TOTAL, Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.BANK_ACCOUNT, Term.IBAN,
)  # fmt: skip
_TERMS_OF_KIND: dict[str, tuple[Term, ...]] = {
    DocumentKind.INVOICE: _INVOICE_TERMS,
    DocumentKind.CREDIT_NOTE: _INVOICE_TERMS,
    DocumentKind.DELIVERY_NOTE: (
        Term.DELIVERY_NOTE_NUMBER,
        Term.DELIVERY_DATE,
        Term.PO_NUMBER,
        Term.BUYER_NAME,
        Term.RECEIVED_BY,
        Term.SIGNED,
    ),
    DocumentKind.TIMESHEET: (Term.ISSUE_DATE, Term.PO_NUMBER, Term.BUYER_NAME, Term.SIGNED),
    DocumentKind.PURCHASE_ORDER: (Term.PO_NUMBER, Term.ORDER_DATE, Term.BUYER_NAME, Term.GROSS_TOTAL),
}


_KINDS_WITH_LINES = frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE, DocumentKind.DELIVERY_NOTE, DocumentKind.PURCHASE_ORDER})


def paper_facts(session: Session, document_id: str, corrections: Sequence[CorrectionRow], sure: Mapping[Term, Assurance]) -> dict[str, Any]:
    """The fields and lines of a paper; `sure` says how sure the readings are that funding depends on, where the paper is the invoice."""
    row = session.get(DocumentRow, document_id)
    if row is None or row.extraction is None:
        return {"fields": [], "lines": [], "has_lines": False}
    machine = from_plain(ExtractedDocument, row.extraction)
    document = corrected(machine, corrections)
    lines = [_line(each, document_id) for each in every_line(machine, corrections)]
    return {
        "fields": _fields(machine, document, document_id, corrections, sure),
        "lines": lines,
        "has_lines": bool(lines) or document.kind in _KINDS_WITH_LINES,
    }


def _fields(
    machine: ExtractedDocument,
    document: ExtractedDocument,
    document_id: str,
    corrections: Sequence[CorrectionRow],
    sure: Mapping[Term, Assurance],
) -> list[dict[str, Any]]:
    read = fields_view(document, document_id)
    for term, seen in fields_view(machine, document_id).items():
        # A correction has no place of its own: it is about the place that the machine read.
        if term in read and not read[term].get("page"):
            read[term] |= {name: seen.get(name) for name in ("page", "box", "text")}
    for each in document.fields:
        # Lists leave out what is not on the page; how sure the machine is of that is worth showing here.
        if isinstance(each.reading, Absent) and each.confidence is not None:
            read.setdefault(each.term.value, {"value": None, "state": "absent", "confidence": each.confidence, "left_out": True})
    latest = {each.term: each for each in corrections}
    asked = [term.value for term in _TERMS_OF_KIND.get(document.kind.value, ())]
    asked += [term.value for term, each in sure.items() if each.needs_hand]
    shown = [term for term in dict.fromkeys([*asked, *read]) if term in asked or not read[term].get("left_out")]
    fields = [_field(term, read.get(term), document_id, latest.get(term), sure.get(Term(term))) for term in shown]
    return sorted(fields, key=lambda each: not each["unsure"])


def _field(
    term: str, read: dict[str, Any] | None, document_id: str, correction: CorrectionRow | None, assurance: Assurance | None
) -> dict[str, Any]:
    read = read or {"value": None, "state": "absent"}
    page = read.get("page")
    before = (correction.superseded_reading or {}) if correction else {}
    return {
        "term": term,
        "document": document_id,
        "value": read.get("value"),
        "state": read.get("state", "value"),
        "reason": read.get("reason"),
        "candidates": read.get("candidates", []),
        "text": read.get("text"),
        "confidence": read.get("confidence"),
        "unsure": assurance is not None and assurance.needs_hand,
        "agrees_with": assurance.agrees_with if assurance is not None else None,
        "page": page,
        "marks": [{"document": document_id, "page": page, "box": read.get("box")}] if page else [],
        "corrected_by": correction.made_by if correction else None,
        "confirmed": correction is not None and correction.reading == correction.superseded_reading,
        "before": before.get("text") or before.get("state"),
    }


def _line(kept: KeptLine, document_id: str) -> dict[str, Any]:
    seen = kept.line.evidence
    marks = [{"document": document_id, "page": seen.page_number, "box": box_view(seen.box)}] if seen is not None else []
    page = seen.page_number if seen is not None else None
    return line_view(kept) | {"marks": marks, "page": page, "corrected_by": kept.corrected_by, "removed": kept.removed}
