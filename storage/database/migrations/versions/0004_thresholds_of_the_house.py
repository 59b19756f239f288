"""Thresholds of the house, which hold for every facility that says nothing else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database.types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation_setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation_setting")),
    )


def downgrade() -> None:
    op.drop_table("installation_setting")
