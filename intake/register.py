"""Writes a batch's receivables into the register, where the checks of every later batch look for duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from sqlalchemy import select

from extractors.codec import to_plain
from extractors.model import ExtractedDocument
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from storage.database.tables import PackageRow, ReceivableRow
from storage.repositories.papers_alike import forget_bands, write_bands
from storage.unit_of_work import UnitOfWork
from verification.matching.accounts import printed_accounts
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key
from verification.model import Batch, Receivable, ReceivableState


def register_receivables(work: UnitOfWork, package: PackageRow, batch: Batch, currency: str) -> Sequence[ReceivableRow]:
    """Bring the package's rows of the register to what the batch says now. The caller has written an audit line in this transaction.

    That audit line matters: on PostgreSQL it holds the one lock of the audit trail until the commit, so receivables are numbered in the
    order of their commits, and of two packages with the same invoice the later one always sees the earlier.
    """
    session = work.session
    before = {row.id: row for row in session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package.id))}
    rows = []
    for position, receivable in enumerate(batch.receivables):
        row = before.pop(receivable.receivable_id, None)
        if row is not None and row.state == ReceivableState.APPROVED.value:
            rows.append(row)  # money moved on what it said then
            continue
        if row is None:
            row = ReceivableRow(
                id=receivable.receivable_id,
                package_id=package.id,
                status="open",
                state="deficient",
                registered_at=work.now,
                invoice_number="",
                invoice_number_key="",
                supporting=[],
            )
        _write(row, receivable, position, currency)
        session.add(row)
        session.flush()  # one by one, so that the register counts them in the order of the batch
        write_bands(session, row, receivable.invoice.content)
        rows.append(row)
    for gone in before.values():
        if gone.state != ReceivableState.APPROVED.value:
            forget_bands(session, gone)
            session.delete(gone)
    session.flush()
    return rows


def _write(row: ReceivableRow, receivable: Receivable, position: int, currency: str) -> None:
    document = receivable.invoice.document
    money = gross_of(document, currency)
    row.document_id = receivable.invoice.document_id
    row.client_code = receivable.client_code
    row.debtor_code = receivable.debtor_match.code if receivable.debtor_match else None
    row.debtor_match = to_plain(receivable.debtor_match) if receivable.debtor_match else None
    row.invoice_number = document.value(Term.INVOICE_NUMBER) or ""
    row.invoice_number_key = number_key(row.invoice_number)
    row.number_skeleton = number_skeleton(row.invoice_number)
    row.issue_date = _day(document.value(Term.ISSUE_DATE))
    row.due_date = _day(document.value(Term.DUE_DATE))
    row.currency = money.currency if money else document.value(Term.CURRENCY) or currency
    row.gross_minor = money.minor_units() if money else None
    row.po_number = document.value(Term.PO_NUMBER)
    row.po_key = number_key(row.po_number) if row.po_number else None
    row.delivery_note_number = document.value(Term.DELIVERY_NOTE_NUMBER)
    row.delivery_note_key = number_key(row.delivery_note_number) if row.delivery_note_number else None
    row.supporting = [{"document_id": each.document_id, "tied_by": each.tied_by} for each in receivable.supporting]
    row.accounts = list(printed_accounts(document))
    row.layout = to_plain(document.layout) if document.layout else None
    row.position = position


def gross_of(document: ExtractedDocument, currency: str) -> Money | None:
    """What the paper is for, with tax; a credit note counts against us, since its kind carries the sign."""
    text = document.value(Term.GROSS_TOTAL) or document.value(Term.AMOUNT_DUE)
    try:
        amount = Money(Decimal(text), document.value(Term.CURRENCY) or currency).rounded() if text else None
    except (InvalidOperation, ValueError):
        return None
    return -amount if amount is not None and document.kind is DocumentKind.CREDIT_NOTE else amount


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
