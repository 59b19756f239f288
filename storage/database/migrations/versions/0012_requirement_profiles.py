"""Which papers the invoices of a client, to a debtor, for goods or services, disclosed or confidential, must bring."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database.types import Instant, PlainJson

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "requirement_profile",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client_code", sa.String(), nullable=True),
        sa.Column("debtor_code", sa.String(), nullable=True),
        sa.Column("supply", sa.String(), nullable=True),
        sa.Column("disclosed", sa.Boolean(), nullable=True),
        sa.Column("documents", PlainJson, nullable=False),
        sa.Column("changed_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_requirement_profile_client_code_client")),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_requirement_profile_debtor_code_debtor")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_requirement_profile")),
    )


def downgrade() -> None:
    op.drop_table("requirement_profile")
