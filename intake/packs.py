"""One client's batch as its documents stand now: read by machine, corrected by people, placed in their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.media_types import HTML, PICTURES, TEXT
from extractors.model import Absent, Ambiguous, Evidence, ExtractedDocument, Field, Reading, Unreadable, Value
from extractors.terms import DocumentKind, Term
from intake.corrected_lines import is_line_term, kept_lines
from intake.part_names import KYC_PART_NAME, by_its_looks
from intake.receive import part_order
from storage.database.tables import CorrectionRow, DocumentRow, PackageRow, PageRow, PartRow, ReceiptRow
from storage.ids import fact_id
from verification.matching.content import PaperContent
from verification.model import PackDocument

KIND = "kind"
"""The name under which a person corrects what kind of paper a document is."""

SUPERSEDED = "superseded"
"""The reason on a document whose file was cut differently when a page was read again: it stands in no batch any more."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of a package. `parked` names what nobody could read; `files` is every file in it that is no identity paper."""

    package_id: str
    client_code: str
    received_at: datetime
    reference: str | None
    receipt_ids: tuple[str, ...]
    documents: tuple[PackDocument, ...]
    parked: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        """Nothing in it that a person has to judge: only identity papers, or nothing but the text of a mail."""
        return not self.documents and not self.parked


def package_of(receipt: ReceiptRow) -> str:
    """The package that a receipt's documents belong to: an earlier one that it adds to, or its own."""
    return receipt.package_id or fact_id("package", receipt.id)


def load_pack(session: Session, package_id: str, first_receipt_id: str | None = None) -> Pack | None:
    """The papers of a package; `first_receipt_id` names the receipt that makes it while its row is not there yet."""
    package = session.get(PackageRow, package_id)
    receipt_id = package.receipt_id if package is not None else first_receipt_id
    receipts = session.scalars(
        select(ReceiptRow)
        .where(or_(ReceiptRow.id == receipt_id, ReceiptRow.package_id == package_id))
        .order_by(ReceiptRow.received_at, ReceiptRow.id)
    ).all()
    first = next((receipt for receipt in receipts if receipt.id == receipt_id), None)
    if first is None or first.client_code is None:
        return None
    parts = [part for receipt in receipts for part in _parts(session, receipt.id)]
    documents = session.scalars(select(DocumentRow).where(DocumentRow.receipt_id.in_([receipt.id for receipt in receipts]))).all()
    standing = [document for document in documents if document.state_reason != SUPERSEDED]
    return Pack(
        package_id=package_id,
        client_code=first.client_code,
        received_at=first.received_at,
        reference=first.reference or first.subject,
        receipt_ids=tuple(receipt.id for receipt in receipts),
        documents=_documents(session, parts, standing),
        parked=_parked(session, parts, standing),
        files=_files(parts, standing),
    )


def _parts(session: Session, receipt_id: str) -> list[PartRow]:
    return sorted(session.scalars(select(PartRow).where(PartRow.receipt_id == receipt_id)), key=part_order)


def _documents(session: Session, parts: Sequence[PartRow], rows: Sequence[DocumentRow]) -> tuple[PackDocument, ...]:
    position_of = {part.id: position for position, part in enumerate(part for part in parts if part.state != "unpacked")}
    part_of = {part.id: part for part in parts}
    corrections = corrections_of(session, [row.id for row in rows])
    found = []
    for row in sorted(rows, key=lambda each: (position_of.get(each.part_id, 0), each.first_page_number, each.ordinal)):
        part = part_of[row.part_id]
        if row.in_kyc or row.state != "extracted" or row.extraction is None or _is_mere_mail_text(part, row):
            continue
        document = corrected(from_plain(ExtractedDocument, row.extraction), corrections[row.id])
        found.append(
            PackDocument(
                document_id=row.id,
                part_id=part.id,
                part_position=position_of[part.id],
                filename=part.filename,
                sha256=part.sha256,
                document=placed(document, row.id),
                content=from_plain(PaperContent, row.content) if row.content is not None else None,
            )
        )
    return tuple(found)


def _is_mere_mail_text(part: PartRow, row: DocumentRow) -> bool:
    """The text of a mail that says nothing a receivable is made of, such as a greeting."""
    return part.parent_id is not None and part.media_type in (TEXT, HTML) and row.kind == DocumentKind.OTHER


