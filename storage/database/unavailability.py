"""Tells a database that is away, full or busy from a fault of ours, at the border of the drivers."""

from __future__ import annotations

import sqlite3

import psycopg

from storage.errors import Unavailable

# SQLite result codes, lowest byte (https://www.sqlite.org/rescode.html).
_BUSY, _LOCKED, _IO_ERROR, _FULL, _CANNOT_OPEN, _READ_ONLY = 5, 6, 10, 13, 14, 8

_SQLITE = {
    _BUSY: ("database.busy", "The database is busy with another writer."),
    _LOCKED: ("database.busy", "The database is busy with another writer."),
    _IO_ERROR: ("database.disk", "The disk that holds the database failed to read or write."),
    _FULL: ("database.full", "The disk that holds the database is full."),
    _CANNOT_OPEN: ("database.away", "The database file cannot be opened."),
}

# Classes and codes of PostgreSQL that pass by themselves or by the operator's act (appendix A of its manual).
_POSTGRESQL_CLASSES = ("08", "53", "57", "58")  # connection, resources, operator, system
_POSTGRESQL_RETRIES = ("40001", "40P01", "55P03", "25P03")  # serialisation, deadlock, lock not available, idle too long


def unavailability(error: BaseException | None, disconnected: bool) -> Unavailable | None:
    """The Unavailable that a driver's error means, or None where the error is of another family."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None and code & 0xFF in _SQLITE:
            name, sentence = _SQLITE[code & 0xFF]
            return Unavailable(name, sentence, "The work is tried again by itself.")
        return None
    if isinstance(error, psycopg.Error):
        state = error.sqlstate
        if state in _POSTGRESQL_RETRIES:
            return Unavailable("database.busy", "Two transactions stood in each other's way.", "The work is tried again by itself.")
        if disconnected or (state is None and isinstance(error, psycopg.OperationalError)) or (state or "").startswith(_POSTGRESQL_CLASSES):
            return Unavailable("database.away", "The database does not answer.", "The work is tried again by itself.")
    return None
