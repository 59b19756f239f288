"""The stage, the batch and the mail server of the crash tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.crash.installations import Installations
from tests.crash.stage import Act, End
from tests.services.shared import free_port

ROOT = Path(__file__).parents[2]


class MailSink:
    """A mail server that keeps the Message-ID of every letter it is given."""

    def __init__(self) -> None:
        self.message_ids: list[str] = []
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        for line in envelope.content.decode(errors="replace").splitlines():
            if line.lower().startswith("message-id:"):
                self.message_ids.append(line.split(":", 1)[1].strip())
        return "250 OK"

    @contextmanager
    def running(self) -> Iterator[MailSink]:
        self._controller.start()
        try:
            yield self
        finally:
            self._controller.stop()

    @property
    def port(self) -> int:
        return int(self._controller.port)


@pytest.fixture
def mail_sink() -> Iterator[MailSink]:
    with MailSink().running() as sink:
        yield sink


class Stage:
    """The process that forks a child for each act."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "stage.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.crash.stage", str(folder / "report.json")],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "TMPDIR": str(folder)},
            )

    def perform(self, act: Act) -> End:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(act)) + "\n")
        self._process.stdin.flush()
        return End(**json.loads(self._process.stdout.readline()))

    def warm(self, acts: Sequence[str], mails: str, mail_port: int) -> None:
        """Let the stage go a road once before it is measured by deaths."""
        self.perform(Act(f"warm {','.join(acts)}", "", "", mails, mail_port))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = Stage(tmp_path_factory.mktemp("stage"))
    yield stage
    stage.close()


@pytest.fixture(scope="module")
def installations(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installations]:
    """Where installations are made and copied, on the database that the test names."""
    server = request.getfixturevalue("postgresql_server") if request.param == "postgresql" else None
    installations = Installations(tmp_path_factory.mktemp("installations"), server)
    yield installations
    installations.close()
