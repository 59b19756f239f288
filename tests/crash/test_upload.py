"""The API is killed in the middle of an upload; its client sends it again under the same Idempotency-Key, and there is one receipt."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from api.security.roles import SCOPES_OF_ROLE, Role
from api.security.settings import SecuritySettings
from api.security.tokens import create_token
from api.security.users import create_user
from storage.audit import verify_chain
from storage.database.reading import reading
from storage.database.tables import IdempotencyRow, MessageRow, PartRow, ReceiptRow
from storage.unit_of_work import UnitOfWork
from tests.crash.conftest import ROOT
from tests.crash.installations import Installation, Installations
from tests.crash.test_every_commit_point import both_databases
from tests.crash.web_role import Web
from tests.services.shared import free_port

FILES = [("files", ("invoice.pdf", b"%PDF-1.7 one", "application/pdf")), ("files", ("note.pdf", b"%PDF-1.7 two", "application/pdf"))]


class Client:
    """A program of a client, with its token."""

    def __init__(self, where: Installation) -> None:
        settings = SecuritySettings(argon2_memory_kib=1024, argon2_rounds=1)
        with where.engine() as engine, UnitOfWork(engine) as work:
            user = create_user(
                work, settings, actor="command_line", email="books@client.example", name="Books", role=Role.CLIENT, client_code="C001"
            )
            self._secret, _ = create_token(work, actor="command_line", user=user, name="test", scopes=SCOPES_OF_ROLE[Role.CLIENT])
            work.commit()

    def send(self, port: int) -> httpx.Response | None:
        """The answer, or None where the server went away before it gave one."""
        headers = {"Authorization": f"Bearer {self._secret}", "Idempotency-Key": "batch-0001"}
        try:
            return httpx.post(f"http://127.0.0.1:{port}/api/v1/submissions", files=FILES, headers=headers, timeout=30)
        except httpx.TransportError:
            return None


@contextmanager
def serving(where: Installation, folder: Path, die_at: int | None = None) -> Iterator[tuple[Web, subprocess.Popen[str]]]:
    web = Web(where.database, where.blobs.as_uri(), free_port(), str(folder / "points"), die_at)
    Path(web.points_file).unlink(missing_ok=True)
    with (folder / "web.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.web_role", json.dumps(asdict(web))], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n", (folder / "web.log").read_text()[-3000:]
        yield web, process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def counted(where: Installation) -> dict[str, int]:
    with where.engine() as engine, reading(engine) as session:
        assert verify_chain(session) is None
        rows = {"receipts": ReceiptRow, "parts": PartRow, "keys": IdempotencyRow, "messages": MessageRow}
        return {name: session.scalar(select(func.count()).select_from(row)) or 0 for name, row in rows.items()}


@both_databases
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_an_upload_sent_again_after_a_death_is_one_receipt(
    installations: Installations, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    before = installations.with_sample_book()
    client = Client(before)
    with installations.copy(before) as unharmed:
        with serving(unharmed, tmp_path) as (web, _):
            answer = client.send(web.port)
            points = Path(web.points_file).read_text().split()
        assert answer is not None
        assert answer.status_code == 202, answer.text
        expected, receipt = counted(unharmed), answer.json()["id"]
    assert expected["receipts"] == expected["keys"] == 1
    assert {"before:receive", "after:receive", "before:keep_idempotency_key", "after:keep_idempotency_key"} <= set(points)
    for number, point in enumerate(points, start=1):
        with installations.copy(before) as victim:
            with serving(victim, tmp_path, die_at=number) as (web, process):
                assert client.send(web.port) is None, point
                assert process.wait(20) == -signal.SIGKILL
            with serving(victim, tmp_path) as (web, _):
                again = [client.send(web.port) for _ in range(2)]
            assert [each is not None and (each.status_code, each.json()["id"]) for each in again] == [(202, receipt)] * 2, point
            assert counted(victim) == expected, f"killed at {point}"
    record_property("kills", len(points))
    print(f"{len(points)} kills: {points}")
