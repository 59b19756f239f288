"""How an invoice looked and where it was to be paid, and who a mail was from: what a later one is compared with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database.types import PlainJson

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("receivable", sa.Column("accounts", PlainJson, nullable=True))
    op.add_column("receivable", sa.Column("layout", PlainJson, nullable=True))
    op.create_index("ix_receivable_client_sequence", "receivable", ["client_code", "sequence"], unique=False)
    op.add_column("receipt", sa.Column("mail_proof", PlainJson, nullable=True))


def downgrade() -> None:
    op.drop_column("receipt", "mail_proof")
    op.drop_index("ix_receivable_client_sequence", table_name="receivable")
    op.drop_column("receivable", "layout")
    op.drop_column("receivable", "accounts")
