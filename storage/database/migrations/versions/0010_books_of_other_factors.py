"""Books of other factors, as keyed marks to compare with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database.types import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partner_book",
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("mark_count", sa.BigInteger(), nullable=False),
        sa.Column("loaded_at", Instant(timezone=True), nullable=False),
        sa.Column("loaded_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("partner", name=op.f("pk_partner_book")),
    )
    op.create_table(
        "partner_mark",
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["partner"], ["partner_book.partner"], name=op.f("fk_partner_mark_partner_partner_book")),
        sa.PrimaryKeyConstraint("partner", "mark", name=op.f("pk_partner_mark")),
    )


def downgrade() -> None:
    op.drop_table("partner_mark")
    op.drop_table("partner_book")
