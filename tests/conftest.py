"""What every test may ask for: books on both databases, blob stores, brokers.

`engine` gives empty books with every table, once on SQLite and once on PostgreSQL; `sqlite_engine` is for tests that need only one of
them. Each test has a database of its own. Tests that use a server are marked `services`. Where a server is neither found nor
installed, its tests are skipped with a sentence that says how to get it; with CI set they fail with it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from sqlalchemy.engine import Engine

from storage.blobs import BlobStore, open_blob_store
from storage.database.engine import migrate, open_engine
from tests.services.postgresql import fresh_database, postgresql
from tests.services.rabbitmq import rabbitmq
from tests.services.redis import redis
from tests.services.s3 import s3
from tests.services.shared import NotInstalled

settings.register_profile("without deadline", deadline=None)  # a busy machine is no failure of what is tested
settings.load_profile("without deadline")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: they may hold the moment they were made, and workers that collect other names refuse to run."""
    return argname if isinstance(val, bytes) else None


_SERVERS = {"postgresql_server", "rabbitmq_url", "redis_url", "s3_url"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for a server talks to services, whether it says so or not."""
    for item in items:
        if _SERVERS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.services)


@pytest.fixture(scope="session")
def services_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where the processes of one test run agree on the servers they share."""
    base = tmp_path_factory.getbasetemp()
    return (base if worker_id == "master" else base.parent) / "services"


def _serve(service: Callable[[Path], AbstractContextManager[str]], folder: Path) -> Iterator[str]:
    with _required(), service(folder) as address:
        yield address


@contextmanager
def _required() -> Iterator[None]:
    try:
        yield
    except NotInstalled as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def postgresql_server(services_folder: Path) -> Iterator[str]:
    yield from _serve(postgresql, services_folder)


@pytest.fixture(scope="session")
def rabbitmq_url(services_folder: Path) -> Iterator[str]:
    yield from _serve(rabbitmq, services_folder)


@pytest.fixture(scope="session")
def redis_url(services_folder: Path) -> Iterator[str]:
    yield from _serve(redis, services_folder)


@pytest.fixture(scope="session")
def s3_url(services_folder: Path) -> Iterator[str]:
    yield from _serve(s3, services_folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table, to be copied: migrating anew for each test would be slow."""
    path = tmp_path_factory.mktemp("template") / "books.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()  # the last connection to close brings the log into the file
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database with every table, to be copied."""
    with fresh_database(postgresql_server) as url:
        engine = open_engine(url)
        migrate(engine)
        engine.dispose()
        yield urlsplit(url).path.strip("/")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "books.sqlite"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    with fresh_database(postgresql_server, postgresql_template) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Empty books with every table, by address; once on each database."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    with _opened(database_url) as engine:
        yield engine


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    with _opened(sqlite_url) as engine:
        yield engine


@pytest.fixture
def postgresql_engine(postgresql_url: str) -> Iterator[Engine]:
    with _opened(postgresql_url) as engine:
        yield engine


@pytest.fixture(params=["memory", "folder", pytest.param("s3", marks=pytest.mark.services)])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    """An empty blob store; once of each kind (the bucket of the S3 server is shared, so look only for what you put)."""
    match request.param:
        case "memory":
            return open_blob_store("memory:")
        case "folder":
            return open_blob_store((tmp_path / "blobs").as_uri())
        case _:
            return open_blob_store(request.getfixturevalue("s3_url"))
