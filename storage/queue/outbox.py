"""The outbox row is the job: a worker leases it, works with no connection held, and finishes it in the transaction of its result.

A lease that runs out gives the job to somebody else; the random fence then keeps the first worker, should it still live, from writing.
A job done twice writes the same rows (`storage.ids`), a job done by a worker that lost its lease writes nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import case, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from storage.commit_points import reached
from storage.database.tables import MessageRow
from storage.errors import Defect, Unavailable

MAX_ATTEMPTS = 5
"""So often a job may fail, or take its worker with it, before it is parked for a person to look at."""

_FIRST_DELAY = timedelta(seconds=2)
_LONGEST_DELAY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that is ours until the lease ends. `attempt_count` counts this try."""

    id: str
    step: str
    subject_id: str
    payload: dict[str, Any]
    fence: str
    attempt_count: int
    postponed_count: int


class LostLease(Exception):  # noqa: N818  # an event, not an error: the work goes on elsewhere
    """Somebody else has the job now: forget the result, for they will make the same one."""


def claim(engine: Engine, worker_name: str, lease: timedelta, message_id: str | None = None, now: datetime | None = None) -> Claim | None:
    """Lease the job that is due longest, or the one named; None where nothing is due (it is done, held by another, or set for later).

    A job whose lease ran out is taken back first. The fence begins with the worker's name, so that a row shows who holds it.
    """
    now = now or datetime.now(UTC)
    with engine.connect() as connection:
        taken = _take(connection, worker_name, lease, message_id, now)
        if taken is None and _free_expired(connection, now, MAX_ATTEMPTS, message_id):
            taken = _take(connection, worker_name, lease, message_id, now)
        _commit(connection, "claim")
    return taken


def _take(connection: Connection, worker_name: str, lease: timedelta, message_id: str | None, now: datetime) -> Claim | None:
    due = select(MessageRow.id).where(MessageRow.state == "ready", MessageRow.available_at <= now)
    if message_id is not None:
        due = due.where(MessageRow.id == message_id)
    # A job that was named is waited for: the relay marks the row after it has announced it, and skipping the row while it does would
    # leave the job to the next announcement, a minute later.
    skip_locked = message_id is None
    first = due.order_by(MessageRow.available_at).limit(1).with_for_update(skip_locked=skip_locked).scalar_subquery()
    fence = f"{worker_name}:{secrets.token_hex(16)}"
    row = connection.execute(
        update(MessageRow)
        .where(MessageRow.id == first)
        .values(state="leased", fence=fence, lease_until=now + lease, attempt_count=MessageRow.attempt_count + 1)
        .returning(
            MessageRow.id,
            MessageRow.step,
            MessageRow.subject_id,
            MessageRow.payload,
            MessageRow.attempt_count,
            MessageRow.postponed_count,
        )
    ).one_or_none()
    if row is None:
        return None
    return Claim(row.id, row.step, row.subject_id, row.payload, fence, row.attempt_count, row.postponed_count)


def extend(engine: Engine, held: Claim, lease: timedelta, now: datetime | None = None) -> None:
    """Keep a long job ours; raises LostLease where it is not ours any more."""
    now = now or datetime.now(UTC)
    with engine.begin() as connection:
        changed = connection.execute(
            update(MessageRow).where(MessageRow.id == held.id, MessageRow.fence == held.fence).values(lease_until=now + lease)
        ).rowcount
        if not changed:
            raise LostLease(held.id)


def finish(session: Session, held: Claim, now: datetime | None = None) -> None:
    """The job is done, in the transaction that keeps its result; raises LostLease where the fence is gone."""
    _settle(session, held, state="done", done_at=now or datetime.now(UTC), error=None)


