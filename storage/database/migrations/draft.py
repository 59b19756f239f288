"""Writes the next revision from what the tables have become: `python -m storage.database.migrations.draft "What changed"`.

It is a draft: read it, and add what moves the rows. A test holds tables and revisions together on both databases.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from storage.database.engine import migrate, open_engine
from storage.database.migrate import migration_config


def draft(message: str) -> None:
    """Compare the tables with an empty database at the newest revision, and write the difference down."""
    number = len(list(ScriptDirectory.from_config(migration_config()).walk_revisions())) + 1
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder)}/books.sqlite")
        migrate(engine)
        with engine.begin() as connection:
            command.revision(migration_config(connection), message=message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    draft(sys.argv[1])
