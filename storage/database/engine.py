"""One way to reach the books: SQLite in one file for the embedded form, PostgreSQL for the grown-up one.

SQLite runs in WAL mode with `synchronous=FULL`: a mail is acknowledged after the commit, so the commit must survive a power cut, and in
WAL mode `NORMAL` would not promise that (https://www.sqlite.org/pragma.html#pragma_synchronous). A writing transaction starts with
BEGIN IMMEDIATE: it waits for the one writer before it reads, and never fails half way because what it read has become old. Reading
sessions (`storage.database.reading`) never wait.
"""

from __future__ import annotations

import os
import time
import weakref
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg import IsolationLevel
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Dialect, Engine, ExceptionContext, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database.migrate import migrate
from storage.database.types import storable_json
from storage.database.unavailability import unavailability

__all__ = ["READ_ONLY", "migrate", "open_engine"]

READ_ONLY = "bordereau_read_only"
"""The execution option of connections that only read."""

_SQLITE_WAIT_MILLISECONDS = 30_000
_CONNECT_SECONDS = 5
_LOCK_SECONDS = 60
_IDLE_SECONDS = 600
_TRUSTED_SECONDS = 1.0
_POOL: dict[str, Any] = {"pool_size": 10, "max_overflow": 50}  # a connection for every thread of a web server; idle ones are closed

_engines: weakref.WeakSet[Engine] = weakref.WeakSet()


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://…`; trouble with the service is raised as `storage.errors.Unavailable`.

    ValueError for any other kind of database. The folder of a SQLite file is made when it is not there. Connections never cross a
    fork: the child opens its own. No transaction may be open at that moment.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "sqlite":
        engine = _open_sqlite(address)
    elif backend == "postgresql":
        engine = _open_postgresql(address)
    else:
        raise ValueError(f"{backend} is no database of ours: use sqlite:///FILE or postgresql://USER@HOST/NAME")
    event.listen(engine, "handle_error", _raise_unavailable)
    _engines.add(engine)
    return engine


def _open_sqlite(address: URL) -> Engine:
    if address.database and _is_file(address):
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address,
        json_serializer=storable_json,
        connect_args={"timeout": _SQLITE_WAIT_MILLISECONDS / 1000},
        **(_POOL if _is_file(address) else {}),
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_file(address: URL) -> bool:
    return bool(address.database) and address.database != ":memory:" and not str(address.database).startswith("file:")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own idea of transactions is switched off, so that ours begin where we say (SQLAlchemy's recipe for pysqlite).
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={_SQLITE_WAIT_MILLISECONDS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    only_reads = bool(connection.get_execution_options().get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={int(only_reads)}")
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _open_postgresql(address: URL) -> Engine:
    if address.drivername != "postgresql+psycopg":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(
        address,
        json_serializer=storable_json,
        connect_args={
            "connect_timeout": _CONNECT_SECONDS,
            "options": f"-c timezone=UTC -c lock_timeout={_LOCK_SECONDS}s -c idle_in_transaction_session_timeout={_IDLE_SECONDS}s",
            # A server that vanished without a word is noticed within a minute.
            "keepalives_idle": 30,
            "keepalives_interval": 10,
            "keepalives_count": 3,
        },
        **_POOL,
    )
    event.listen(engine, "begin", _begin_postgresql)
    event.listen(engine, "checkin", _note_last_use)
    event.listen(engine, "checkout", partial(_ask_whether_it_lives, engine.dialect))
    return engine


def _begin_postgresql(connection: Connection) -> None:
    """The driver says with its BEGIN who only reads, which costs no round trip of its own."""
    driver: Any = connection.connection.driver_connection
    only_reads = bool(connection.get_execution_options().get(READ_ONLY))
    if bool(driver.read_only) != only_reads:
        driver.isolation_level = IsolationLevel.REPEATABLE_READ if only_reads else None
        driver.read_only = only_reads or None


def _note_last_use(_driver_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["used_at"] = time.monotonic()


def _ask_whether_it_lives(dialect: Dialect, driver_connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """A server that was restarted costs one round trip, not a failed step. A connection that just served is not asked: the step that
    takes it fails like one that the restart found at work, and is made again."""
    if time.monotonic() - record.info.get("used_at", time.monotonic()) < _TRUSTED_SECONDS:
        return
    try:
        dialect.do_ping(driver_connection)
    except psycopg.Error as error:
        raise InvalidatePoolError from error  # the pool opens another, and takes none of the old ones


def _raise_unavailable(context: ExceptionContext) -> BaseException | None:
    return unavailability(context.original_exception, context.is_disconnect)


def _close_before_fork() -> None:
    """SQLite keeps its locks in the memory of the process: a child that inherits an open file believes in locks that it does not hold, and
    could lose the log under its feet (https://www.sqlite.org/howtocorrupt.html, 2.6). So nothing idle stays open across a fork."""
    for engine in list(_engines):
        if engine.dialect.name == "sqlite":
            engine.dispose()


def _forget_inherited_connections() -> None:
    """The parent's sockets are the parent's."""
    for engine in list(_engines):
        engine.dispose(close=False)


os.register_at_fork(before=_close_before_fork, after_in_child=_forget_inherited_connections)
