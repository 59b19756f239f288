"""Ways to tell workers that there is work. What travels is only the id of an outbox row; losing it costs time, never work."""

from storage.queue.transports.transport import Transport

__all__ = ["Transport"]
