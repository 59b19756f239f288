"""Who may come in: for the administrator."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from api.context import context_of
from api.problems import Problem, not_found
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from api.security.sign_in import create_one_time_sign_in
from api.security.users import create_user, set_active
from storage.database.reading import reading
from storage.database.tables import UserRow
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

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
    context = context_of(request)
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        row = create_user(
            work,
            context.security,
            actor=caller.actor,
            email=user.email,
            name=user.name,
            role=user.role,
            client_code=user.client,
            language=user.language,
        )
        secret = create_one_time_sign_in(work, context.security, actor=caller.actor, user=row)
        work.commit("add_user")
    return as_plain(row) | {"one_time_sign_in": f"/sign-in/once?token={secret}"}


@router.patch("/{user_id}")
def change_user(request: Request, caller: Administrator, user_id: str, change: UserChange) -> dict[str, Any]:
    """Switch an account on or off; off ends its sessions and stops its tokens."""
    context = context_of(request)
    if user_id == caller.user_id and not change.active:
        raise Problem(409, "user.own_account", "You cannot switch off your own account.", "Ask another administrator.")
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        row = people.user_by_id(work.session, user_id)
        if row is None:
            raise not_found("user")
        set_active(work, actor=caller.actor, user=row, active=change.active)
        work.commit("change_user")
        return as_plain(row)


@router.post("/{user_id}/one-time-sign-in", status_code=201)
def one_time_sign_in(request: Request, caller: Administrator, user_id: str) -> dict[str, str]:
    """A link that lets this person in once."""
    context = context_of(request)
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        row = people.user_by_id(work.session, user_id)
        if row is None or not row.active:
            raise not_found("user")
        secret = create_one_time_sign_in(work, context.security, actor=caller.actor, user=row)
        work.commit("one_time_sign_in")
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
