"""People are let in by an administrator or by the command line, never by themselves."""

from __future__ import annotations

import re

from api.security.passwords import hash_password
from api.security.roles import Role
from api.security.settings import SecuritySettings
from storage.database.tables import ClientRow, UserRow
from storage.errors import Rejected
from storage.ids import fresh_id
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

LANGUAGES = ("en", "af", "zh")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def create_user(
    work: UnitOfWork,
    settings: SecuritySettings,
    *,
    actor: str,
    email: str,
    name: str,
    role: Role,
    client_code: str | None = None,
    password: str | None = None,
    language: str = "en",
) -> UserRow:
    """Let somebody in. Without a password they come in by a one-time sign-in and choose one. Rejected where the facts do not fit."""
    address = email.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise Rejected("user.email_invalid", f"“{email}” is no e-mail address.", "Give an address such as name@company.example.")
    if not name.strip():
        raise Rejected("user.name_missing", "A user needs a name.", "Decisions are shown with it.")
    if people.user_by_email(work.session, address) is not None:
        raise Rejected("user.exists", f"There is a user with the address {address} already.", "Change that one, or take another address.")
    if (role is Role.CLIENT) != (client_code is not None):
        raise Rejected("user.client_mismatch", "A client user belongs to one client, and nobody else does.", "Give the client's code.")
    if client_code is not None and work.session.get(ClientRow, client_code) is None:
        raise Rejected("client.unknown", f"There is no client {client_code}.", "Import the client first.")
    user = UserRow(
        id=fresh_id(),
        email=address,
        name=name.strip(),
        role=role.value,
        client_code=client_code,
        password_hash=_hashed(password, settings) if password is not None else None,
        language=_known_language(language),
        active=True,
        made_at=work.now,
    )
    work.session.add(user)
    work.session.flush()
    work.audit(actor, "user.created", "user", user.id, role=role.value)
    return user


def set_password(work: UnitOfWork, settings: SecuritySettings, *, actor: str, user: UserRow, password: str) -> None:
    """A new password ends every session that the old one opened."""
    user.password_hash = _hashed(password, settings)
    people.end_sessions_of(work.session, user.id)
    work.audit(actor, "user.password_changed", "user", user.id)


def set_active(work: UnitOfWork, *, actor: str, user: UserRow, active: bool) -> None:
    """Switch an account off or on. The row stays: what the person decided keeps its name."""
    user.active = active
    if not active:
        people.end_sessions_of(work.session, user.id)
    work.audit(actor, "user.activated" if active else "user.deactivated", "user", user.id)


def set_language(work: UnitOfWork, *, actor: str, user: UserRow, language: str) -> None:
    """The language in which the pages speak to this person."""
    user.language = _known_language(language)
    work.audit(actor, "user.language_changed", "user", user.id)


def _known_language(language: str) -> str:
    if language not in LANGUAGES:
        raise Rejected("language.unknown", f"The pages do not speak “{language}”.", f"Choose one of {', '.join(LANGUAGES)}.")
    return language


def _hashed(password: str, settings: SecuritySettings) -> str:
    try:
        return hash_password(password, settings)
    except ValueError as short:
        raise Rejected("password.unfit", str(short)) from short
