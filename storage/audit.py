"""The audit trail: every line carries the digest of the one before it, so nothing can be removed or changed unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.database.tables import AuditRow

_FIRST_DIGEST = "0" * 64
_POSTGRESQL_LOCK = 4242


def line_digest(
    previous: str, at: datetime, actor: str, action: str, subject_kind: str, subject_id: str, particulars: Mapping[str, Any]
) -> str:
    """SHA-256 over the line in canonical JSON and the digest before it."""
    line = [previous, at.isoformat(), actor, action, subject_kind, subject_id, particulars]
    return hashlib.sha256(json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def append_audit_line(
    session: Session, at: datetime, actor: str, action: str, subject_kind: str, subject_id: str, particulars: Mapping[str, Any]
) -> None:
    """Add a line at the end of the chain. On PostgreSQL an advisory lock holds the end until commit; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
    session.flush()
    previous = session.scalar(select(AuditRow.digest).order_by(AuditRow.sequence.desc()).limit(1)) or _FIRST_DIGEST
    session.add(
        AuditRow(
            at=at,
            actor=actor,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            particulars=dict(particulars),
            previous_digest=previous,
            digest=line_digest(previous, at, actor, action, subject_kind, subject_id, particulars),
        )
    )
    session.flush()
