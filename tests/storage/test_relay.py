"""The relay tells of what is due, once at a time, and again where nobody seems to have heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlalchemy.engine import Engine

from storage.errors import Unavailable
from storage.queue.celery_app import make_celery_app
from storage.queue.outbox import claim
from storage.queue.relay import announce_due, run_relay
from storage.queue.transports.inline import InlineTransport
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
AGAIN = timedelta(seconds=60)


class Ear:
    """A transport that remembers what it was told, and can be away."""

    announces = True

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.away = False

    def publish(self, message_ids: Sequence[str]) -> None:
        if self.away:
            raise Unavailable("broker.away", "The message broker does not answer.")
        self.heard.extend(message_ids)


def send(engine: Engine, count: int, at: datetime = NOW) -> list[str]:
    with UnitOfWork(engine, NOW) as work:
        ids = [work.send("read", f"part-{n}", delay_until=at) for n in range(count)]
        work.commit()
    return ids


def test_a_job_is_announced_when_it_is_due_and_then_left_alone(engine: Engine) -> None:
    (message_id,) = send(engine, 1, NOW + timedelta(seconds=5))
    ear = Ear()
    assert announce_due(engine, ear, NOW) == 0
    assert announce_due(engine, ear, NOW + timedelta(seconds=5)) == 1
    assert announce_due(engine, ear, NOW + timedelta(seconds=6)) == 0
    assert ear.heard == [message_id]


def test_a_job_nobody_took_is_announced_again(engine: Engine) -> None:
    taken, forgotten = send(engine, 2)
    ear = Ear()
    announce_due(engine, ear, NOW)
    assert claim(engine, "w", timedelta(minutes=5), taken, NOW) is not None
    assert announce_due(engine, ear, NOW + AGAIN - timedelta(seconds=1)) == 0
    assert announce_due(engine, ear, NOW + AGAIN) == 1
    assert ear.heard.count(forgotten) == 2


def test_the_brokers_queue_stays_short(engine: Engine) -> None:
    ids = send(engine, 25)
    ear = Ear()
    assert announce_due(engine, ear, NOW, at_most=10) == 10
    assert announce_due(engine, ear, NOW, at_most=10) == 0
    for message_id in ear.heard[:4]:
        claim(engine, "w", timedelta(minutes=5), message_id, NOW)
    assert announce_due(engine, ear, NOW, at_most=10) == 4
    assert len(set(ear.heard)) == 14
    assert set(ear.heard) <= set(ids)


def test_a_broker_that_is_away_marks_nothing_as_announced(engine: Engine) -> None:
    send(engine, 1)
    ear = Ear()
    ear.away = True
    with pytest.raises(Unavailable):
        announce_due(engine, ear, NOW)
    ear.away = False
    assert announce_due(engine, ear, NOW) == 1


def test_nobody_is_told_where_everybody_looks(engine: Engine) -> None:
    send(engine, 1)
    assert announce_due(engine, InlineTransport(), NOW) == 0


def test_the_relay_goes_on_when_the_broker_is_back(sqlite_engine: Engine) -> None:
    (message_id,) = send(sqlite_engine, 1)
    ear = Ear()
    ear.away = True
    over = Event()
    relay = Thread(target=run_relay, args=(sqlite_engine, ear, over, 0.01))
    relay.start()
    over.wait(0.3)
    ear.away = False
    for _ in range(200):
        if ear.heard:
            break
        over.wait(0.05)
    over.set()
    relay.join()
    assert ear.heard == [message_id]


def test_the_relay_takes_back_the_leases_of_the_dead(sqlite_engine: Engine) -> None:
    (message_id,) = send(sqlite_engine, 1)
    claim(sqlite_engine, "w", timedelta(seconds=1), now=NOW)
    ear, over = Ear(), Event()
    relay = Thread(target=run_relay, args=(sqlite_engine, ear, over, 0.01))
    relay.start()
    for _ in range(200):
        if ear.heard:
            break
        over.wait(0.05)
    over.set()
    relay.join()
    assert ear.heard == [message_id]


def test_only_brokers_that_lose_nothing_we_cannot_send_again_are_taken() -> None:
    with pytest.raises(ValueError, match="RabbitMQ"):
        make_celery_app("filesystem://")
    settings = make_celery_app("amqp://guest@127.0.0.1//").conf
    assert (settings.task_acks_late, settings.task_reject_on_worker_lost, settings.worker_prefetch_multiplier) == (True, True, 1)
