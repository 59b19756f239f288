"""Announces due work to the broker, as one process."""

from __future__ import annotations

import signal
from threading import Event

from api.housekeeping import housekeeping
from api.logging import set_up_logging
from api.services import open_services
from api.settings import Settings
from intake.channels.channel import Poller
from intake.pipeline import bury_dead
from storage.queue.celery_app import make_celery_app
from storage.queue.relay import run_relay
from storage.queue.transports.celery import CeleryTransport

_BURIAL_SECONDS = 5.0
"""How often what the sweeper parked is looked for, to be told to its documents."""


def run_relay_process(settings: Settings) -> None:
    """Relay until SIGTERM; ValueError where no broker is set."""
    if settings.broker_address is None:
        raise ValueError("there is no broker to relay to")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    set_up_logging(settings)
    services = open_services(settings)
    burials = Poller("parked work", lambda: int(bury_dead(services)), _BURIAL_SECONDS)
    sweeping = housekeeping(services)
    burials.start()
    sweeping.start()
    try:
        run_relay(services.engine, CeleryTransport(make_celery_app(settings.broker_address)), stop)
    finally:
        burials.stop()
        sweeping.stop()
