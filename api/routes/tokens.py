"""API tokens: everybody makes their own; the administrator sees and revokes all."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import AwareDatetime, BaseModel, Field
from starlette.responses import Response

from api.context import context_of
from api.people_acts import end_token, make_token
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from storage.database.reading import reading
from storage.database.tables import ApiTokenRow
from storage.repositories import people

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
    secret, row = make_token(context_of(request), caller, caller.user_id, token.name, token.scopes, token.expires_at)
    return as_plain(row) | {"token": secret}


@router.delete("/{token_id}", status_code=204)
def remove_token(request: Request, caller: Person, token_id: str) -> Response:
    """Revoke a token; it is refused from now on."""
    end_token(context_of(request), caller, token_id)
    return Response(status_code=204)


def as_plain(row: ApiTokenRow) -> dict[str, Any]:
    """A token without its secret."""
    stamps: dict[str, datetime | None] = {"made_at": row.made_at, "expires_at": row.expires_at, "revoked_at": row.revoked_at}
    return {"id": row.id, "user": row.user_id, "name": row.name, "scopes": row.scopes, **stamps}
