"""How sure the readings of one receivable are, as the check of unsure readings sees them: for who shows them to people."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.model import ExtractedDocument
from extractors.terms import Term
from intake.packs import corrected, corrections_of, placed
from storage.database.tables import DebtorRow, DocumentRow, PackageRow, PartRow, ReceivableRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.masters import debtor_of_row
from verification.confirmation import Assurance, KnownElsewhere, assurances
from verification.matching.orders import orders_numbered
from verification.model import PackDocument, PartyMatch, Receivable


def assurances_of(session: Session, package: PackageRow, receivable_id: str) -> dict[Term, Assurance]:
    """How sure every reading is that this receivable is funded on; empty where its invoice was not read."""
    row = session.scalar(select(ReceivableRow).where(ReceivableRow.id == receivable_id))
    invoice = _paper(session, row.document_id) if row is not None else None
    books = DatabaseBooks(session, package.id)
    client = books.client(package.client_code)
    if row is None or invoice is None or client is None:
        return {}
    match = row.debtor_match
    matched = PartyMatch(match["code"], Decimal(str(match["score"])), str(match.get("explanation"))) if match else None
    debtor = session.get(DebtorRow, row.debtor_code) if row.debtor_code else None
    number = invoice.document.value(Term.PO_NUMBER)
    known = KnownElsewhere(
        receivable=Receivable(row.id, row.client_code, invoice, matched),
        client=client,
        debtor=debtor_of_row(debtor) if debtor is not None else None,
        orders=orders_numbered(number, row.client_code, books),
        schedule=_paper(session, package.schedule_document_id),
    )
    return {each.term: each for each in assurances(known)}


def _paper(session: Session, document_id: str | None) -> PackDocument | None:
    row = session.get(DocumentRow, document_id) if document_id else None
    if row is None or row.extraction is None:
        return None
    part = session.get_one(PartRow, row.part_id)
    document = corrected(from_plain(ExtractedDocument, row.extraction), corrections_of(session, [row.id])[row.id])
    return PackDocument(row.id, part.id, part.position, part.filename, part.sha256, placed(document, row.id))
