"""How a page is made: a template, who is looking, and what the page is about."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from api.review import wording
from api.review.languages import translator
from api.review.navigation import entries_for
from api.security.access import Caller
from storage.errors import Rejected

_HERE = Path(__file__).parent


@cache
def environment() -> Environment:
    """The templates. Everything is escaped; a name that the page does not give is an error, not an empty space."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = static_address
    made.filters.update(wording.FILTERS)
    return made


@cache
def static_address(path: str) -> str:
    """The address of a static file, with a digest of its content so that a new version is fetched."""
    digest = hashlib.sha256((_HERE / "static" / path).read_bytes()).hexdigest()[:12]
    return f"/static/{path}?v={digest}"


def page(request: Request, caller: Caller | None, template: str, *, status: int = 200, **facts: Any) -> HTMLResponse:
    """A whole page, or the part of it that htmx asked for: the template decides by `partial`."""
    return HTMLResponse(_rendered(request, caller, template, facts), status)


def _rendered(request: Request, caller: Caller | None, template: str, facts: dict[str, Any]) -> str:
    language = caller.language if caller else _asked_language(request)
    given = {
        "person": caller,  # `caller` means something else inside a macro
        "language": language,
        "t": translator(language),
        "navigation": entries_for(caller, request.url.path) if caller else [],
        "partial": is_partial(request),
        "notice": request.query_params.get("notice"),
        "problem": None,
    }
    return environment().get_template(template).render(given | facts)


def is_partial(request: Request) -> bool:
    """Did htmx ask, to put the answer into a page that is open?"""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-history-restore-request") != "true"


def problem_facts(error: Rejected) -> dict[str, str]:
    """A refusal as the pages show it."""
    return {"code": error.code, "sentence": error.sentence, "what_next": error.what_next}


def _asked_language(request: Request) -> str:
    for each in request.headers.get("accept-language", "").split(","):
        code = each.split(";")[0].strip().lower()[:2]
        if code in ("en", "af", "zh"):
            return code
    return "en"
