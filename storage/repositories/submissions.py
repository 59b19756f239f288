"""Receipts as lists show them: newest first, with how their parts stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.database.tables import ClientRow, DocumentRow, PackageRow, PartRow, ReceiptRow


def receipts(
    session: Session, *, client_code: str | None = None, state: str | None = None, limit: int = 100, offset: int = 0
) -> Sequence[ReceiptRow]:
    """What came in, newest first; of one client or of all, in one state or any."""
    query = select(ReceiptRow).order_by(ReceiptRow.received_at.desc(), ReceiptRow.id).limit(limit).offset(offset)
    if client_code is not None:
        query = query.where(ReceiptRow.client_code == client_code)
    if state:
        query = query.where(ReceiptRow.state == state)
    return session.scalars(query).all()


def part_states(session: Session, receipt_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many parts of each receipt stand in each state."""
    found: dict[str, dict[str, int]] = {each: {} for each in receipt_ids}
    query = (
        select(PartRow.receipt_id, PartRow.state, func.count())
        .where(PartRow.receipt_id.in_(found))
        .group_by(PartRow.receipt_id, PartRow.state)
    )
    for receipt_id, state, count in session.execute(query):
        found[receipt_id][state] = count
    return found


def packages_of(session: Session, receipt_ids: Collection[str]) -> dict[str, PackageRow]:
    """The package that each receipt became."""
    rows = session.scalars(select(PackageRow).where(PackageRow.receipt_id.in_(set(receipt_ids))))
    return {row.receipt_id: row for row in rows}


def kyc_parts(session: Session, receipt_ids: Collection[str]) -> set[str]:
    """Ids of parts in which a paper of the KYC file was found: their names are for compliance and the client alone."""
    query = select(DocumentRow.part_id).where(DocumentRow.receipt_id.in_(set(receipt_ids)), DocumentRow.in_kyc.is_(True))
    return set(session.scalars(query))


def kyc_documents(session: Session, receipt_ids: Collection[str]) -> set[str]:
    """Ids of documents of these receipts that belong to the KYC file."""
    query = select(DocumentRow.id).where(DocumentRow.receipt_id.in_(set(receipt_ids)), DocumentRow.in_kyc.is_(True))
    return set(session.scalars(query))


def client_names(session: Session) -> dict[str, str]:
    """Every client's name by its code, by name."""
    return {row.client_code: row.name for row in session.scalars(select(ClientRow).order_by(ClientRow.name))}
