"""The sample sets up its own facilities, in the name of its own administrator, and leaves those of others as they are."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from api.sample.cast import CLIENTS
from api.sample.loading import ADMINISTRATOR, load_sample
from intake.services import Services
from storage.blobs.opening import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import AuditRow, ClientRow
from storage.repositories import people
from storage.unit_of_work import UnitOfWork
from tests.storage import rows


def test_the_sample_sets_only_its_own_facilities_and_says_who_did(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'books.db'}")
    migrate(engine)
    services = Services(engine, open_blob_store("memory:"))
    with UnitOfWork(engine, services.clock()) as work:
        work.session.add(rows.client("REAL1"))
        work.commit("made")
    load_sample(services)
    load_sample(services)
    with reading(engine) as session:
        settings = {row.client_code: row.settings for row in session.scalars(select(ClientRow))}
        administrator = people.user_by_email(session, ADMINISTRATOR)
        changes = session.scalars(select(AuditRow).where(AuditRow.action == "facility.changed")).all()
    assert settings.pop("REAL1") == {}
    assert {code: each["concentration_share"] for code, each in settings.items()} == {role.client_code: "0.75" for role in CLIENTS}
    assert administrator is not None
    assert [each.actor for each in changes] == [f"person:{administrator.id}"] * len(CLIENTS)
