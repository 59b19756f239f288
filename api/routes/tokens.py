"""API tokens: everybody makes their own; the administrator sees and revokes all."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import AwareDatetime, BaseModel, Field
from starlette.responses import Response

from api.context import context_of
from api.problems import not_found
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from api.security.tokens import create_token, revoke_token
from storage.database.reading import reading
from storage.database.tables import ApiTokenRow
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1/tokens", tags=["administration"])

# No scope lets a token make tokens: one that leaked must not be able to outlive its revocation.
Person = Annotated[Caller, Depends(allowed(*Role))]


class NewToken(BaseModel):
    """A token for a program; `scopes` at most those of its owner's role."""

    name: str = Field(max_length=100)
    scopes: list[Scope] = Field(min_length=1)
    expires_at: AwareDatetime | None = None


@router.get("")
def list_tokens(request: Request, caller: Person) -> dict[str, Any]:
    """One's own tokens; the administrator sees everybody's. The tokens themselves are shown to nobody."""
    with reading(context_of(request).services.engine) as session:
        rows = people.tokens_of(session, None if caller.role is Role.ADMINISTRATOR else caller.user_id)
        return {"tokens": [as_plain(each) for each in rows]}


@router.post("", status_code=201)
def add_token(request: Request, caller: Person, token: NewToken) -> dict[str, Any]:
    """Make a token for oneself; the answer shows it this once."""
    services = context_of(request).services
    with UnitOfWork(services.engine, services.clock()) as work:
        user = people.user_by_id(work.session, caller.user_id)
        assert user is not None  # the caller is signed in
        secret, row = create_token(work, actor=caller.actor, user=user, name=token.name, scopes=token.scopes, expires_at=token.expires_at)
        work.commit("add_token")
    return as_plain(row) | {"token": secret}


@router.delete("/{token_id}", status_code=204)
def remove_token(request: Request, caller: Person, token_id: str) -> Response:
    """Revoke a token; it is refused from now on."""
    services = context_of(request).services
    with UnitOfWork(services.engine, services.clock()) as work:
        row = work.session.get(ApiTokenRow, token_id)
        if row is None or (row.user_id != caller.user_id and caller.role is not Role.ADMINISTRATOR):
            raise not_found("token")
        revoke_token(work, actor=caller.actor, token=row)
        work.commit("remove_token")
    return Response(status_code=204)


def as_plain(row: ApiTokenRow) -> dict[str, Any]:
    """A token without its secret."""
    stamps: dict[str, datetime | None] = {"made_at": row.made_at, "expires_at": row.expires_at, "revoked_at": row.revoked_at}
    return {"id": row.id, "user": row.user_id, "name": row.name, "scopes": row.scopes, **stamps}
