"""The tables of the program and the tables that its revisions make are the same, on both databases."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from storage.database.engine import migrate
from storage.database.migrate import migration_config, upgrade_to
from storage.database.tables import Base
from storage.errors import Defect


def test_models_and_revisions_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    assert differences == [], "write a revision: python -m storage.database.migrations.draft 'What changed'"


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    migrate(engine)


def test_the_way_back_leaves_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate(engine)
    assert set(inspect(engine).get_table_names()) == {"alembic_version", *Base.metadata.tables}


def test_rows_of_an_older_version_come_into_newer_tables(engine: Engine) -> None:
    upgrade_to(engine, "0001")
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() != "0001"


def test_books_of_a_newer_version_are_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Defect, match="revision 9999"):
        migrate(engine)
