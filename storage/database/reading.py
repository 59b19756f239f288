"""Sessions that only look: they wait for no writer, and the database itself refuses a write through them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.database.engine import READ_ONLY


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One consistent view of the books, for pages, listings and the loading of a step."""
    with Session(engine.execution_options(**{READ_ONLY: True}), expire_on_commit=False) as session:
        yield session
        # What was loaded stays readable, and nothing of it is written. A rollback would take from the connection every statement that the
        # server has prepared for it, so that it plans the same questions again for each reader.
        session.expunge_all()
        session.commit()
