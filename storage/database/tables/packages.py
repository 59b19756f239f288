"""The funding package: receivables, what the checks found, what stands against them, what people decided; and the KYC file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database.locks import lock_order
from storage.database.tables.base import Base, Identity


class PackageRow(Base):
    """One client's batch. `version` counts up with every change a person or a step makes; decisions name the version they saw."""

    __tablename__ = "package"

    id: Mapped[str] = mapped_column(primary_key=True)
    receipt_id: Mapped[str] = mapped_column(ForeignKey("receipt.id"), unique=True)
    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"), index=True)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(index=True)
    reference: Mapped[str | None]
    received_at: Mapped[datetime] = mapped_column(index=True)
    schedule_document_id: Mapped[str | None]
    claimed_by: Mapped[str | None]
    claimed_at: Mapped[datetime | None]
    totals: Mapped[dict[str, Any]]
    calculation: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))  # how the totals came about
    missing: Mapped[list[Any]]


class ReceivableRow(Base):
    """The register: every receivable ever submitted, imported (no package) or received here.

    `status` is open, paid, disputed or credited as the ledger says; `state` is the package's view (deficient, complete, approved,
    returned; `imported` where there is no package). `supporting` lists `{document_id, tied_by}`; `debtor_match` is a PartyMatch, `accounts`
    lists the bank accounts that the invoice printed, and `layout` is an `extractors.model.Layout`. The key columns are
    `verification.matching.numbers.number_key` of the numbers beside them; `number_skeleton` is what of the invoice number survives an edit.
    """

    __tablename__ = "receivable"
    __table_args__ = (
        Index("ix_receivable_number", "invoice_number_key"),
        Index("ix_receivable_client_number", "client_code", "invoice_number_key"),
        Index("ix_receivable_amount", "debtor_code", "gross_minor", "currency"),
        Index("ix_receivable_client_status", "client_code", "status"),
        Index("ix_receivable_debtor_status", "debtor_code", "status"),
        Index("ix_receivable_client_sequence", "client_code", "sequence"),
        Index("ix_receivable_skeleton", "client_code", "number_skeleton", "gross_minor"),
        Index("ix_receivable_parties_date", "client_code", "debtor_code", "issue_date"),
    )

    sequence: Mapped[int] = mapped_column(Identity, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    package_id: Mapped[str | None] = mapped_column(ForeignKey("package.id"), index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"))
    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"))
    debtor_code: Mapped[str | None]
    debtor_match: Mapped[dict[str, Any] | None]
    invoice_number: Mapped[str]
    invoice_number_key: Mapped[str]
    number_skeleton: Mapped[str | None]
    issue_date: Mapped[date | None]
    due_date: Mapped[date | None]
    currency: Mapped[str | None]
    gross_minor: Mapped[int | None]
    po_number: Mapped[str | None]
    po_key: Mapped[str | None] = mapped_column(index=True)
    delivery_note_number: Mapped[str | None]
    delivery_note_key: Mapped[str | None] = mapped_column(index=True)
    status: Mapped[str]
    state: Mapped[str]
    supporting: Mapped[list[Any]]
    accounts: Mapped[list[Any] | None]
    layout: Mapped[dict[str, Any] | None]
    position: Mapped[int]
    registered_at: Mapped[datetime]


class ContentBandRow(Base):
    """One band of the fingerprint of a receivable's invoice: invoices of the same content share bands, whatever file they are in.

    See `verification.matching.content`.
    """

    __tablename__ = "content_band"

    band: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    receivable_sequence: Mapped[int] = mapped_column(
        Identity, ForeignKey("receivable.sequence"), primary_key=True, autoincrement=False, index=True
    )


class FindingRow(Base):
    """What one check says now; a rerun of the check replaces its rows of this package."""

    __tablename__ = "finding"

    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("package.id"), index=True)
    receivable_id: Mapped[str | None]
    check_code: Mapped[str]
    outcome: Mapped[str]
    severity: Mapped[str]
    message: Mapped[str]
    evidence: Mapped[list[Any]]


class DeficiencyRow(Base):
    """What stands against a receivable or package: open, cured (the check passes now) or waived by a person with a reason."""

    __tablename__ = "deficiency"
    __table_args__ = (UniqueConstraint("package_id", "subject_key", "check_code"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("package.id"), index=True)
    receivable_id: Mapped[str | None]
    subject_key: Mapped[str]  # the receivable's id, or `package`
    check_code: Mapped[str]
    severity: Mapped[str]
    message: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    cured_at: Mapped[datetime | None]
    cured_by: Mapped[str | None]
    waived_by: Mapped[str | None]
    waived_at: Mapped[datetime | None]
    waiver_reason: Mapped[str | None]


class DecisionRow(Base):
    """What a named person did on a stated version of a package. Append-only."""

    __tablename__ = "decision"

    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("package.id"), index=True)
    package_version: Mapped[int]
    action: Mapped[str]  # claimed, released, corrected, confirmed, waived, documents_requested, submitted, approved, returned, withdrawn
    made_by: Mapped[str]
    reason: Mapped[str | None]
    particulars: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class KycEvidenceRow(Base):
    """One identity or company paper in a client's KYC file. `state` is received, accepted, rejected or expired."""

    __tablename__ = "kyc_evidence"

    id: Mapped[str] = mapped_column(primary_key=True)
    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"), index=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), unique=True)
    kind: Mapped[str]
    holder_name: Mapped[str | None]
    number: Mapped[str | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    observations: Mapped[list[Any]]  # what the check digits and dates say, as findings
    state: Mapped[str]
    received_at: Mapped[datetime]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    rejection_reason: Mapped[str | None]


@event.listens_for(Session, "before_flush")
def _registered_one_after_another(session: Session, _context: Any, _instances: Any) -> None:
    """Receivables become visible in the order of their `sequence`, so that of two copies the later always sees the earlier.

    PostgreSQL hands numbers out before it commits; a lock held until the commit keeps both in one order. SQLite has one writer anyway.
    """
    if any(isinstance(each, ReceivableRow) for each in session.new):
        lock_order(session)
