"""How each client's KYC file stands: what it must hold, what is held, and what compliance decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.problems import not_found
from api.security.access import Caller
from api.visibility import may_read_kyc
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import KycEvidenceRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.kyc_files import all_evidence, evidence_of
from storage.repositories.submissions import client_names
from storage.unit_of_work import UnitOfWork
from verification.kyc.file_state import EvidenceStanding, EvidenceState, HeldEvidence, file_state, state_of
from verification.kyc.observations import KycSettings
from verification.kyc.requirements import required_evidence


@dataclass(frozen=True, slots=True)
class KycFile:
    """One client's file: how each requirement stands, and every paper with its own state."""

    client_code: str
    client_name: str
    standings: tuple[EvidenceStanding, ...]
    papers: tuple[tuple[KycEvidenceRow, EvidenceState], ...]

    def count(self, state: EvidenceState) -> int:
        """How many requirements stand so."""
        return sum(1 for each in self.standings if each.state is state)

    @property
    def state(self) -> EvidenceState:
        """The worst that a requirement stands at: that is what somebody has to do something about."""
        worst_first = (
            EvidenceState.RECEIVED,
            EvidenceState.EXPIRED,
            EvidenceState.MISSING,
            EvidenceState.REJECTED,
            EvidenceState.EXPIRING,
            EvidenceState.ACCEPTED,
        )
        return min((each.state for each in self.standings), key=worst_first.index, default=EvidenceState.MISSING)


def kyc_file(session: Session, client_code: str, rows: Sequence[KycEvidenceRow], today: date) -> KycFile | None:
    """The file of a client, or None where there is no such client."""
    client = DatabaseBooks(session, None).client(client_code)
    if client is None:
        return None
    held = [_held(row) for row in rows]
    rules = KycSettings()
    standings = file_state(required_evidence(client), held, today, rules)
    papers = tuple((row, state_of(each, today, rules)) for row, each in zip(rows, held, strict=True))
    return KycFile(client.client_code, client.name, tuple(standings), papers)


def files_of_all(services: Services) -> list[KycFile]:
    """Every client's file, those with something to judge first, then by name."""
    today = services.clock().date()
    with reading(services.engine) as session:
        papers = all_evidence(session)
        files = [kyc_file(session, code, papers.get(code, []), today) for code in client_names(session)]
    found = [each for each in files if each is not None]
    return sorted(found, key=lambda each: (-each.count(EvidenceState.RECEIVED), each.client_name))


def file_seen_by(services: Services, caller: Caller, client_code: str) -> KycFile:
    """One client's file, or 404; the look is written into the audit trail before anything is shown."""
    if not may_read_kyc(caller, client_code):
        raise not_found("client")
    with reading(services.engine) as session:
        file = kyc_file(session, client_code, evidence_of(session, client_code), services.clock().date())
    if file is None:
        raise not_found("client")
    with UnitOfWork(services.engine, services.clock()) as work:
        work.audit(caller.actor, "kyc_file.viewed", "client", client_code, papers=len(file.papers))
        work.commit("audit_look")
    return file


def _held(row: KycEvidenceRow) -> HeldEvidence:
    decision = row.state if row.state in ("accepted", "rejected") else "received"
    return HeldEvidence(
        row.id, row.kind, row.holder_name, row.received_at.date(), row.issued_on, row.expires_on, decision, row.rejection_reason
    )


def file_as_plain(file: KycFile) -> dict[str, Any]:
    """The file as JSON: requirements with their states, and the papers."""
    return {
        "client": file.client_code,
        "name": file.client_name,
        "state": file.state.value,
        "requirements": [
            {
                "kind": each.requirement.kind.value,
                "title": each.requirement.title,
                "state": each.state.value,
                "paper": each.evidence.evidence_id if each.evidence else None,
                "until": each.until,
            }
            for each in file.standings
        ],
        "papers": [paper_as_plain(row, state) for row, state in file.papers],
    }


def paper_as_plain(row: KycEvidenceRow, state: EvidenceState) -> dict[str, Any]:
    """One paper of a file."""
    return {
        "id": row.id,
        "client": row.client_code,
        "document": row.document_id,
        "kind": row.kind,
        "state": state.value,
        "holder_name": row.holder_name,
        "number": row.number,
        "issued_on": row.issued_on,
        "expires_on": row.expires_on,
        "observations": row.observations,
        "received_at": row.received_at,
        "decided_at": row.decided_at,
        "rejection_reason": row.rejection_reason,
    }
