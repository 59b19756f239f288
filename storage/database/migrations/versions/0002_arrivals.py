"""What comes in: receipts, parts, pages, documents, corrections, letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "idempotency",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("request_digest", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "idempotency_key", name=op.f("pk_idempotency")),
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=True),
        sa.Column("sender", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("submitted_by", sa.String(), nullable=True),
        sa.Column("package_id", sa.String(), nullable=True),
        sa.Column("received_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_receipt_client_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_receipt_channel_external_id")),
    )
    op.create_index(op.f("ix_receipt_client_code"), "receipt", ["client_code"], unique=False)
    op.create_index(op.f("ix_receipt_package_id"), "receipt", ["package_id"], unique=False)
    op.create_index(op.f("ix_receipt_received_at"), "receipt", ["received_at"], unique=False)
    op.create_index(op.f("ix_receipt_state"), "receipt", ["state"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=True),
        sa.Column("package_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("written_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("sent_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_letter_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(op.f("ix_letter_package_id"), "letter", ["package_id"], unique=False)
    op.create_index(op.f("ix_letter_receipt_id"), "letter", ["receipt_id"], unique=False)
    op.create_table(
        "part",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("byte_count", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=True),
        sa.Column("problem_code", sa.String(), nullable=True),
        sa.Column("page_count", sa.BigInteger(), nullable=True),
        sa.Column("reading_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["part.id"], name=op.f("fk_part_parent_id")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_part_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sa.UniqueConstraint("receipt_id", "path", name=op.f("uq_part_receipt_id_path")),
    )
    op.create_index(op.f("ix_part_receipt_id"), "part", ["receipt_id"], unique=False)
    op.create_index(op.f("ix_part_sha256"), "part", ["sha256"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=True),
        sa.Column("first_page_number", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("page_numbers", storage.database.types.PlainJson, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("in_kyc", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=True),
        sa.Column("extraction", storage.database.types.PlainJson, nullable=True),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_document_part_id")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_document_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("part_id", "first_page_number", "ordinal", name=op.f("uq_document_part_id_first_page_number_ordinal")),
    )
    op.create_index(op.f("ix_document_client_code"), "document", ["client_code"], unique=False)
    op.create_index(op.f("ix_document_part_id"), "document", ["part_id"], unique=False)
    op.create_index(op.f("ix_document_receipt_id"), "document", ["receipt_id"], unique=False)
    op.create_table(
        "page",
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("page_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("page_key", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_page_part_id")),
        sa.PrimaryKeyConstraint("part_id", "page_number", name=op.f("pk_page")),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("package_version", sa.BigInteger(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("reading", storage.database.types.PlainJson, nullable=False),
        sa.Column("superseded_reading", storage.database.types.PlainJson, nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_correction_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_document_id"), "correction", ["document_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_correction_document_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_table("page")
    op.drop_index(op.f("ix_document_receipt_id"), table_name="document")
    op.drop_index(op.f("ix_document_part_id"), table_name="document")
    op.drop_index(op.f("ix_document_client_code"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_part_sha256"), table_name="part")
    op.drop_index(op.f("ix_part_receipt_id"), table_name="part")
    op.drop_table("part")
    op.drop_index(op.f("ix_letter_receipt_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_package_id"), table_name="letter")
    op.drop_table("letter")
    op.drop_index(op.f("ix_receipt_state"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_received_at"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_package_id"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_client_code"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_table("idempotency")
