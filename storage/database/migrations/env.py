"""What Alembic runs for every command: it works on the connection that `storage.database.migrate` hands over."""

from __future__ import annotations

from alembic import context

from storage.database.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",  # SQLite cannot alter most of a table in place
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
