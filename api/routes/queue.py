"""The deficiency queue: packages that wait for somebody."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from api.context import context_of
from api.package_facts import queue_list
from api.routes.packages import SortKey
from api.security.access import Caller, allowed
from api.security.roles import STAFF, Scope
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/queue", tags=["packages"])


@router.get("")
def show_queue(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.READ,)))],
    state: str | None = None,
    client: str | None = None,
    sort: SortKey = "received_at",
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Packages that wait, longest first unless another order is asked for."""
    with reading(context_of(request).services.engine) as session:
        found = queue_list(session, caller, state=state, client_code=client, sort=sort)
    return {"packages": found[offset : offset + limit], "count": len(found), "limit": limit, "offset": offset}
