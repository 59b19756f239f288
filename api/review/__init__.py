"""The review pages: server-rendered, usable by keyboard alone, one file in `pages/` per page. They hold no rule of their own."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.review import pages

STATIC = Path(__file__).parent / "static"


class KeptStatic(StaticFiles):
    """Our own style sheet and scripts; their address carries a digest, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response


def install(app: FastAPI) -> None:
    """Serve every page of the folder and the static files."""
    for found in sorted(pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."), key=lambda each: each.name):
        module = importlib.import_module(found.name)
        if hasattr(module, "router"):
            app.include_router(module.router, include_in_schema=False)
    app.mount("/static", KeptStatic(directory=STATIC), name="static")
