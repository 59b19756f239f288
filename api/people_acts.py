"""What is decided about users and tokens, once for the API and the pages; each is one short transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from api.context import Context
from api.problems import Problem, not_found
from api.security.access import Caller
from api.security.roles import Role, Scope
from api.security.sign_in import create_one_time_sign_in
from api.security.tokens import create_token, revoke_token
from api.security.users import create_user, set_active
from storage.database.tables import ApiTokenRow, UserRow
from storage.repositories import people
from storage.unit_of_work import UnitOfWork


def let_in(
    context: Context, caller: Caller, *, email: str, name: str, role: Role, client_code: str | None, language: str
) -> tuple[UserRow, str]:
    """Somebody new, and the secret of the one-time sign-in that is shown once."""
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        user = create_user(
            work, context.security, actor=caller.actor, email=email, name=name, role=role, client_code=client_code, language=language
        )
        secret = create_one_time_sign_in(work, context.security, actor=caller.actor, user=user)
        work.commit("add_user")
    return user, secret


def sign_in_once(context: Context, caller: Caller, user_id: str) -> tuple[UserRow, str]:
    """A person who may come in, and the secret of a one-time sign-in for them."""
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        user = people.user_by_id(work.session, user_id)
        if user is None or not user.active:
            raise not_found("user")
        secret = create_one_time_sign_in(work, context.security, actor=caller.actor, user=user)
        work.commit("one_time_sign_in")
    return user, secret


def switch_on_or_off(context: Context, caller: Caller, user_id: str, active: bool) -> UserRow:
    """Switch an account on or off; off ends its sessions and stops its tokens. Nobody switches off their own."""
    if user_id == caller.user_id and not active:
        raise Problem(409, "user.own_account", "You cannot switch off your own account.", "Ask another administrator.")
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        user = people.user_by_id(work.session, user_id)
        if user is None:
            raise not_found("user")
        set_active(work, actor=caller.actor, user=user, active=active)
        work.commit("change_user")
    return user


def make_token(
    context: Context, caller: Caller, user_id: str, name: str, scopes: Collection[Scope], expires_at: datetime | None = None
) -> tuple[str, ApiTokenRow]:
    """A token for a person's program, which is shown once, and its row."""
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        owner = people.user_by_id(work.session, user_id)
        if owner is None:
            raise not_found("user")
        secret, row = create_token(work, actor=caller.actor, user=owner, name=name, scopes=scopes, expires_at=expires_at)
        work.commit("add_token")
    return secret, row


def end_token(context: Context, caller: Caller, token_id: str) -> None:
    """A token is refused from now on: one's own, or, by the administrator, anybody's."""
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        row = work.session.get(ApiTokenRow, token_id)
        if row is None or (row.user_id != caller.user_id and caller.role is not Role.ADMINISTRATOR):
            raise not_found("token")
        revoke_token(work, actor=caller.actor, token=row)
        work.commit("remove_token")
