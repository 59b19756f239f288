"""Redis: a private server that keeps nothing, or the one named by BORDEREAU_TEST_REDIS."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.shared import NotInstalled, Running, free_port, listens, shared, wait_until


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of a Redis."""
    named = os.environ.get("BORDEREAU_TEST_REDIS")
    if named:
        yield named
    else:
        with shared(folder, "redis", start_redis) as address:
            yield address


def start_redis(home: Path, port: int | None = None) -> Running:
    """A server of our own."""
    program = shutil.which("redis-server")
    if program is None:
        raise NotInstalled("Redis is not here: apt-get install redis-server, or name a server in BORDEREAU_TEST_REDIS.")
    port = port or free_port()
    with (home / "log").open("ab") as log:
        server = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(home)],
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    wait_until(lambda: listens("127.0.0.1", port), 20, f"Redis (log in {home}/log)")
    return Running(f"redis://127.0.0.1:{port}/0", [server.pid], str(home))
