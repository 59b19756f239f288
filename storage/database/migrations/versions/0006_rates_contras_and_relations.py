"""Exchange rates, what clients owe their debtors, particulars of the master file, and the working behind a package's totals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database.types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = (("client", "particulars"), ("debtor", "particulars"), ("package", "calculation"))


def upgrade() -> None:
    op.create_table(
        "exchange_rate",
        sa.Column("from_currency", sa.String(), nullable=False),
        sa.Column("to_currency", sa.String(), nullable=False),
        sa.Column("valid_on", sa.Date(), nullable=False),
        sa.Column("rate", storage.database.types.ExactDecimal(length=40), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("from_currency", "to_currency", "valid_on", name=op.f("pk_exchange_rate")),
    )
    op.create_table(
        "contra_balance",
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("owed_minor", sa.BigInteger(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_contra_balance_client_code_client")),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_contra_balance_debtor_code_debtor")),
        sa.PrimaryKeyConstraint("client_code", "debtor_code", name=op.f("pk_contra_balance")),
    )
    for table, column in _COLUMNS:
        op.add_column(table, sa.Column(column, storage.database.types.PlainJson, nullable=False, server_default=sa.text("'{}'")))


def downgrade() -> None:
    for table, column in _COLUMNS:
        op.drop_column(table, column)
    op.drop_table("contra_balance")
    op.drop_table("exchange_rate")
