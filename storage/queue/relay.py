"""Announces what is due to the transport, and again where the broker seems to have forgotten; takes back the leases of dead workers.

The row is announced first and marked after: a crash in between announces twice, which costs one look into the outbox. Only so many
announcements are left open at a time that a broker's queue stays short, however long the outbox is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event

import structlog
from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import Engine

from storage.commit_points import reached
from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.errors import Unavailable
from storage.queue.outbox import delay_after, free_expired_leases
from storage.queue.transports import Transport

AGAIN_AFTER = timedelta(seconds=60)
"""A job announced so long ago, and still ready, is announced again."""

_OPEN_ANNOUNCEMENTS = 500
_SWEEP_SECONDS = 5.0

log = structlog.get_logger(__name__)


def announce_due(
    engine: Engine,
    transport: Transport,
    now: datetime | None = None,
    again_after: timedelta = AGAIN_AFTER,
    at_most: int = _OPEN_ANNOUNCEMENTS,
) -> int:
    """Announce the jobs that are due and were not announced of late; returns how many. Unavailable where broker or books are away."""
    if not transport.announces:
        return 0
    now = now or datetime.now(UTC)
    due = and_(MessageRow.state == "ready", MessageRow.available_at <= now)
    forgotten = or_(MessageRow.relayed_at.is_(None), MessageRow.relayed_at <= now - again_after)
    with reading(engine) as session:
        still_open = session.scalar(select(func.count()).select_from(MessageRow).where(due, ~forgotten)) or 0
        room = at_most - still_open
        if room <= 0:
            return 0
        ids = list(session.scalars(select(MessageRow.id).where(due, forgotten).order_by(MessageRow.available_at).limit(room)))
    if not ids:
        return 0
    transport.publish(ids)
    reached("before:announce")
    with engine.begin() as connection:
        connection.execute(update(MessageRow).where(MessageRow.id.in_(ids), MessageRow.state == "ready").values(relayed_at=now))
    reached("after:announce")
    return len(ids)


def run_relay(
    engine: Engine,
    transport: Transport,
    stop: Event,
    pause_seconds: float = 0.25,
    again_after: timedelta = AGAIN_AFTER,
    sweep_seconds: float = _SWEEP_SECONDS,
) -> None:
    """Announce and sweep until told to stop; while broker or books are away, wait longer and longer, up to half a minute."""
    failures = 0
    until_sweep = 0.0
    while not stop.is_set():
        pause = pause_seconds
        try:
            if until_sweep <= 0:
                freed = free_expired_leases(engine)
                if freed:
                    log.warning("relay.leases_freed", count=freed)
                until_sweep = sweep_seconds
            announce_due(engine, transport, again_after=again_after)
            failures = 0
        except Unavailable as absence:
            failures += 1
            pause = min(delay_after(failures).total_seconds() / 4, 30.0)
            log.warning("relay.waiting", code=absence.code, seconds=pause)
        until_sweep -= pause
        stop.wait(pause)
