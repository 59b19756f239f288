"""What came in: a receipt, the parts found in it, their pages, the documents cut from them, and what people corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class ReceiptRow(Base):
    """One thing that arrived through one channel: a mail, an upload, a file in the watched folder.

    `state` is `held` (nobody knows whose it is), `processing`, `assembled` or `without_receivables`. `external_id` is the channel's own
    key (Message-ID, Idempotency-Key, path and digest), so that a redelivery finds the row it made. `package_id` names the earlier package
    that this receipt adds documents to, where it does. `mail_proof` is what our own server found out about the sender of a mail, a
    `verification.mail.MailProof`.
    """

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    client_code: Mapped[str | None] = mapped_column(ForeignKey("client.client_code"), index=True)
    sender: Mapped[str | None]
    subject: Mapped[str | None]
    reference: Mapped[str | None]
    submitted_by: Mapped[str | None]
    package_id: Mapped[str | None] = mapped_column(index=True)
    received_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(index=True)
    mail_proof: Mapped[dict[str, Any] | None]


class PartRow(Base):
    """One file of a receipt, or found inside one (`parent_id`): an attachment, a file in a zip.

    `path` says where in the receipt it was found (`1`, `1/mail.eml/2`), unique there. `state` is `received`, `unpacked` (a container whose
    parts stand beside it), `reading`, `read`, `parked` (nobody could read it: `state_reason` says why and what to do), `skipped` (no
    document: a signature logo, a JSON file), `rejected` (refused by a limit). `problem_code` is the short name of the reason.
    """

    __tablename__ = "part"
    __table_args__ = (UniqueConstraint("receipt_id", "path"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    receipt_id: Mapped[str] = mapped_column(ForeignKey("receipt.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("part.id"))
    path: Mapped[str]
    position: Mapped[int]
    filename: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    byte_count: Mapped[int]
    state: Mapped[str]
    state_reason: Mapped[str | None]
    problem_code: Mapped[str | None]
    page_count: Mapped[int | None]
    reading_key: Mapped[str | None]


class PageRow(Base):
    """One page of a part. `state` is `waiting` (for OCR), `read` or `parked`; `page_key` is the blob with its words."""

    __tablename__ = "page"

    part_id: Mapped[str] = mapped_column(ForeignKey("part.id"), primary_key=True)
    page_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    page_key: Mapped[str | None]
    reason: Mapped[str | None]


class DocumentRow(Base):
    """One document cut from a part. `extraction` is `extractors.model.ExtractedDocument` as the machine read it.

    It is never changed: corrections stand beside it. `state` is `classified`, `extracted` or `parked`. A paper `in_kyc` is seen only by
    compliance and the client. `content` is `verification.matching.content.PaperContent`, by which a copy is known again.
    """

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("part_id", "first_page_number", "ordinal"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    receipt_id: Mapped[str] = mapped_column(ForeignKey("receipt.id"), index=True)
    part_id: Mapped[str] = mapped_column(ForeignKey("part.id"), index=True)
    client_code: Mapped[str | None] = mapped_column(index=True)
    first_page_number: Mapped[int]
    ordinal: Mapped[int]
    page_numbers: Mapped[list[Any]]
    kind: Mapped[str]
    in_kyc: Mapped[bool]
    state: Mapped[str]
    state_reason: Mapped[str | None]
    extraction: Mapped[dict[str, Any] | None]
    content: Mapped[dict[str, Any] | None]


class CorrectionRow(Base):
    """What a person says a field or line is. It supersedes the machine's reading and earlier corrections; all stay.

    `term` is a Term's name, `kind`, or `line:` and the line's place or id. Where `reading` is what it supersedes, the person confirmed it.
    """

    __tablename__ = "correction"

    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    package_id: Mapped[str]
    package_version: Mapped[int]
    term: Mapped[str]
    reading: Mapped[dict[str, Any]]
    superseded_reading: Mapped[dict[str, Any] | None]
    made_by: Mapped[str]
    made_at: Mapped[datetime]


class IdempotencyRow(Base):
    """A retried upload finds the receipt that its first try made."""

    __tablename__ = "idempotency"

    user_id: Mapped[str] = mapped_column(primary_key=True)
    idempotency_key: Mapped[str] = mapped_column(primary_key=True)
    request_digest: Mapped[str]
    receipt_id: Mapped[str]
    made_at: Mapped[datetime]


class LetterRow(Base):
    """A mail we owe somebody: written in the transaction that made it due, sent afterwards. `state` is `due`, `sent` or `parked`."""

    __tablename__ = "letter"

    id: Mapped[str] = mapped_column(primary_key=True)
    receipt_id: Mapped[str | None] = mapped_column(ForeignKey("receipt.id"), index=True)
    package_id: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str]
    recipient: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    state: Mapped[str]
    written_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
