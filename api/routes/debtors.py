"""What debtors are called, and the names that people confirmed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from api.context import context_of
from api.debtor_names import debtor_names, forget
from api.security.access import Caller, allowed
from api.security.roles import STAFF, Scope
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/debtors", tags=["debtors"])


@router.get("/{debtor_code}")
def show_debtor(
    request: Request, caller: Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.READ,)))], debtor_code: str
) -> dict[str, Any]:
    """The names by which papers are matched to a debtor: of the master file, and confirmed on papers with who, when and where."""
    with reading(context_of(request).services.engine) as session:
        return debtor_names(session, debtor_code)


@router.delete("/{debtor_code}/names/{name_id}", status_code=204)
def forget_name(
    request: Request, caller: Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.WORK,)))], debtor_code: str, name_id: str
) -> None:
    """Forget a confirmed name: the next paper that prints it is asked about again."""
    forget(context_of(request).services, caller, debtor_code, name_id)
