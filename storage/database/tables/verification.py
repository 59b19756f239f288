"""What debtors were asked about receivables, and what they said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class VerificationRequestRow(Base):
    """One question to a debtor, by letter or telephone, about receivables of one package.

    The contact is kept as it stood then. `token_digest` is the digest of the secret in the letter's link; `spent_at` is when it was used.
    """

    __tablename__ = "verification_request"
    __table_args__ = (UniqueConstraint("token_digest"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("package.id"), index=True)
    debtor_code: Mapped[str] = mapped_column(ForeignKey("debtor.debtor_code"), index=True)
    contact_id: Mapped[str | None]
    contact_name: Mapped[str]
    contact_email: Mapped[str | None]
    contact_phone: Mapped[str | None]
    contact_source: Mapped[str]
    how: Mapped[str]
    language: Mapped[str]
    disclosed: Mapped[bool]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    token_digest: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    spent_at: Mapped[datetime | None]


class VerificationRow(Base):
    """One receivable of such a question: what the debtor was shown, and once it answers its verdict, its word on each point and remark.

    The register takes a receivable back whose paper turns out to be no invoice; what was said of it stays. `answered_by` is `debtor`, which
    used the link, or the person of the house who wrote down what it said on the telephone.
    """

    __tablename__ = "verification"
    __table_args__ = (UniqueConstraint("request_id", "receivable_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("verification_request.id"))
    receivable_id: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    invoice_number: Mapped[str]
    issue_date: Mapped[date | None]
    due_date: Mapped[date | None]
    currency: Mapped[str | None]
    gross_minor: Mapped[int | None]
    verdict: Mapped[str | None]
    points: Mapped[dict[str, Any]]
    corrected: Mapped[str]
    remark: Mapped[str]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
