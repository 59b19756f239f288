"""One private server for all processes of a test run: the first that needs it starts it, the last that leaves stops it."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Running:
    """A server that we started: where it is, the processes that are it, and the folder with its files."""

    address: str
    pids: list[int] = field(default_factory=list)
    home: str = ""


class NotInstalled(Exception):  # noqa: N818  # says what is so, as the errors of the house do
    """The programs of a server are not on this machine; the message says how to get them."""


@contextmanager
def shared(folder: Path, name: str, start: Callable[[Path], Running]) -> Iterator[str]:
    """The address of the server `name`, started by whoever comes first and stopped by whoever leaves last."""
    state_file = folder / f"{name}.json"
    with _locked(folder, name):
        state = json.loads(state_file.read_text()) if state_file.exists() else {"users": 0}
        if state["users"] == 0:
            state = {"users": 0, **asdict(start(new_home()))}
        state["users"] += 1
        state_file.write_text(json.dumps(state))
    try:
        yield state["address"]
    finally:
        with _locked(folder, name):
            state = json.loads(state_file.read_text())
            state["users"] -= 1
            if state["users"] == 0:
                stop(Running(state["address"], state["pids"], state["home"]))
            state_file.write_text(json.dumps(state))


@contextmanager
def _locked(folder: Path, name: str) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def new_home() -> Path:
    """A folder for a server's files: its path is short, since sockets have room for 107 bytes, and other users may pass through it."""
    home = Path(tempfile.mkdtemp(prefix="bordereau-"))
    home.chmod(0o755)
    return home


def stop(server: Running, *, keep_files: bool = False) -> None:
    """End a server's processes, kindly first, and remove its files."""
    end(server.pids)
    if server.home and not keep_files:
        shutil.rmtree(server.home, ignore_errors=True)


def end(pids: list[int], seconds: float = 15) -> None:
    """End these processes, kindly first."""
    for number, until in ((signal.SIGTERM, time.monotonic() + seconds), (signal.SIGKILL, time.monotonic() + seconds * 2)):
        for pid in pids:
            if alive(pid):
                os.kill(pid, number)
        while any(alive(pid) for pid in pids) and time.monotonic() < until:
            time.sleep(0.05)


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not yet waited for does not."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # another user's, and there
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def listens(host: str, port: int) -> bool:
    """Whether somebody takes connections there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(ready: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for something to come true; TimeoutError with its name where it does not."""
    until = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} did not come up within {seconds:.0f} seconds")
        time.sleep(0.05)
