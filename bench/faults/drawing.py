"""Draws a package's papers from what was made up, in the order in which a client sends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from api.sample.documents import (
    ScheduleParticulars,
    ScheduleRow,
    draw_delivery_note,
    draw_invoice,
    draw_purchase_order,
    draw_schedule,
    scanned,
)
from api.sample.made import MadeDocument
from api.sample.particulars import InvoiceParticulars, Party
from bench.faults.book import FACTOR
from bench.faults.draft import Draft, Finish, Sale
from bench.faults.houses import HOUSE, draw_in_house


def draw_package(draft: Draft) -> list[MadeDocument]:
    """Every file of the package, each under a name of its own."""
    drawn: list[MadeDocument] = []
    if draft.schedule != "none":
        drawn.append(_schedule(draft))
    for place, sale in enumerate(draft.sales):
        drawn += _papers(sale, seed=place)
    drawn += [invoice_of(sale).named(f"again-{invoice_of(sale).filename}") for sale in draft.sent_twice]
    return drawn + draft.extra


def invoice_of(sale: Sale) -> MadeDocument:
    """The invoice as it is sent; the same bytes each time."""
    said = _said(sale)
    in_house = sale.invoice_layout.startswith(HOUSE)
    paper = draw_in_house(said, sale.invoice_layout) if in_house else draw_invoice(said, sale.invoice_layout)
    paper = paper.named(sale.filename) if sale.left_out else paper
    return _finished(paper, sale.finish_invoice, scanned_with=17 if sale.is_scanned else None)


def _said(sale: Sale) -> InvoiceParticulars:
    """What the invoice prints, without what it leaves out."""
    said = sale.invoice
    if "number" in sale.left_out:
        said = replace(said, number="")
    return replace(said, buyer=Party("", ())) if "buyer" in sale.left_out else said


def _papers(sale: Sale, seed: int) -> list[MadeDocument]:
    papers = [invoice_of(sale)]
    if sale.delivery is not None:
        note = draw_delivery_note(sale.delivery, sale.delivery_layout)
        papers.append(_finished(note, sale.finish_delivery, scanned_with=seed + 31 if sale.is_scanned else None))
    if sale.brings_order and sale.order is not None:
        papers.append(draw_purchase_order(sale.order, ("rows", "grid", "bands", "none")[seed % 4]))
    return papers


def _finished(paper: MadeDocument, steps: list[Finish], scanned_with: int | None) -> MadeDocument:
    for step in steps:
        paper = step(paper)
    return paper if scanned_with is None else scanned(paper, seed=scanned_with, skew=(scanned_with % 5 - 2) * 0.3)


def _schedule(draft: Draft) -> MadeDocument:
    rows = [
        ScheduleRow(each.invoice.number, each.invoice.buyer.name, each.invoice.issue_date, each.invoice.due_date, each.invoice.gross_total)
        for each in draft.sales
    ]
    for change in draft.schedule_changes:
        rows = change(rows)
    particulars = ScheduleParticulars(
        f"S{draft.name[-3:]}", draft.seller, FACTOR, draft.today - timedelta(days=1), tuple(rows), signed_by="A. Jacobs"
    )
    if not draft.schedule_signed:
        particulars = replace(particulars, signature_seed=None, signed_by=None)
    return draw_schedule(particulars, draft.schedule)
