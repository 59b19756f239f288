"""Submissions for the desk: what came in, every part of it in its state, and what strangers sent."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.acts import actor_of, answering
from api.context import context_of
from api.package_facts import submission_seen_by
from api.problems import Problem
from api.review.rendering import page
from api.routes.submissions import list_seen_by
from api.security.access import Caller, allowed
from api.security.roles import STAFF
from api.visibility import visible_receipt
from intake.commands.assign_receipt import assign_receipt
from intake.commands.run_again import read_again
from intake.part_names import by_its_looks
from intake.receive import parts_of
from storage.database.reading import reading
from storage.database.tables import PartRow
from storage.repositories.submissions import client_names, receipts

router = APIRouter()

Staff = Annotated[Caller, Depends(allowed(*STAFF))]
_ON_ONE_PAGE = 100


@router.get("/submissions")
def submissions_page(request: Request, caller: Staff, state: str = "", client: str = "", start: int = 0) -> Response:
    """What came in, newest first."""
    with reading(context_of(request).services.engine) as session:
        found = list_seen_by(session, caller, state, client, _ON_ONE_PAGE, max(0, start))
        clients = client_names(session)
    facts: dict[str, Any] = {
        "submissions": found,
        "clients": clients,
        "state": state,
        "client": client,
        "start": start,
        "step": _ON_ONE_PAGE,
    }
    return page(request, caller, "submissions.html", **facts)


@router.get("/submissions/{receipt_id}")
def submission_page(request: Request, caller: Staff, receipt_id: str) -> Response:
    """One submission with the state of every part; it follows the work while it goes on."""
    with reading(context_of(request).services.engine) as session:
        visible_receipt(session, caller, receipt_id)
        view = submission_seen_by(session, caller, receipt_id)
        clients = client_names(session)
    return page(request, caller, "submission.html", submission=view, clients=clients, address=f"/submissions/{receipt_id}")


@router.post("/submissions/{receipt_id}/parts/{part_id}/again")
def read_part_again(request: Request, caller: Staff, receipt_id: str, part_id: str) -> Response:
    """Try once more to read a part that stands parked."""
    services = context_of(request).services
    with reading(services.engine) as session:
        visible_receipt(session, caller, receipt_id)
        part = session.get(PartRow, part_id)
        if part is None or part.receipt_id != receipt_id:
            raise Problem(404, "address.not_found", "There is no such part.", "Look at the submission again.")
    with answering():
        read_again(services, actor_of(caller), part_id)
    return RedirectResponse(f"/submissions/{receipt_id}", 303)


@router.get("/held")
def held_page(request: Request, caller: Staff) -> Response:
    """What strangers sent."""
    with reading(context_of(request).services.engine) as session:
        rows = receipts(session, state="held", limit=500)
        parts = {
            row.id: [(by_its_looks(number, part.media_type), part) for number, part in enumerate(parts_of(session, row.id), start=1)]
            for row in rows
        }
        clients = client_names(session)
    return page(request, caller, "held.html", receipts=rows, parts_of=parts, clients=clients)


@router.post("/held/{receipt_id}/assign")
def assign(request: Request, caller: Staff, receipt_id: str, client: Annotated[str, Form()]) -> Response:
    """Say whose documents these are."""
    with answering():
        assign_receipt(context_of(request).services, actor_of(caller), receipt_id, client)
    return RedirectResponse(f"/submissions/{receipt_id}", 303)
