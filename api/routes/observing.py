"""What an operator's tools ask: does the process live, can it work, and how much waits."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from sqlalchemy import text
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.context import context_of
from api.metrics import books_text
from api.problems import MEDIA_TYPE, problem_document
from api.security.access import public
from storage.blobs.store import blob_key
from storage.database.reading import reading
from storage.errors import Trouble

router = APIRouter(tags=["operation"], dependencies=[Depends(public)])

_ASKED_FOR = blob_key(b"")  # any well-formed key: the answer may be no, but it must come


@router.get("/health")
def health() -> dict[str, str]:
    """The process answers. Nothing else is asked, so that a database that is away does not get the server restarted."""
    return {"status": "alive"}


@router.get("/ready")
def ready(request: Request) -> Response:
    """The books and the blob store answer, so requests can be served; else 503 names which do not."""
    services = context_of(request).services
    away: dict[str, str] = {}
    try:
        with reading(services.engine) as session:
            session.execute(text("SELECT count(*) FROM user_account"))
    except Trouble as trouble:
        away["database"] = trouble.sentence
    except Exception as error:  # noqa: BLE001  # the edge: a missing table is as unready as a missing server, and is said, not raised
        away["database"] = type(error).__name__
    try:
        services.blobs.exists(_ASKED_FOR)
    except Trouble as trouble:
        away["blobs"] = trouble.sentence
    if away:
        document = problem_document(
            503, "service.away", f"Not ready: {', '.join(sorted(away))}.", "See away for what each says.", "/ready", {"away": away}
        )
        return JSONResponse(document, 503, media_type=MEDIA_TYPE, headers={"Retry-After": "10"})
    return JSONResponse({"status": "ready"})


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(request: Request) -> PlainTextResponse:
    """Counts in the text format of Prometheus, with no personal data in labels."""
    lines = request.app.state.metrics.text()
    with reading(context_of(request).services.engine) as session:
        lines += books_text(session)
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")
