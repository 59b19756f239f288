"""Papers for the newest receivables of a made register, and copies of them in other files, by which DUP-04 is measured.

A paper says what such invoices say: the form of its client, lines of a price list, its sums, its number, date and references. A charge that
comes every month says the same every month but for those. The same receivable makes the same paper.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bench.made_register import Sold
from extractors.codec import to_plain
from storage.database.tables import ContentBandRow, DocumentRow, PartRow, ReceiptRow, ReceivableRow
from storage.ids import fact_id
from verification.matching.content import PaperContent, bands_of

_AT_ONCE = 2_000
_RECEIPT = fact_id("receipt", "bench papers")
_PART = fact_id("part", "bench papers")


def write_papers(engine: Engine, count: int) -> list[Sold]:
    """Give the newest receivables their papers, unless they have them from an earlier run; returns them."""
    columns = (
        ReceivableRow.sequence,
        ReceivableRow.client_code,
        ReceivableRow.debtor_code,
        ReceivableRow.invoice_number,
        ReceivableRow.issue_date,
        ReceivableRow.gross_minor,
        ReceivableRow.po_number,
        ReceivableRow.delivery_note_number,
        ReceivableRow.document_id,
    )
    newest = select(*columns).order_by(ReceivableRow.sequence.desc()).limit(count)
    with engine.connect() as connection:
        rows = connection.execute(newest).all()
        connection.rollback()
    sold = [(row.sequence, _sold(*row[1:8])) for row in rows]
    missing = [each for each, row in zip(sold, rows, strict=True) if row.document_id is None]
    if missing:
        _write_file(engine)
    for start in range(0, len(missing), _AT_ONCE):
        with engine.begin() as connection:
            _write(connection, missing[start : start + _AT_ONCE])
    return [each for _, each in sold]


def _sold(client: str, debtor: str, number: str, issued: date, gross_minor: int, po_number: str | None, note: str | None) -> Sold:
    return Sold(int(client[1:]), int(debtor[1:]), number, issued, gross_minor, po_number, note)


def _write_file(engine: Engine) -> None:
    """One file of which every paper is a page."""
    with Session(engine) as session:
        if session.get(ReceiptRow, _RECEIPT) is None:
            received_at = datetime(2026, 3, 20, 9, tzinfo=UTC)
            session.add(ReceiptRow(id=_RECEIPT, external_id="bench", channel="upload", received_at=received_at, state="assembled"))
            session.flush()
            part = {"path": "1", "position": 0, "filename": "papers.pdf", "media_type": "application/pdf", "byte_count": 1, "state": "read"}
            session.add(PartRow(id=_PART, receipt_id=_RECEIPT, sha256="0" * 64, **part))
            session.commit()


def _write(connection: Connection, some: list[tuple[int, Sold]]) -> None:
    papers = [(sequence, fact_id("document", _PART, sequence), paper_of(sold)) for sequence, sold in some]
    fixed = {"receipt_id": _RECEIPT, "part_id": _PART, "ordinal": 0, "kind": "invoice", "in_kyc": False, "state": "extracted"}
    connection.execute(
        insert(DocumentRow),
        [
            {**fixed, "id": name, "first_page_number": sequence, "page_numbers": [sequence], "content": to_plain(content)}
            for sequence, name, content in papers
        ],
    )
    connection.execute(
        insert(ContentBandRow),
        [{"band": band, "receivable_sequence": sequence} for sequence, _, content in papers for band in bands_of(content.figures)],
    )
    table = ReceivableRow.__table__
    for sequence, name, _ in papers:
        connection.execute(update(table).where(table.c.sequence == sequence).values(document_id=name))


def paper_of(sold: Sold) -> PaperContent:
    """What the paper of an invoice says."""
    form = random.Random(f"form {sold.client}")
    letterhead = [f"WORD{form.randrange(5_000)}" for _ in range(25)] + [str(form.randrange(10**8, 10**9)) for _ in range(6)]
    prices = [form.randrange(1_000, 400_000) for _ in range(12)]
    charge = sold.note is None and sold.po_number is None
    chance = random.Random(f"{sold.client} {sold.debtor} {sold.gross_minor}" + ("" if charge else f" {sold.number} {sold.issued}"))
    lines: list[str] = []
    for _ in range(chance.randint(2, 8)):
        price, quantity = chance.choice(prices) if chance.random() < 0.7 else chance.randrange(1_000, 900_000), chance.randint(1, 40)
        lines += [str(price), str(price * quantity), str(quantity)]
    net = sold.gross_minor * 100 // 115
    sums = [str(sold.gross_minor), str(net), str(sold.gross_minor - net)]
    number, day = _folded(sold.number), sold.issued.strftime("%Y%m%d")
    own = [*lines, *sums, number, day, *(_folded(each) for each in (sold.note, sold.po_number) if each)]
    figures = sorted({each for each in own if len(each) >= 3 and any(sign.isdigit() for sign in each)})
    return PaperContent(tuple(sorted({*letterhead, *own})), tuple(figures), tuple(sorted({number, day})))


def _folded(number: str) -> str:
    return "".join(each for each in number.upper() if each.isalnum())


def _scanned(content: PaperContent, chance: random.Random) -> PaperContent:
    """One word in twelve read otherwise."""
    misread = {each: each[:-1] + "7X"[chance.random() < 0.5] for each in content.words if chance.random() < 1 / 12}
    return PaperContent(
        *(tuple(sorted({misread.get(each, each) for each in some})) for some in (content.words, content.figures, content.names))
    )


def _cropped(content: PaperContent, chance: random.Random) -> PaperContent:
    """One figure in eight is no longer on it."""
    lost = {each for each in content.figures if each not in content.names and chance.random() < 1 / 8}
    return PaperContent(*(tuple(each for each in some if each not in lost) for some in (content.words, content.figures, content.names)))


def _dated(sold: Sold, chance: random.Random) -> Sold:
    return replace(sold, issued=sold.issued + timedelta(days=chance.randint(2, 15)))


COPIES: dict[str, Callable[[Sold, random.Random], tuple[Sold, PaperContent] | None]] = {
    "exported again": lambda sold, _: (sold, paper_of(sold)),
    "scanned again": lambda sold, chance: (sold, _scanned(paper_of(sold), chance)),
    "cropped": lambda sold, chance: (sold, _cropped(paper_of(sold), chance)),
    "new date": lambda sold, chance: _renamed(sold, _dated(sold, chance)),
    "new number and date": lambda sold, chance: (
        _renamed(sold, replace(_dated(sold, chance), number=f"{sold.number}77")) if sold.note is not None else None
    ),
}
"""How a claim is sold again in another file. With another number and date only the delivery note says that it is one claim."""


def _renamed(sold: Sold, again: Sold) -> tuple[Sold, PaperContent]:
    """The paper of a claim with the number and date that it is sold under now."""
    content, changed = paper_of(sold), {_folded(sold.number): _folded(again.number)}
    changed[sold.issued.strftime("%Y%m%d")] = again.issued.strftime("%Y%m%d")
    said = PaperContent(
        *(tuple(sorted(changed.get(each, each) for each in some)) for some in (content.words, content.figures, content.names))
    )
    return again, said
