"""Brings the books to the tables that this version of the program knows; safe to call at every start, by several processes at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from storage.errors import Defect

_SCRIPTS = Path(__file__).with_name("migrations")
_POSTGRESQL_LOCK = 4243


def migration_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, with the connection it is to work on."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Upgrade to the newest revision. Defect where the books were written by a newer version of the program."""
    upgrade_to(engine, "head")


def upgrade_to(engine: Engine, revision: str) -> None:
    """Upgrade to this revision, as when rows of an older version are to be brought back; Defect where it is not known."""
    scripts = ScriptDirectory.from_config(migration_config())
    known = {script.revision for script in scripts.walk_revisions()}
    target = scripts.get_current_head() if revision == "head" else revision
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # SQLite has one writer anyway, and BEGIN IMMEDIATE has made us that one
            connection.execute(text("SET LOCAL lock_timeout = 0"))  # another process may be at it, and take its time
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current == target:
            return
        if current in known and target in {script.revision for script in scripts.iterate_revisions(current, "base")}:
            return  # they are newer already; what they have beyond that revision has defaults
        unknown = next((each for each in (current, target) if each is not None and each not in known), None)
        if unknown is not None:
            raise Defect(
                "database.newer",
                f"The books stand at revision {unknown}, which this version of the program does not know.",
                "Start the version that wrote them, or restore a backup made before it.",
            )
        command.upgrade(migration_config(connection), target or "head")
