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
        yield session  # closing ends the transaction, and leaves what was loaded readable, which a rollback would not
