"""Receivables of the register by their papers: invoices that say the same, and claims that one page of a file supports."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from storage.database.tables import ContentBandRow, DocumentRow, PackageRow, PartRow, ReceiptRow, ReceivableRow
from storage.repositories.register import ENTRY, entry_of, known_before
from verification.matching.content import MOST_ALIKE, PaperContent, bands_of
from verification.model import RegisterEntry

_LIKEST = (
    select(ContentBandRow.receivable_sequence)
    .join(ReceivableRow, ReceivableRow.sequence == ContentBandRow.receivable_sequence)
    .where(ContentBandRow.band.in_(bindparam("bands", expanding=True)), *known_before(bindparam("own_package", type_=String)))
    .group_by(ContentBandRow.receivable_sequence)
    .order_by(func.count().desc(), ContentBandRow.receivable_sequence)
    .limit(MOST_ALIKE)
)
_ALIKE = (
    select(*ENTRY, DocumentRow.content)
    .join(DocumentRow, DocumentRow.id == ReceivableRow.document_id)
    .where(ReceivableRow.sequence.in_(_LIKEST))
    .order_by(ReceivableRow.sequence)
)
"""The entries whose papers share most bands, with what the papers say; put together once, and prepared once by the server."""


def entries_like(session: Session, bands: Collection[int], package_id: str | None) -> list[RegisterEntry]:
    """Entries whose papers share most of these bands, as this package would have found them."""
    if not bands:
        return []
    session.flush()
    stated = {"bands": sorted(set(bands)), "own_package": package_id or ""}
    rows: Iterable[Any] = session.connection().execute(_ALIKE, stated)
    return [entry_of(*row)._replace(content=from_plain(PaperContent, content)) for *row, content in rows if content is not None]


def write_bands(session: Session, receivable: ReceivableRow, content: PaperContent | None) -> None:
    """Bring the bands of an entry to what its paper says; the entry has its sequence already."""
    forget_bands(session, receivable)
    for band in bands_of(content.figures) if content else ():
        session.add(ContentBandRow(band=band, receivable_sequence=receivable.sequence))


def forget_bands(session: Session, receivable: ReceivableRow) -> None:
    """Take the bands of an entry out of the register."""
    session.execute(delete(ContentBandRow).where(ContentBandRow.receivable_sequence == receivable.sequence))


def entries_supported_by(session: Session, sha256: str, first_page_number: int) -> list[int]:
    """The sequences of the entries that the document on this page of a file with these bytes supports."""
    documents = session.execute(
        select(DocumentRow.id, DocumentRow.receipt_id)
        .join(PartRow, PartRow.id == DocumentRow.part_id)
        .where(PartRow.sha256 == sha256, DocumentRow.first_page_number == first_page_number)
    ).all()
    if not documents:
        return []
    document_ids = {document_id for document_id, _ in documents}
    rows = session.execute(
        select(ReceivableRow.sequence, ReceivableRow.supporting)
        .join(PackageRow, PackageRow.id == ReceivableRow.package_id)
        .where(_packages_of({receipt_id for _, receipt_id in documents}))
    )
    return [sequence for sequence, supporting in rows if any(each["document_id"] in document_ids for each in supporting)]


def _packages_of(receipt_ids: set[str]) -> ColumnElement[bool]:
    """Packages that these receipts made or added documents to."""
    added_to = select(ReceiptRow.package_id).where(ReceiptRow.id.in_(receipt_ids), ReceiptRow.package_id.is_not(None))
    return or_(PackageRow.receipt_id.in_(receipt_ids), PackageRow.id.in_(added_to))
