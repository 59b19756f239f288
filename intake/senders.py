"""The sender's address picks the client: the whole address first, then its domain. Nobody is guessed."""

from __future__ import annotations

from email.utils import getaddresses

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ClientSenderRow


def bare_address(sender: str | None) -> str | None:
    """`Ann <Ann@Client.example>` is `ann@client.example`; None where there is no address in it."""
    if not sender:
        return None
    for _, address in getaddresses([sender]):
        name, at, domain = address.strip().lower().rpartition("@")
        if name and at and domain and " " not in address.strip():
            return f"{name}@{domain}"
    return None


def client_of_sender(session: Session, sender: str | None) -> str | None:
    """The client that registered this address, or its domain; None for a stranger."""
    address = bare_address(sender)
    if address is None:
        return None
    domain = "@" + address.rpartition("@")[2]
    found = {
        row.pattern: row.client_code
        for row in session.scalars(select(ClientSenderRow).where(ClientSenderRow.pattern.in_([address, domain])))
    }
    return found.get(address) or found.get(domain)
