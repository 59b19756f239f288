"""The audit trail, for the administrator: ids, codes and counts, never what a paper says."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from api.context import context_of
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from storage.database.reading import reading
from storage.database.tables import AuditRow
from storage.repositories.operation import audit_lines

router = APIRouter(prefix="/api/v1/audit", tags=["administration"])


@router.get("")
def read_audit(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR, scopes=(Scope.ADMINISTER,)))],
    subject: str | None = None,
    action: Annotated[str | None, Query(description="An action, or how it begins: kyc_evidence.")] = None,
    before: int | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """Lines of the trail, newest first; `before` pages on from the last sequence shown."""
    with reading(context_of(request).services.engine) as session:
        return {"lines": [as_plain(each) for each in audit_lines(session, subject_id=subject, action=action, before=before, limit=limit)]}


def as_plain(row: AuditRow) -> dict[str, Any]:
    """One line, with the digest that chains it to the one before."""
    return {
        "sequence": row.sequence,
        "at": row.at,
        "actor": row.actor,
        "action": row.action,
        "subject_kind": row.subject_kind,
        "subject": row.subject_id,
        "particulars": row.particulars,
        "digest": row.digest,
    }
