"""A program signs in with a token that its owner made; it can do what its scopes say and no more than its owner."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from api.security.roles import SCOPES_OF_ROLE, Role, Scope
from api.security.secrets import fresh_secret, secret_digest
from storage.database.tables import ApiTokenRow, UserRow
from storage.errors import Rejected
from storage.ids import fresh_id
from storage.unit_of_work import UnitOfWork

PREFIX = "bdx_"
"""Tokens start with this, so that a scanner of repositories and logs can find one that leaked."""


def create_token(
    work: UnitOfWork, *, actor: str, user: UserRow, name: str, scopes: Collection[Scope], expires_at: datetime | None = None
) -> tuple[str, ApiTokenRow]:
    """A new token and its row. The token is shown this once; only its digest is stored. Rejected for a scope beyond the owner's role."""
    allowed = SCOPES_OF_ROLE[Role(user.role)]
    beyond = sorted(set(scopes) - set(allowed))
    if beyond or not scopes:
        raise Rejected(
            "token.scope_unfit",
            f"A token of a {user.role.replace('_', ' ')} cannot have: {', '.join(beyond)}."
            if beyond
            else "A token needs at least one scope.",
            f"Choose from: {', '.join(allowed)}.",
        )
    if not name.strip():
        raise Rejected("token.name_missing", "A token needs a name.", "Say which program uses it.")
    secret = PREFIX + fresh_secret()
    row = ApiTokenRow(
        id=fresh_id(),
        token_digest=secret_digest(secret),
        user_id=user.id,
        name=name.strip(),
        scopes=sorted(each.value for each in set(scopes)),
        made_at=work.now,
        expires_at=expires_at,
    )
    work.session.add(row)
    work.session.flush()
    work.audit(actor, "token.created", "token", row.id, user=user.id, scopes=row.scopes)
    return secret, row


def revoke_token(work: UnitOfWork, *, actor: str, token: ApiTokenRow) -> None:
    """A revoked token is refused from the next request on."""
    if token.revoked_at is None:
        token.revoked_at = work.now
        work.audit(actor, "token.revoked", "token", token.id)
