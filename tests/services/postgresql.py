"""PostgreSQL: the one named by BORDEREAU_TEST_POSTGRESQL, else the one on 127.0.0.1:5432 that trusts us, else a private one."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from secrets import token_hex

import psycopg
from sqlalchemy.engine import make_url

from tests.services.shared import NotInstalled, Running, alive, free_port, shared, wait_until

_PREFIX = "bordereau_test_"
_DAY_SECONDS = 24 * 3600
_HERE = hashlib.sha256(f"{socket.gethostname()} {Path('/proc/self/ns/pid').readlink()}".encode()).hexdigest()[:8]
"""Where a process number means a process: this machine, or this container."""

_USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a server on which we may make databases."""
    named = os.environ.get("BORDEREAU_TEST_POSTGRESQL")
    if named:
        yield named
    elif answers(_USUAL):
        yield _USUAL
    else:
        with shared(folder, "postgresql", start_postgresql) as address:
            yield address


def answers(url: str) -> bool:
    """Whether the server lets us in."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


def start_postgresql(home: Path, port: int | None = None) -> Running:
    """A server of our own with its files under `home`, as an unprivileged user where we are root."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    initdb = str(programs[-1]) if programs else shutil.which("initdb")
    if initdb is None:
        raise NotInstalled("PostgreSQL is not here: apt-get install postgresql, or name a server in BORDEREAU_TEST_POSTGRESQL.")
    data = home / "data"
    user, prefix = _unprivileged(home)
    port = port or free_port()
    if not data.exists():
        subprocess.run(
            [*prefix, initdb, "-D", str(data), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"],
            check=True,
            capture_output=True,
            cwd="/",
        )
    options = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={home}", "-c", "max_connections=60"]
    options += ["-c", "fsync=off"]  # no test pulls the plug of the machine; a killed process loses nothing by it
    with (home / "log").open("ab") as log:
        subprocess.Popen(
            [*prefix, str(Path(initdb).with_name("postgres")), "-D", str(data), *options],
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
        )
    address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    wait_until(lambda: answers(address), 30, f"PostgreSQL (as {user}, log in {home}/log)")
    return Running(address, [int((data / "postmaster.pid").read_text().splitlines()[0])], str(home))


def _unprivileged(home: Path) -> tuple[str, list[str]]:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name, []
    user = next((name for name in ("postgres", "nobody") if _has_user(name)), None)
    setpriv = shutil.which("setpriv")
    if user is None or setpriv is None:
        raise NotInstalled("PostgreSQL does not run as root, and there is no user postgres and setpriv to run it as.")
    shutil.chown(home, user)
    return user, [setpriv, f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"]


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def sweep_left_databases(server: str, now: float | None = None) -> list[str]:
    """Drop the databases of test runs that were killed: their process is gone, or, on another machine, they are a day old."""
    now = time.time() if now is None else now
    dropped = []
    with psycopg.connect(server, autocommit=True) as connection:
        names = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", (_PREFIX.replace("_", "\\_") + "%",)).fetchall()
        for (name,) in names:
            if _is_left(name, now):
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                dropped.append(name)
    return dropped


def _is_left(name: str, now: float) -> bool:
    """Whether nobody can need the database any more, as far as its name tells: PREFIX, machine, process, moment of making, chance."""
    here, pid, made_at, *_ = (*name.removeprefix(_PREFIX).split("_"), "", "", "")
    if not (pid.isdigit() and made_at.isdigit()):
        return False
    return now - int(made_at) > _DAY_SECONDS or (here == _HERE and not alive(int(pid)))


@cache
def _sweep_once(server: str) -> None:
    sweep_left_databases(server)


@contextmanager
def fresh_database(server: str, template: str | None = None) -> Iterator[str]:
    """The address of a new database, a copy of `template` where one is named; it is dropped afterwards."""
    _sweep_once(server)
    name = f"{_PREFIX}{_HERE}_{os.getpid()}_{int(time.time())}_{token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
