"""Funding packages, the register, what the checks find, what people decide, the KYC file, retention."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_code", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", storage.database.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_event")),
    )
    op.create_index(op.f("ix_retention_event_client_code"), "retention_event", ["client_code"], unique=False)
    op.create_index("ix_retention_event_subject", "retention_event", ["subject_kind", "subject_id"], unique=False)
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
        sa.Column("totals", storage.database.types.PlainJson, nullable=False),
        sa.Column("missing", storage.database.types.PlainJson, nullable=False),
        sa.ForeignKeyConstraint(["client_code"], ["client.client_code"], name=op.f("fk_package_client_code")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_package_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sa.UniqueConstraint("receipt_id", name=op.f("uq_package_receipt_id")),
    )
    op.create_index(op.f("ix_package_client_code"), "package", ["client_code"], unique=False)
    op.create_index(op.f("ix_package_received_at"), "package", ["received_at"], unique=False)
    op.create_index(op.f("ix_package_state"), "package", ["state"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("package_version", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("particulars", storage.database.types.PlainJson, nullable=False),
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
        "finding",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("receivable_id", sa.String(), nullable=True),
        sa.Column("check_code", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("evidence", storage.database.types.PlainJson, nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_finding_package_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_package_id"), "finding", ["package_id"], unique=False)
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
        sa.Column("observations", storage.database.types.PlainJson, nullable=False),
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
        sa.Column("debtor_match", storage.database.types.PlainJson, nullable=True),
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
        sa.Column("supporting", storage.database.types.PlainJson, nullable=False),
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
    op.drop_index(op.f("ix_finding_package_id"), table_name="finding")
    op.drop_table("finding")
    op.drop_index(op.f("ix_deficiency_package_id"), table_name="deficiency")
    op.drop_table("deficiency")
    op.drop_index(op.f("ix_decision_package_id"), table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_package_state"), table_name="package")
    op.drop_index(op.f("ix_package_received_at"), table_name="package")
    op.drop_index(op.f("ix_package_client_code"), table_name="package")
    op.drop_table("package")
    op.drop_index("ix_retention_event_subject", table_name="retention_event")
    op.drop_index(op.f("ix_retention_event_client_code"), table_name="retention_event")
    op.drop_table("retention_event")
