"""What an operator watches, in the text format of Prometheus: requests by route, and the work that waits.

Labels are route templates, states and step names; never an id, a client or a name.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.database.tables import DeficiencyRow, LetterRow, MessageRow, PackageRow, ReceiptRow

_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds


class Metrics:
    """Counts of this process since it started."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: dict[tuple[str, str, int], int] = defaultdict(int)
        self._seconds: dict[str, float] = defaultdict(float)
        self._buckets: dict[str, list[int]] = defaultdict(lambda: [0] * (len(_BUCKETS) + 1))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds[route] += seconds
            place = next((index for index, bound in enumerate(_BUCKETS) if seconds <= bound), len(_BUCKETS))
            self._buckets[route][place] += 1

    def text(self) -> list[str]:
        """The lines about requests."""
        with self._lock:
            lines = ["# HELP bordereau_requests_total Requests answered.", "# TYPE bordereau_requests_total counter"]
            for (method, route, status), count in sorted(self._requests.items()):
                lines.append(f'bordereau_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}')
            lines += ["# HELP bordereau_request_seconds Time to answer.", "# TYPE bordereau_request_seconds histogram"]
            for route, counts in sorted(self._buckets.items()):
                total = 0
                for bound, count in zip((*_BUCKETS, "+Inf"), counts, strict=True):
                    total += count
                    lines.append(f'bordereau_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}')
                lines.append(f'bordereau_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
                lines.append(f'bordereau_request_seconds_count{{route="{route}"}} {total}')
            return lines


def books_text(session: Session) -> list[str]:
    """The lines about the work: what waits, what stands parked, how packages stand."""
    lines: list[str] = []
    gauges = (
        ("bordereau_messages", "Jobs in the outbox.", MessageRow.state, MessageRow.step, ("state", "step")),
        ("bordereau_receipts", "Submissions.", ReceiptRow.state, None, ("state",)),
        ("bordereau_packages", "Funding packages.", PackageRow.state, None, ("state",)),
        ("bordereau_deficiencies", "Deficiencies by check.", DeficiencyRow.state, DeficiencyRow.check_code, ("state", "check")),
        ("bordereau_letters", "Letters to clients.", LetterRow.state, None, ("state",)),
    )
    for name, description, first, second, labels in gauges:
        columns = [first] if second is None else [first, second]
        lines += [f"# HELP {name} {description}", f"# TYPE {name} gauge"]
        for row in session.execute(select(*columns, func.count()).group_by(*columns).order_by(*columns)):
            pairs = ",".join(f'{label}="{value}"' for label, value in zip(labels, row[:-1], strict=True))
            lines.append(f"{name}{{{pairs}}} {row[-1]}")
    oldest = session.scalar(select(func.min(MessageRow.available_at)).where(MessageRow.state == "ready"))
    lines += ["# HELP bordereau_oldest_ready_message_timestamp_seconds When the job that waits longest fell due.",
              "# TYPE bordereau_oldest_ready_message_timestamp_seconds gauge"]  # fmt: skip
    if oldest is not None:
        lines.append(f"bordereau_oldest_ready_message_timestamp_seconds {oldest.timestamp():.0f}")
    return lines


class RequestMetrics:
    """Counts every request by its route template, so that ids make no new series."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noting_status)
        finally:
            route = getattr(scope.get("route"), "path", "unmatched")
            self._metrics.count(scope["method"], route, status, time.perf_counter() - started)
