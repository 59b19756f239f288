"""An error as a page: the same sentence and advice that a program gets as a problem document."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.review.rendering import is_partial, page
from api.security.access import Caller


def problem_page(request: Request, status: int, code: str, sentence: str, what_next: str, headers: dict[str, str]) -> Response:
    """The page; who is not signed in goes to the sign-in page and comes back afterwards."""
    if code == "sign_in.needed":
        where = f"/sign-in?next={quote(_return_address(request), safe='/')}"
        if is_partial(request):
            return HTMLResponse("", 204, {"HX-Redirect": where})
        return RedirectResponse(where, 303)
    caller: Caller | None = getattr(request.state, "caller", None)
    answered = page(
        request, caller, "problem.html", status=status, title=sentence, problem={"code": code, "sentence": sentence, "what_next": what_next}
    )
    answered.headers.update(headers)
    return answered


def _return_address(request: Request) -> str:
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
