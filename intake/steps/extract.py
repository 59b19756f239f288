"""Reads the fields of one document. A KYC paper goes from here to its client's KYC file and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from extractors.codec import to_plain
from extractors.model import DocumentSpan, ExtractedDocument
from extractors.terms import KYC_KINDS, RECEIVABLE_KINDS, DocumentKind
from intake.kyc_filing import file_kyc_evidence
from intake.progress import advance_receipt, lock_receipt
from intake.readings import KeptReading, fetch_reading, kept_reading
from intake.services import Services
from intake.step import Setback, Step
from storage.database.tables import DocumentRow, PartRow
from storage.unit_of_work import UnitOfWork
from verification.kyc.observations import kyc_observations
from verification.matching.content import PaperContent, content_of_pages
from verification.model import Finding


@dataclass(frozen=True, slots=True)
class DocumentToRead:
    document_id: str
    kept: KeptReading
    span: DocumentSpan


@dataclass(frozen=True, slots=True)
class Extracted:
    """The document as its paper reads; what its check digits and dates say where it is a KYC paper, what makes a copy known where it is
    an invoice."""

    document: ExtractedDocument
    observations: tuple[Finding, ...]
    content: PaperContent | None


def load(session: Session, document_id: str, payload: Mapping[str, Any]) -> DocumentToRead | None:
    row = session.get(DocumentRow, document_id)
    if row is None or row.state == "extracted" or row.state_reason == "superseded":
        return None
    part = session.get(PartRow, row.part_id)
    kept = kept_reading(session, part) if part is not None else None
    if kept is None:
        return None
    span = DocumentSpan(DocumentKind(row.kind), tuple(row.page_numbers))
    return DocumentToRead(row.id, kept, span)


def compute(wanted: DocumentToRead, services: Services) -> Extracted:
    from extractors.extraction import extract_document

    reading = fetch_reading(services.blobs, wanted.kept, only=wanted.span.page_numbers)
    document = extract_document(reading, wanted.span)
    observations = _observed(document, services.clock().date()) if document.kind in KYC_KINDS else ()
    content = content_of_pages(document, reading.pages) if document.kind in RECEIVABLE_KINDS else None
    return Extracted(document, observations, content)


def _observed(document: ExtractedDocument, today: date) -> tuple[Finding, ...]:
    return tuple(kyc_observations(document, today))


def record(work: UnitOfWork, wanted: DocumentToRead, result: Extracted, services: Services) -> None:
    session = work.session
    lock_receipt(session, wanted.kept.receipt_id)
    row = session.get_one(DocumentRow, wanted.document_id, populate_existing=True)
    row.kind = result.document.kind.value
    row.in_kyc = result.document.kind in KYC_KINDS
    row.extraction = to_plain(result.document)
    row.content = to_plain(result.content) if result.content is not None else None
    row.state, row.state_reason = "extracted", None
    session.flush()
    if row.in_kyc:
        file_kyc_evidence(work, row, result.document, result.observations)
    advance_receipt(work, wanted.kept.receipt_id)
    work.audit("step:extract", "document.extracted", "document", row.id, kind=row.kind, fields=len(result.document.fields))


def give_up(work: UnitOfWork, document_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    row = work.session.get(DocumentRow, document_id)
    if row is None:
        return
    lock_receipt(work.session, row.receipt_id)
    row.state, row.state_reason = "parked", setback.sentence
    work.session.flush()
    advance_receipt(work, row.receipt_id)


STEP = Step("extract", load, compute, record, give_up)
