"""The one lock under which things are numbered: audit lines and receivables become visible in the order of their numbers.

It is one lock for both, held until the commit, so that no two transactions can wait for each other over it.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

_POSTGRESQL_KEY = 4242


def lock_order(session: Session) -> None:
    """Wait until nobody else numbers anything. On SQLite there is one writer anyway, and we are it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_KEY})
