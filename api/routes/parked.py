"""Work that failed for good stands here until an administrator runs it again."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from api.acts import actor_of
from api.context import context_of
from api.problems import Problem
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from intake.commands.acting import NotThere
from intake.commands.run_again import run_again
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.repositories.operation import message_counts, parked_messages

router = APIRouter(prefix="/api/v1/messages", tags=["administration"])

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR, scopes=(Scope.ADMINISTER,)))]


@router.get("/parked")
def list_parked(request: Request, caller: Administrator) -> dict[str, Any]:
    """Jobs that wait for somebody, and how many stand in each state."""
    with reading(context_of(request).services.engine) as session:
        return {"messages": [as_plain(each) for each in parked_messages(session)], "counts": message_counts(session)}


@router.post("/{message_id}/run-again", status_code=202)
def run_parked_again(request: Request, caller: Administrator, message_id: str) -> dict[str, str]:
    """Send a parked job round once more; 409 where it is not parked."""
    send_round_again(context_of(request).services, caller, message_id)
    return {"id": message_id, "state": "ready"}


def send_round_again(services: Services, caller: Caller, message_id: str) -> None:
    """The job is ready again, with its tries counted anew; 409 where it is not parked."""
    try:
        run_again(services, actor_of(caller), message_id)
    except NotThere as absent:
        raise Problem(409, "message.not_parked", "This job is not parked.", "Look at the list again.") from absent


def as_plain(row: MessageRow) -> dict[str, Any]:
    """A job: what was to be done on what, how often it was tried, and the code of its error."""
    return {
        "id": row.id,
        "step": row.step,
        "subject": row.subject_id,
        "state": row.state,
        "attempt_count": row.attempt_count,
        "error": row.error,
        "made_at": row.made_at,
    }
