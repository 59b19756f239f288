"""The facts from which the law counts how long papers are kept. Append-only: what was wrong is corrected by a later line."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class RetentionEventRow(Base):
    """One such fact about a client (`subject_kind` client) or one of its packages (`package`).

    `kind` is relationship_ended, relationship_resumed, transaction_concluded, report_filed, hold_placed or hold_lifted.
    """

    __tablename__ = "retention_event"
    __table_args__ = (Index("ix_retention_event_subject", "subject_kind", "subject_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    client_code: Mapped[str] = mapped_column(index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    kind: Mapped[str]
    happened_on: Mapped[date]
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]
