"""The API describes itself: the OpenAPI document, and a page to read and try it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, JSONResponse

from api.review.rendering import environment
from api.security.access import public

router = APIRouter(dependencies=[Depends(public)], include_in_schema=False)


@router.get("/api/openapi.json")
def openapi_document(request: Request) -> JSONResponse:
    """OpenAPI 3.1 of everything below /api, /health, /ready and /metrics."""
    return JSONResponse(described(request.app))


@router.get("/api/docs", response_class=HTMLResponse)
def docs() -> HTMLResponse:
    """The document as a page; its script is served from here, no other host is asked."""
    return HTMLResponse(environment().get_template("docs.html").render())


def described(app: Any) -> dict[str, Any]:
    """The OpenAPI document, with the two ways to sign in and the problem document as every route's error."""
    document: dict[str, Any] = app.openapi()
    components = document.setdefault("components", {})
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token made by its owner; it starts with bdx_."},
        "session": {"type": "apiKey", "in": "cookie", "name": "bordereau", "description": "The session of the review pages."},
    }
    document["security"] = [{"token": []}, {"session": []}]
    components.setdefault("schemas", {})["Problem"] = _PROBLEM
    for path, operations in document["paths"].items():
        for operation in operations.values():
            responses = operation["responses"]
            responses.pop("422", None)
            responses["default"] = {
                "description": "What went wrong, as a problem document (RFC 9457)",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
            if not path.startswith("/api"):
                operation["security"] = []
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    return document


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:bordereau:problem:package.stale"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What went wrong, in a sentence."},
        "instance": {"type": "string"},
        "code": {"type": "string", "description": "Stable and short."},
        "what_next": {"type": "string", "description": "What the caller can do."},
    },
}
