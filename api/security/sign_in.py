"""Signing in: by password, with growing delays for those who guess, or once by a link.

What failed is counted per account and per network address, in the database, so that two server processes know the same. An account
is never locked for good: that would let anybody lock anybody out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.security.passwords import password_matches
from api.security.secrets import fresh_secret, secret_digest
from api.security.settings import SecuritySettings
from storage.database.tables import OneTimeSignInRow, SessionRow, SignInFailureRow, UserRow
from storage.errors import Rejected
from storage.repositories import people
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session just opened: what goes into the cookie, and whose it is."""

    secret: str
    user: UserRow


class SignInRefused(Rejected):
    """Wrong address or password, or too many tries; the sentence never says which accounts exist."""

    def __init__(self, code: str, sentence: str, what_next: str, retry_after: timedelta | None = None) -> None:
        super().__init__(code, sentence, what_next)
        self.retry_after = retry_after


def sign_in(work: UnitOfWork, settings: SecuritySettings, *, email: str, password: str, address: str) -> OpenSession | SignInRefused:
    """Open a session, or say why not. The refusal is returned, not raised, because its count must be committed too."""
    account_key = _subject_key("account", email)
    address_key = _subject_key("address", address)
    for subject_key in (account_key, address_key):
        waiting = _wait(work, subject_key)
        if waiting is not None:
            return SignInRefused(
                "sign_in.delayed",
                "Too many tries.",
                f"Wait {max(1, round(waiting.total_seconds()))} seconds and try again.",
                waiting,
            )
    user = people.user_by_email(work.session, email)
    usable = user if user is not None and user.active else None
    if not password_matches(usable.password_hash if usable else None, password, settings) or usable is None:
        _count_failure(work, settings, account_key, settings.failures_before_delay)
        _count_failure(work, settings, address_key, settings.failures_before_address_delay)
        work.audit("anybody", "sign_in.failed", "user", user.id if user else "unknown")
        return SignInRefused("sign_in.failed", "That address and password do not belong together.", "Check both and try again.")
    people.forget_sign_in_failures(work.session, account_key)
    return open_session(work, settings, usable, how="password")


def open_session(work: UnitOfWork, settings: SecuritySettings, user: UserRow, *, how: str) -> OpenSession:
    """A session for somebody who has proved who they are."""
    secret = fresh_secret()
    people.sweep_sessions(work.session, work.now)
    work.session.add(
        SessionRow(
            token_digest=secret_digest(secret),
            user_id=user.id,
            csrf_token=fresh_secret(),
            made_at=work.now,
            expires_at=work.now + settings.session_lifetime,
        )
    )
    work.audit(f"person:{user.id}", "session.opened", "user", user.id, how=how)
    return OpenSession(secret, user)


def create_one_time_sign_in(work: UnitOfWork, settings: SecuritySettings, *, actor: str, user: UserRow) -> str:
    """A secret that lets its bearer in once: `/sign-in/once?token=<secret>`. Only its digest is stored."""
    secret = fresh_secret()
    work.session.add(
        OneTimeSignInRow(token_digest=secret_digest(secret), user_id=user.id, expires_at=work.now + settings.one_time_lifetime)
    )
    work.audit(actor, "one_time_sign_in.created", "user", user.id)
    return secret


def sign_in_once(work: UnitOfWork, settings: SecuritySettings, *, secret: str) -> OpenSession:
    """Let the bearer of a one-time sign-in in; the link is spent."""
    user_id = people.use_one_time_sign_in(work.session, secret_digest(secret), work.now)
    user = people.user_by_id(work.session, user_id) if user_id else None
    if user is None or not user.active:
        raise SignInRefused("one_time_sign_in.spent", "This link was used already or has run out.", "Ask for a new one, or use a password.")
    return open_session(work, settings, user, how="one_time")


def _subject_key(kind: str, subject: str) -> str:
    return secret_digest(f"{kind}:{subject.strip().lower()}")


def _wait(work: UnitOfWork, subject_key: str) -> timedelta | None:
    row = people.sign_in_failure(work.session, subject_key)
    until: datetime | None = row.refused_until if row else None
    return until - work.now if until is not None and until > work.now else None


def _count_failure(work: UnitOfWork, settings: SecuritySettings, subject_key: str, free_tries: int) -> None:
    row = people.sign_in_failure(work.session, subject_key)
    if row is None:
        row = SignInFailureRow(subject_key=subject_key, failure_count=0, last_failed_at=work.now, refused_until=None)
        work.session.add(row)
    elif row.last_failed_at < work.now - timedelta(days=1):
        row.failure_count = 0
    row.failure_count += 1
    row.last_failed_at = work.now
    if row.failure_count >= free_tries:
        doublings = min(row.failure_count - free_tries, 20)
        row.refused_until = work.now + min(settings.first_delay * 2**doublings, settings.longest_delay)
