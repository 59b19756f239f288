"""Rows for the tests of storage, each with just what its test says and something plausible for the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from storage.database.tables import (
    ClientRow,
    DebtorRow,
    DocumentRow,
    KycEvidenceRow,
    PackageRow,
    PartRow,
    PurchaseOrderRow,
    ReceiptRow,
    ReceivableRow,
)
from storage.ids import fact_id
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def client(client_code: str = "C001", **given: Any) -> ClientRow:
    values: dict[str, Any] = {
        "name": "Karoo Steel CC",
        "country": "ZA",
        "currency": "ZAR",
        "facility_limit_minor": 100_000_000,
        "advance_rate": Decimal("0.80"),
        "disclosed": True,
        "language": "en",
        "required_documents": ["delivery_note"],
        "settings": {},
        "changed_at": NOW,
    }
    return ClientRow(client_code=client_code, **(values | given))


def debtor(debtor_code: str = "D001", **given: Any) -> DebtorRow:
    values: dict[str, Any] = {
        "name": "Baobab Mining Ltd",
        "aliases": ["Baobab"],
        "country": "ZA",
        "credit_limit_minor": 50_000_000,
        "credit_limit_currency": "ZAR",
        "status": "approved",
        "requires_po": False,
        "changed_at": NOW,
    }
    return DebtorRow(debtor_code=debtor_code, **(values | given))


def purchase_order(po_number: str, debtor_code: str = "D001", client_code: str = "C001", **given: Any) -> PurchaseOrderRow:
    values: dict[str, Any] = {"currency": "ZAR", "total_minor": 1_000_00, "status": "open", "issue_date": date(2026, 1, 5)}
    return PurchaseOrderRow(
        id=fact_id("purchase_order", client_code, debtor_code, po_number),
        po_number=po_number,
        po_key=number_key(po_number),
        debtor_code=debtor_code,
        client_code=client_code,
        **(values | given),
    )


def receipt(external_id: str, client_code: str | None = "C001", **given: Any) -> ReceiptRow:
    values: dict[str, Any] = {"channel": "upload", "received_at": NOW, "state": "assembled"}
    return ReceiptRow(id=fact_id("receipt", external_id), external_id=external_id, client_code=client_code, **(values | given))


def part(of: ReceiptRow, path: str, sha256: str, **given: Any) -> PartRow:
    values: dict[str, Any] = {"position": 0, "filename": "a.pdf", "media_type": "application/pdf", "byte_count": 1, "state": "read"}
    return PartRow(id=fact_id("part", of.id, path), receipt_id=of.id, path=path, sha256=sha256, **(values | given))


def document(of: PartRow, first_page_number: int = 1, **given: Any) -> DocumentRow:
    values: dict[str, Any] = {"ordinal": 0, "page_numbers": [first_page_number], "kind": "invoice", "in_kyc": False, "state": "extracted"}
    document_id = fact_id("document", of.id, first_page_number)
    return DocumentRow(id=document_id, receipt_id=of.receipt_id, part_id=of.id, first_page_number=first_page_number, **(values | given))


def package(of: ReceiptRow, state: str = "complete", **given: Any) -> PackageRow:
    values: dict[str, Any] = {"version": 1, "received_at": of.received_at, "totals": {}, "missing": []}
    return PackageRow(id=fact_id("package", of.id), receipt_id=of.id, client_code=of.client_code or "C001", state=state, **(values | given))


def receivable(invoice_number: str, gross_minor: int, of: PackageRow | None = None, **given: Any) -> ReceivableRow:
    values: dict[str, Any] = {
        "client_code": "C001",
        "debtor_code": "D001",
        "currency": "ZAR",
        "status": "open",
        "state": "complete" if of else "imported",
        "supporting": [],
        "position": 0,
        "registered_at": NOW,
    }
    values |= given
    po_number = values.get("po_number")
    return ReceivableRow(
        id=fact_id("receivable", of.id if of else "imported", values["client_code"], invoice_number),
        package_id=of.id if of else None,
        invoice_number=invoice_number,
        invoice_number_key=number_key(invoice_number),
        number_skeleton=number_skeleton(invoice_number),
        gross_minor=gross_minor,
        po_key=number_key(po_number) if po_number else None,
        **values,
    )


def person_in_kyc_file(session: Session, client_code: str, name: str, holder_name: str, state: str = "accepted") -> KycEvidenceRow:
    """A person's identity card in a client's file, with the file it came in."""
    of = receipt(f"kyc-{name}", client_code)
    session.add(of)
    session.flush()
    file = part(of, "1", name.ljust(64, "0"))
    session.add(file)
    session.flush()
    document = DocumentRow(
        id=fact_id("document", name), receipt_id=of.id, part_id=file.id, ordinal=0, first_page_number=1, page_numbers=[1], kind="id_card",
        in_kyc=True, state="extracted",
    )  # fmt: skip
    session.add(document)
    session.flush()
    return KycEvidenceRow(
        id=fact_id("kyc_evidence", name), client_code=client_code, document_id=document.id, kind="id_card", holder_name=holder_name,
        observations=[], state=state, received_at=NOW,
    )  # fmt: skip
