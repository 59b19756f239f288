"""Reads a package's files as any other's, assembles them and lets every check speak, with books held in lists."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from api.sample.made import MadeDocument
from bench.faults.draft import Draft
from bench.faults.drawing import invoice_of
from bench.readings import read_or_kept
from extractors.extraction import extract_documents
from extractors.money import Money
from extractors.terms import RECEIVABLE_KINDS
from verification.debtor_answers import DebtorVerification
from verification.list_books import ListBooks
from verification.matching.content import content_of_pages
from verification.model import Batch, EarlierFile, Finding, PackDocument, PurchaseOrder, PurchaseOrderLine, RegisterEntry
from verification.package import assemble_batch
from verification.pledges import PartnerBook, identities, pledge_marks
from verification.runner import run_checks

_PARTNER = PartnerBook("Northgate Factors", "a key of two factors that there are not", datetime(2026, 3, 1, tzinfo=UTC))
_OTHERS_SALES = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A package with what the checks said of it."""

    draft: Draft
    batch: Batch
    findings: tuple[Finding, ...]


def judge(draft: Draft, files: Sequence[MadeDocument], readings: Path | None = None) -> Judged:
    """Read the files, or take the readings that are kept of them in a folder, and run the checks."""
    documents: list[PackDocument] = []
    parked: list[tuple[str, str]] = []
    for position, file in enumerate(files):
        found, problem = _read(file, position, draft.name, readings)
        documents += found
        parked += [(file.filename, problem)] if problem else []
    digests = [(each.filename, hashlib.sha256(each.content).hexdigest()) for each in files]
    verifications: dict[str, list[DebtorVerification]] = {}
    books = books_of(draft, verifications)
    batch = assemble_batch(draft.name, draft.client.client_code, draft.received_at, documents, digests, parked, books)
    for sale, verification in draft.asked:
        for each in batch.receivables:
            if sale.is_file(each.invoice.filename):
                verifications.setdefault(each.receivable_id, []).append(verification)
    batch = replace(batch, mails=tuple(draft.mails))
    return Judged(draft, batch, run_checks(batch, books, draft.received_at))


def read_pack(file: MadeDocument, position: int, package: str) -> list[PackDocument]:
    """The documents of one file."""
    return _read(file, position, package, None)[0]


def _read(file: MadeDocument, position: int, package: str, readings: Path | None) -> tuple[list[PackDocument], str | None]:
    """The documents of one file, or why there are none."""
    kept = readings / f"{hashlib.sha256(file.content).hexdigest()}.pkl" if readings is not None else None
    reading, _ = read_or_kept(file.content, file.filename, kept)
    documents = extract_documents(reading)
    found = [
        PackDocument(
            hashlib.sha256(f"{package}/{position}/{place}".encode()).hexdigest()[:32],
            f"{package}/{position}",
            position,
            file.filename,
            reading.sha256,
            document,
            content_of_pages(document, reading.pages) if document.kind in RECEIVABLE_KINDS else None,
        )
        for place, document in enumerate(documents)
    ]
    return found, reading.problem if not found else None


def drawn(draft: Draft) -> Money:
    """What the client has drawn on its open book: most of what it may, as clients leave some room, or as much as was planted."""
    outstanding = sum((draft.owed_by(each) for each in draft.debtors), Decimal(0))
    facility = draft.client.facility
    share = Decimal("0.7") if draft.drawn_share is None else draft.drawn_share
    return Money((outstanding * facility.advance_rate * share).quantize(Decimal("0.01")), facility.currency)


def _earlier_order(entry: RegisterEntry) -> PurchaseOrder | None:
    """The order behind an earlier sale, long filled."""
    if not entry.po_number or entry.debtor_code is None or entry.gross is None:
        return None
    return PurchaseOrder(entry.po_number, entry.debtor_code, entry.client_code, entry.issue_date, entry.gross, "closed", ())


def _marks_of(draft: Draft) -> frozenset[str]:
    """What another factor let us compare: what was planted, and sales of others to the same debtors, some on one day with ours."""
    chance = Random(f"partner/{draft.name}")
    marks: set[str] = set()
    for each in draft.pledged:
        known_by = identities((each.debtor_name,), (each.debtor_tax_id,))
        marks.update(pledge_marks(_PARTNER.key, known_by, each.invoice_number, each.issue_date, each.gross))
    for sale in draft.sales:
        for _ in range(_OTHERS_SALES):
            amount = Money(Decimal(chance.randrange(100_000, 20_000_000)) / 100, sale.gross.currency)
            issued = sale.invoice.issue_date - timedelta(days=chance.randrange(10))
            number = f"{chance.choice('KLM')}{chance.randrange(1_000, 9_999)}"
            marks.update(pledge_marks(_PARTNER.key, identities((sale.debtor.name,), (sale.debtor.tax_id,)), number, issued, amount))
    return frozenset(marks)


def books_of(draft: Draft, verifications: Mapping[str, Sequence[DebtorVerification]]) -> ListBooks:
    """The books as they stand when the package comes."""
    orders = {each.po_number: each for each in map(_earlier_order, draft.entries) if each is not None}
    for sale in draft.sales:
        if sale.order is None:
            continue
        order = sale.order
        net = sum((each.line_total for each in order.lines), Decimal(0))
        orders[order.number] = PurchaseOrder(
            po_number=order.number,
            debtor_code=sale.order_debtor or sale.debtor.debtor_code,
            client_code=draft.client.client_code,
            issue_date=order.ordered_on,
            total=Money(net + net * order.tax_rate / 100, "ZAR").rounded(),
            status=sale.order_status,
            lines=tuple(
                PurchaseOrderLine(place + 1, line.item_code, line.description, line.quantity, line.unit_price)
                for place, line in enumerate(order.lines)
            ),
        )
    received = {}
    for sale in draft.received_before:
        paper = invoice_of(sale)
        digest = hashlib.sha256(paper.content).hexdigest()
        received[digest] = [EarlierFile(draft.client.client_code, "earlier", paper.filename, draft.received_at - timedelta(days=9))]
    return ListBooks(
        [draft.client],
        draft.debtors.values(),
        orders.values(),
        draft.entries,
        files=received,
        funds_in_use={draft.client.client_code: drawn(draft)},
        contras={draft.client.client_code: draft.contras},
        verifications=verifications,
        kyc_people={draft.client.client_code: draft.kyc_people},
        partner_books={_PARTNER: _marks_of(draft)},
    )
