"""The holding place: what strangers sent waits here until somebody says whose it is."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from api.acts import actor_of, answering
from api.context import context_of
from api.security.access import Caller, allowed
from api.security.roles import STAFF, Scope
from intake.commands.assign_receipt import assign_receipt
from intake.part_names import by_its_looks
from intake.receive import parts_of
from storage.database.reading import reading
from storage.repositories.submissions import receipts

router = APIRouter(prefix="/api/v1/held-receipts", tags=["submissions"])


class Assignment(BaseModel):
    """Whose documents these are."""

    client: str


@router.get("")
def list_held(request: Request, caller: Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.READ,)))]) -> dict[str, Any]:
    """Every receipt that is held, newest first."""
    with reading(context_of(request).services.engine) as session:
        return {
            "receipts": [
                {
                    "id": row.id,
                    "channel": row.channel,
                    "sender": row.sender,
                    "subject": row.subject,
                    "received_at": row.received_at,
                    "parts": [
                        {"filename": by_its_looks(number, part.media_type), "media_type": part.media_type, "byte_count": part.byte_count}
                        for number, part in enumerate(parts_of(session, row.id), start=1)
                    ],
                }
                for row in receipts(session, state="held", limit=500)
            ]
        }


@router.post("/{receipt_id}/assign", status_code=202)
def assign(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.WORK,)))],
    receipt_id: str,
    assignment: Assignment,
) -> dict[str, str]:
    """Say whose documents these are; they go on like any others."""
    with answering():
        assign_receipt(context_of(request).services, actor_of(caller), receipt_id, assignment.client)
    return {"id": receipt_id, "client": assignment.client, "state": "processing"}
