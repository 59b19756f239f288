"""A client's own pages: send a batch, follow it, see exactly what is missing, and look after the company papers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from api.context import context_of
from api.kyc_standing import file_seen_by
from api.package_acts import Withdraw, perform
from api.package_facts import package_seen_by, submission_seen_by
from api.review.rendering import page
from api.routes.submissions import list_seen_by
from api.security.access import Caller, allowed
from api.security.roles import Role
from api.uploads import read_upload, take_in
from api.visibility import visible_evidence, visible_package, visible_receipt
from storage.database.reading import reading
from storage.database.tables import DocumentRow
from storage.repositories.submissions import client_names
from verification.kyc.rejection_reasons import rejection_reason

router = APIRouter(prefix="/my")

Client = Annotated[Caller, Depends(allowed(Role.CLIENT))]
_SHOWN = 50


@router.get("")
def my_page(request: Request, caller: Client) -> Response:
    """Send a batch, and follow the ones sent."""
    with reading(context_of(request).services.engine) as session:
        submissions = list_seen_by(session, caller, None, None, _SHOWN, 0)
        packages = {
            each["package"]["id"]: package_seen_by(session, caller, each["package"]["id"]) for each in submissions if each["package"]
        }
        names = client_names(session)
    context = context_of(request)
    limit = min(context.security.upload_byte_limit, context.services.intake_limits.arrival_bytes) // (1024 * 1024)
    facts: dict[str, Any] = {
        "submissions": submissions,
        "packages": packages,
        "company": names.get(caller.client_code or "", ""),
        "megabytes": limit,
    }
    return page(request, caller, "my.html", **facts)


@router.post("/submissions")
async def send_batch(request: Request, caller: Annotated[Caller, Depends(allowed(Role.CLIENT, upload=True))]) -> Response:
    """A batch from the form, for browsers without script."""
    upload = await read_upload(request, caller)
    receipt_id = await run_in_threadpool(take_in, context_of(request), caller, upload)
    return RedirectResponse(f"/my/submissions/{receipt_id}", 303)


@router.get("/submissions/{receipt_id}")
def my_submission(request: Request, caller: Client, receipt_id: str) -> Response:
    """One batch: every file in its state, every receivable with what is missing."""
    with reading(context_of(request).services.engine) as session:
        visible_receipt(session, caller, receipt_id)
        view = submission_seen_by(session, caller, receipt_id)
        package = _package(session, caller, view)
    return page(request, caller, "my_submission.html", submission=view, package=package, address=f"/my/submissions/{receipt_id}")


@router.post("/packages/{package_id}/withdraw")
def take_back(
    request: Request,
    caller: Client,
    package_id: str,
    version: Annotated[int, Form(ge=1)],
    receipt: Annotated[str, Form()],
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """The client takes a batch back."""
    services = context_of(request).services
    with reading(services.engine) as session:
        visible_package(session, caller, package_id)
        visible_receipt(session, caller, receipt)
    perform(services, caller, package_id, Withdraw(version=version, reason=reason))
    return RedirectResponse(f"/my/submissions/{receipt}", 303)


@router.get("/papers")
def my_papers(request: Request, caller: Client) -> Response:
    """What the company has to prove, and what it has sent."""
    assert caller.client_code is not None  # `create_user` lets no client user in without
    file = file_seen_by(context_of(request).services, caller, caller.client_code)
    return page(request, caller, "my_papers.html", file=file, reason_of=rejection_reason)


@router.get("/papers/{evidence_id}")
def my_paper(request: Request, caller: Client, evidence_id: str) -> Response:
    """One paper of the company's own."""
    with reading(context_of(request).services.engine) as session:
        row = visible_evidence(session, caller, evidence_id)
        document = session.get(DocumentRow, row.document_id)
    pages = document.page_numbers if document is not None else []
    return page(request, caller, "my_paper.html", row=row, pages=pages)


def _package(session: Session, caller: Caller, view: dict[str, Any]) -> dict[str, Any] | None:
    return package_seen_by(session, caller, view["packages"][0]["id"]) if view["packages"] else None
