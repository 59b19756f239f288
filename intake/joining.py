"""Documents that come later can cure an earlier package: the sender names it, and they join it."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import PackageRow

_ID = re.compile(r"\b[0-9a-f]{32}\b")

CLOSED = ("approved", "returned", "withdrawn")
"""States in which a package has been decided: later documents are a batch of their own."""


def package_named(session: Session, client_code: str | None, *texts: str | None) -> str | None:
    """The id of this client's open package that one of these texts names, by its id; None where none does."""
    if client_code is None:
        return None
    for text in texts:
        for candidate in _ID.findall((text or "").lower()):
            found = session.scalar(
                select(PackageRow.id).where(
                    PackageRow.id == candidate, PackageRow.client_code == client_code, PackageRow.state.not_in(CLOSED)
                )
            )
            if found is not None:
                return found
    return None
