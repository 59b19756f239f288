"""The audit trail: every line carries the digest of the one before it, so nothing can be removed or changed unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.locks import lock_order
from storage.database.tables import AuditRow

_FIRST_DIGEST = "0" * 64


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """The first line at which the chain does not hold; `reason` says how: `changed` itself, or what stood before it `removed`."""

    sequence: int
    reason: str


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
    lock_order(session)
    session.flush()
    previous = last_digest(session)
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


def verify_chain(session: Session, lines_at_once: int = 1000) -> BrokenLine | None:
    """Recompute every digest from the first line on; the first line that does not fit, or None where all do.

    Lines cut off at the very end leave a whole shorter chain: who must prove the end keeps `last_digest` elsewhere, as a backup does.
    """
    previous = _FIRST_DIGEST
    for line in session.scalars(select(AuditRow).order_by(AuditRow.sequence).execution_options(yield_per=lines_at_once)):
        if line.previous_digest != previous:
            return BrokenLine(line.sequence, "removed")
        digest = line_digest(previous, line.at, line.actor, line.action, line.subject_kind, line.subject_id, line.particulars)
        if line.digest != digest:
            return BrokenLine(line.sequence, "changed")
        previous = digest
        session.expunge(line)
    return None


def last_digest(session: Session) -> str:
    """The digest at the end of the chain: it stands for every line before it."""
    return session.scalar(select(AuditRow.digest).order_by(AuditRow.sequence.desc()).limit(1)) or _FIRST_DIGEST
