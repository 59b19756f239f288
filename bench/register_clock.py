"""What a search takes: by the clock, of the processor in this process, and of the processor in the server's process that serves it.

Where other work shares the machine the clock says more of that work than of the search. The two processes take turns, so that the sum of
their processor times is what a machine of its own would need.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import Engine


class Clock:
    """Adds up the searches of one connection; what the server takes is known where it runs on this machine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._server = self._server_schedule()
        self._taken: list[float] = []
        self._own: list[float] = []
        self._served: list[float] = []
        self._same_work: list[float] = []

    @property
    def count(self) -> int:
        """How many searches were timed."""
        return len(self._taken)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time one search."""
        started, own, served = time.perf_counter(), time.process_time(), self._served_until_now()
        yield
        self._taken.append((time.perf_counter() - started) * 1000)
        self._own.append((time.process_time() - own) * 1000)
        self._served.append(self._served_until_now() - served)
        self._same_work.append(_same_work())

    def tell(self, parts: int = 1) -> None:
        """Print median and 95th percentile in milliseconds, of a search or of each of its equal parts."""
        if self._server != self._server_schedule():
            print("  (the connection was replaced while it ran: the server's time is not known)")
        print(f"  clock              {_quantiles(self._taken, parts)}")
        print(f"  processor, here    {_quantiles(self._own, parts)}")
        if self._server is not None:
            print(f"  processor, server  {_quantiles(self._served, parts)}")
            both = [own + served for own, served in zip(self._own, self._served, strict=True)]
            print(f"  processor, both    {_quantiles(both, parts)}")
        slowed = statistics.median(self._same_work) / min(self._same_work)
        print(f"  one piece of work, always the same, took {slowed:.2f} times of the processor what it took at best", flush=True)

    def in_short(self) -> str:
        """The 95th percentiles in one line."""
        both = [own + served for own, served in zip(self._own, self._served, strict=True)]
        return f"p95 {_p95(both):7.1f} ms of processor, {_p95(self._taken):7.1f} ms by the clock"

    def _server_schedule(self) -> Path | None:
        """Where Linux says how long the server's process of our connection ran."""
        if self._engine.dialect.name != "postgresql":
            return None
        with self._engine.connect() as connection:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            connection.commit()
        schedule = Path(f"/proc/{pid}/schedstat")
        return schedule if schedule.exists() else None

    def _served_until_now(self) -> float:
        return int(self._server.read_text().split()[0]) / 1e6 if self._server is not None else 0.0


def _same_work() -> float:
    """Milliseconds of the processor for a fixed piece of work: caches and cores that are shared make every piece dearer."""
    own = time.process_time()
    keys = {str(each): each * each for each in range(2_000)}
    assert len(keys) == 2_000
    return (time.process_time() - own) * 1000


def _quantiles(taken: Sequence[float], parts: int) -> str:
    each = [one / parts for one in taken]
    return f"p50 {statistics.median(each):6.1f} ms, p95 {_p95(each):6.1f} ms"


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]
