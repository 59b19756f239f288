"""One's own account: the password, and the tokens of one's own programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.context import context_of
from api.people_acts import end_token, make_token
from api.review.pages.sign_in import give_cookie
from api.review.rendering import page, problem_facts
from api.security.access import Caller, allowed
from api.security.passwords import SHORTEST_PASSWORD, password_matches
from api.security.roles import SCOPES_OF_ROLE, Role, Scope
from api.security.sign_in import open_session
from api.security.users import set_language, set_password
from storage.database.reading import reading
from storage.errors import Rejected
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/account")

Person = Annotated[Caller, Depends(allowed(*Role))]


@router.get("")
def account_page(request: Request, caller: Person) -> Response:
    """The account."""
    return _account(request, caller)


@router.post("/password")
def change_password(request: Request, caller: Person, password: Annotated[str, Form()], current: Annotated[str, Form()] = "") -> Response:
    """A new password; who has one already shows that they know it. Every other session ends."""
    context = context_of(request)
    try:
        with UnitOfWork(context.services.engine, context.services.clock()) as work:
            user = people.user_by_id(work.session, caller.user_id)
            assert user is not None  # the caller is signed in
            if user.password_hash is not None and not password_matches(user.password_hash, current, context.security):
                raise Rejected("password.current_wrong", "The current password is not right.", "Type it again.")
            set_password(work, context.security, actor=caller.actor, user=user, password=password)
            opened = open_session(work, context.security, user, how="password_change")
            work.commit("change_password")
    except Rejected as refusal:
        return _account(request, caller, status=422, problem=problem_facts(refusal))
    answered = RedirectResponse("/account?notice=password", 303)
    give_cookie(answered, context, opened)
    return answered


@router.post("/language")
def change_language(request: Request, caller: Person, language: Annotated[str, Form()]) -> Response:
    """The language of one's pages."""
    services = context_of(request).services
    with UnitOfWork(services.engine, services.clock()) as work:
        user = people.user_by_id(work.session, caller.user_id)
        assert user is not None  # the caller is signed in
        set_language(work, actor=caller.actor, user=user, language=language)
        work.commit("change_language")
    return RedirectResponse("/account", 303)


@router.post("/tokens")
def add_token(
    request: Request,
    caller: Person,
    name: Annotated[str, Form()],
    scopes: Annotated[list[Scope], Form()] = [],  # noqa: B006  # FastAPI copies it
) -> Response:
    """A token for one's own program, shown once."""
    try:
        secret, _ = make_token(context_of(request), caller, caller.user_id, name, scopes)
    except Rejected as refusal:
        return _account(request, caller, status=422, problem=problem_facts(refusal))
    return _account(request, caller, secret=secret)


@router.post("/tokens/{token_id}/revoke")
def revoke(request: Request, caller: Person, token_id: str) -> Response:
    """One's own token is refused from now on."""
    end_token(context_of(request), caller, token_id)
    return RedirectResponse("/account", 303)


def _account(
    request: Request, caller: Caller, *, status: int = 200, problem: dict[str, str] | None = None, secret: str | None = None
) -> Response:
    with reading(context_of(request).services.engine) as session:
        user = people.user_by_id(session, caller.user_id)
        tokens = people.tokens_of(session, caller.user_id)
    assert user is not None  # the caller is signed in
    facts = {
        "has_password": user.password_hash is not None,
        "tokens": [each for each in tokens if each.revoked_at is None],
        "scopes": [each.value for each in SCOPES_OF_ROLE[caller.role]],
        "shortest": SHORTEST_PASSWORD,
        "changed": request.query_params.get("notice") == "password",
        "notice": None,
    }
    return page(request, caller, "account.html", status=status, problem=problem, secret=secret, **facts)
