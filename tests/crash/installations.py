"""Installations that are copied before they are killed: books on one of the databases, and a folder of blobs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

from sqlalchemy.engine import Engine

from api.sample.loading import load_sample_book
from intake.services import Services
from storage.blobs.memory import MemoryBlobs
from storage.database.engine import migrate, open_engine
from tests.services.postgresql import fresh_database


@dataclass(frozen=True)
class Installation:
    """Where one installation keeps its rows and its files."""

    database: str
    blobs: Path

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        engine = open_engine(self.database)
        try:
            yield engine
        finally:
            engine.dispose()


class Installations:
    """Makes installations under one folder, on SQLite or, where a server is named, on PostgreSQL."""

    def __init__(self, folder: Path, postgresql_server: str | None) -> None:
        self._folder = folder
        self._server = postgresql_server
        self._kept = ExitStack()

    def with_sample_book(self) -> Installation:
        """A new one that knows the sample's clients, debtors and orders; it stays until all are closed."""
        installation = self._kept.enter_context(self.copy(None))
        with installation.engine() as engine:
            migrate(engine)
            load_sample_book(Services(engine, MemoryBlobs()))
        return installation

    def keep(self, original: Installation) -> Installation:
        """A copy that stays until all are closed. Nobody may be at work in the original."""
        return self._kept.enter_context(self.copy(original))

    @contextmanager
    def copy(self, original: Installation | None) -> Iterator[Installation]:
        """A copy of one at which nobody works, or an empty one; it is gone afterwards."""
        home = self._folder / token_hex(6)
        blobs = home / "blobs"
        blobs.mkdir(parents=True)
        try:
            if original is not None:
                shutil.copytree(original.blobs, blobs, dirs_exist_ok=True)
            if self._server is None:
                path = home / "books.sqlite"
                if original is not None:
                    _copy_sqlite(Path(urlsplit(original.database).path), path)
                yield Installation(f"sqlite:///{path}", blobs)
            else:
                template = urlsplit(original.database).path.strip("/") if original is not None else None
                with fresh_database(self._server, template) as url:
                    yield Installation(url, blobs)
        finally:
            shutil.rmtree(home, ignore_errors=True)

    def close(self) -> None:
        self._kept.close()


def _copy_sqlite(original: Path, copy: Path) -> None:
    source, target = sqlite3.connect(original), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
