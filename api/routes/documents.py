"""The pages of a document as pictures, upright, with boxes counted in points from their top left corner."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.context import context_of
from api.papers import Paper, page_facts, paper_of, picture_of
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from api.visibility import visible_document
from storage.database.reading import reading
from storage.repositories.kyc_files import evidence_of_document
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])

_READERS = allowed(Role.CLIENT, Role.ASSISTANT, Role.ACCOUNT_MANAGER, Role.COMPLIANCE, scopes=(Scope.READ, Scope.KYC))


class Resolution(IntEnum):
    """Dots an inch: a thumbnail, a page to read on the screen, a page to look at closely."""

    THUMBNAIL = 40
    SCREEN = 110
    CLOSE = 200


@router.get("/{document_id}/pages/{page_number}.png", response_class=Response, responses={200: {"content": {"image/png": {}}}})
def page_picture(
    request: Request,
    document_id: str,
    page_number: int,
    caller: Annotated[Caller, Depends(_READERS)],
    dpi: Resolution = Resolution.SCREEN,
) -> Response:
    """One page of a document. Only the pages of that document are served, not the rest of the file it was cut from.

    A look at KYC evidence is written into the audit trail before the picture is made.
    """
    paper = _seen_paper(request, caller, document_id, page_number)
    etag = f'"{paper.sha256[:32]}-{page_number}-{paper.rotation}-{int(dpi)}"'
    headers = {"Cache-Control": "no-store"} if paper.in_kyc else {"Cache-Control": "private, max-age=3600", "ETag": etag}
    if not paper.in_kyc and request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(picture_of(context_of(request), paper, int(dpi)), media_type="image/png", headers=headers)


@router.get("/{document_id}/pages/{page_number}")
def page_as_read(request: Request, document_id: str, page_number: int, caller: Annotated[Caller, Depends(_READERS)]) -> dict[str, Any]:
    """The size of a page in points and the words that were read on it, each with its box."""
    return page_facts(context_of(request), _seen_paper(request, caller, document_id, page_number))


def _seen_paper(request: Request, caller: Caller, document_id: str, page_number: int) -> Paper:
    services = context_of(request).services
    with reading(services.engine) as session:
        document = visible_document(session, caller, document_id)
        paper = paper_of(session, services.blobs, document, page_number)
        evidence = evidence_of_document(session, document.id) if document.in_kyc else None
    if document.in_kyc:
        with UnitOfWork(services.engine, services.clock()) as work:
            subject = ("kyc_evidence", evidence.id) if evidence else ("document", document.id)
            work.audit(caller.actor, "kyc_evidence.viewed", *subject, client=document.client_code, page=page_number)
            work.commit("audit_look")
    return paper
