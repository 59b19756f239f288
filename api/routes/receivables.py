"""The register of receivables, to search in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from api.context import context_of
from api.security.access import Caller, allowed
from api.security.roles import PACKAGE_READERS, Scope
from api.visibility import own_client
from extractors.money import Money
from storage.database.reading import reading
from storage.database.tables import ReceivableRow
from storage.repositories.receivable_search import ReceivableQuestion, find_receivables

router = APIRouter(prefix="/api/v1/receivables", tags=["receivables"])


@router.get("")
def search_receivables(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.READ,)))],
    q: Annotated[str | None, Query(max_length=100, description="A number, or part of a debtor's name")] = None,
    client: str | None = None,
    debtor: str | None = None,
    state: str | None = None,
    status: str | None = None,
    issued_from: date | None = None,
    issued_to: date | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Receivables that fit, newest first. A client finds only its own."""
    question = ReceivableQuestion(q, own_client(caller, client), debtor, state, status, issued_from, issued_to, limit, offset)
    with reading(context_of(request).services.engine) as session:
        found = find_receivables(session, question)
    return {"receivables": [as_plain(row, name) for row, name in found], "limit": limit, "offset": offset}


def as_plain(row: ReceivableRow, debtor_name: str | None) -> dict[str, Any]:
    """One line of the register."""
    gross = Money.from_minor_units(row.gross_minor, row.currency) if row.gross_minor is not None and row.currency else None
    return {
        "id": row.id,
        "package": row.package_id,
        "client": row.client_code,
        "debtor": row.debtor_code,
        "debtor_name": debtor_name,
        "invoice_number": row.invoice_number,
        "issue_date": row.issue_date,
        "due_date": row.due_date,
        "currency": row.currency,
        "gross_total": str(gross.amount) if gross else None,
        "po_number": row.po_number,
        "delivery_note_number": row.delivery_note_number,
        "status": row.status,
        "state": row.state,
    }
