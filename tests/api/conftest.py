"""An application over real rows: two clients, one person of each role, and a browser for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.security.roles import SCOPES_OF_ROLE, Role, Scope
from api.security.settings import SecuritySettings
from api.security.sign_in import create_one_time_sign_in
from api.security.tokens import create_token
from api.security.users import create_user
from intake.services import Services
from storage.blobs.opening import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.repositories import people
from storage.unit_of_work import UnitOfWork
from tests.api import seeding

PASSWORD = "correct horse battery staple"
SECURITY = SecuritySettings(argon2_memory_kib=1024, argon2_rounds=1, upload_byte_limit=4 * 1024 * 1024)
PEOPLE = {
    "client": (Role.CLIENT, "C001"),
    "other_client": (Role.CLIENT, "C002"),
    "assistant": (Role.ASSISTANT, None),
    "account_manager": (Role.ACCOUNT_MANAGER, None),
    "compliance": (Role.COMPLIANCE, None),
    "administrator": (Role.ADMINISTRATOR, None),
}


@dataclass
class House:
    """The application and its books, with a signed-in browser for everybody."""

    app: FastAPI
    services: Services
    rows: seeding.Seeded

    def browser(self) -> TestClient:
        """A browser where nobody is signed in."""
        return TestClient(self.app, base_url="http://testserver", follow_redirects=False)

    def signed_in(self, who: str) -> TestClient:
        """The browser of somebody, signed in by a one-time link; its CSRF token is sent along as htmx does."""
        browser = self.browser()
        with UnitOfWork(self.services.engine) as work:
            user = people.user_by_email(work.session, f"{who}@factor.example")
            assert user is not None
            secret = create_one_time_sign_in(work, SECURITY, actor="command_line", user=user)
            work.commit()
        assert browser.post("/sign-in/once", data={"token": secret}).status_code == 303
        browser.headers["X-CSRF-Token"] = self.csrf(browser)
        return browser

    def csrf(self, browser: TestClient) -> str:
        """The CSRF token as the pages carry it."""
        answer = browser.get("/account", headers={"accept": "text/html"})
        found = re.search(r'name="csrf_token" value="([^"]+)"', answer.text)
        assert found, answer.text[:400]
        return found[1]

    def program(self, who: str, *scopes: Scope) -> TestClient:
        """A program of somebody, with a bearer token of these scopes, or of all that the role may have."""
        with UnitOfWork(self.services.engine) as work:
            user = people.user_by_email(work.session, f"{who}@factor.example")
            assert user is not None
            secret, _ = create_token(work, actor="command_line", user=user, name="test", scopes=scopes or SCOPES_OF_ROLE[Role(user.role)])
            work.commit()
        return TestClient(self.app, base_url="http://testserver", follow_redirects=False, headers={"authorization": f"Bearer {secret}"})


@pytest.fixture(scope="session")
def empty_books(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database with the seeded rows, to copy for each test: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("books") / "books.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    with UnitOfWork(engine) as work:
        seeding.seed_books(work)
        for who, (role, client_code) in PEOPLE.items():
            create_user(
                work,
                SECURITY,
                actor="command_line",
                email=f"{who}@factor.example",
                name=who.replace("_", " ").title(),
                role=role,
                client_code=client_code,
                password=PASSWORD,
            )
        work.commit()
    engine.dispose()  # the last connection to close brings the write-ahead log into the file
    return path.read_bytes()


@pytest.fixture
def house(tmp_path: Path, empty_books: bytes) -> Iterator[House]:
    """A fresh house for one test."""
    path = tmp_path / "books.db"
    path.write_bytes(empty_books)
    engine = open_engine(f"sqlite:///{path}")
    services = Services(engine=engine, blobs=open_blob_store("memory:"))
    with UnitOfWork(engine) as work:
        rows = seeding.seed_batches(work, services.blobs)
        work.commit()
    yield House(create_app(services, SECURITY), services, rows)
    engine.dispose()