def postpone(session: Session, held: Claim, error: BaseException, now: datetime | None = None) -> str:
    """Try the job later: soon at first, then ever more slowly. Returns the state it has now.

    Where a service was away (Unavailable) the try says nothing about the job and is not counted. Any other failure counts, and the last
    one of MAX_ATTEMPTS parks the job. Raises LostLease where the fence is gone.
    """
    now = now or datetime.now(UTC)
    if isinstance(error, Unavailable):
        _settle(
            session,
            held,
            state="ready",
            available_at=now + delay_after(held.postponed_count + 1),
            attempt_count=max(held.attempt_count - 1, 0),
            postponed_count=held.postponed_count + 1,
            relayed_at=None,
            error=error_code(error),
        )
        return "ready"
    if held.attempt_count >= MAX_ATTEMPTS:
        park(session, held, error)
        return "parked"
    _settle(
        session,
        held,
        state="ready",
        available_at=now + delay_after(held.attempt_count),
        relayed_at=None,
        error=error_code(error),
    )
    return "ready"


def park(session: Session, held: Claim, error: BaseException) -> None:
    """The job failed for good: it stands visibly among the parked until a person runs it again. Raises LostLease like `finish`."""
    _settle(session, held, state="parked", error=error_code(error))


def run_again(session: Session, message_id: str, now: datetime | None = None) -> bool:
    """A person sends a parked job round once more, with its tries counted anew; False where it is not parked."""
    changed = session.execute(
        update(MessageRow)
        .where(MessageRow.id == message_id, MessageRow.state == "parked")
        .values(state="ready", available_at=now or datetime.now(UTC), attempt_count=0, postponed_count=0, relayed_at=None)
        .execution_options(synchronize_session=False)
    ).rowcount  # type: ignore[attr-defined]  # an update's result has it, its declared type does not say so
    return bool(changed)


def free_expired_leases(engine: Engine, now: datetime | None = None, max_attempts: int = MAX_ATTEMPTS) -> int:
    """Take back the jobs of workers that died or hang; one that has cost a worker `max_attempts` times is parked. Returns how many."""
    with engine.connect() as connection:
        count = _free_expired(connection, now or datetime.now(UTC), max_attempts)
        _commit(connection, "free_expired_leases")
    return count


def _free_expired(connection: Connection, now: datetime, max_attempts: int, message_id: str | None = None) -> int:
    expired = update(MessageRow).where(MessageRow.state == "leased", MessageRow.lease_until < now)
    if message_id is not None:
        expired = expired.where(MessageRow.id == message_id)
    used_up = MessageRow.attempt_count >= max_attempts
    return connection.execute(
        expired.values(
            state=case((used_up, "parked"), else_="ready"),
            error="LostLease worker.died",
            fence=None,
            lease_until=None,
            relayed_at=None,
        )
    ).rowcount


def delay_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 2 s, 4 s, 8 s, and so on up to five minutes."""
    doublings = min(max(tries - 1, 0), 20)
    return min(_FIRST_DELAY * (1 << doublings), _LONGEST_DELAY)


def error_code(error: BaseException) -> str:
    """What the outbox keeps of an error: its class and code. Its sentence may name people, and this row is read by everybody."""
    code = getattr(error, "code", None)
    if isinstance(error, Defect | Unavailable) and code:
        return f"{type(error).__name__} {code}"
    return type(error).__name__ + (f" {code}" if isinstance(code, str) and code.replace(".", "").replace("_", "").isalnum() else "")


def _settle(session: Session, held: Claim, **values: Any) -> None:
    changed = session.execute(
        update(MessageRow)
        .where(MessageRow.id == held.id, MessageRow.fence == held.fence)
        .values(fence=None, lease_until=None, **values)
        .execution_options(synchronize_session=False)
    ).rowcount  # type: ignore[attr-defined]  # an update's result has it, its declared type does not say so
    if not changed:
        raise LostLease(held.id)


def _commit(connection: Connection, name: str) -> None:
    reached(f"before:{name}")
    connection.commit()
    reached(f"after:{name}")
