"""A password is kept as an argon2id hash, and a wrong one costs the same time whether or not the account exists."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.security.settings import SecuritySettings

SHORTEST_PASSWORD = 12
"""Characters. Length is what counts (NIST SP 800-63B): no rules about digits or signs."""

LONGEST_PASSWORD = 256
"""Characters; hashing a megabyte of password is a way to keep a server busy."""


@cache
def _hasher(memory_kib: int, rounds: int) -> PasswordHasher:
    return PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)


@cache
def _nobodys_hash(memory_kib: int, rounds: int) -> str:
    return _hasher(memory_kib, rounds).hash("a password that nobody has")


def hash_password(password: str, settings: SecuritySettings) -> str:
    """The argon2id hash of a password; ValueError, with a sentence to show, where the password is too short or too long."""
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError(f"A password needs at least {SHORTEST_PASSWORD} characters. A short sentence is easy to remember.")
    if len(password) > LONGEST_PASSWORD:
        raise ValueError(f"A password may have at most {LONGEST_PASSWORD} characters.")
    return _hasher(settings.argon2_memory_kib, settings.argon2_rounds).hash(password)


def password_matches(password_hash: str | None, password: str, settings: SecuritySettings) -> bool:
    """Is this the password? Without a hash the work is done all the same, so that time does not tell who has an account."""
    hasher = _hasher(settings.argon2_memory_kib, settings.argon2_rounds)
    stored = password_hash or _nobodys_hash(settings.argon2_memory_kib, settings.argon2_rounds)
    try:
        hasher.verify(stored, password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
