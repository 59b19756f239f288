"""`bordereau worker` on a broker comes back by itself, whether its broker went away or somebody killed what works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.queue.celery_app import make_celery_app
from storage.queue.relay import run_relay
from storage.queue.transports.celery import CeleryTransport
from storage.unit_of_work import UnitOfWork
from tests.conftest import _required
from tests.services.redis import start_redis
from tests.services.shared import Running, end, new_home, stop


class Broker:
    """A Redis of our own that can be stopped and started; it remembers nothing."""

    def __init__(self) -> None:
        self._home = new_home()
        self._server: Running = start_redis(self._home)
        self.address = self._server.address

    def go_away(self) -> None:
        end(self._server.pids)

    def come_back(self) -> None:
        self._server = start_redis(self._home, urlsplit(self.address).port)

    def close(self) -> None:
        stop(self._server)


@pytest.fixture
def broker() -> Iterator[Broker]:
    with _required():
        broker = Broker()
    yield broker
    broker.close()


@pytest.fixture
def worker(broker: Broker, sqlite_url: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "BORDEREAU_DATA": str(tmp_path / "data"),
        "BORDEREAU_SETTINGS_FILE": str(tmp_path / "none.env"),
        "BORDEREAU_DATABASE_URL": sqlite_url,
        "BORDEREAU_BLOB_URL": (tmp_path / "blobs").as_uri(),
        "BORDEREAU_BROKER_URL": broker.address,
    }
    with (tmp_path / "worker.log").open("ab") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "worker", "--processes", "1"],
            env=environment,
            stdout=log,
            stderr=log,
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
    yield worker
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def wait_until(come_true: Callable[[], bool], log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not come_true():
        assert time.monotonic() < until, log.read_text()[-3000:]
        time.sleep(0.1)


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
@pytest.mark.timeout(240)
def test_a_worker_comes_back_by_itself(broker: Broker, worker: subprocess.Popen[bytes], sqlite_engine: Engine, tmp_path: Path) -> None:
    log = tmp_path / "worker.log"

    def work_is_done() -> None:
        with UnitOfWork(sqlite_engine) as work:
            work.send("unpack", f"nothing-{time.monotonic()}")
            work.commit()

        def all_done() -> bool:
            with reading(sqlite_engine) as session:
                return not session.scalar(select(func.count()).select_from(MessageRow).where(MessageRow.state != "done"))

        wait_until(all_done, log)

    over = Event()
    transport = CeleryTransport(make_celery_app(broker.address))
    relay = Thread(target=run_relay, args=(sqlite_engine, transport, over, 0.2, timedelta(seconds=3), 1.0))
    relay.start()
    try:
        work_is_done()
        broker.go_away()
        wait_until(lambda: log.read_text().count("Cannot connect to redis") >= 2, log)  # it has seen, and tried in vain
        broker.come_back()
        work_is_done()
        (celery,) = [pid for pid in children_of(worker.pid) if "spawn_main" in command_of(pid)]
        os.kill(celery, signal.SIGKILL)
        work_is_done()
        assert worker.poll() is None, "the parent was there all the time"
    finally:
        over.set()
        relay.join()
    worker.terminate()
    assert worker.wait(30) == 0
