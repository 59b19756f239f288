"""Questions to debtors about receivables, and what they say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database.types import Instant, PlainJson

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verification_request",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=True),
        sa.Column("contact_phone", sa.String(), nullable=True),
        sa.Column("contact_source", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("disclosed", sa.Boolean(), nullable=False),
        sa.Column("asked_at", Instant(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=True),
        sa.Column("expires_at", Instant(timezone=True), nullable=True),
        sa.Column("spent_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_verification_request_package_id_package")),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_verification_request_debtor_code_debtor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_request")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_verification_request_token_digest")),
    )
    op.create_index(op.f("ix_verification_request_package_id"), "verification_request", ["package_id"], unique=False)
    op.create_index(op.f("ix_verification_request_debtor_code"), "verification_request", ["debtor_code"], unique=False)
    op.create_table(
        "verification",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("receivable_id", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("invoice_number", sa.String(), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("gross_minor", sa.BigInteger(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("points", PlainJson, nullable=False),
        sa.Column("corrected", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("answered_at", Instant(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["verification_request.id"], name=op.f("fk_verification_request_id_verification_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
        sa.UniqueConstraint("request_id", "receivable_id", name=op.f("uq_verification_request_id_receivable_id")),
    )
    op.create_index(op.f("ix_verification_receivable_id"), "verification", ["receivable_id"], unique=False)


def downgrade() -> None:
    op.drop_table("verification")
    op.drop_table("verification_request")
