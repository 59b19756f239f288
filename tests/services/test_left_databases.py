"""A killed test run leaves databases on a shared PostgreSQL; the next run drops them, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import psycopg
import pytest

from tests.services.postgresql import _HERE, _PREFIX, _is_left, fresh_database, sweep_left_databases


def test_a_name_tells_whether_anybody_needs_it() -> None:
    now = time.time()
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], check=True, capture_output=True, text=True)
    young, old = int(now - 60), int(now - 100_000)
    assert _is_left(f"{_PREFIX}{_HERE}_{ended.stdout.strip()}_{young}_ab", now)
    assert not _is_left(f"{_PREFIX}{_HERE}_{os.getpid()}_{young}_ab", now)
    assert not _is_left(f"{_PREFIX}elsewhere_{ended.stdout.strip()}_{young}_ab", now)
    assert _is_left(f"{_PREFIX}elsewhere_{os.getpid()}_{old}_ab", now)
    assert not _is_left(f"{_PREFIX}of_somebody", now)
    assert not _is_left("bordereau_test_production", now)


@pytest.mark.services
def test_the_database_of_a_killed_run_is_dropped(postgresql_server: str) -> None:
    program = (
        "import os, signal, sys; from tests.services.postgresql import fresh_database\n"
        "with fresh_database(sys.argv[1]) as url: print(url, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program, postgresql_server], check=False, capture_output=True, text=True)
    left = killed.stdout.strip()
    psycopg.connect(left).close()
    with fresh_database(postgresql_server) as living:
        # Another process of this run may sweep at the same moment, so what counts is that it is gone.
        sweep_left_databases(postgresql_server)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(left)
        psycopg.connect(living).close()
