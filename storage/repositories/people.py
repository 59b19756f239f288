"""Users, their sessions, tokens and one-time sign-ins, as rows. Who may do what with them is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from storage.database.tables import ApiTokenRow, OneTimeSignInRow, SessionRow, SignInFailureRow, UserRow


def user_by_email(session: Session, email: str) -> UserRow | None:
    """The user with this address, which is kept in lower case."""
    return session.scalar(select(UserRow).where(UserRow.email == email.strip().lower()))


def user_by_id(session: Session, user_id: str) -> UserRow | None:
    """The user with this id, active or not."""
    return session.get(UserRow, user_id)


def all_users(session: Session) -> Sequence[UserRow]:
    """Everybody, by role and name."""
    return session.scalars(select(UserRow).order_by(UserRow.role, UserRow.name)).all()


def user_names(session: Session, user_ids: Collection[str]) -> dict[str, str]:
    """The names behind ids, for showing who did what."""
    if not user_ids:
        return {}
    return {each.id: each.name for each in session.scalars(select(UserRow).where(UserRow.id.in_(set(user_ids))))}


def user_count(session: Session) -> int:
    """How many users there are."""
    return session.scalar(select(func.count()).select_from(UserRow)) or 0


def session_by_digest(session: Session, token_digest: str, now: datetime) -> tuple[SessionRow, UserRow] | None:
    """A session that has not run out, with its user if that one is still active."""
    found = session.execute(
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(SessionRow.token_digest == token_digest, SessionRow.expires_at > now, UserRow.active.is_(True))
    ).first()
    return (found[0], found[1]) if found else None


def token_by_digest(session: Session, token_digest: str, now: datetime) -> tuple[ApiTokenRow, UserRow] | None:
    """A token that is neither revoked nor run out, with its user if that one is still active."""
    found = session.execute(
        select(ApiTokenRow, UserRow)
        .join(UserRow, UserRow.id == ApiTokenRow.user_id)
        .where(ApiTokenRow.token_digest == token_digest, ApiTokenRow.revoked_at.is_(None), UserRow.active.is_(True))
    ).first()
    if found is None or (found[0].expires_at is not None and found[0].expires_at <= now):
        return None
    return found[0], found[1]


def tokens_of(session: Session, user_id: str | None = None) -> Sequence[ApiTokenRow]:
    """The tokens of one user, or of everybody, newest first."""
    query = select(ApiTokenRow).order_by(ApiTokenRow.made_at.desc())
    return session.scalars(query if user_id is None else query.where(ApiTokenRow.user_id == user_id)).all()


def end_session(session: Session, token_digest: str) -> None:
    """Signing out: the row goes, so the cookie is worth nothing."""
    session.execute(delete(SessionRow).where(SessionRow.token_digest == token_digest))


def end_sessions_of(session: Session, user_id: str) -> None:
    """Every session of a user ends, as when the account is switched off or its password changes."""
    session.execute(delete(SessionRow).where(SessionRow.user_id == user_id))


def sweep_sessions(session: Session, now: datetime) -> None:
    """Sessions and sign-ins that ran out are no use to anybody."""
    session.execute(delete(SessionRow).where(SessionRow.expires_at <= now))
    session.execute(delete(OneTimeSignInRow).where(OneTimeSignInRow.expires_at <= now))


def use_one_time_sign_in(session: Session, token_digest: str, now: datetime) -> str | None:
    """Mark a one-time sign-in as used and give its user's id; None where it is unknown, used or run out. Two tries at once: one wins."""
    return session.scalar(
        update(OneTimeSignInRow)
        .where(OneTimeSignInRow.token_digest == token_digest, OneTimeSignInRow.used_at.is_(None), OneTimeSignInRow.expires_at > now)
        .values(used_at=now)
        .returning(OneTimeSignInRow.user_id)
    )


def sign_in_failure(session: Session, subject_key: str) -> SignInFailureRow | None:
    """How often this account or address failed of late."""
    return session.get(SignInFailureRow, subject_key)


def forget_sign_in_failures(session: Session, subject_key: str) -> None:
    """Somebody got in: the count starts again."""
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.subject_key == subject_key))
