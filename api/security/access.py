"""Every route says who may use it, by one of two dependencies: `allowed(...)` with its roles, or `public`.

A test walks all routes and fails for one that says neither. The caller comes from a session cookie or from a bearer token. A cookie
is sent by browsers on their own, so whoever changes something by cookie must also show the CSRF token of the session; a bearer
token is never sent on its own and needs no second proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from api.context import context_of
from api.problems import Problem
from api.security.roles import Role, Scope
from api.security.secrets import same_secret, secret_digest
from storage.database.reading import reading
from storage.repositories import people

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf_token"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking. `scopes` is None for a person at the pages, who may do all that the role may."""

    user_id: str
    name: str
    email: str
    role: Role
    client_code: str | None
    language: str
    csrf_token: str
    scopes: frozenset[Scope] | None = None

    @property
    def actor(self) -> str:
        """How audit lines name the caller."""
        return f"person:{self.user_id}"


def cookie_name(https_only: bool) -> str:
    """The session cookie; `__Host-` binds it to this host and to https where there is https."""
    return "__Host-bordereau" if https_only else "bordereau"


def caller_of(request: Request) -> Caller | None:
    """Who the request comes from, or None. Looks into the database: call it in a worker thread."""
    context = context_of(request)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _token_caller(request, bearer.strip())
    cookie = request.cookies.get(cookie_name(context.security.https_only))
    if not cookie:
        return None
    with reading(context.services.engine) as session:
        found = people.session_by_digest(session, secret_digest(cookie), context.services.clock())
        if found is None:
            return None
        opened, user = found
        return Caller(user.id, user.name, user.email, Role(user.role), user.client_code, user.language, opened.csrf_token)


def _token_caller(request: Request, secret: str) -> Caller | None:
    services = context_of(request).services
    with reading(services.engine) as session:
        found = people.token_by_digest(session, secret_digest(secret), services.clock())
        if found is None:
            return None
        token, user = found
        scopes = frozenset(Scope(each) for each in token.scopes)
        return Caller(user.id, user.name, user.email, Role(user.role), user.client_code, user.language, "", scopes)


class Allowed:
    """The roles of one route. As a dependency it gives the `Caller`, or answers 401 or 403.

    `scopes` are what a token needs here, one of them; with none tokens are kept out, as on the pages. An `upload` route reads its own
    body: the CSRF token of a form without script stands in there, so the route itself calls `confirm_csrf`.
    """

    def __init__(self, roles: tuple[Role, ...], scopes: tuple[Scope, ...], upload: bool) -> None:
        self.roles = roles
        self.scopes = scopes
        self.upload = upload

    async def __call__(self, request: Request) -> Caller:
        caller = await run_in_threadpool(caller_of, request)
        if caller is None:
            raise Problem(401, "sign_in.needed", "Sign in first.", "Send a bearer token, or sign in at /sign-in.")
        if caller.role not in self.roles:
            raise Problem(403, "role.not_allowed", f"This is not for a {caller.role.value.replace('_', ' ')}.", "Ask an administrator.")
        if caller.scopes is not None and caller.scopes.isdisjoint(self.scopes):
            needed = f"It needs the scope {' or '.join(self.scopes)}." if self.scopes else "Sign in at the pages."
            raise Problem(403, "scope.missing", "The token may not do this.", needed)
        request.state.caller = caller
        if caller.scopes is None and request.method not in _SAFE_METHODS:
            await self._check_csrf(request, caller)
        return caller

    async def _check_csrf(self, request: Request, caller: Caller) -> None:
        shown = request.headers.get(CSRF_HEADER)
        if shown is None and self.upload:
            return
        if shown is None and request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            shown = _field(await request.form(), CSRF_FIELD)
        _require_csrf(shown, caller)


def confirm_csrf(request: Request, caller: Caller, form: FormData) -> None:
    """For an upload route, once it has read its body: the token stands in the header or in the form."""
    if caller.scopes is None:
        _require_csrf(request.headers.get(CSRF_HEADER) or _field(form, CSRF_FIELD), caller)


def _field(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value if isinstance(value, str) else None


def _require_csrf(shown: str | None, caller: Caller) -> None:
    if not shown or not same_secret(shown, caller.csrf_token):
        raise Problem(403, "csrf_token.wrong", "This form was not sent from our own page, or it is old.", "Reload the page and try again.")


class Public:
    """Anybody may use the route: it says so on purpose."""

    def __call__(self) -> None:
        return None


def allowed(*roles: Role, scopes: tuple[Scope, ...] = (), upload: bool = False) -> Any:
    """Name the roles of a route: `caller: Caller = Depends(allowed(Role.ASSISTANT, scopes=(Scope.READ,)))`."""
    if not roles:
        raise ValueError("a route names the roles that may use it")
    return Allowed(roles, scopes, upload)


public = Public()
"""`dependencies=[Depends(public)]` on a route for anybody."""
