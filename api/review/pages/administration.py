"""The administrator's pages: users, tokens, parked work and the audit trail. No paper is shown on any of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.context import context_of
from api.people_acts import end_token, let_in, make_token, sign_in_once, switch_on_or_off
from api.review.rendering import page, problem_facts
from api.routes.parked import send_round_again
from api.security.access import Caller, allowed
from api.security.roles import SCOPES_OF_ROLE, Role, Scope
from api.security.users import LANGUAGES
from storage.database.reading import reading
from storage.errors import Rejected
from storage.repositories import people
from storage.repositories.operation import audit_lines, message_counts, parked_messages
from storage.repositories.submissions import client_names

router = APIRouter(prefix="/admin")

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR))]
_LINES = 100


@router.get("/users")
def users_page(request: Request, caller: Administrator) -> Response:
    """Everybody who may come in."""
    return _users(request, caller)


@router.post("/users")
def add_user(
    request: Request,
    caller: Administrator,
    email: Annotated[str, Form()],
    name: Annotated[str, Form()],
    role: Annotated[Role, Form()],
    client: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "en",
) -> Response:
    """Let somebody in; the one-time link is shown once."""
    typed = {"email": email, "name": name, "role": role.value, "client": client, "language": language}
    try:
        user, secret = let_in(context_of(request), caller, email=email, name=name, role=role, client_code=client or None, language=language)
    except Rejected as refusal:
        return _users(request, caller, status=422, typed=typed, problem=problem_facts(refusal))
    return _users(request, caller, link=(user.name, _address(request, secret)))


@router.post("/users/{user_id}/link")
def new_link(request: Request, caller: Administrator, user_id: str) -> Response:
    """A new one-time link for somebody."""
    user, secret = sign_in_once(context_of(request), caller, user_id)
    return _users(request, caller, link=(user.name, _address(request, secret)))


@router.post("/users/{user_id}/active")
def switch_user(request: Request, caller: Administrator, user_id: str, active: Annotated[bool, Form()]) -> Response:
    """Switch an account on or off."""
    switch_on_or_off(context_of(request), caller, user_id, active)
    return RedirectResponse("/admin/users", 303)


@router.get("/tokens")
def tokens_page(request: Request, caller: Administrator) -> Response:
    """Every token, and a form for one's own."""
    return _tokens(request, caller)


@router.post("/tokens")
def add_token(
    request: Request,
    caller: Administrator,
    user: Annotated[str, Form()],
    name: Annotated[str, Form()],
    scopes: Annotated[list[Scope], Form()] = [],  # noqa: B006  # FastAPI copies it
) -> Response:
    """A token for a person's program; it is shown once."""
    try:
        secret, _ = make_token(context_of(request), caller, user, name, scopes)
    except Rejected as refusal:
        return _tokens(request, caller, status=422, problem=problem_facts(refusal))
    return _tokens(request, caller, secret=secret)


@router.post("/tokens/{token_id}/revoke")
def revoke(request: Request, caller: Administrator, token_id: str) -> Response:
    """A token is refused from now on."""
    end_token(context_of(request), caller, token_id)
    return RedirectResponse("/admin/tokens", 303)


@router.get("/parked")
def parked_page(request: Request, caller: Administrator) -> Response:
    """Work that failed for good, with "run again"."""
    with reading(context_of(request).services.engine) as session:
        messages, counts = parked_messages(session), message_counts(session)
    return page(request, caller, "parked.html", messages=messages, counts=counts)


@router.post("/parked/{message_id}")
def run_again(request: Request, caller: Administrator, message_id: str) -> Response:
    """Send a job round once more."""
    send_round_again(context_of(request).services, caller, message_id)
    return RedirectResponse("/admin/parked?notice=It+is+on+its+way+again.", 303)


@router.get("/audit")
def audit_page(request: Request, caller: Administrator, subject: str = "", action: str = "", before: int | None = None) -> Response:
    """The trail, newest first."""
    with reading(context_of(request).services.engine) as session:
        lines = audit_lines(session, subject_id=subject, action=action, before=before, limit=_LINES)
        names = people.user_names(session, _people_in([line.actor for line in lines]))
    earlier = lines[-1].sequence if len(lines) == _LINES else None
    return page(request, caller, "audit.html", lines=lines, names=names, subject=subject, action=action, earlier=earlier)


def _people_in(actors: list[str]) -> list[str]:
    return [actor.removeprefix("person:") for actor in actors if actor.startswith("person:")]


def _users(
    request: Request,
    caller: Caller,
    *,
    status: int = 200,
    typed: dict[str, str] | None = None,
    problem: dict[str, str] | None = None,
    link: tuple[str, str] | None = None,
) -> Response:
    with reading(context_of(request).services.engine) as session:
        users, clients = people.all_users(session), client_names(session)
    blank = {"email": "", "name": "", "role": Role.ASSISTANT.value, "client": "", "language": "en"}
    facts = {"users": users, "clients": clients, "roles": [each.value for each in Role], "languages": LANGUAGES}
    return page(request, caller, "users.html", status=status, typed=blank | (typed or {}), problem=problem, link=link, **facts)


def _tokens(
    request: Request, caller: Caller, *, status: int = 200, problem: dict[str, str] | None = None, secret: str | None = None
) -> Response:
    with reading(context_of(request).services.engine) as session:
        tokens, users = people.tokens_of(session), people.all_users(session)
    scopes = {role.value: [each.value for each in granted] for role, granted in SCOPES_OF_ROLE.items()}
    facts = {"tokens": tokens, "users": users, "names": {each.id: each.name for each in users}, "scopes": scopes}
    return page(
        request, caller, "tokens.html", status=status, problem=problem, secret=secret, all_scopes=[each.value for each in Scope], **facts
    )


def _address(request: Request, secret: str) -> str:
    return str(request.base_url).rstrip("/") + f"/sign-in/once?token={secret}"
