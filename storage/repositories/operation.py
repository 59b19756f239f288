"""What an administrator looks at: parked work and the audit trail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.database.tables import AuditRow, MessageRow


def parked_messages(session: Session, limit: int = 200) -> Sequence[MessageRow]:
    """Jobs that failed for good and wait for somebody, oldest first."""
    return session.scalars(select(MessageRow).where(MessageRow.state == "parked").order_by(MessageRow.made_at).limit(limit)).all()


def message_counts(session: Session) -> dict[str, int]:
    """How many jobs stand in each state."""
    query = select(MessageRow.state, func.count()).group_by(MessageRow.state)
    return {row[0]: row[1] for row in session.execute(query)}


def is_at_work(session: Session, subject_id: str) -> bool:
    """Whether a job on this subject is due or being done."""
    query = select(MessageRow.id).where(MessageRow.subject_id == subject_id, MessageRow.state.in_(["ready", "leased"])).limit(1)
    return session.scalar(query) is not None


def audit_lines(
    session: Session, *, subject_id: str | None = None, action: str | None = None, before: int | None = None, limit: int = 100
) -> Sequence[AuditRow]:
    """The trail, newest first; of one subject or of all, of one action (or `subject.` of one kind), from before a line."""
    query = select(AuditRow).order_by(AuditRow.sequence.desc()).limit(limit)
    if subject_id:
        query = query.where(AuditRow.subject_id == subject_id)
    if action:
        query = query.where(AuditRow.action.startswith(action, autoescape=True))
    if before is not None:
        query = query.where(AuditRow.sequence < before)
    return session.scalars(query).all()
