"""Requirement profiles: which papers the invoices of a client or debtor, for goods or services, disclosed or not, must bring."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from extractors.terms import DocumentKind
from intake.imports.cells import BadCell, Cell, one_of, parts, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ClientRow, DebtorRow, RequirementProfileRow
from verification.model import Supply
from verification.requirements import ONCE_A_BATCH

_NONE = "none"
_DISCLOSED = {"disclosed": True, "confidential": False, None: None}


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    clients = set(session.scalars(select(ClientRow.client_code)))
    debtors = set(session.scalars(select(DebtorRow.debtor_code)))
    found: list[Row] = []
    first_line: dict[tuple[str | bool | None, ...], int] = {}
    for line, row in rows:
        if row["client_code"] is not None and row["client_code"] not in clients:
            complaints.add(line, "client_code", f"There is no client {row['client_code']}. Import the clients first.")
        if row["debtor_code"] is not None and row["debtor_code"] not in debtors:
            complaints.add(line, "debtor_code", f"There is no debtor {row['debtor_code']}. Import the debtors first.")
        holds_for = (row["client_code"], row["debtor_code"], row["supply"], _DISCLOSED[row["disclosure"]])
        if holds_for in first_line:
            complaints.add(line, None, f"What these invoices must bring stands on line {first_line[holds_for]} already.")
            continue
        first_line[holds_for] = line
        found.append(
            {
                "position": len(found),
                "client_code": row["client_code"],
                "debtor_code": row["debtor_code"],
                "supply": row["supply"],
                "disclosed": _DISCLOSED[row["disclosure"]],
                "documents": row["documents"],
                "changed_at": now,
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    """The list is whole: a profile that is not on it any more holds no more."""
    session.execute(delete(RequirementProfileRow))
    upsert(session, RequirementProfileRow.__table__, rows, ["position"])  # type: ignore[arg-type]


def _documents(cell: Cell) -> list[str] | None:
    """The kinds, or None for an empty cell: that a paper was forgotten must not read as that none is asked for."""
    kinds = list(dict.fromkeys(piece.lower().replace(" ", "_") for piece in parts(cell)))
    if kinds == [_NONE]:
        return []
    if not kinds:
        return None
    known = set(DocumentKind) - ONCE_A_BATCH
    unknown = [kind for kind in kinds if kind not in known]
    if set(unknown) & ONCE_A_BATCH:
        raise BadCell("A batch brings a schedule of accounts, not an invoice: name it among the required documents of the client.")
    if unknown:
        raise BadCell(f"{', '.join(unknown)} is no kind of document. Known are {', '.join(sorted(known))}; {_NONE} asks for no paper.")
    return kinds


KIND = ImportKind(
    name="requirements",
    columns=(
        Column("client_code", text),
        Column("debtor_code", text),
        Column("supply", one_of(*(each.value for each in Supply))),
        Column("disclosure", one_of("disclosed", "confidential")),
        Column("documents", _documents, required=True),
    ),
    prepare=_prepare,
    write=_write,
)
