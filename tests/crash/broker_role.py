"""A worker under Celery, or the relay, that dies by SIGKILL at commit points drawn by lot, until so many have died.

Started as `python -m tests.crash.broker_role '{…}'` (see `Role`). Each death is one line in a file that all share: role, point, message.
A message that was under way at three deaths is left in peace, since one that kills its workers five times is parked by design; and so is
a point at which many died, or the first steps of the road would use up all deaths.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event

import structlog

from storage import commit_points
from storage.blobs import open_blob_store
from storage.database.engine import open_engine
from storage.queue.celery_app import make_celery_app
from storage.queue.relay import run_relay
from storage.queue.transports.celery import CeleryTransport

_DEATHS_A_MESSAGE = 3
_NOBODY_LISTENS = 9


@dataclass(frozen=True)
class Role:
    """What the process is, where its services are, and how many deaths there shall be in all."""

    name: str
    database: str
    blobs: str
    broker: str
    queue: str
    mail_port: int
    deaths_file: str
    deaths: int
    warm_folder: str  # mails that a worker takes once through the road before it begins, so that its forks are quick


class Lot:
    """Decides when this process dies."""

    def __init__(self, role: Role) -> None:
        self._role = role
        self._process = 0
        self._left = 0
        self._chance = random.Random()
        self.message_id = ""

    def draw(self, point: str) -> None:
        """Come closer to the end by one commit point, and meet it perhaps."""
        if os.getpid() != self._process:  # a forked worker draws anew
            self._process = os.getpid()
            self._chance.seed(self._process)
            self._left = self._chance.randint(1, 7) if self._role.name == "worker" else self._chance.randint(1, 20)
        self._left -= 1
        if self._left > 0:
            return
        deaths = Path(self._role.deaths_file).read_text().splitlines()
        spared = self.message_id and sum(line.endswith(self.message_id) for line in deaths) >= _DEATHS_A_MESSAGE
        here = sum(line.startswith(f"{self._role.name} {point} ") for line in deaths)
        if len(deaths) >= self._role.deaths or spared or here >= max(2, self._role.deaths // 16):
            return  # and perhaps at the next
        with Path(self._role.deaths_file).open("a") as file:
            file.write(f"{self._role.name} {point} {self.message_id}\n")
        os.kill(os.getpid(), signal.SIGKILL)


def work(role: Role, lot: Lot) -> None:
    from intake.pipeline import run_message
    from intake.services import MailRelay, Services
    from tests.crash.stage import Act, warm

    services = Services(
        engine=open_engine(role.database),
        blobs=open_blob_store(role.blobs),
        mail_relay=MailRelay("127.0.0.1", role.mail_port),
        lease=timedelta(seconds=4),
    )

    def run(message_id: str) -> None:
        lot.message_id = message_id
        run_message(message_id, services)

    warm(Act("warm receive,work", "", "", role.warm_folder, _NOBODY_LISTENS))
    commit_points.listen(lot.draw)
    app = make_celery_app(role.broker, run, role.queue, lost_after_seconds=5)
    app.worker_main(["worker", "--pool=prefork", "--concurrency=3", "--without-gossip", "--without-mingle", "--loglevel=ERROR"])


def relay(role: Role) -> None:
    transport = CeleryTransport(make_celery_app(role.broker, queue_name=role.queue))
    run_relay(open_engine(role.database), transport, Event(), 0.1, timedelta(seconds=5), sweep_seconds=0.5)


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    role = Role(**json.loads(sys.argv[1]))
    lot = Lot(role)
    if role.name == "worker":
        work(role, lot)
    else:
        commit_points.listen(lot.draw)
        relay(role)


if __name__ == "__main__":
    main()
