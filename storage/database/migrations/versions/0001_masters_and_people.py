"""The factor's master records, its people, the outbox and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

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
        sa.Column("particulars", storage.database.types.PlainJson, nullable=False),
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
        sa.Column("required_documents", storage.database.types.PlainJson, nullable=False),
        sa.Column("remit_to_account", sa.String(), nullable=True),
        sa.Column("settings", storage.database.types.PlainJson, nullable=False),
        sa.Column("changed_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("client_code", name=op.f("pk_client")),
    )
    op.create_table(
        "debtor",
        sa.Column("debtor_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", storage.database.types.PlainJson, nullable=False),
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
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("payload", storage.database.types.PlainJson, nullable=False),
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
        sa.Column("scopes", storage.database.types.PlainJson, nullable=False),
        sa.Column("made_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.Column("expires_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.Column("revoked_at", storage.database.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_api_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_api_token_token_digest")),
    )
    op.create_index(op.f("ix_api_token_user_id"), "api_token", ["user_id"], unique=False)
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


def downgrade() -> None:
    op.drop_index(op.f("ix_session_user_id"), table_name="session")
    op.drop_table("session")
    op.drop_table("purchase_order_line")
    op.drop_table("one_time_sign_in")
    op.drop_index(op.f("ix_api_token_user_id"), table_name="api_token")
    op.drop_table("api_token")
    op.drop_table("user_account")
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
    op.drop_table("debtor")
    op.drop_table("client")
    op.drop_index(op.f("ix_audit_line_subject_id"), table_name="audit_line")
    op.drop_table("audit_line")
