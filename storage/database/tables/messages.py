"""The outbox, whose rows are the jobs, and the audit trail, whose lines are chained."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base, Identity


class MessageRow(Base):
    """One step to be done on one subject. The row is the job; what a broker carries is only its id.

    `state` is `ready`, `leased` (a worker holds it until `lease_until` under `fence`), `done` or `parked` (failed for good, visible, with
    "run again"). `attempt_count` counts the tries that say something about the job, `postponed_count` the times a service was away;
    `relayed_at` is when the transport was last told.
    """

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_due", "state", "available_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    payload: Mapped[dict[str, Any]]
    state: Mapped[str]
    attempt_count: Mapped[int]
    postponed_count: Mapped[int] = mapped_column(default=0, server_default="0")
    available_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    fence: Mapped[str | None]
    relayed_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    error: Mapped[str | None]


class AuditRow(Base):
    """One thing that happened. `digest` covers the line and the digest before it, so a removed or changed line breaks the chain."""

    __tablename__ = "audit_line"

    sequence: Mapped[int] = mapped_column(Identity, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    actor: Mapped[str]  # `person:<id>`, `step:<name>`, `channel:<name>`, `command_line`
    action: Mapped[str]  # subject.past_participle
    subject_kind: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    particulars: Mapped[dict[str, Any]]
    previous_digest: Mapped[str]
    digest: Mapped[str]
