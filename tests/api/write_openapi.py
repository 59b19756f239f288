"""Writes docs/openapi.json: `python -m tests.api.write_openapi`. A test says when it is due."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import create_engine

from api.app import create_app
from api.routes.documentation import described
from intake.services import Services
from storage.blobs.opening import open_blob_store

OPENAPI = Path(__file__).parents[2] / "docs" / "openapi.json"


def written(app: FastAPI) -> str:
    """The description as it stands in docs."""
    return json.dumps(described(app), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    services = Services(engine=create_engine("sqlite://"), blobs=open_blob_store("memory:"))
    OPENAPI.write_text(written(create_app(services)), "utf-8")
