"""Puts an identity or company paper into its client's KYC file, where only compliance and the client itself look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.codec import to_plain
from extractors.model import ExtractedDocument
from extractors.terms import Term
from storage.database.tables import DocumentRow, KycEvidenceRow
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork
from verification.model import Finding

_NUMBERS = (Term.IDENTITY_NUMBER, Term.DOCUMENT_NUMBER, Term.REGISTRATION_NUMBER, Term.SELLER_TAX_ID, Term.BANK_ACCOUNT, Term.IBAN)


def file_kyc_evidence(work: UnitOfWork, row: DocumentRow, document: ExtractedDocument, observations: Sequence[Finding]) -> None:
    """Write the paper into the KYC file, as received; a paper that is there already keeps what compliance decided."""
    if row.client_code is None:
        return
    evidence_id = fact_id("kyc_evidence", row.id)
    evidence = work.session.get(KycEvidenceRow, evidence_id)
    if evidence is None:
        evidence = KycEvidenceRow(
            id=evidence_id,
            client_code=row.client_code,
            document_id=row.id,
            state="received",
            received_at=work.now,
            kind=document.kind.value,
        )
        work.session.add(evidence)
    evidence.kind = document.kind.value
    evidence.holder_name = _holder(document)
    evidence.number = next((value for term in _NUMBERS if (value := document.value(term))), None)
    evidence.issued_on = _day(document.value(Term.ISSUE_DATE))
    evidence.expires_on = _day(document.value(Term.EXPIRY_DATE))
    evidence.observations = [to_plain(finding) for finding in observations]
    work.session.flush()
    work.audit("step:extract", "kyc_evidence.filed", "kyc_evidence", evidence_id, client=row.client_code, kind=evidence.kind)


def _holder(document: ExtractedDocument) -> str | None:
    named = document.value(Term.HOLDER_NAME)
    if named:
        return named
    pieces = [document.value(Term.GIVEN_NAMES), document.value(Term.SURNAME)]
    return " ".join(piece for piece in pieces if piece) or None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
