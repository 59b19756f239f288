"""Who may come in: for the administrator."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from api.context import context_of
from api.people_acts import let_in, sign_in_once, switch_on_or_off
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from storage.database.reading import reading
from storage.database.tables import UserRow
from storage.repositories import people

router = APIRouter(prefix="/api/v1/users", tags=["administration"])

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR, scopes=(Scope.ADMINISTER,)))]


class NewUser(BaseModel):
    """Somebody to let in. A client user names its client."""

    email: str = Field(max_length=320)
    name: str = Field(max_length=200)
    role: Role
    client: str | None = None
    language: str = "en"


class UserChange(BaseModel):
    """Switch an account on or off."""

    active: bool


@router.get("")
def list_users(request: Request, caller: Administrator) -> dict[str, Any]:
    """Everybody, by role and name."""
    with reading(context_of(request).services.engine) as session:
        return {"users": [as_plain(each) for each in people.all_users(session)]}


@router.post("", status_code=201)
def add_user(request: Request, caller: Administrator, user: NewUser) -> dict[str, Any]:
    """Let somebody in. The answer has a one-time sign-in, shown this once."""
    row, secret = let_in(
        context_of(request), caller, email=user.email, name=user.name, role=user.role, client_code=user.client, language=user.language
    )
    return as_plain(row) | {"one_time_sign_in": f"/sign-in/once?token={secret}"}


@router.patch("/{user_id}")
def change_user(request: Request, caller: Administrator, user_id: str, change: UserChange) -> dict[str, Any]:
    """Switch an account on or off; off ends its sessions and stops its tokens."""
    return as_plain(switch_on_or_off(context_of(request), caller, user_id, change.active))


@router.post("/{user_id}/one-time-sign-in", status_code=201)
def one_time_sign_in(request: Request, caller: Administrator, user_id: str) -> dict[str, str]:
    """A link that lets this person in once."""
    _, secret = sign_in_once(context_of(request), caller, user_id)
    return {"one_time_sign_in": f"/sign-in/once?token={secret}"}


def as_plain(row: UserRow) -> dict[str, Any]:
    """A user without anything secret."""
    return {
        "id": row.id,
        "email": row.email,
        "name": row.name,
        "role": row.role,
        "client": row.client_code,
        "language": row.language,
        "active": row.active,
        "has_password": row.password_hash is not None,
        "made_at": row.made_at,
    }
