"""How far a receipt has come: when its last part and document have come to rest, the transaction that sees it sends them on together.

The receipt's row is locked before anything is counted, so of two workers that finish the last two documents at the same moment the second
waits, sees the first one's work, and sends. Every step takes its locks in one order: receipt, part, package, then the audit trail.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.step import Setback
from storage.database.tables import DocumentRow, PageRow, PartRow, ReceiptRow
from storage.unit_of_work import UnitOfWork

PARTS_AT_REST = frozenset({"unpacked", "read", "parked", "skipped", "rejected"})
DOCUMENTS_AT_REST = frozenset({"extracted", "parked"})


def lock_receipt(session: Session, receipt_id: str) -> ReceiptRow:
    """The receipt, ours until this transaction ends; take it before any other lock."""
    return session.scalars(
        select(ReceiptRow).where(ReceiptRow.id == receipt_id).with_for_update().execution_options(populate_existing=True)
    ).one()


def lock_part(session: Session, part_id: str) -> PartRow:
    """A part, after its receipt."""
    return session.scalars(select(PartRow).where(PartRow.id == part_id).with_for_update().execution_options(populate_existing=True)).one()


def advance_receipt(work: UnitOfWork, receipt_id: str) -> None:
    """Send the receipt to be assembled where nothing in it is on its way any more. The caller holds the receipt's lock.

    The message's occasion is what there is to assemble: seen twice it is one message, and after a part was run again it is a new one.
    """
    session = work.session
    session.flush()
    on_its_way = session.scalar(
        select(PartRow.id).where(PartRow.receipt_id == receipt_id, PartRow.state.not_in(PARTS_AT_REST)).limit(1)
    ) or session.scalar(
        select(DocumentRow.id).where(DocumentRow.receipt_id == receipt_id, DocumentRow.state.not_in(DOCUMENTS_AT_REST)).limit(1)
    )
    if on_its_way is None:
        work.send("assemble", receipt_id, occasion=_what_there_is(session, receipt_id))


def _what_there_is(session: Session, receipt_id: str) -> str:
    """A digest of everything in the receipt that a package is made of."""
    parts = session.execute(
        select(PartRow.id, PartRow.state, PartRow.reading_key).where(PartRow.receipt_id == receipt_id).order_by(PartRow.id)
    )
    documents = session.execute(
        select(DocumentRow.id, DocumentRow.state, DocumentRow.kind, DocumentRow.page_numbers)
        .where(DocumentRow.receipt_id == receipt_id)
        .order_by(DocumentRow.id)
    )
    pages = session.execute(
        select(PageRow.part_id, PageRow.page_number, PageRow.state, PageRow.page_key)
        .join(PartRow, PartRow.id == PageRow.part_id)
        .where(PartRow.receipt_id == receipt_id)
        .order_by(PageRow.part_id, PageRow.page_number)
    )
    digest = hashlib.sha256()
    for rows in (parts, documents, pages):
        for row in rows:
            digest.update(f"{tuple(row)}\n".encode())
    return digest.hexdigest()


def stop_part(work: UnitOfWork, part_id: str, setback: Setback) -> None:
    """Write on a part why it gets no further, and let the rest of its receipt go on."""
    receipt_id = work.session.scalars(select(PartRow.receipt_id).where(PartRow.id == part_id)).one_or_none()
    if receipt_id is None:
        return
    lock_receipt(work.session, receipt_id)
    part = lock_part(work.session, part_id)
    part.state = "rejected" if setback.refused else "parked"
    part.state_reason = setback.sentence
    part.problem_code = setback.code
    work.session.flush()
    advance_receipt(work, receipt_id)
