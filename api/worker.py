"""Workers: the same function, `intake.pipeline.run_message`, fed by polling the outbox or by Celery."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from threading import Event
from typing import Any

import structlog

from api.logging import set_up_logging
from api.services import open_services
from api.settings import Settings
from extractors.collecting import collect_seldom
from intake.pipeline import run_message, run_next
from intake.services import Services
from storage.errors import Unavailable
from storage.queue.celery_app import make_celery_app
from storage.queue.outbox import free_expired_leases

log = structlog.get_logger(__name__)

_IDLE_SECONDS = 0.2
_AWAY_SECONDS = 5.0
_SWEEP_EVERY = 50  # idle looks
_FINISH_SECONDS = 110.0  # for what a Celery worker holds when it is told to stop; a message cut short is done again


def poll_until(services: Services, stop: Callable[[], bool], pause: Callable[[float], object]) -> None:
    """Do what is due until told to stop; wait a little where nothing is due, longer where the database is away."""
    idle_looks = 0
    while not stop():
        try:
            if run_next(services):
                continue
            idle_looks += 1
            if idle_looks % _SWEEP_EVERY == 0:
                free_expired_leases(services.engine)
            pause(_IDLE_SECONDS)
        except Unavailable as absence:
            log.warning("worker.waiting", code=absence.code)
            pause(_AWAY_SECONDS)


def run_polling_worker(settings: Settings) -> None:
    """One worker process: works until SIGTERM, finishing what it holds."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract with threads is slower in all, see docs/decisions
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    set_up_logging(settings)
    services = open_services(settings, bring_up_to_date=False)
    collect_seldom()
    poll_until(services, stop.is_set, stop.wait)


def run_polling_workers(settings: Settings, count: int) -> None:
    """So many worker processes under one parent, restarted when they die."""
    from api.supervisor import Child, Supervisor

    open_services(settings)  # brings the tables up to date once, before the children look at them
    Supervisor([Child(f"worker-{number + 1}", "api.worker:run_polling_worker", (settings,)) for number in range(count)]).run()


def celery_app_of(settings: Settings) -> Any:
    """The Celery application of this installation, whose task runs a message of our outbox.

    Services are opened in each worker process on its first task: connections never cross a fork.
    """
    if settings.broker_address is None:
        raise ValueError("Celery needs a broker")
    held: dict[int, Services] = {}

    def run(message_id: str) -> object:
        process = os.getpid()
        if process not in held:
            held.clear()
            held[process] = open_services(settings, bring_up_to_date=False)
            collect_seldom()
        return run_message(message_id, held[process])

    return make_celery_app(settings.broker_address, run)


def run_celery_workers(settings: Settings, count: int) -> None:
    """A Celery worker with so many processes under a parent that starts it again: it may end by itself when its broker goes away."""
    from api.supervisor import Child, Supervisor

    open_services(settings)
    Supervisor([Child("worker", "api.worker:run_celery_worker", (settings, count))], stop_seconds=_FINISH_SECONDS).run()


def run_celery_worker(settings: Settings, count: int) -> None:
    """A Celery worker with so many processes; returns when it is told to stop, or has lost its broker for good."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    set_up_logging(settings)
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # reading starts child processes
    celery_app_of(settings).worker_main(
        [
            "worker",
            f"--concurrency={count}",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
            "-n",
            f"bordereau-{os.getpid()}@%h",
        ]
    )
