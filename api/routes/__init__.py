"""The HTTP API: one file, one resource. A module with a `router` in this folder is served."""

from __future__ import annotations

import importlib
import pkgutil

from fastapi import FastAPI


def install(app: FastAPI) -> None:
    """Serve every resource of this folder."""
    for found in sorted(pkgutil.iter_modules(__path__, f"{__name__}."), key=lambda each: each.name):
        module = importlib.import_module(found.name)
        if hasattr(module, "router"):
            app.include_router(module.router)
