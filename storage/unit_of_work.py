"""One short transaction: rows, audit lines and messages are kept together or not at all.

Rolled back unless committed. Only the edge commits: the pipeline after a step, a route or command after a person's act.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.audit import append_audit_line
from storage.commit_points import reached
from storage.database.tables import MessageRow
from storage.ids import fact_id


class UnitOfWork:
    """`with UnitOfWork(engine) as work: ...; work.commit()`. `work.now` is one instant for the whole transaction."""

    def __init__(self, engine: Engine, now: datetime | None = None) -> None:
        self._engine = engine
        self.now = now or datetime.now(UTC)
        self.session: Session

    def __enter__(self) -> UnitOfWork:
        self.session = Session(self._engine, expire_on_commit=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.session.close()  # rolls back what was not committed, and leaves what was loaded readable

    def commit(self, name: str = "work") -> None:
        """Keep everything. `name` says which commit this is, for the tests that crash there (`storage.commit_points`)."""
        reached(f"before:{name}")
        self.session.commit()
        reached(f"after:{name}")

    def audit(self, actor: str, action: str, subject_kind: str, subject_id: str, **particulars: Any) -> None:
        """Write an audit line into this transaction. Particulars carry ids, codes and counts, never personal data."""
        append_audit_line(self.session, self.now, actor, action, subject_kind, subject_id, particulars)

    def send(
        self,
        step: str,
        subject_id: str,
        payload: Mapping[str, Any] | None = None,
        *,
        occasion: str = "",
        delay_until: datetime | None = None,
    ) -> str:
        """Put a job into the outbox, in this transaction; returns its id.

        The id follows from step, subject and `occasion` (what makes a second job of the same step on the same subject a different one,
        such as a package version): sending a job that is there already does nothing.
        """
        message_id = fact_id("message", step, subject_id, occasion)
        if self.session.get(MessageRow, message_id) is None:
            self.session.add(
                MessageRow(
                    id=message_id,
                    step=step,
                    subject_id=subject_id,
                    payload=dict(payload or {}),
                    state="ready",
                    attempt_count=0,
                    available_at=delay_until or self.now,
                    made_at=self.now,
                )
            )
            self.session.flush()
        return message_id
