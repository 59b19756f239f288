"""Searching the register, for the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.context import context_of
from api.review.rendering import page
from api.routes.receivables import as_plain
from api.security.access import Caller, allowed
from api.security.roles import STAFF
from storage.database.reading import reading
from storage.repositories.receivable_search import ReceivableQuestion, find_receivables
from storage.repositories.submissions import client_names

router = APIRouter()
_SHOWN = 200


@router.get("/receivables")
def receivables_page(
    request: Request, caller: Annotated[Caller, Depends(allowed(*STAFF))], q: str = "", client: str = "", state: str = ""
) -> Response:
    """Receivables by number, debtor, client and state."""
    question = ReceivableQuestion(text=q[:100], client_code=client, state=state, limit=_SHOWN)
    with reading(context_of(request).services.engine) as session:
        found = [as_plain(row, name) for row, name in find_receivables(session, question)]
        clients = client_names(session)
    return page(request, caller, "receivables.html", receivables=found, clients=clients, q=q, client=client, state=state, shown=_SHOWN)