def corrections_of(session: Session, document_ids: Sequence[str]) -> dict[str, list[CorrectionRow]]:
    """What people corrected on these documents, oldest first."""
    found: dict[str, list[CorrectionRow]] = defaultdict(list)
    rows = session.scalars(
        select(CorrectionRow)
        .where(CorrectionRow.document_id.in_(document_ids))
        .order_by(CorrectionRow.package_version, CorrectionRow.made_at, CorrectionRow.id)
    )
    for row in rows:
        found[row.document_id].append(row)
    return found


def corrected(document: ExtractedDocument, corrections: Sequence[CorrectionRow]) -> ExtractedDocument:
    """The document as people left it: the last correction of a term stands, and the evidence is where the machine saw the term."""
    document = replace(document, lines=tuple(each.line for each in kept_lines(document, corrections)))
    for correction in corrections:
        if is_line_term(correction.term):
            continue
        reading = reading_of(correction)
        if correction.term == KIND:
            if isinstance(reading, Value):
                document = replace(document, kind=DocumentKind(reading.text), kind_confidence=None)
            continue
        term = Term(correction.term)
        before = document.field(term)
        after = Field(term, reading, before.evidence if before else (), None, f"person:{correction.made_by}")
        document = replace(document, fields=(*(each for each in document.fields if each.term is not term), after))
    return document


def reading_of(correction: CorrectionRow) -> Reading:
    """What the person says stands there."""
    shapes: dict[str, type[Value | Absent | Unreadable | Ambiguous]] = {
        "value": Value,
        "absent": Absent,
        "unreadable": Unreadable,
        "ambiguous": Ambiguous,
    }
    return from_plain(shapes[correction.reading["state"]], correction.reading)


def placed(document: ExtractedDocument, document_id: str) -> ExtractedDocument:
    """The document with every piece of evidence naming the document of ours that it points into."""

    def here(evidence: Evidence | None) -> Evidence | None:
        return replace(evidence, document_id=document_id) if evidence is not None else None

    return replace(
        document,
        fields=tuple(
            replace(each, evidence=tuple(replace(one, document_id=document_id) for one in each.evidence)) for each in document.fields
        ),
        lines=tuple(replace(line, evidence=here(line.evidence)) for line in document.lines),
        schedule=tuple(replace(entry, evidence=here(entry.evidence)) for entry in document.schedule),
    )


def _parked(session: Session, parts: Sequence[PartRow], documents: Sequence[DocumentRow]) -> tuple[tuple[str, str], ...]:
    only_kyc = _only_kyc(documents)
    number_of = _numbers(parts)
    name_of = {part.id: KYC_PART_NAME if part.id in only_kyc else part.filename for part in parts}
    found = [
        (by_its_looks(number_of[part.id], part.media_type) if part.media_type in PICTURES else part.filename, part.state_reason or "")
        for part in parts
        if part.state in ("parked", "rejected")
    ]
    pages = session.scalars(
        select(PageRow)
        .where(PageRow.part_id.in_([part.id for part in parts if part.state == "read"]), PageRow.state == "parked")
        .order_by(PageRow.part_id, PageRow.page_number)
    )
    found += [(f"{name_of[page.part_id]}, page {page.page_number}", page.reason or "") for page in pages]
    found += [
        (f"{name_of[document.part_id]}, page {document.first_page_number}", document.state_reason or "")
        for document in documents
        if document.state == "parked" and not document.in_kyc
    ]
    return tuple(found)


def _numbers(parts: Sequence[PartRow]) -> dict[str, int]:
    """The place of every part among those of its receipt, from 1."""
    counted: dict[str, int] = defaultdict(int)
    numbers = {}
    for part in parts:
        counted[part.receipt_id] += 1
        numbers[part.id] = counted[part.receipt_id]
    return numbers


def _files(parts: Sequence[PartRow], documents: Sequence[DocumentRow]) -> tuple[tuple[str, str], ...]:
    """Every file with something in it for the package; identity papers are sent again every year and are no duplicates."""
    only_kyc = _only_kyc(documents)
    return tuple(
        (part.filename, part.sha256)
        for part in parts
        if part.state in ("read", "parked") and part.id not in only_kyc and not (part.parent_id and part.media_type in (TEXT, HTML))
    )


def _only_kyc(documents: Sequence[DocumentRow]) -> set[str]:
    """Parts in which nothing but papers of the KYC file was found."""
    return {row.part_id for row in documents if row.in_kyc} - {row.part_id for row in documents if not row.in_kyc}
