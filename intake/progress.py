"""How far a receipt has come: when its last part and document have come to rest, the transaction that sees it sends them on together.

The receipt's row is locked before anything is counted, so of two workers that finish the last two documents at the same moment the second
waits, sees the first one's work, and sends. Every step takes its locks in one order: receipt, part, package, then the audit trail.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.receive import parts_of
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
    parts = parts_of(session, receipt_id)
    if any(part.state not in PARTS_AT_REST for part in parts):
        return
    documents = session.scalars(select(DocumentRow).where(DocumentRow.receipt_id == receipt_id).order_by(DocumentRow.id)).all()
    if any(document.state not in DOCUMENTS_AT_REST for document in documents):
        return
    facts = [f"{part.id} {part.state} {part.reading_key}" for part in parts]
    facts += [f"{document.id} {document.state} {document.kind} {document.page_numbers}" for document in documents]
    facts += [
        f"{page.part_id} {page.page_number} {page.state} {page.page_key}"
        for page in session.scalars(
            select(PageRow).where(PageRow.part_id.in_([part.id for part in parts])).order_by(PageRow.part_id, PageRow.page_number)
        )
    ]
    work.send("assemble", receipt_id, occasion=hashlib.sha256("\n".join(facts).encode()).hexdigest())


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
