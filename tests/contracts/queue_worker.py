"""A worker for the contract tests: it runs a step that leaves one row and one audit line for each job.

Started as `python -m tests.contracts.queue_worker '{"database": …, "broker": … or null, "queue": …, "seconds": …}'`, so that a test can
kill it like any other process.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import timedelta

from sqlalchemy.engine import Engine

from storage.database.engine import open_engine
from storage.database.tables import IdempotencyRow
from storage.queue.celery_app import make_celery_app
from storage.queue.outbox import Claim, LostLease, claim, finish
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=2)


def run(engine: Engine, held: Claim, seconds: float) -> None:
    """The step: some work, then its result and the end of the job in one commit."""
    time.sleep(seconds)
    try:
        with UnitOfWork(engine) as work:
            work.session.add(
                IdempotencyRow(user_id="contract", idempotency_key=held.subject_id, request_digest="", receipt_id=held.id, made_at=work.now)
            )
            work.audit("step:contract", "contract.done", "contract", held.subject_id)
            finish(work.session, held, work.now)
            work.commit("contract")
    except LostLease:
        pass


def main(settings: dict[str, str]) -> None:
    """Work until killed."""
    engine = open_engine(settings["database"])
    name = f"contract-{os.getpid()}"
    seconds = float(settings["seconds"])

    def run_message(message_id: str) -> None:
        held = claim(engine, name, LEASE, message_id)
        if held is not None:
            run(engine, held, seconds)

    if settings["broker"]:
        app = make_celery_app(settings["broker"], run_message, settings["queue"], lost_after_seconds=5)
        app.worker_main(["worker", "--pool=prefork", "--concurrency=2", "--without-gossip", "--without-mingle", "--loglevel=WARNING"])
        return
    while True:
        held = claim(engine, name, LEASE)
        if held is None:
            time.sleep(0.05)
        else:
            run(engine, held, seconds)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
