"""Whom to ask at a debtor, each with what would make its answer worth little."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ContactRow
from storage.repositories.books import DatabaseBooks
from verification.debtor_answers import AskedContact, contact_ties


def contacts_at(session: Session, client_code: str, debtor_code: str | None) -> list[dict[str, Any]]:
    """The contacts of a debtor, by name; `ties` says what ties one to the client (VER-02)."""
    client = DatabaseBooks(session).client(client_code)
    if client is None or debtor_code is None:
        return []
    rows = session.scalars(select(ContactRow).where(ContactRow.debtor_code == debtor_code).order_by(ContactRow.name, ContactRow.id))
    return [
        {
            "id": each.id,
            "name": each.name,
            "email": each.email,
            "phone": each.phone,
            "source": each.source,
            "ties": list(contact_ties(AskedContact(each.name, each.email, each.phone, each.source), client)),
        }
        for each in rows
    ]
