"""The KYC file of each client: which papers are held and how they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.terms import DocumentKind
from storage.database.tables import AuditRow, KycEvidenceRow

_OF_PEOPLE = (DocumentKind.ID_CARD.value, DocumentKind.PASSPORT.value, DocumentKind.VISA.value)


def evidence_of(session: Session, client_code: str) -> Sequence[KycEvidenceRow]:
    """Every paper of one client, newest first within its kind."""
    query = (
        select(KycEvidenceRow)
        .where(KycEvidenceRow.client_code == client_code)
        .order_by(KycEvidenceRow.kind, KycEvidenceRow.received_at.desc())
    )
    return session.scalars(query).all()


def all_evidence(session: Session) -> dict[str, list[KycEvidenceRow]]:
    """Every client's papers, by client."""
    found: dict[str, list[KycEvidenceRow]] = {}
    for row in session.scalars(select(KycEvidenceRow).order_by(KycEvidenceRow.received_at.desc())):
        found.setdefault(row.client_code, []).append(row)
    return found


def kyc_people(session: Session, client_code: str) -> Sequence[str]:
    """Names of the people whose papers stand in one client's file; rejected papers prove nobody."""
    query = (
        select(KycEvidenceRow.holder_name)
        .where(KycEvidenceRow.client_code == client_code, KycEvidenceRow.kind.in_(_OF_PEOPLE), KycEvidenceRow.state != "rejected")
        .order_by(KycEvidenceRow.holder_name)
        .distinct()
    )
    return [name for name in session.scalars(query) if name]


def evidence_of_document(session: Session, document_id: str) -> KycEvidenceRow | None:
    """The KYC entry of a document."""
    return session.scalar(select(KycEvidenceRow).where(KycEvidenceRow.document_id == document_id))


def looks(session: Session, *, subject_id: str | None = None, limit: int = 200) -> Sequence[AuditRow]:
    """Who looked at which paper, newest first."""
    query = (
        select(AuditRow)
        .where(AuditRow.action.in_(["kyc_evidence.viewed", "kyc_file.viewed"]))
        .order_by(AuditRow.sequence.desc())
        .limit(limit)
    )
    if subject_id is not None:
        query = query.where(AuditRow.subject_id == subject_id)
    return session.scalars(query).all()
