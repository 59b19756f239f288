"""Compliance accepts a paper of the KYC file, or sends it back with a reason that tells the client what to send instead."""

from __future__ import annotations

from sqlalchemy import select

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.correspondence import receipt_facts, recipients_at_client, write_letter
from intake.letters.composing import kyc_rejected_letter
from intake.services import Services
from storage.database.tables import DocumentRow, KycEvidenceRow, ReceiptRow
from storage.errors import Rejected
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork
from verification.kyc.rejection_reasons import REJECTION_REASONS, RejectionReason, rejection_reason


def accept_evidence(services: Services, actor: Actor, evidence_id: str) -> None:
    """The paper is accepted."""
    with UnitOfWork(services.engine, services.clock()) as work:
        evidence = _undecided(work, actor, evidence_id)
        evidence.state, evidence.rejection_reason = "accepted", None
        evidence.decided_by, evidence.decided_at = actor.user_id, work.now
        work.audit(f"person:{actor.user_id}", "kyc_evidence.accepted", "kyc_evidence", evidence_id, kind=evidence.kind)
        work.commit("accept_kyc_evidence")


def reject_evidence(services: Services, actor: Actor, evidence_id: str, reason_code: str) -> None:
    """The paper is rejected for one of the canned reasons, and the client is asked to send it again."""
    reason = rejection_reason(reason_code)
    if reason is None:
        known = ", ".join(each.code for each in REJECTION_REASONS)
        raise Rejected("kyc.unknown_reason", "That is none of the reasons a paper is sent back for.", f"Known are {known}.")
    with UnitOfWork(services.engine, services.clock()) as work:
        evidence = _undecided(work, actor, evidence_id)
        evidence.state, evidence.rejection_reason = "rejected", reason.code
        evidence.decided_by, evidence.decided_at = actor.user_id, work.now
        _write_to_client(work, services, evidence, reason)
        work.audit(f"person:{actor.user_id}", "kyc_evidence.rejected", "kyc_evidence", evidence_id, kind=evidence.kind, reason=reason.code)
        work.commit("reject_kyc_evidence")


def _undecided(work: UnitOfWork, actor: Actor, evidence_id: str) -> KycEvidenceRow:
    if actor.role != "compliance":
        raise NotAllowed("role", "Only compliance judges papers of the KYC file.", True)
    evidence = work.session.scalar(select(KycEvidenceRow).where(KycEvidenceRow.id == evidence_id).with_for_update())
    if evidence is None:
        raise NotThere("There is no such paper.")
    if evidence.state in ("accepted", "rejected"):
        raise NotAllowed("state", f"The paper is {evidence.state} already.", False)
    return evidence


def _write_to_client(work: UnitOfWork, services: Services, evidence: KycEvidenceRow, reason: RejectionReason) -> None:
    document = work.session.get(DocumentRow, evidence.document_id)
    receipt = work.session.get(ReceiptRow, document.receipt_id) if document is not None else None
    if receipt is None:
        return
    facts = receipt_facts(work.session, receipt, None, services)
    letter = kyc_rejected_letter(facts, evidence.kind, reason.told_in(facts.language))
    for recipient in recipients_at_client(work.session, receipt, evidence.client_code):
        letter_id = fact_id("letter", "kyc_rejected", evidence.id, recipient)
        write_letter(work, services, letter_id, "kyc_rejected", recipient, facts, letter, receipt_id=receipt.id)
