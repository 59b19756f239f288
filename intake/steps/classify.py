"""Cuts a file into documents by what its pages say, and tells what kind each is. Identity and company papers leave the road here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.media_types import HTML, TEXT
from extractors.model import DocumentSpan
from extractors.terms import KYC_KINDS
from intake.progress import advance_receipt, lock_part, lock_receipt, stop_part
from intake.readings import KeptReading, fetch_reading, kept_reading
from intake.services import Services
from intake.step import Setback, Step
from storage.database.tables import DocumentRow, PartRow, ReceiptRow
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork

_NOTHING_READ = "None of its pages could be read. Ask for a clearer scan, or for the document as a PDF."
_NOTHING_WRITTEN = "Its pages are blank, or hold too few words for a document. Ask for a clearer scan if there is more to read."
_BRIEF_MAIL = "The text of the mail. It says too little to be a document, and is kept as a note."


@dataclass(frozen=True, slots=True)
class Cut:
    """The documents of a file, and the key that changes when they have to be extracted anew."""

    spans: tuple[DocumentSpan, ...]
    digest: str


def load(session: Session, part_id: str, payload: Mapping[str, Any]) -> KeptReading | None:
    part = session.get(PartRow, part_id)
    return kept_reading(session, part) if part is not None else None


def compute(kept: KeptReading, services: Services) -> Cut:
    from extractors.split import split_documents

    reading = fetch_reading(services.blobs, kept)
    spans = split_documents(reading) if reading.pages or reading.structured else ()
    return Cut(tuple(spans), hashlib.sha256(f"{kept.reading_key} {kept.page_keys}".encode()).hexdigest())


def record(work: UnitOfWork, kept: KeptReading, cut: Cut, services: Services) -> None:
    session = work.session
    receipt = lock_receipt(session, kept.receipt_id)
    part = lock_part(session, kept.part_id)
    if cut.spans:
        part.state, part.problem_code = "read", None
        part.state_reason = f"{len(kept.lost)} of {part.page_count} pages could not be read." if kept.lost else None
    elif kept.lost:
        part.state, part.state_reason, part.problem_code = "parked", _NOTHING_READ, "no_pages_read"
    elif part.parent_id is not None and part.media_type in (TEXT, HTML):
        part.state, part.state_reason, part.problem_code = "skipped", _BRIEF_MAIL, "mail_text"
    else:
        part.state, part.state_reason, part.problem_code = "parked", _NOTHING_WRITTEN, "blank"
    before = {row.id: row for row in session.scalars(select(DocumentRow).where(DocumentRow.part_id == part.id))}
    kept_ids = set()
    for ordinal, span in enumerate(cut.spans, start=1):
        document_id = _write(work, receipt, part, ordinal, span, before)
        kept_ids.add(document_id)
        work.send("extract", document_id, {}, occasion=cut.digest)
    for document_id in before.keys() - kept_ids:
        gone = before[document_id]
        gone.state, gone.state_reason = "parked", "superseded"
    session.flush()
    advance_receipt(work, kept.receipt_id)
    work.audit("step:classify", "part.classified", "part", part.id, documents=len(cut.spans), kinds=[span.kind.value for span in cut.spans])


def _write(
    work: UnitOfWork, receipt: ReceiptRow, part: PartRow, ordinal: int, span: DocumentSpan, before: Mapping[str, DocumentRow]
) -> str:
    document_id = fact_id("document", part.id, span.page_numbers[0] if span.page_numbers else 0, ordinal)
    row = before.get(document_id)
    if row is None:
        row = DocumentRow(id=document_id, receipt_id=receipt.id, part_id=part.id, ordinal=ordinal)
        row.first_page_number = span.page_numbers[0] if span.page_numbers else 0
        work.session.add(row)
    row.client_code = receipt.client_code
    row.page_numbers = list(span.page_numbers)
    row.kind = span.kind.value
    row.in_kyc = span.kind in KYC_KINDS
    row.state, row.state_reason, row.extraction = "classified", None, None
    return document_id


def give_up(work: UnitOfWork, part_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    stop_part(work, part_id, setback)


STEP = Step("classify", load, compute, record, give_up)
