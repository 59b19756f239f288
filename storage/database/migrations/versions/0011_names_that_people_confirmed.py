"""Names on papers that people said are a debtor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database.types import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "debtor_name",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("confirmed_at", Instant(timezone=True), nullable=False),
        sa.Column("forgotten_by", sa.String(), nullable=True),
        sa.Column("forgotten_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_debtor_name_debtor_code_debtor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debtor_name")),
        sa.UniqueConstraint("name_key", name=op.f("uq_debtor_name_name_key")),
    )
    op.create_index(op.f("ix_debtor_name_debtor_code"), "debtor_name", ["debtor_code"], unique=False)


def downgrade() -> None:
    op.drop_table("debtor_name")
