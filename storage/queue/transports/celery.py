"""Jobs announced through Celery, on RabbitMQ or Redis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kombu.exceptions import OperationalError

from storage.errors import Unavailable
from storage.queue.celery_app import TASK_NAME


class CeleryTransport:
    """Puts one task a job into the broker's queue."""

    announces = True

    def __init__(self, app: Any) -> None:
        self._app = app

    def publish(self, message_ids: Sequence[str]) -> None:
        try:
            with self._app.producer_or_acquire() as producer:
                for message_id in message_ids:
                    self._app.send_task(TASK_NAME, args=(message_id,), producer=producer)
        except (OperationalError, OSError) as error:
            raise Unavailable("broker.away", "The message broker does not answer.", "The work is announced again by itself.") from error
