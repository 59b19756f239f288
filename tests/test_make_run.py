"""The main job as a stranger meets it: an empty data folder, one command, two packages on the screen within three minutes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from api.sample.batches import sample_batches
from api.sample.book import make_book

FIRST_SECONDS = 180
AGAIN_SECONDS = 60  # some four seconds on an idle machine; a test machine is seldom idle


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


class Server:
    """`bordereau serve` with its output in a file."""

    def __init__(self, data: Path, log: Path, environment: dict[str, str]) -> None:
        self.environment = environment
        self._log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "api.cli", "serve"], stdout=out, stderr=subprocess.STDOUT, env=environment
            )
        self.began = time.monotonic()

    @property
    def output(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, words: str, seconds: float) -> float:
        while words not in self.output:
            assert self.process.poll() is None, f"the server ended early:\n{self.output}"
            assert time.monotonic() - self.began < seconds, f"{words!r} was not said within {seconds} s:\n{self.output}"
            time.sleep(0.1)
        return time.monotonic() - self.began

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


@contextmanager
def serving(tmp_path: Path, name: str, **settings: str) -> Iterator[Server]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("BORDEREAU_", "PYTHONUNBUFFERED"))}
    environment |= {
        "BORDEREAU_DATA": str(tmp_path / "data"),
        "BORDEREAU_WEB_PORT": str(free_port()),
        "BORDEREAU_SMTP_PORT": str(free_port()),
        "BORDEREAU_SETTINGS_FILE": str(tmp_path / "none.env"),
        "BORDEREAU_WORKERS": "2",
    } | settings
    server = Server(tmp_path / "data", tmp_path / f"{name}.log", environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()


@pytest.mark.slow
@pytest.mark.xdist_group("embedded")
def test_the_first_start_ends_with_the_two_packages_and_the_second_is_quick(tmp_path: Path) -> None:
    with serving(tmp_path, "first") as server:
        took = server.wait_for("Ctrl-C stops it.", FIRST_SECONDS)
        print(f"from start to packages: {took:.0f} s")
        clean, faulty = sample_batches(make_book(datetime.now(UTC).date()))
        told = server.output
        assert "COMPLETE  package" in told
        assert "DEFICIENT  package" in told
        for batch in (clean, faulty):
            for number, codes in batch.failing.items():
                assert codes_told(told, number) == codes, number
        assert told.count("/sign-in/once?token=") >= 5
        for role in ("client", "assistant", "account manager", "compliance", "administrator"):
            assert f"  {role} (" in told
        link = next(line.split()[-1] for line in told.splitlines() if "assistant (" in line)
        with httpx.Client(follow_redirects=True, timeout=20) as browser:
            assert browser.get(link).url.path == "/sign-in/once"  # looking spends nothing
            page = browser.post(link.partition("?")[0], data={"token": link.partition("token=")[2]})
            assert page.status_code == 200
            assert page.url.path == "/queue"
        second = subprocess.run(
            [sys.executable, "-m", "api.cli", "serve"], env=server.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert second.returncode == 1
        assert "Another server works on" in second.stderr
        assert server.stop() == 0
    with serving(tmp_path, "second") as server:
        took = server.wait_for("Bordereau is up at", AGAIN_SECONDS)
        print(f"started again in {took:.1f} s")
        assert "Mailing" not in server.output
        assert server.stop() == 0


def codes_told(told: str, invoice_number: str) -> frozenset[str]:
    """The check codes listed under an invoice."""
    lines = told.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"  {invoice_number}  "))
    codes = []
    for line in lines[start + 1 :]:
        if not line.startswith("      "):
            break
        codes.append(line.split()[0])
    return frozenset(codes)


@pytest.mark.slow
@pytest.mark.xdist_group("embedded")
def test_without_the_sample_it_starts_empty_and_a_dead_worker_comes_back(tmp_path: Path) -> None:
    with serving(tmp_path, "empty", BORDEREAU_SAMPLE="0") as server:
        server.wait_for("Ctrl-C stops it.", AGAIN_SECONDS)
        assert "sample" not in server.output
        children = children_of(server.process.pid)
        os.kill(children[-1], signal.SIGKILL)
        deadline = time.monotonic() + 20
        while children[-1] in children_of(server.process.pid) or len(children_of(server.process.pid)) < len(children):
            assert time.monotonic() < deadline, "the dead child was not started again"
            time.sleep(0.2)
        assert server.stop() == 0
        assert not any(alive(pid) for pid in children)


@pytest.mark.slow
@pytest.mark.xdist_group("embedded")
def test_when_the_server_is_killed_its_children_end(tmp_path: Path) -> None:
    with serving(tmp_path, "killed", BORDEREAU_SAMPLE="0") as server:
        server.wait_for("Ctrl-C stops it.", AGAIN_SECONDS)
        children = children_of(server.process.pid)
        server.process.kill()
        server.process.wait()
        deadline = time.monotonic() + 20
        while any(alive(pid) for pid in children):
            assert time.monotonic() < deadline, "children outlived their server"
            time.sleep(0.2)


def test_a_taken_port_is_said_in_a_sentence_with_the_setting_that_helps(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with serving(tmp_path, "taken", BORDEREAU_WEB_PORT=port) as server:
            assert server.process.wait(timeout=30) == 1
            assert f"Port {port}, which the web server needs, is taken" in server.output
            assert "BORDEREAU_WEB_PORT=" in server.output
            assert "Traceback" not in server.output


def children_of(pid: int) -> list[int]:
    """Children that are no resource tracker, in the order they were started."""
    found = subprocess.run(["pgrep", "-P", str(pid), "-f", "spawn_main"], capture_output=True, text=True, check=False)
    return sorted(int(each) for each in found.stdout.split())


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
