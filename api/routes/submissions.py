"""Batches come in here, and their senders follow every part of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.context import context_of
from api.package_facts import submission_seen_by
from api.security.access import Caller, allowed
from api.security.roles import PACKAGE_READERS, Scope
from api.uploads import read_upload, take_in
from api.visibility import own_client, visible_receipt
from storage.database.reading import reading
from storage.repositories.submissions import packages_of, part_states, receipts

router = APIRouter(prefix="/api/v1/submissions", tags=["submissions"])

Reader = Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.READ, Scope.SUBMIT)))]

_UPLOAD_BODY = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["files"],
                "properties": {
                    "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                    "client": {"type": "string", "description": "The client's code; a client user leaves it out"},
                    "reference": {"type": "string", "description": "The sender's own name for the batch"},
                },
            }
        }
    },
}


@router.post("", status_code=202, openapi_extra={"requestBody": _UPLOAD_BODY})
async def submit_batch(
    request: Request,
    response: Response,
    caller: Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.SUBMIT,), upload=True))],
    idempotency_key: Annotated[str | None, Header(description="Makes a retry safe: the same key gives the same submission")] = None,
) -> dict[str, str]:
    """Send a batch of documents. It is stored whole when this answers; what becomes of it stands at `status_url`."""
    upload = await read_upload(request, caller)
    receipt_id = await run_in_threadpool(take_in, context_of(request), caller, upload)
    status_url = f"/api/v1/submissions/{receipt_id}"
    response.headers["Location"] = status_url
    return {"id": receipt_id, "status_url": status_url}


@router.get("")
def list_submissions(
    request: Request,
    caller: Reader,
    state: str | None = None,
    client: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Submissions, newest first, with how their parts stand. A client sees only its own."""
    with reading(context_of(request).services.engine) as session:
        return {"submissions": list_seen_by(session, caller, state, client, limit, offset), "limit": limit, "offset": offset}


def list_seen_by(session: Any, caller: Caller, state: str | None, client: str | None, limit: int, offset: int) -> list[dict[str, Any]]:
    """Submissions as a list shows them."""
    rows = receipts(session, client_code=own_client(caller, client or None), state=state or None, limit=limit, offset=offset)
    ids = [row.id for row in rows]
    parts, packages = part_states(session, ids), packages_of(session, ids)
    return [
        {
            "id": row.id,
            "client": row.client_code,
            "channel": row.channel,
            "sender": row.sender,
            "subject": row.subject,
            "reference": row.reference,
            "received_at": row.received_at,
            "state": row.state,
            "parts": parts[row.id],
            "package": {"id": packages[row.id].id, "state": packages[row.id].state} if row.id in packages else None,
        }
        for row in rows
    ]


@router.get("/{receipt_id}")
def show_submission(request: Request, caller: Reader, receipt_id: str) -> dict[str, Any]:
    """One submission: its state, every part with its named state and reason, and the packages it made or joined."""
    with reading(context_of(request).services.engine) as session:
        visible_receipt(session, caller, receipt_id)
        return submission_seen_by(session, caller, receipt_id)
