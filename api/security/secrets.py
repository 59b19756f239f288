"""Secrets are made here, handed out once, and kept only as digests."""

from __future__ import annotations

import hashlib
import secrets


def fresh_secret() -> str:
    """256 bits of chance, fit for a URL."""
    return secrets.token_urlsafe(32)


def secret_digest(secret: str) -> str:
    """What is stored of a secret. Plain SHA-256 is enough for 256 random bits; passwords go through argon2 instead."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same_secret(left: str, right: str) -> bool:
    """Are two secrets equal, in a time that does not depend on where they differ?"""
    return secrets.compare_digest(left.encode(), right.encode())
