"""A debtor's page: what it is called, and the names that people confirmed."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from api.context import context_of
from api.debtor_names import debtor_names, forget
from api.review.rendering import page
from api.security.access import Caller, allowed
from api.security.roles import STAFF
from storage.database.reading import reading
from storage.repositories.submissions import client_names

router = APIRouter(prefix="/debtors")

Staff = Annotated[Caller, Depends(allowed(*STAFF))]


@router.get("/{debtor_code}")
def debtor_page(request: Request, caller: Staff, debtor_code: str) -> Response:
    """Its names, and where each confirmed one comes from."""
    with reading(context_of(request).services.engine) as session:
        debtor, clients = debtor_names(session, debtor_code), client_names(session)
    return page(request, caller, "debtor.html", debtor=debtor, clients=clients)


@router.post("/{debtor_code}/names/{name_id}/forget")
def forget_name(request: Request, caller: Staff, debtor_code: str, name_id: str) -> Response:
    """Forget a confirmed name."""
    forget(context_of(request).services, caller, debtor_code, name_id)
    return RedirectResponse(f"/debtors/{quote(debtor_code)}?notice=It+is+forgotten.+Packages+at+the+desk+are+judged+anew.", 303)
