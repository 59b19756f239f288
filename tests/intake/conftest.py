"""Books with the sample in them, and services over them, for tests that bring documents in."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from api.sample.batches import clean_batch, faulty_batch
from api.sample.book import SampleBook, make_book
from intake.books_import import import_books
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.blobs import BlobStore, open_blob_store
from storage.database.engine import open_engine
from storage.database.reading import reading
from tests.conftest import _serve
from tests.intake.made import bring, package_row
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


@dataclass(frozen=True)
class Processed:
    """Both sample batches brought in and worked through, to be copied by every test that decides on them."""

    database: Path
    blobs: BlobStore
    clean_id: str
    faulty_id: str


@pytest.fixture(scope="session")
def processed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, book: SampleBook) -> Processed:
    path = tmp_path_factory.mktemp("processed") / "books.sqlite"
    shutil.copyfile(sqlite_template, path)
    engine = open_engine(f"sqlite:///{path}")
    services = fill(Services(engine=engine, blobs=open_blob_store("memory:")), book)
    ids = []
    for batch in (clean_batch(book), faulty_batch(book)):
        receipt_id = bring(services, ("mail.eml", batch.mail("intake@f.example").as_bytes()), key=batch.name, sender=batch.sender)
        run_until_idle(services)
        with reading(engine) as session:
            row = package_row(session, receipt_id)
            assert row is not None
            ids.append(row.id)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Processed(path, services.blobs, *ids)


@pytest.fixture
def decided(processed: Processed, tmp_path: Path) -> Iterator[Services]:
    """Books in which both sample batches stand as packages."""
    path = tmp_path / "processed.sqlite"
    shutil.copyfile(processed.database, path)
    engine = open_engine(f"sqlite:///{path}")
    yield Services(engine=engine, blobs=processed.blobs)
    engine.dispose()


@pytest.fixture(scope="session")
def imap_server(services_folder: Path) -> Iterator[str]:
    yield from _serve(imap, services_folder)
