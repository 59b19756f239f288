"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.context import Context, context_of
from api.review.navigation import HOME
from api.review.rendering import page, problem_facts
from api.security.access import Caller, allowed, caller_of, cookie_name, public
from api.security.roles import Role
from api.security.secrets import secret_digest
from api.security.sign_in import OpenSession, SignInRefused, sign_in, sign_in_once
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@router.get("/", dependencies=[Depends(public)])
def home(request: Request) -> Response:
    """Everybody's day starts somewhere else."""
    caller = caller_of(request)
    return RedirectResponse(HOME[caller.role] if caller else "/sign-in", 303)


@router.get("/sign-in", dependencies=[Depends(public)])
def sign_in_page(request: Request, next: str = "") -> Response:  # the word in the address
    """The form."""
    caller = caller_of(request)
    if caller is not None:
        return RedirectResponse(_inside(next) or HOME[caller.role], 303)
    return page(request, None, "sign_in.html", next=_inside(next), email="")


@router.post("/sign-in", dependencies=[Depends(public)])
def sign_in_with_password(
    request: Request,
    email: Annotated[str, Form(max_length=320)],
    password: Annotated[str, Form(max_length=1024)],
    next: Annotated[str, Form()] = "",  # the word in the form
) -> Response:
    """Let somebody in, or say that address and password do not belong together."""
    context = context_of(request)
    _refuse_other_sites(request)
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        outcome = sign_in(work, context.security, email=email, password=password, address=request.client.host if request.client else "")
        work.commit("sign_in")
    if isinstance(outcome, SignInRefused):
        status = 429 if outcome.retry_after else 401
        answered: Response = page(
            request, None, "sign_in.html", status=status, next=_inside(next), email=email, problem=problem_facts(outcome)
        )
        if outcome.retry_after:
            answered.headers["Retry-After"] = str(max(1, round(outcome.retry_after.total_seconds())))
        return answered
    return _welcome(context, outcome, _inside(next))


@router.get("/sign-in/once", dependencies=[Depends(public)])
def one_time_page(request: Request, token: Annotated[str, Query(max_length=200)] = "") -> Response:
    """One button. Opening the link spends nothing: mail scanners and link previews open every link that they see."""
    return page(request, None, "sign_in_once.html", token=token)


@router.post("/sign-in/once", dependencies=[Depends(public)])
def sign_in_by_link(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """The bearer of a one-time link comes in, once."""
    context = context_of(request)
    _refuse_other_sites(request)
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        opened = sign_in_once(work, context.security, secret=token)
        work.commit("sign_in_once")
    return _welcome(context, opened, "")


@router.post("/sign-out")
def sign_out(request: Request, caller: Annotated[Caller, Depends(allowed(*Role))]) -> Response:
    """The session ends here and in the books."""
    context = context_of(request)
    name = cookie_name(context.security.https_only)
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        people.end_session(work.session, secret_digest(request.cookies.get(name, "")))
        work.audit(caller.actor, "session.ended", "user", caller.user_id)
        work.commit("sign_out")
    answered = RedirectResponse("/sign-in", 303)
    answered.delete_cookie(name, path="/", secure=context.security.https_only, httponly=True, samesite="lax")
    return answered


def _welcome(context: Context, opened: OpenSession, address: str) -> Response:
    answered = RedirectResponse(address or HOME[Role(opened.user.role)], 303)
    give_cookie(answered, context, opened)
    return answered


def give_cookie(answered: Response, context: Context, opened: OpenSession) -> None:
    """Hand a session out as a cookie that no script reads and no other site sends with its forms."""
    answered.set_cookie(
        cookie_name(context.security.https_only),
        opened.secret,
        max_age=int(context.security.session_lifetime.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=context.security.https_only,
    )


def _inside(address: str) -> str:
    """An address on this site, or nothing: a link must not send people who sign in somewhere else."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and "\n" not in address else ""


def _refuse_other_sites(request: Request) -> None:
    # Nobody is signed in yet, so there is no CSRF token; browsers say where a form comes from (Fetch Metadata).
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise SignInRefused("sign_in.failed", "This form was not sent from our own page.", "Open the sign-in page and try again.")
