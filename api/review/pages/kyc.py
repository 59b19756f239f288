"""Compliance's pages: every client's KYC file, one file, one paper to accept or send back, and who looked at what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.acts import actor_of, answering
from api.context import context_of
from api.kyc_standing import KycFile, file_seen_by, files_of_all
from api.problems import not_found
from api.review.rendering import page
from api.security.access import Caller, allowed
from api.security.roles import Role
from api.visibility import visible_evidence
from extractors.codec import from_plain
from extractors.model import ExtractedDocument
from intake.commands.judge_kyc import accept_evidence, reject_evidence
from storage.database.reading import reading
from storage.database.tables import DocumentRow, KycEvidenceRow
from storage.repositories import people
from storage.repositories.kyc_files import looks
from storage.repositories.submissions import client_names
from verification.kyc.rejection_reasons import REJECTION_REASONS, rejection_reason

router = APIRouter(prefix="/kyc")

Compliance = Annotated[Caller, Depends(allowed(Role.COMPLIANCE))]


@router.get("")
def files_page(request: Request, caller: Compliance, show: str = "") -> Response:
    """Every client with how its file stands."""
    files = files_of_all(context_of(request).services)
    shown = [each for each in files if not show or each.state.value == show]
    return page(request, caller, "kyc_files.html", files=shown, show=show, count=len(files))


@router.get("/looks")
def looks_page(request: Request, caller: Compliance, paper: str = "") -> Response:
    """Who looked at which paper."""
    with reading(context_of(request).services.engine) as session:
        lines = looks(session, subject_id=paper or None)
        names = people.user_names(session, [line.actor.removeprefix("person:") for line in lines])
        clients = client_names(session)
        kinds = {row.id: row.kind for line in lines if (row := session.get(KycEvidenceRow, line.subject_id))}
    return page(request, caller, "kyc_looks.html", lines=lines, names=names, clients=clients, kinds=kinds, paper=paper)


@router.get("/clients/{client_code}")
def file_page(request: Request, caller: Compliance, client_code: str) -> Response:
    """One client: what is held, missing, expired and expiring."""
    file = file_seen_by(context_of(request).services, caller, client_code)
    return page(request, caller, "kyc_file.html", file=file, reason_of=rejection_reason)


@router.get("/papers/{evidence_id}")
def paper_page(request: Request, caller: Compliance, evidence_id: str) -> Response:
    """One paper with its picture, what was read from it, and the decision."""
    return _paper(request, caller, evidence_id)


@router.post("/papers/{evidence_id}/accept")
def accept(request: Request, caller: Compliance, evidence_id: str) -> Response:
    """The paper proves what it should."""
    row = _seen(request, caller, evidence_id)
    with answering():
        accept_evidence(context_of(request).services, actor_of(caller), evidence_id)
    return RedirectResponse(f"/kyc/clients/{row.client_code}?notice=The+paper+is+accepted.", 303)


@router.post("/papers/{evidence_id}/reject")
def reject(request: Request, caller: Compliance, evidence_id: str, reason: Annotated[str, Form()]) -> Response:
    """The paper goes back with a reason; the client is written to."""
    row = _seen(request, caller, evidence_id)
    with answering():
        reject_evidence(context_of(request).services, actor_of(caller), evidence_id, reason)
    return RedirectResponse(f"/kyc/clients/{row.client_code}?notice=The+paper+is+sent+back+and+the+client+is+told.", 303)


def _seen(request: Request, caller: Caller, evidence_id: str) -> KycEvidenceRow:
    with reading(context_of(request).services.engine) as session:
        return visible_evidence(session, caller, evidence_id)


def _paper(request: Request, caller: Caller, evidence_id: str) -> Response:
    services = context_of(request).services
    row = _seen(request, caller, evidence_id)
    file = file_seen_by(services, caller, row.client_code)
    with reading(services.engine) as session:
        document = session.get(DocumentRow, row.document_id)
        decided_by = people.user_names(session, [row.decided_by]) if row.decided_by else {}
    if document is None:
        raise not_found("paper")
    state = next(state for each, state in file.papers if each.id == row.id)
    facts: dict[str, Any] = {
        "row": row,
        "state": state.value,
        "file": file,
        "document": document,
        "fields": _fields(document),
        "reasons": REJECTION_REASONS,
        "reason": rejection_reason(row.rejection_reason) if row.rejection_reason else None,
        "decided_by": decided_by.get(row.decided_by or "", ""),
        "next_paper": _next_to_judge(file, row.id),
    }
    return page(request, caller, "kyc_paper.html", **facts)


def _fields(document: DocumentRow) -> list[dict[str, Any]]:
    """What was read, with the marks that show it on the paper."""
    if document.extraction is None:
        return []
    read = from_plain(ExtractedDocument, document.extraction)
    return [
        {
            "term": each.term.value,
            "value": each.value,
            "reading": each.reading.state,
            "marks": [
                {"document": document.id, "page": seen.page_number, "box": [seen.box.x0, seen.box.top, seen.box.x1, seen.box.bottom]}
                for seen in each.evidence
                if seen.box is not None
            ],
        }
        for each in read.fields
        if each.reading.state != "absent"
    ]


def _next_to_judge(file: KycFile, evidence_id: str) -> str | None:
    return next((row.id for row, state in file.papers if state.value == "received" and row.id != evidence_id), None)
