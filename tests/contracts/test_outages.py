"""Database, broker or blob store are away for a while: we say so, wait, and go on where we were."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine, make_url

from storage.blobs import blob_key, open_blob_store
from storage.database.engine import open_engine
from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.errors import Unavailable
from storage.queue.celery_app import make_celery_app
from storage.queue.outbox import claim, finish, postpone
from storage.queue.relay import announce_due, run_relay
from storage.queue.transports.celery import CeleryTransport
from storage.unit_of_work import UnitOfWork
from tests.contracts.test_queue import Workers, done, each_effect_once, send, wait_until
from tests.services.proxy import proxy_to
from tests.services.redis import start_redis
from tests.services.shared import end, new_home, stop

LEASE = timedelta(seconds=30)


class Noticing:
    """A transport that says when its broker was away."""

    announces = True

    def __init__(self, transport: CeleryTransport) -> None:
        self._transport = transport
        self.away = threading.Event()

    def publish(self, message_ids: Sequence[str]) -> None:
        try:
            self._transport.publish(message_ids)
        except Unavailable:
            self.away.set()
            raise


def eventually(attempt: Callable[[], object], seconds: float = 15) -> object:
    """What a program that backs off gets in the end."""
    until = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except Unavailable:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_a_database_that_is_away_is_unavailable_and_then_back(postgresql_url: str) -> None:
    address = make_url(postgresql_url)
    with proxy_to(address.host or "127.0.0.1", address.port or 5432) as proxy:
        engine = open_engine(address.set(host="127.0.0.1", port=proxy.port).render_as_string(hide_password=False))
        send(engine, 2)
        held = claim(engine, "w", LEASE)
        assert held is not None
        with UnitOfWork(engine) as work:
            finish(work.session, held)
            proxy.refuse()  # in the middle of the transaction
            with pytest.raises(Unavailable, match="does not answer"):
                work.commit()
        for ask in (lambda: claim(engine, "w", LEASE), lambda: send(engine, 1), lambda: done(engine)):
            with pytest.raises(Unavailable):
                ask()
        proxy.admit()
        assert eventually(lambda: done(engine)) == 0
        with UnitOfWork(engine) as work:  # the lease is still ours, and the result is kept once
            finish(work.session, held)
            work.commit()
        assert done(engine) == 1
        engine.dispose()


def test_a_full_database_is_unavailable(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def write_on(work: UnitOfWork) -> None:
        for n in range(2000):
            work.audit("step:read", "part.read", "part", f"part-{n}")

    with UnitOfWork(sqlite_engine) as work:
        work.session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(Unavailable) as full:
            write_on(work)
    assert full.value.code == "database.full"


def test_a_writer_that_never_ends_makes_the_books_busy(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.engine._SQLITE_WAIT_MILLISECONDS", 200)
    engine = open_engine(sqlite_url)
    with UnitOfWork(engine) as slow:
        slow.send("read", "part-1")
        with pytest.raises(Unavailable, match="busy"):
            send(engine, 1)
        with reading(engine) as session:  # but nobody who only looks has to wait
            assert session.scalar(select(func.count()).select_from(MessageRow)) == 0
        slow.commit()
    assert len([1 for _ in range(1) if claim(engine, "w", LEASE)]) == 1
    engine.dispose()


def test_an_s3_server_that_is_away_is_unavailable_and_then_back(s3_url: str) -> None:
    address = urlsplit(s3_url)
    endpoint = urlsplit(parse_qs(address.query)["endpoint"][0])
    with proxy_to(endpoint.hostname or "", endpoint.port or 80) as proxy:
        store = open_blob_store(s3_url.replace(quote(endpoint.netloc, safe=""), quote(f"127.0.0.1:{proxy.port}", safe="")))
        key = store.put(b"before")
        proxy.refuse()
        for ask in (lambda: store.put(b"meanwhile"), lambda: store.get(key)):
            with pytest.raises(Unavailable, match="S3 server"):
                ask()
        proxy.admit()
        assert eventually(lambda: store.get(key)) == b"before"
        assert store.put(b"meanwhile") == blob_key(b"meanwhile")


@pytest.mark.services
@pytest.mark.xdist_group("brokers")
@pytest.mark.parametrize("broker", ["rabbitmq", "redis"])
def test_a_broker_that_is_away_is_told_when_it_is_back(broker: str, sqlite_engine: Engine, request: pytest.FixtureRequest) -> None:
    address = make_url(request.getfixturevalue(f"{broker}_url"))
    queue = "bordereau-test-outage"
    with proxy_to(address.host or "127.0.0.1", address.port or 0) as proxy:
        away = address.set(host="127.0.0.1", port=proxy.port).render_as_string(hide_password=False)
        app = make_celery_app(away + ("/" if broker == "rabbitmq" and not away.endswith("/") else ""), queue_name=queue)
        transport = CeleryTransport(app)
        send(sqlite_engine, 1)
        assert announce_due(sqlite_engine, transport) == 1
        proxy.refuse()
        with UnitOfWork(sqlite_engine) as work:
            work.send("contract", "while the broker is away")
            work.commit()
        before = time.monotonic()
        with pytest.raises(Unavailable, match="broker"):
            announce_due(sqlite_engine, transport)
        assert time.monotonic() - before < 20
        assert _unannounced(sqlite_engine) == 1
        over = threading.Event()
        noticing = Noticing(transport)
        relay = threading.Thread(target=run_relay, args=(sqlite_engine, noticing, over, 0.1))
        relay.start()
        assert noticing.away.wait(30), "the relay has tried while the broker was away"
        proxy.admit()
        until = time.monotonic() + 30
        while _unannounced(sqlite_engine) and time.monotonic() < until:
            time.sleep(0.1)
        over.set()
        relay.join()
        with app.connection_or_acquire() as connection:
            connection.default_channel.queue_delete(queue)
        assert _unannounced(sqlite_engine) == 0


def _unannounced(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(MessageRow).where(MessageRow.relayed_at.is_(None))) or 0


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
def test_a_broker_that_is_stopped_and_started_again_loses_no_job(sqlite_engine: Engine, tmp_path: Path) -> None:
    """A Redis that keeps nothing forgets every announcement when it stops; the outbox forgets none."""
    home = new_home()
    server = start_redis(home)
    port = urlsplit(server.address).port
    log = tmp_path / "workers.log"
    workers = Workers(sqlite_engine, server.address, log)
    try:
        send(sqlite_engine, 20)
        with workers.relay():
            workers.start()
            wait_until(lambda: done(sqlite_engine) >= 5, 60, log)
            said = len(log.read_text())
            end(server.pids)
            with UnitOfWork(sqlite_engine) as work:
                for number in range(20, 30):
                    work.send("contract", f"subject-{number}")
                work.commit()
            wait_until(lambda: "Connection" in log.read_text()[said:], 30, log)  # the workers have seen that it is gone
            server = start_redis(home, port)

            def all_done() -> bool:
                workers.see_to()  # Celery's worker may end with its Redis (kombu 5.7); whatever runs it starts it again
                return done(sqlite_engine) == 30

            wait_until(all_done, 90, log)
        each_effect_once(sqlite_engine, 30)
    finally:
        workers.close()
        stop(server)


def test_work_waits_for_a_store_that_is_away_and_then_completes(engine: Engine) -> None:
    """The job is put back without counting the try, waits longer each time, and is done once the store is there."""
    send(engine, 1)
    with reading(engine) as session:
        now = session.scalars(select(MessageRow.available_at)).one()
    for round_number in range(1, 9):
        held = claim(engine, "w", LEASE, now=now)
        assert held is not None
        assert held.attempt_count == 1
        with UnitOfWork(engine, now) as work:
            if round_number < 8:
                postpone(work.session, held, Unavailable("blobs.away", "The store does not answer."), now)
            else:
                finish(work.session, held, now)
            work.commit()
        assert claim(engine, "w", LEASE, now=now) is None
        now += timedelta(minutes=5)
    assert done(engine) == 1
