"""Workers under Celery and the relay die by lot at their commit points, over and over, on PostgreSQL with either broker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from secrets import token_hex

import pytest
from sqlalchemy import func, select

from storage.database.reading import reading
from storage.database.tables import MessageRow, PackageRow
from storage.queue.celery_app import make_celery_app
from tests.crash.broker_role import Role
from tests.crash.comparing import difference, end_state
from tests.crash.conftest import ROOT, MailSink, Stage
from tests.crash.installations import Installation, Installations
from tests.crash.mails import write_batches
from tests.crash.stage import Act

SECONDS = 600


@dataclass
class Cast:
    """The processes of one installation; whoever has died is started again."""

    role: Role
    folder: Path
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def see_to(self, name: str) -> None:
        process = self._running.get(name)
        if process is None or process.poll() is not None:
            with (self.folder / f"{name}.log").open("ab") as log:
                self._running[name] = subprocess.Popen(
                    [sys.executable, "-m", "tests.crash.broker_role", json.dumps(asdict(replace(self.role, name=name)))],
                    cwd=ROOT,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    env={**os.environ, "TMPDIR": str(self.folder)},
                )

    def kill(self, name: str) -> None:
        """The whole tree at once."""
        process = self._running.pop(name, None)
        if process is not None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def close(self) -> None:
        for name in list(self._running):
            self.kill(name)
        app = make_celery_app(self.role.broker, queue_name=self.role.queue)
        with app.connection_or_acquire() as connection:
            connection.default_channel.queue_delete(self.role.queue)


def states_of(where: Installation) -> Counter[str]:
    """How many messages are in which state."""
    with where.engine() as engine, reading(engine) as session:
        return Counter(dict(session.execute(select(MessageRow.state, func.count()).group_by(MessageRow.state)).all()))


@pytest.mark.slow
@pytest.mark.services
@pytest.mark.xdist_group("brokers")
@pytest.mark.timeout(SECONDS + 200)
@pytest.mark.parametrize("installations", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("broker", "mail_count", "death_count"), [("rabbitmq", 12, 80), ("redis", 5, 25)])
def test_deaths_of_workers_and_relay_change_nothing(
    stage: Stage,
    installations: Installations,
    mail_sink: MailSink,
    broker: str,
    mail_count: int,
    death_count: int,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    broker_url = request.getfixturevalue(f"{broker}_url")
    mails, warm = tmp_path / "mails", tmp_path / "warm"
    mails.mkdir()
    warm.mkdir()
    write_batches(warm, 1)
    write_batches(mails, mail_count, picture_every=5)

    def perform(name: str, where: Installation) -> None:
        end = stage.perform(Act(name, where.database, where.blobs.as_uri(), str(mails), mail_sink.port))
        assert end.status == 0, end.said

    received = installations.with_sample_book()
    perform("receive", received)
    unharmed = installations.keep(received)
    perform("work", unharmed)
    assert set(states_of(unharmed)) == {"done"}, states_of(unharmed)
    with unharmed.engine() as engine:
        expected = end_state(engine)
    letters = set(mail_sink.message_ids)
    mail_sink.message_ids.clear()
    assert len(letters) == mail_count

    deaths_file = tmp_path / "deaths"
    deaths_file.touch()
    role = Role(
        name="",
        database=received.database,
        blobs=received.blobs.as_uri(),
        broker=broker_url,
        queue=f"bordereau-test-{token_hex(6)}",
        mail_port=mail_sink.port,
        deaths_file=str(deaths_file),
        deaths=death_count,
        warm_folder=str(warm),
    )
    cast = Cast(role, tmp_path)
    until = time.monotonic() + SECONDS
    try:
        with received.engine() as engine:
            while True:
                for name in ("worker", "relay"):
                    cast.see_to(name)
                with reading(engine) as session:
                    states = Counter(dict(session.execute(select(MessageRow.state, func.count()).group_by(MessageRow.state)).all()))
                    packages = session.scalar(select(func.count()).select_from(PackageRow)) or 0
                if set(states) == {"done"} and packages == mail_count:
                    break
                assert time.monotonic() < until, (states, packages, deaths_file.read_text().count("\n"))
                time.sleep(0.1)
    finally:
        cast.close()
    with received.engine() as engine:
        found = end_state(engine)
    deaths = [line.split()[:2] for line in deaths_file.read_text().splitlines()]
    record_property("kills", len(deaths))
    print(f"{len(deaths)} kills: {Counter(' '.join(death) for death in deaths)}; {len(mail_sink.message_ids)} letters handed over")
    assert found == expected, difference(expected, found)
    assert set(mail_sink.message_ids) == letters
    assert len(deaths) >= death_count
    assert len({point for _, point in deaths}) >= min(14, death_count // 2), "deaths by lot are spread over the points"
    assert {who for who, _ in deaths} == {"worker", "relay"}
