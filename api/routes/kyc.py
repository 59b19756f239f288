"""The KYC file of each client: for compliance, and each client its own. Every look is written into the audit trail."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from api.acts import actor_of, answering
from api.context import context_of
from api.kyc_standing import file_as_plain, file_seen_by, files_of_all
from api.routes.audit import as_plain as audit_as_plain
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from api.visibility import visible_evidence
from intake.commands.judge_kyc import accept_evidence, reject_evidence
from storage.database.reading import reading
from storage.repositories.kyc_files import looks
from verification.kyc.rejection_reasons import REJECTION_REASONS

router = APIRouter(prefix="/api/v1/kyc", tags=["kyc"])

Compliance = Annotated[Caller, Depends(allowed(Role.COMPLIANCE, scopes=(Scope.KYC,)))]
Reader = Annotated[Caller, Depends(allowed(Role.COMPLIANCE, Role.CLIENT, scopes=(Scope.KYC,)))]


class Rejection(BaseModel):
    """Why a paper is sent back: the code of one of the canned reasons."""

    reason: str


@router.get("/clients")
def list_files(request: Request, caller: Compliance) -> dict[str, Any]:
    """Every client with how its file stands; nothing that a paper says."""
    files = files_of_all(context_of(request).services)
    return {"clients": [{name: value for name, value in file_as_plain(each).items() if name != "papers"} for each in files]}


@router.get("/clients/{client_code}")
def show_file(request: Request, caller: Reader, client_code: str) -> dict[str, Any]:
    """What is held, missing, expired and expiring, paper by paper."""
    return file_as_plain(file_seen_by(context_of(request).services, caller, client_code))


@router.get("/reasons")
def list_reasons(request: Request, caller: Compliance) -> dict[str, Any]:
    """The reasons a paper is sent back for, each with what the client is told to send instead."""
    return {"reasons": [{"code": each.code, "sentence": each.sentence, "what_next": each.what_next} for each in REJECTION_REASONS]}


@router.get("/looks")
def list_looks(request: Request, caller: Compliance, paper: str | None = None) -> dict[str, Any]:
    """Who looked at which paper or file, newest first."""
    with reading(context_of(request).services.engine) as session:
        return {"lines": [audit_as_plain(each) for each in looks(session, subject_id=paper)]}


@router.post("/papers/{evidence_id}/accept")
def accept_paper(request: Request, caller: Compliance, evidence_id: str) -> dict[str, str]:
    """The paper proves what it should."""
    services = context_of(request).services
    with reading(services.engine) as session:
        visible_evidence(session, caller, evidence_id)
    with answering():
        accept_evidence(services, actor_of(caller), evidence_id)
    return {"id": evidence_id, "state": "accepted"}


@router.post("/papers/{evidence_id}/reject")
def reject_paper(request: Request, caller: Compliance, evidence_id: str, rejection: Rejection) -> dict[str, str]:
    """The paper does not do; the client is told why and what to send instead."""
    services = context_of(request).services
    with reading(services.engine) as session:
        visible_evidence(session, caller, evidence_id)
    with answering():
        reject_evidence(services, actor_of(caller), evidence_id, rejection.reason)
    return {"id": evidence_id, "state": "rejected"}
