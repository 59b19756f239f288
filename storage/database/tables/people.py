"""Who may do what: users with one role each, their sessions, tokens and one-time sign-ins. Secrets are stored as digests only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class UserRow(Base):
    """A person. `role` is client, assistant, account_manager, compliance or administrator; a client user belongs to one client."""

    __tablename__ = "user_account"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    client_code: Mapped[str | None] = mapped_column(ForeignKey("client.client_code"))
    password_hash: Mapped[str | None]
    language: Mapped[str]
    active: Mapped[bool]
    made_at: Mapped[datetime]


class SessionRow(Base):
    __tablename__ = "session"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), index=True)
    csrf_token: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class ApiTokenRow(Base):
    __tablename__ = "api_token"

    id: Mapped[str] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), index=True)
    name: Mapped[str]
    scopes: Mapped[list[Any]]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class OneTimeSignInRow(Base):
    __tablename__ = "one_time_sign_in"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInFailureRow(Base):
    """How often signing in failed of late, for one account or one network address; `subject_key` is a digest of which."""

    __tablename__ = "sign_in_failure"

    subject_key: Mapped[str] = mapped_column(primary_key=True)
    failure_count: Mapped[int]
    last_failed_at: Mapped[datetime]
    refused_until: Mapped[datetime | None]
