"""Jobs are done once each, whichever way workers learn of them and however often they die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from storage.audit import verify_chain
from storage.database.reading import reading
from storage.database.tables import AuditRow, IdempotencyRow, MessageRow
from storage.queue.celery_app import make_celery_app
from storage.queue.relay import run_relay
from storage.queue.transports import Transport
from storage.queue.transports.celery import CeleryTransport
from storage.queue.transports.inline import InlineTransport
from storage.unit_of_work import UnitOfWork

ROOT = Path(__file__).parents[2]


class Workers:
    """The worker processes of one test, on one transport."""

    def __init__(self, engine: Engine, broker: str | None, log: Path) -> None:
        self.engine = engine
        self.queue = f"bordereau-test-{token_hex(6)}"
        self._app = make_celery_app(broker, queue_name=self.queue, lost_after_seconds=5) if broker else None
        self.transport: Transport = CeleryTransport(self._app) if broker else InlineTransport()
        self._settings = {
            "database": engine.url.render_as_string(hide_password=False),
            "broker": broker,
            "queue": self.queue,
            "seconds": "0.03",
        }
        self._log = log
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """One tree of two workers: Celery's own, or two plain processes."""
        for _ in range(1 if self._app else 2):
            with self._log.open("ab") as log:
                self._running.append(
                    subprocess.Popen(
                        [sys.executable, "-m", "tests.contracts.queue_worker", json.dumps(self._settings)],
                        cwd=ROOT,
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )

    def see_to(self) -> None:
        """What a process manager does: start what has ended."""
        if any(worker.poll() is not None for worker in self._running):
            self.kill()
            self.start()

    def kill(self) -> None:
        """The whole tree, at once and without a word."""
        for worker in self._running:
            with suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self._running.clear()

    @contextmanager
    def relay(self) -> Iterator[None]:
        """The relay, beside the workers."""
        over = Event()
        thread = Thread(target=run_relay, args=(self.engine, self.transport, over, 0.1, timedelta(seconds=3)))
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def close(self) -> None:
        self.kill()
        if self._app is not None:
            with self._app.connection_or_acquire() as connection:
                channel = connection.default_channel
                channel.queue_delete(self.queue)
            self._app.close()


@pytest.fixture(params=["inline", pytest.param("rabbitmq"), pytest.param("redis")])
def workers(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> Iterator[Workers]:
    broker = None if request.param == "inline" else request.getfixturevalue(f"{request.param}_url")
    workers = Workers(engine, broker, tmp_path / "workers.log")
    yield workers
    workers.close()


def send(engine: Engine, count: int) -> None:
    with UnitOfWork(engine) as work:
        for number in range(count):
            work.send("contract", f"subject-{number}")
        work.commit()


def done(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(MessageRow).where(MessageRow.state == "done")) or 0


def wait_until(come_true: Callable[[], bool], seconds: float, log: Path) -> None:
    until = time.monotonic() + seconds
    while not come_true():
        if time.monotonic() > until:
            pytest.fail(f"not within {seconds} s; the workers said: {log.read_text()[-3000:]}")
        time.sleep(0.05)


def _announced(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(MessageRow).where(MessageRow.relayed_at.is_not(None))) or 0


def each_effect_once(engine: Engine, count: int) -> None:
    with reading(engine) as session:
        subjects = [f"subject-{number}" for number in range(count)]
        assert sorted(session.scalars(select(IdempotencyRow.idempotency_key))) == sorted(subjects)
        assert sorted(session.scalars(select(AuditRow.subject_id))) == sorted(subjects)
        assert verify_chain(session) is None


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
def test_every_job_is_done_once(workers: Workers, tmp_path: Path) -> None:
    send(workers.engine, 30)
    with workers.relay():
        workers.start()
        wait_until(lambda: done(workers.engine) == 30, 60, tmp_path / "workers.log")
    each_effect_once(workers.engine, 30)


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
def test_killed_workers_lose_and_double_nothing(workers: Workers, tmp_path: Path) -> None:
    """The whole tree of workers is killed in the middle of a job, three times over."""
    count = 60
    send(workers.engine, count)
    with workers.relay():
        for share in (0.2, 0.45, 0.7):
            workers.start()
            wait_until(lambda share=share: done(workers.engine) >= share * count, 60, tmp_path / "workers.log")
            workers.kill()
        workers.start()
        wait_until(lambda: done(workers.engine) == count, 90, tmp_path / "workers.log")
    each_effect_once(workers.engine, count)


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
def test_a_broker_that_forgets_is_told_again(workers: Workers, tmp_path: Path) -> None:
    send(workers.engine, 10)
    with workers.relay():
        if workers.transport.announces:
            wait_until(lambda: _announced(workers.engine) == 10, 30, tmp_path / "workers.log")  # with nobody there to hear
            app = make_celery_app(workers._settings["broker"], queue_name=workers.queue)
            with app.connection_or_acquire() as connection:
                connection.default_channel.queue_purge(workers.queue)
        workers.start()
        wait_until(lambda: done(workers.engine) == 10, 60, tmp_path / "workers.log")
    each_effect_once(workers.engine, 10)
