"""Runs one message: claim it with a lease, work with no connection held, keep the result and the end of the message in one commit.

Trouble comes in three families. Rejected: the subject gets a state and a reason, the message is done. Unavailable: the message waits and
the try is not counted. Anything else is a fault of ours: it is tried again a few times, then parked in sight with "run again", and the
subject says so; the other documents go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import structlog
from sqlalchemy import select

from intake.faults import where_it_failed
from intake.services import Services
from intake.step import Setback, Step
from intake.steps import all_steps
from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.errors import Rejected, Unavailable
from storage.queue.outbox import Claim, LostLease, claim, extend, finish, park, postpone
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

WORKER_DIED = "LostLease worker.died"
"""What the outbox writes into a message that took its worker with it too often."""

_FAULT = "The program failed at this place. An administrator can run it again; sending the file once more as a clean PDF may help too."


def run_message(message_id: str, services: Services) -> bool:
    """Do this message if it is due and nobody has it; False where there was nothing to do."""
    held = claim(services.engine, services.worker_name, services.lease, message_id, services.clock())
    if held is None:
        return False
    _run(held, services)
    return True


def run_next(services: Services) -> bool:
    """Do the message that is due longest; False where none is due."""
    held = claim(services.engine, services.worker_name, services.lease, None, services.clock())
    if held is None:
        return bury_dead(services)
    _run(held, services)
    return True


def run_until_idle(services: Services, at_most: int | None = None) -> int:
    """Do messages until none is due (those that wait for a later time stay); returns how many were done."""
    count = 0
    while (at_most is None or count < at_most) and run_next(services):
        count += 1
    return count


def _run(held: Claim, services: Services) -> None:
    words = {"message": held.id, "step": held.step, "subject": held.subject_id, "attempt": held.attempt_count}
    try:
        step = all_steps()[held.step]
        _do(step, held, services)
        log.debug("message.done", **words)
    except LostLease:
        log.warning("message.lease_lost", **words)
    except Rejected as refusal:
        log.info("message.rejected", code=refusal.code, **words)
        _settle(held, refusal, services)
    except Unavailable as absence:
        log.warning("message.postponed", code=absence.code, **words)
        _settle(held, absence, services)
    except Exception as fault:  # noqa: BLE001  # the edge of a worker: one poisoned document never stops the others
        log.error("message.failed", **words, **where_it_failed(fault))
        _settle(held, fault, services)


def _do(step: Step[Any, Any], held: Claim, services: Services) -> None:
    with reading(services.engine) as session:
        inputs = step.load(session, held.subject_id, held.payload)
    result: Any = None
    if inputs is not None:
        with _kept_alive(held, services):
            result = step.compute(inputs, services)
    with UnitOfWork(services.engine, services.clock()) as work:
        if inputs is not None:
            step.record(work, inputs, result, services)
        finish(work.session, held, work.now)
        work.commit(step.name)


def _settle(held: Claim, error: BaseException, services: Services) -> None:
    """Write down what became of a message whose step failed."""
    try:
        with UnitOfWork(services.engine, services.clock()) as work:
            if isinstance(error, Rejected):
                _give_up(work, held.step, held.subject_id, held.payload, Setback(error.code, str(error), refused=True))
                finish(work.session, held, work.now)
            elif postpone(work.session, held, error, work.now) == "parked":
                _give_up(work, held.step, held.subject_id, held.payload, Setback("defect", _FAULT, refused=False))
                work.audit(f"step:{held.step}", "message.parked", "message", held.id, subject=held.subject_id)
            work.commit(f"{held.step}.failed")
    except LostLease:
        log.warning("message.lease_lost", message=held.id, step=held.step)
    except Unavailable as absence:
        # The lease runs out by itself, and the sweeper gives the message to the next worker.
        log.warning("message.unsettled", message=held.id, step=held.step, code=absence.code)
    except Exception as second:  # noqa: BLE001  # not even giving up worked: the message is parked alone, so that nothing turns in circles
        log.error("message.unsettled", message=held.id, step=held.step, **where_it_failed(second))
        with UnitOfWork(services.engine, services.clock()) as work:
            park(work.session, held, error)
            work.commit(f"{held.step}.parked")


def _give_up(work: UnitOfWork, step_name: str, subject_id: str, payload: dict[str, Any], setback: Setback) -> None:
    step = all_steps().get(step_name)
    if step is not None:
        step.give_up(work, subject_id, payload, setback)


def bury_dead(services: Services) -> bool:
    """A message that killed its worker again and again was parked by the sweeper, which knows no steps: tell its subject.

    Workers that poll do this when they are idle; where a broker feeds them, the relay does. True where there was one.
    """
    dead = select(MessageRow).where(MessageRow.state == "parked", MessageRow.error == WORKER_DIED).limit(1)
    with reading(services.engine) as session:
        if session.scalar(dead) is None:
            return False
    with UnitOfWork(services.engine, services.clock()) as work:
        row = work.session.scalar(dead.with_for_update(skip_locked=True))
        if row is None:
            return False
        _give_up(work, row.step, row.subject_id, row.payload, Setback("worker_died", _FAULT, refused=False))
        row.error = "Defect worker.died"
        work.audit(f"step:{row.step}", "message.parked", "message", row.id, subject=row.subject_id)
        work.commit("bury_dead")
    return True


@contextmanager
def _kept_alive(held: Claim, services: Services) -> Iterator[None]:
    """Renew the lease while the work goes on, up to the longest time that any work may take."""
    over = Event()
    beat = services.lease / 3

    def renew() -> None:
        spent = timedelta(0)
        while not over.wait(beat.total_seconds()) and spent < services.longest_work:
            spent += beat
            try:
                extend(services.engine, held, services.lease, services.clock())
            except (LostLease, Unavailable):
                return  # the fence decides at the end

    keeper = Thread(target=renew, name=f"lease of {held.id}", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
