"""Every error is a problem document (RFC 9457): what went wrong in a sentence, a stable code, and what to do next.

Browsers that ask for a page get the same as a page.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from intake.faults import where_it_failed
from storage.errors import Defect, Rejected, Unavailable

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
_STATUS_OF_CODE = {"sign_in.delayed": 429, "sign_in.failed": 401, "one_time_sign_in.spent": 410}


class Problem(HTTPException):
    """An answer that is an error, said in our own words."""

    def __init__(self, status: int, code: str, sentence: str, what_next: str = "", *, headers: dict[str, str] | None = None, **more: Any):
        super().__init__(status, sentence, headers)
        self.code = code
        self.what_next = what_next
        self.more = more


def not_found(what: str = "page") -> Problem:
    """For what is not there, and alike for what is not the caller's: nobody learns which."""
    return Problem(404, "address.not_found", f"There is no such {what}.", "Check the address.")


def problem_document(status: int, code: str, sentence: str, what_next: str, instance: str, more: dict[str, Any]) -> dict[str, Any]:
    """The members of RFC 9457, with `code` and `what_next` as extensions."""
    return {
        "type": f"urn:bordereau:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": sentence,
        "instance": instance,
        "code": code,
        "what_next": what_next,
        **more,
    }


def wants_page(request: Request) -> bool:
    """Does a browser ask for a page? Everything below /api speaks JSON."""
    return not request.url.path.startswith("/api") and "text/html" in request.headers.get("accept", "")


def answer(request: Request, status: int, code: str, sentence: str, what_next: str = "", **more: Any) -> Response:
    """The problem as the asker can read it."""
    headers: dict[str, str] = more.pop("headers", None) or {}
    if wants_page(request):
        from api.review.pages.problem import problem_page  # the pages import this module

        return problem_page(request, status, code, sentence, what_next, headers)
    if status == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    return JSONResponse(
        problem_document(status, code, sentence, what_next, request.url.path, more), status, headers=headers, media_type=MEDIA_TYPE
    )


def install(app: FastAPI) -> None:
    """Give the application its handlers, one for each family of trouble."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(Rejected, _rejected)
    app.add_exception_handler(Unavailable, _unavailable)
    app.add_exception_handler(Defect, defect)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error, Problem):
        return answer(
            request, error.status_code, error.code, error.detail, error.what_next, headers=dict(error.headers or {}), **error.more
        )
    sentences = {
        404: ("address.not_found", "There is nothing at this address.", "Check the address."),
        405: ("method.not_allowed", f"This address does not take {request.method}.", "The Allow header lists what it takes."),
        400: ("request.unreadable", "The request could not be read.", "Check how its body is encoded."),
    }
    code, sentence, what_next = sentences.get(error.status_code, ("request.refused", str(error.detail), ""))
    return answer(request, error.status_code, code, sentence, what_next, headers=dict(error.headers or {}))


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # `input` is left out: it can be a password or a personal number, and errors are logged by whoever calls us.
    errors = [{"where": ".".join(map(str, each["loc"])), "problem": each["msg"], "kind": each["type"]} for each in error.errors()]
    return answer(request, 422, "request.invalid", "The request does not fit what this address takes.", "See errors.", errors=errors)


async def _rejected(request: Request, error: Exception) -> Response:
    assert isinstance(error, Rejected)
    status = getattr(error, "http_status", None) or _STATUS_OF_CODE.get(error.code, 422)
    retry_after = getattr(error, "retry_after", None)
    headers = {"Retry-After": str(max(1, round(retry_after.total_seconds())))} if retry_after else {}
    return answer(request, status, error.code, error.sentence, error.what_next, headers=headers)


async def _unavailable(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unavailable)
    log.warning("request.unavailable", code=error.code, path=request.url.path)
    return answer(request, 503, error.code, error.sentence, error.what_next or "Try again in a minute.", headers={"Retry-After": "60"})


async def defect(request: Request, error: Exception) -> Response:
    log.error("request.failed", path=request.url.path, **where_it_failed(error))
    code = error.code if isinstance(error, Defect) else "defect"
    return answer(request, 500, code, "Something is wrong on our side. It is logged.", "Try again; if it stays, tell an administrator.")
