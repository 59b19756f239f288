"""What finds a claim that was sold before under another face: the content of its paper, and what of its number survives an edit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database.types
from verification.matching.number_skeletons import number_skeleton

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 5_000


def upgrade() -> None:
    op.add_column("document", sa.Column("content", storage.database.types.PlainJson, nullable=True))
    op.add_column("receivable", sa.Column("number_skeleton", sa.String(), nullable=True))
    op.create_table(
        "content_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("receivable_sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["receivable_sequence"], ["receivable.sequence"], name=op.f("fk_content_band_receivable_sequence")),
        sa.PrimaryKeyConstraint("band", "receivable_sequence", name=op.f("pk_content_band")),
    )
    op.create_index(op.f("ix_content_band_receivable_sequence"), "content_band", ["receivable_sequence"], unique=False)
    _write_skeletons(op.get_bind())
    op.create_index("ix_receivable_skeleton", "receivable", ["client_code", "number_skeleton", "gross_minor"], unique=False)
    op.create_index("ix_receivable_parties_date", "receivable", ["client_code", "debtor_code", "issue_date"], unique=False)


def _write_skeletons(connection: sa.Connection) -> None:
    last = 0
    asked = sa.text("SELECT sequence, invoice_number FROM receivable WHERE sequence > :last ORDER BY sequence LIMIT :most")
    told = sa.text("UPDATE receivable SET number_skeleton = :skeleton WHERE sequence = :sequence")
    while rows := connection.execute(asked, {"last": last, "most": _AT_ONCE}).all():
        connection.execute(told, [{"sequence": sequence, "skeleton": number_skeleton(number)} for sequence, number in rows])
        last = rows[-1][0]


def downgrade() -> None:
    op.drop_index("ix_receivable_parties_date", table_name="receivable")
    op.drop_index("ix_receivable_skeleton", table_name="receivable")
    op.drop_index(op.f("ix_content_band_receivable_sequence"), table_name="content_band")
    op.drop_table("content_band")
    op.drop_column("receivable", "number_skeleton")
    op.drop_column("document", "content")
