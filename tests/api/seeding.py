"""Rows as the steps leave them: a deficient package with its papers for C001, one for C002, a KYC paper and a held receipt."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.codec import to_json, to_plain
from extractors.model import Box, Evidence, ExtractedDocument, Field, Page, Value, Word
from extractors.terms import DocumentKind, Term
from storage.blobs.store import BlobStore
from storage.database.tables import (
    ClientRow,
    ClientSenderRow,
    DebtorRow,
    DeficiencyRow,
    DocumentRow,
    FindingRow,
    KycEvidenceRow,
    MessageRow,
    PackageRow,
    PageRow,
    PartRow,
    ReceiptRow,
    ReceivableRow,
)
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork
from verification.matching.numbers import number_key

RECEIVED_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seeded:
    """The ids of what was seeded for C001, and the package of C002."""

    receipt: str
    package: str
    receivable: str
    invoice: str
    passport: str
    evidence: str
    other_receipt: str
    other_package: str
    other_invoice: str
    held: str
    parked_message: str


def seed_books(work: UnitOfWork) -> None:
    """Two clients and one debtor."""
    for code, name in (("C001", "Karoo Timber (Pty) Ltd"), ("C002", "Vaal Castings CC")):
        work.session.add(
            ClientRow(
                client_code=code,
                name=name,
                country="ZA",
                currency="ZAR",
                facility_limit_minor=500_000_000,
                advance_rate=Decimal("0.80"),
                disclosed=True,
                language="en",
                required_documents=["delivery_note"],
                remit_to_account="62000000001",
                settings={},
                changed_at=work.now,
            )
        )
    work.session.add(
        DebtorRow(
            debtor_code="D001",
            name="Protea Retail Ltd",
            aliases=[],
            country="ZA",
            status="approved",
            requires_po=False,
            changed_at=work.now,
        )
    )
    work.session.flush()
    work.session.add(ClientSenderRow(client_code="C001", pattern="accounts@karoo.example"))


def seed_batches(work: UnitOfWork, blobs: BlobStore) -> Seeded:
    """A package of each client, a passport in the file of C001, a receipt that nobody claims and a parked job."""
    receipt, package, receivable, invoice = _batch(work, blobs, "C001", "INV-1001", "batch-one")
    other_receipt, other_package, _, other_invoice = _batch(work, blobs, "C002", "INV-2001", "batch-two")
    passport, evidence = _passport(work, blobs, receipt)
    held = fact_id("receipt", "test", "held")
    work.session.add(_receipt(held, None, "held", sender="stranger@nowhere.example"))
    work.session.flush()
    _part(work, blobs, held, "1", "invoice.pdf", _pdf("A stranger's invoice"))
    message = MessageRow(
        id=fact_id("message", "test"), step="extract", subject_id=invoice, payload={}, state="parked", attempt_count=5, postponed_count=0,
        available_at=RECEIVED_AT, made_at=RECEIVED_AT, error="Defect reader.broken",
    )  # fmt: skip
    work.session.add(message)
    work.session.flush()
    return Seeded(receipt, package, receivable, invoice, passport, evidence, other_receipt, other_package, other_invoice, held, message.id)


def _receipt(receipt_id: str, client_code: str | None, state: str, sender: str | None = None) -> ReceiptRow:
    return ReceiptRow(
        id=receipt_id, channel="test", external_id=receipt_id, client_code=client_code, sender=sender, subject="Invoices",
        reference="Week 47", received_at=RECEIVED_AT, state=state,
    )  # fmt: skip


def _part(work: UnitOfWork, blobs: BlobStore, receipt_id: str, path: str, filename: str, content: bytes, text: str = "Invoice") -> str:
    key = blobs.put(content)
    part_id = fact_id("part", receipt_id, path)
    page = Page(1, A4[0], A4[1], 0, (Word(text, Box(72, 70, 160, 84), None, "text_layer"),))
    work.session.add(
        PartRow(
            id=part_id, receipt_id=receipt_id, path=path, position=int(path) - 1, filename=filename, media_type="application/pdf",
            sha256=key.rpartition("/")[2], byte_count=len(content), state="read", page_count=1,
        )
    )  # fmt: skip
    work.session.flush()
    work.session.add(PageRow(part_id=part_id, page_number=1, state="read", page_key=blobs.put(to_json(page))))
    work.session.flush()
    return part_id


def _document(work: UnitOfWork, receipt_id: str, part_id: str, client_code: str, document: ExtractedDocument, in_kyc: bool) -> str:
    document_id = fact_id("document", part_id, 1, 0)
    work.session.add(
        DocumentRow(
            id=document_id, receipt_id=receipt_id, part_id=part_id, client_code=client_code, first_page_number=1, ordinal=0,
            page_numbers=[1], kind=document.kind.value, in_kyc=in_kyc, state="extracted", extraction=to_plain(document),
        )
    )  # fmt: skip
    work.session.flush()
    return document_id


def _batch(work: UnitOfWork, blobs: BlobStore, client_code: str, number: str, name: str) -> tuple[str, str, str, str]:
    receipt_id = fact_id("receipt", "test", name)
    work.session.add(_receipt(receipt_id, client_code, "assembled"))
    work.session.flush()
    part_id = _part(work, blobs, receipt_id, "1", f"{name}.pdf", _pdf(f"Tax Invoice {number}"))
    read = {Term.INVOICE_NUMBER: number, Term.ISSUE_DATE: "2026-11-15", Term.GROSS_TOTAL: "11500.00", Term.CURRENCY: "ZAR"}
    fields = tuple(_field(term, text, place) for place, (term, text) in enumerate(read.items()))
    document_id = _document(
        work, receipt_id, part_id, client_code, ExtractedDocument(DocumentKind.INVOICE, None, (1,), fields), in_kyc=False
    )
    package_id, receivable_id = fact_id("package", receipt_id), fact_id("receivable", document_id)
    totals: dict[str, Any] = {"currency": "ZAR", "submitted": "11500.00", "eligible": "0.00", "advance": "0.00"}
    work.session.add(
        PackageRow(
            id=package_id, receipt_id=receipt_id, client_code=client_code, version=3, state="deficient", reference="Week 47",
            received_at=RECEIVED_AT, totals=totals, missing=[{"receivable": receivable_id, "kind": "delivery_note"}],
        )
    )  # fmt: skip
    work.session.flush()
    work.session.add(
        ReceivableRow(
            id=receivable_id, package_id=package_id, document_id=document_id, client_code=client_code, debtor_code="D001",
            debtor_match={"code": "D001", "score": "0.97", "explanation": "name"}, invoice_number=number,
            invoice_number_key=number_key(number), issue_date=date(2026, 11, 15), currency="ZAR", gross_minor=1_150_000,
            status="open", state="deficient", supporting=[], position=0, registered_at=RECEIVED_AT,
        )
    )  # fmt: skip
    _finding(work, package_id, receivable_id, document_id, "DOC-03", "block", "No delivery note came with this invoice.")
    _finding(work, package_id, receivable_id, document_id, "DUP-05", "block", "Another client sent this receivable before.")
    return receipt_id, package_id, receivable_id, document_id


def _finding(work: UnitOfWork, package_id: str, receivable_id: str, document_id: str, code: str, severity: str, message: str) -> None:
    evidence = Evidence(1, Box(72, 70, 160, 84), "Tax Invoice", document_id)
    work.session.add(
        FindingRow(
            id=fact_id("finding", package_id, receivable_id, code, 1), package_id=package_id, receivable_id=receivable_id,
            check_code=code, outcome="failed", severity=severity, message=message, evidence=[to_plain(evidence)],
        )
    )  # fmt: skip
    work.session.add(
        DeficiencyRow(
            id=fact_id("deficiency", package_id, receivable_id, code), package_id=package_id, receivable_id=receivable_id,
            subject_key=receivable_id, check_code=code, severity=severity, message=message, state="open", opened_at=RECEIVED_AT,
        )
    )  # fmt: skip
    work.session.flush()


def _passport(work: UnitOfWork, blobs: BlobStore, receipt_id: str) -> tuple[str, str]:
    part_id = _part(work, blobs, receipt_id, "2", "passport-of-thandi.pdf", _pdf("Passport"), "Passport")
    document = ExtractedDocument(DocumentKind.PASSPORT, None, (1,), (_field(Term.SURNAME, "MOKOENA", 0),))
    document_id = _document(work, receipt_id, part_id, "C001", document, in_kyc=True)
    evidence_id = fact_id("kyc_evidence", document_id)
    work.session.add(
        KycEvidenceRow(
            id=evidence_id, client_code="C001", document_id=document_id, kind="passport", holder_name="Thandi Mokoena",
            number="A01234567", expires_on=date(2030, 1, 1), observations=[], state="received", received_at=RECEIVED_AT,
        )
    )  # fmt: skip
    work.session.flush()
    return document_id, evidence_id


def _field(term: Term, text: str, place: int) -> Field:
    box = Box(72, 100 + 20 * place, 180, 112 + 20 * place)
    return Field(term, Value(text), (Evidence(1, box, text),), None, "labels")


def _pdf(title: str) -> bytes:
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=A4, invariant=True)
    canvas.drawString(72, A4[1] - 82, title)
    canvas.save()
    return paper.getvalue()
