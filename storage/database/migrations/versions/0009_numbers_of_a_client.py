"""A client's invoice is found by its number among that client's alone: most clients of a factor number alike."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_receivable_client_number", "receivable", ["client_code", "invoice_number_key"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_receivable_client_number", table_name="receivable")
