"""Celery as a transport and nothing more: one task, `bordereau.run_message`, that carries the id of an outbox row.

Acknowledged late and given back when its worker is lost, one at a time; results are not kept, for they are in the outbox. What the
broker loses all the same, the relay announces again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import structlog
from celery import Celery

from storage.errors import Unavailable

TASK_NAME = "bordereau.run_message"
QUEUE_NAME = "bordereau"

log = structlog.get_logger(__name__)

_REDIS_GIVES_BACK_SECONDS = 120


def make_celery_app(
    broker_url: str, run_message: Callable[[str], object] | None = None, queue_name: str = QUEUE_NAME, lost_after_seconds: int | None = None
) -> Any:
    """The Celery application on `amqp://…` or `redis://…`; ValueError for any other broker.

    `run_message` is the task's body, given where workers run; a process that only announces leaves it out. `lost_after_seconds` is how
    long Redis waits before it gives a silent worker's task to another.
    """
    if urlsplit(broker_url).scheme not in ("amqp", "amqps", "redis", "rediss"):
        raise ValueError("the broker is amqp://… (RabbitMQ) or redis://…")
    app = Celery("bordereau", broker=broker_url, set_as_current=False)
    app.conf.update(
        accept_content=["json"],
        task_serializer="json",
        task_ignore_result=True,
        task_default_queue=queue_name,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        # A task that fails has written what it has to say into the outbox; the broker need not keep it.
        task_acks_on_failure_or_timeout=True,
        task_publish_retry=False,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_connection_timeout=4,
        broker_transport_options=_transport_options(broker_url, lost_after_seconds or _REDIS_GIVES_BACK_SECONDS),
        enable_utc=True,
    )
    if run_message is not None:
        _register(app, run_message)
    return app


def _transport_options(broker_url: str, lost_after_seconds: int) -> dict[str, Any]:
    if urlsplit(broker_url).scheme.startswith("redis"):
        return {
            "visibility_timeout": lost_after_seconds,
            "socket_connect_timeout": 4,
            "socket_timeout": 30,
            "socket_keepalive": True,
            "max_retries": 1,
        }
    return {"confirm_publish": True, "max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.5}


def _register(app: Any, run_message: Callable[[str], object]) -> None:
    @app.task(name=TASK_NAME)  # type: ignore[untyped-decorator]
    def run_one(message_id: str) -> None:
        try:
            run_message(message_id)
        except Unavailable as absence:
            # The books could not be asked, so the row is as it was, and the relay announces it again.
            log.warning("message.unreachable", message=message_id, code=absence.code)
