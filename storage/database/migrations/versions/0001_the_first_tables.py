"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import storage.database.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_line",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("particulars", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("previous_digest", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_line")),
    )
    op.create_index(op.f("ix_audit_line_subject_id"), "audit_line", ["subject_id"], unique=False)
    op.create_table(
        "client",
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=True),
        sa.Column("registration_number", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("facility_limit_minor", sa.BigInteger(), nullable=False),
        sa.Column("advance_rate", storage.database.types.ExactDecimal(length=40), nullable=False),
        sa.Column("disclosed", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("required_documents", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("remit_to_account", sa.String(), nullable=True),
        sa.Column("settings", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("client_code", name=op.f("pk_client")),
    )
    op.create_table(
        "debtor",
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=True),
        sa.Column("registration_number", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("email_domain", sa.String(), nullable=True),
        sa.Column("credit_limit_minor", sa.BigInteger(), nullable=True),
        sa.Column("credit_limit_currency", sa.String(), nullable=True),
        sa.Column("terms_days", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requires_po", sa.Boolean(), nullable=False),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("debtor_code", name=op.f("pk_debtor")),
    )
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
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempt_count", sa.BigInteger(), nullable=False),
        sa.Column("postponed_count", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("available_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("lease_until", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("fence", sa.String(), nullable=True),
        sa.Column("relayed_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("done_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index("ix_message_due", "message", ["state", "available_at"], unique=False)
    op.create_index(op.f("ix_message_subject_id"), "message", ["subject_id"], unique=False)
    op.create_table(
        "sign_in_failure",
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("failure_count", sa.BigInteger(), nullable=False),
        sa.Column("last_failed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("refused_until", storage.database.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("subject_key", name=op.f("pk_sign_in_failure")),
    )
    op.create_table(
        "client_sender",
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_client_sender_client_code")),
        sa.PrimaryKeyConstraint("client_code", "pattern", name=op.f("pk_client_sender")),
        sa.UniqueConstraint("pattern", name=op.f("uq_client_sender_pattern")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_contact_debtor_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("debtor_code", "email", "phone", name=op.f("uq_contact_debtor_code_email_phone")),
    )
    op.create_index(op.f("ix_contact_debtor_code"), "contact", ["debtor_code"], unique=False)
    op.create_table(
        "purchase_order",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("po_number", sa.String(), nullable=False),
        sa.Column("po_key", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_purchase_order_client_code")),
        sa.ForeignKeyConstraint(["debtor_code"], ["debtor.debtor_code"], name=op.f("fk_purchase_order_debtor_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_order")),
        sa.UniqueConstraint("po_number", "debtor_code", "client_code", name=op.f("uq_purchase_order_po_number_debtor_code_client_code")),
    )
    op.create_index(op.f("ix_purchase_order_client_code"), "purchase_order", ["client_code"], unique=False)
    op.create_index(op.f("ix_purchase_order_debtor_code"), "purchase_order", ["debtor_code"], unique=False)
    op.create_index(op.f("ix_purchase_order_po_key"), "purchase_order", ["po_key"], unique=False)
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
        "user_account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_user_account_client_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("revoked_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_api_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_api_token_token_digest")),
    )
    op.create_index(op.f("ix_api_token_user_id"), "api_token", ["user_id"], unique=False)
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
        "one_time_sign_in",
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("expires_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("used_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_one_time_sign_in_user_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_one_time_sign_in")),
    )
    op.create_table(
        "package",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("received_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("schedule_document_id", sa.String(), nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("claimed_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("totals", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("missing", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_package_client_code")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_package_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sa.UniqueConstraint("receipt_id", name=op.f("uq_package_receipt_id")),
    )
    op.create_index(op.f("ix_package_client_code"), "package", ["client_code"], unique=False)
    op.create_index(op.f("ix_package_received_at"), "package", ["received_at"], unique=False)
    op.create_index(op.f("ix_package_state"), "package", ["state"], unique=False)
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
        "purchase_order_line",
        sa.Column("purchase_order_id", sa.String(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_code", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("quantity", storage.database.types.ExactDecimal(length=40), nullable=False),
        sa.Column("unit_price", storage.database.types.ExactDecimal(length=40), nullable=False),
        sa.ForeignKeyConstraint(["purchase_order_id"], ["purchase_order.id"], name=op.f("fk_purchase_order_line_purchase_order_id")),
        sa.PrimaryKeyConstraint("purchase_order_id", "line_number", name=op.f("pk_purchase_order_line")),
    )
    op.create_table(
        "session",
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("csrf_token", sa.String(), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_session_user_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_user_id"), "session", ["user_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("package_version", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("particulars", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_decision_package_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_package_id"), "decision", ["package_id"], unique=False)
    op.create_table(
        "deficiency",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("receivable_id", sa.String(), nullable=True),
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("check_code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("cured_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("cured_by", sa.String(), nullable=True),
        sa.Column("waived_by", sa.String(), nullable=True),
        sa.Column("waived_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("waiver_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_deficiency_package_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deficiency")),
        sa.UniqueConstraint("package_id", "subject_key", "check_code", name=op.f("uq_deficiency_package_id_subject_key_check_code")),
    )
    op.create_index(op.f("ix_deficiency_package_id"), "deficiency", ["package_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=True),
        sa.Column("first_page_number", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("page_numbers", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("in_kyc", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=True),
        sa.Column("extraction", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=op.f("fk_document_part_id")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_document_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("part_id", "first_page_number", "ordinal", name=op.f("uq_document_part_id_first_page_number_ordinal")),
    )
    op.create_index(op.f("ix_document_client_code"), "document", ["client_code"], unique=False)
    op.create_index(op.f("ix_document_part_id"), "document", ["part_id"], unique=False)
    op.create_index(op.f("ix_document_receipt_id"), "document", ["receipt_id"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("receivable_id", sa.String(), nullable=True),
        sa.Column("check_code", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("evidence", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_finding_package_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_package_id"), "finding", ["package_id"], unique=False)
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
        sa.Column("reading", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("superseded_reading", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_correction_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_document_id"), "correction", ["document_id"], unique=False)
    op.create_table(
        "kyc_evidence",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("holder_name", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("observations", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("received_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("rejection_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_kyc_evidence_client_code")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_kyc_evidence_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kyc_evidence")),
        sa.UniqueConstraint("document_id", name=op.f("uq_kyc_evidence_document_id")),
    )
    op.create_index(op.f("ix_kyc_evidence_client_code"), "kyc_evidence", ["client_code"], unique=False)
    op.create_table(
        "receivable",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("debtor_code", sa.String(), nullable=True),
        sa.Column("debtor_match", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=True),
        sa.Column("invoice_number", sa.String(), nullable=False),
        sa.Column("invoice_number_key", sa.String(), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("gross_minor", sa.BigInteger(), nullable=True),
        sa.Column("po_number", sa.String(), nullable=True),
        sa.Column("po_key", sa.String(), nullable=True),
        sa.Column("delivery_note_number", sa.String(), nullable=True),
        sa.Column("delivery_note_key", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("supporting", sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("registered_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_receivable_client_code")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_receivable_document_id")),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_receivable_package_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_receivable")),
        sa.UniqueConstraint("id", name=op.f("uq_receivable_id")),
    )
    op.create_index("ix_receivable_amount", "receivable", ["debtor_code", "gross_minor", "currency"], unique=False)
    op.create_index("ix_receivable_client_status", "receivable", ["client_code", "status"], unique=False)
    op.create_index("ix_receivable_debtor_status", "receivable", ["debtor_code", "status"], unique=False)
    op.create_index(op.f("ix_receivable_delivery_note_key"), "receivable", ["delivery_note_key"], unique=False)
    op.create_index("ix_receivable_number", "receivable", ["invoice_number_key"], unique=False)
    op.create_index(op.f("ix_receivable_package_id"), "receivable", ["package_id"], unique=False)
    op.create_index(op.f("ix_receivable_po_key"), "receivable", ["po_key"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_receivable_po_key"), table_name="receivable")
    op.drop_index(op.f("ix_receivable_package_id"), table_name="receivable")
    op.drop_index("ix_receivable_number", table_name="receivable")
    op.drop_index(op.f("ix_receivable_delivery_note_key"), table_name="receivable")
    op.drop_index("ix_receivable_debtor_status", table_name="receivable")
    op.drop_index("ix_receivable_client_status", table_name="receivable")
    op.drop_index("ix_receivable_amount", table_name="receivable")
    op.drop_table("receivable")
    op.drop_index(op.f("ix_kyc_evidence_client_code"), table_name="kyc_evidence")
    op.drop_table("kyc_evidence")
    op.drop_index(op.f("ix_correction_document_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_table("page")
    op.drop_index(op.f("ix_finding_package_id"), table_name="finding")
    op.drop_table("finding")
    op.drop_index(op.f("ix_document_receipt_id"), table_name="document")
    op.drop_index(op.f("ix_document_part_id"), table_name="document")
    op.drop_index(op.f("ix_document_client_code"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_deficiency_package_id"), table_name="deficiency")
    op.drop_table("deficiency")
    op.drop_index(op.f("ix_decision_package_id"), table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_session_user_id"), table_name="session")
    op.drop_table("session")
    op.drop_table("purchase_order_line")
    op.drop_index(op.f("ix_part_sha256"), table_name="part")
    op.drop_index(op.f("ix_part_receipt_id"), table_name="part")
    op.drop_table("part")
    op.drop_index(op.f("ix_package_state"), table_name="package")
    op.drop_index(op.f("ix_package_received_at"), table_name="package")
    op.drop_index(op.f("ix_package_client_code"), table_name="package")
    op.drop_table("package")
    op.drop_table("one_time_sign_in")
    op.drop_index(op.f("ix_letter_receipt_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_package_id"), table_name="letter")
    op.drop_table("letter")
    op.drop_index(op.f("ix_api_token_user_id"), table_name="api_token")
    op.drop_table("api_token")
    op.drop_table("user_account")
    op.drop_index(op.f("ix_receipt_state"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_received_at"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_package_id"), table_name="receipt")
    op.drop_index(op.f("ix_receipt_client_code"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_index(op.f("ix_purchase_order_po_key"), table_name="purchase_order")
    op.drop_index(op.f("ix_purchase_order_debtor_code"), table_name="purchase_order")
    op.drop_index(op.f("ix_purchase_order_client_code"), table_name="purchase_order")
    op.drop_table("purchase_order")
    op.drop_index(op.f("ix_contact_debtor_code"), table_name="contact")
    op.drop_table("contact")
    op.drop_table("client_sender")
    op.drop_table("sign_in_failure")
    op.drop_index(op.f("ix_message_subject_id"), table_name="message")
    op.drop_index("ix_message_due", table_name="message")
    op.drop_table("message")
    op.drop_table("idempotency")
    op.drop_table("debtor")
    op.drop_table("client")
    op.drop_index(op.f("ix_audit_line_subject_id"), table_name="audit_line")
    op.drop_table("audit_line")
