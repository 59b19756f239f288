"""Books with the sample in them, and services over them, for tests that bring documents in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from api.sample.book import SampleBook, make_book
from intake.books_import import import_books
from intake.services import Services
from storage.blobs import open_blob_store
from tests.conftest import _serve
from tests.services.imap import imap

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def book() -> SampleBook:
    """The sample book as it stands on the day of the tests."""
    return make_book(TODAY)


def fill(services: Services, book: SampleBook) -> Services:
    """Services whose books hold the sample book."""
    for kind, content in book.files().items():
        outcome = import_books(kind, content, services)
        assert not outcome.bad_rows
    return services


@pytest.fixture
def services(sqlite_engine: Engine, book: SampleBook) -> Services:
    """The sample book on SQLite, blobs in memory, and a clock that ticks as it does on the wall."""
    return fill(Services(engine=sqlite_engine, blobs=open_blob_store("memory:")), book)


@pytest.fixture
def services_anywhere(engine: Engine, book: SampleBook) -> Services:
    """The same, once on each database."""
    return fill(Services(engine=engine, blobs=open_blob_store("memory:")), book)


@pytest.fixture(scope="session")
def imap_server(services_folder: Path) -> Iterator[str]:
    yield from _serve(imap, services_folder)
