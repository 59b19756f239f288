"""How many jobs a second the outbox carries: claimed, finished with an audit line, by one worker and by several.

    python bench/queue_speed.py                          on a SQLite file in a temporary folder
    python bench/queue_speed.py postgresql://…/empty     on an empty PostgreSQL database

The audit trail is one chain, so the writers of results stand in line for its end: more workers help as long as the steps take longer than
the commit. That is why no step computes inside its transaction.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

from storage.database.engine import migrate, open_engine
from storage.queue.outbox import claim, finish
from storage.unit_of_work import UnitOfWork

JOBS = 1000
LEASE = timedelta(seconds=60)


def send(url: str, occasion: str, count: int) -> float:
    """Put jobs into the outbox, a hundred a transaction; returns how many a second."""
    engine = open_engine(url)
    before = time.perf_counter()
    for start in range(0, count, 100):
        with UnitOfWork(engine) as work:
            for number in range(start, min(start + 100, count)):
                work.send("bench", f"subject-{number}", occasion=occasion)
            work.commit()
    engine.dispose()
    return count / (time.perf_counter() - before)


def work_off(url: str) -> int:
    """Do jobs until none is left; returns how many."""
    engine = open_engine(url)
    count = 0
    while (held := claim(engine, "bench", LEASE)) is not None:
        with UnitOfWork(engine) as work:
            work.audit("step:bench", "bench.done", "bench", held.subject_id)
            finish(work.session, held, work.now)
            work.commit()
        count += 1
    engine.dispose()
    return count


def measure(url: str) -> dict[str, float]:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    figures: dict[str, float] = {}
    for workers in (1, 2, 4):
        sent = send(url, f"{workers} workers", JOBS)
        figures.setdefault("sent_per_second", round(sent))
        with get_context("spawn").Pool(workers) as pool:
            pool.map(open_nothing, range(workers))  # the start of the processes is not what we measure
            before = time.perf_counter()
            done = sum(pool.map(work_off, [url] * workers, chunksize=1))
            seconds = time.perf_counter() - before
        if done != JOBS:
            raise SystemExit(f"{done} of {JOBS} jobs were done")
        figures[f"done_per_second_{workers}_workers"] = round(done / seconds)
    return figures


def open_nothing(_number: int) -> None:
    """What a process does to be awake."""


def main() -> None:
    if len(sys.argv) > 1:
        figures = {"backend": "postgresql", **measure(sys.argv[1])}
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = {"backend": "sqlite", **measure(f"sqlite:///{Path(folder)}/books.sqlite")}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
