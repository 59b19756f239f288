"""The sender's address picks the client: the whole address first, then its domain. Nobody is guessed."""

from __future__ import annotations

from email.message import Message
from email.utils import getaddresses

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ClientSenderRow

_MACHINES = frozenset({"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply"})


def bare_address(sender: str | None) -> str | None:
    """`Ann <Ann@Client.example>` is `ann@client.example`; None where there is no address in it."""
    if not sender:
        return None
    for _, address in getaddresses([sender]):
        name, at, domain = address.strip().lower().rpartition("@")
        if name and at and domain and " " not in address.strip():
            return f"{name}@{domain}"
    return None


def sent_by_a_machine(headers: Message) -> bool:
    """Was this mail written by a program? Such mail is never answered, or two machines would write to each other for ever (RFC 3834)."""
    automatic = str(headers.get("Auto-Submitted", "no")).strip().lower() != "no"
    in_bulk = str(headers.get("Precedence", "")).strip().lower() in ("bulk", "junk", "list")
    bounced = headers.get_content_type() == "multipart/report" or str(headers.get("Return-Path", "")).strip() == "<>"
    by_name = (bare_address(str(headers.get("From", ""))) or "").partition("@")[0] in _MACHINES
    return automatic or in_bulk or bounced or by_name


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
