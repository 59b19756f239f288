"""A batch of forty documents, as forty files or as one PDF: both must end as the same receivables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from api.sample.batches import order_delivery, order_invoice, order_paper, schedule_of
from api.sample.book import SampleBook
from api.sample.documents import bundled, draw_delivery_note, draw_invoice
from api.sample.made import MadeDocument

_HOUSES = ("ruled", "open", "banded", "serif", "ledger")


@dataclass(frozen=True)
class FortyDocuments:
    """Thirteen orders of one client filled: order, delivery note and invoice of each, and the schedule that lists them."""

    client_code: str
    files: tuple[MadeDocument, ...]
    invoice_numbers: tuple[str, ...]

    def one_pdf(self) -> MadeDocument:
        """The same forty papers in one PDF, in the same order."""
        return bundled(self.files, "everything.pdf")


def forty_documents(book: SampleBook) -> FortyDocuments:
    """Forty papers of C001 from the sample book, all without a fault; invoices keep to one house style after the other."""
    day = book.today - timedelta(days=3)
    papers, invoices = [], []
    for index, order in enumerate(book.open_orders("C001")[3:16]):
        number = f"RB{1300 + index}"
        note = f"RBD-{1300 + index}"
        invoice = order_invoice(order, number, day, delivery_note_number=note)
        delivery = order_delivery(order, note, day - timedelta(days=1), seed=40 + index, invoice_number=number)
        invoices.append(invoice)
        layout = _HOUSES[index % len(_HOUSES)]
        papers += [draw_invoice(invoice, layout), draw_delivery_note(delivery, "pod" if index % 2 else "plain"), order_paper(order)]
    schedule = schedule_of(book.clients["C001"], "S-040", invoices, book.today, "pdf")
    return FortyDocuments("C001", (schedule, *papers), tuple(invoice.number for invoice in invoices))
