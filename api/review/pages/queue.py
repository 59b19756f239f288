"""The deficiency queue: what waits, for how long, what is wrong with it, and who has it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.context import context_of
from api.package_facts import QUEUE_STATES, queue_list
from api.review.rendering import page
from api.routes.packages import SortKey
from api.security.access import Caller, allowed
from api.security.roles import STAFF
from storage.database.reading import reading
from storage.repositories.package_lists import package_counts
from storage.repositories.submissions import client_names
from verification.registry import all_checks

router = APIRouter()


@router.get("/queue")
def queue_page(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(*STAFF))],
    state: str = "",
    client: str = "",
    mine: bool = False,
    sort: SortKey = "received_at",
) -> Response:
    """The queue, longest waiting first unless sorted otherwise."""
    with reading(context_of(request).services.engine) as session:
        # Approved packages are not in the queue, but somebody who asks for them by name wants to see them.
        packages = queue_list(session, caller, state=state or None, client_code=client, sort=sort)
        counts, clients = package_counts(session), client_names(session)
    if mine:
        packages = [each for each in packages if each["claimed_by"] == caller.user_id]
    facts: dict[str, Any] = {
        "packages": packages,
        "counts": counts,
        "clients": clients,
        "state": state,
        "client": client,
        "mine": mine,
        "sort": sort,
        "queue_states": QUEUE_STATES,
        "titles": {code: each.title for code, each in all_checks().items()},
        "waiting_count": sum(counts.get(each, 0) for each in QUEUE_STATES),
    }
    return page(request, caller, "queue.html", **facts)
