"""The two sample batches as a client would mail them: one that may be funded, and one with a fault in nearly every invoice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from api.sample.book import SampleBook, SampleClient, SampleOrder, twice_sold_order
from api.sample.cast import FACTOR_NAME, RECEIVERS
from api.sample.documents import (
    DeliveryParticulars,
    OrderParticulars,
    PersonParticulars,
    ScheduleParticulars,
    ScheduleRow,
    bundled,
    draw_delivery_note,
    draw_invoice,
    draw_passport,
    draw_purchase_order,
    draw_schedule,
    scanned,
)
from api.sample.made import MadeDocument
from api.sample.numbers import luhn_digit
from api.sample.particulars import InvoiceParticulars, cents


@dataclass(frozen=True, slots=True)
class SampleBatch:
    """A batch and what must come of it: the state of its package, and the checks that fail for each invoice."""

    name: str
    client: SampleClient
    subject: str
    body: str
    documents: tuple[MadeDocument, ...]
    state: str
    failing: Mapping[str, frozenset[str]]  # invoice number -> check codes
    sent_at: datetime

    @property
    def sender(self) -> str:
        return f"accounts@{self.client.role.mail_domain}"

    def mail(self, recipient: str) -> EmailMessage:
        """The batch as a mail (RFC 5322) with every document attached."""
        mail = EmailMessage(policy=SMTP)
        mail["From"] = f"{self.client.role.name} <{self.sender}>"
        mail["To"] = recipient
        mail["Subject"] = self.subject
        mail["Date"] = format_datetime(self.sent_at)
        mail["Message-ID"] = f"<sample-{self.name}-{self.sent_at:%Y%m%d}@{self.client.role.mail_domain}>"
        mail.set_content(self.body)
        for document in self.documents:
            maintype, _, subtype = document.media_type.partition("/")
            mail.add_attachment(document.content, maintype=maintype, subtype=subtype, filename=document.filename)
        return mail


def order_invoice(order: SampleOrder, number: str, issued: date, *, delivery_note_number: str | None) -> InvoiceParticulars:
    """The invoice that fills an order as it should."""
    client, debtor = order.client, order.debtor
    return InvoiceParticulars(
        number=number,
        issue_date=issued,
        due_date=issued + timedelta(days=debtor.role.terms_days),
        seller=client.party,
        buyer=debtor.party,
        lines=order.lines,
        account=client.remit_to,
        po_number=order.po_number,
        delivery_note_number=delivery_note_number,
        payment_terms=f"{debtor.role.terms_days} days from invoice date",
        factor_name=FACTOR_NAME if client.role.disclosed else None,
    )


def order_delivery(
    order: SampleOrder, number: str, delivered: date, *, seed: int, invoice_number: str | None = None
) -> DeliveryParticulars:
    """The delivery that fills an order as it should."""
    return DeliveryParticulars(
        number=number,
        despatched_on=delivered,
        seller=order.client.party,
        buyer=order.debtor.party,
        lines=order.lines,
        po_number=order.po_number,
        invoice_number=invoice_number,
        delivered_on=delivered,
        received_by=RECEIVERS[seed % len(RECEIVERS)],
        signature_seed=seed,
    )


def order_paper(order: SampleOrder) -> MadeDocument:
    """The order as the debtor sent it."""
    return draw_purchase_order(OrderParticulars(order.po_number, order.ordered_on, order.debtor.party, order.client.party, order.lines))


def schedule_of(client: SampleClient, number: str, invoices: Sequence[InvoiceParticulars], made_on: date, layout: str) -> MadeDocument:
    """The client's signed list of these invoices."""
    rows = tuple(ScheduleRow(each.number, each.buyer.name, each.issue_date, each.due_date, each.gross_total) for each in invoices)
    return draw_schedule(ScheduleParticulars(number, client.party, FACTOR_NAME, made_on, rows, signed_by="A. Jacobs"), layout)


def clean_batch(book: SampleBook) -> SampleBatch:
    """Three good invoices of C001 with their deliveries; one delivery note was scanned, one invoice came with its POD in one PDF."""
    client = book.clients["C001"]
    first, second, third = book.open_orders("C001")[:3]
    day = book.today - timedelta(days=3)
    invoices = [
        order_invoice(order, f"RB{number}", day, delivery_note_number=f"RBD-{number}")
        for order, number in ((first, 1207), (second, 1208), (third, 1209))
    ]
    deliveries = [
        order_delivery(order, f"RBD-{number}", day - timedelta(days=1), seed=seed, invoice_number=f"RB{number}")
        for order, number, seed in ((first, 1207, 4), (second, 1208, 7), (third, 1209, 9))
    ]
    documents = (
        schedule_of(client, "S-041", invoices, book.today - timedelta(days=1), "xlsx"),
        draw_invoice(invoices[0], "ruled"),
        draw_delivery_note(deliveries[0]),
        order_paper(first),
        draw_invoice(invoices[1], "open"),
        scanned(draw_delivery_note(deliveries[1], "pod"), seed=2),
        bundled([draw_invoice(invoices[2], "banded"), draw_delivery_note(deliveries[2])], "invoice-and-pod-RB1209.pdf"),
    )
    body = "Good day\n\nPlease fund the attached schedule S-041: three invoices with their delivery notes.\n\nKind regards\nAisha Jacobs\n"
    return SampleBatch(
        "clean",
        client,
        "Schedule S-041",
        body,
        documents,
        "complete",
        {each.number: frozenset() for each in invoices},
        _sent_at(book.today),
    )


def faulty_batch(book: SampleBook) -> SampleBatch:
    """Seven invoices of C002: six with a fault each and one good one that was scanned; and the director's passport, sent by mistake."""
    client = book.clients["C002"]
    twice = twice_sold_order(book)
    early, no_pod, dear, diverted, wrong_sum, sound = [order for order in book.open_orders("C002") if order is not twice][:6]
    day = book.today - timedelta(days=4)
    numbers = [f"KSW{number}" for number in range(2301, 2308)]
    pods = [f"KSA-{number}" for number in range(771, 778)]

    def invoice(order: SampleOrder, position: int) -> InvoiceParticulars:
        return order_invoice(order, numbers[position], day, delivery_note_number=pods[position])

    def pod(order: SampleOrder, position: int, delivered: date = day - timedelta(days=1), layout: str = "plain") -> MadeDocument:
        return draw_delivery_note(
            order_delivery(order, pods[position], delivered, seed=20 + position, invoice_number=numbers[position]), layout
        )

    early_invoice = invoice(early, 0)
    twice_invoice = invoice(twice, 1)
    no_pod_invoice = replace(invoice(no_pod, 2), delivery_note_number=None, language="af")
    # A tenth less than ordered, so that the dearer price is the only fault and the order is not exceeded as well.
    short = replace(dear.lines[0], quantity=max(Decimal(1), dear.lines[0].quantity * 9 // 10))
    dear_order = replace(dear, lines=(short, *dear.lines[1:]))
    raised = replace(short, unit_price=cents(short.unit_price * Decimal("1.08")))
    dear_invoice = replace(invoice(dear_order, 3), lines=(raised, *dear.lines[1:]))
    diverted_invoice = replace(invoice(diverted, 4), account=client.account)
    wrong_sum_invoice = invoice(wrong_sum, 5)
    wrong_sum_invoice = replace(wrong_sum_invoice, printed_gross=wrong_sum_invoice.gross_total - 900)
    sound_invoice = invoice(sound, 6)
    invoices = [early_invoice, twice_invoice, no_pod_invoice, dear_invoice, diverted_invoice, wrong_sum_invoice, sound_invoice]
    documents = (
        schedule_of(client, "KS-017", invoices, book.today - timedelta(days=1), "pdf"),
        draw_invoice(early_invoice, "serif"),
        pod(early, 0, book.today - timedelta(days=1)),
        draw_invoice(twice_invoice, "ruled"),
        pod(twice, 1, layout="pod"),
        draw_invoice(no_pod_invoice, "ruled"),
        draw_invoice(dear_invoice, "banded"),
        pod(dear_order, 3),
        draw_invoice(diverted_invoice, "open"),
        pod(diverted, 4),
        draw_invoice(wrong_sum_invoice, "serif"),
        pod(wrong_sum, 5, layout="pod"),
        scanned(bundled([draw_invoice(sound_invoice, "ruled"), pod(sound, 6)], "scan0007.pdf"), seed=5, skew=0.8).named("scan0007.pdf"),
        draw_passport(sample_director()),
    )
    failing = dict(
        zip(
            numbers, ({"MAT-05"}, {"DUP-05"}, {"DOC-03"}, {"MAT-02"}, {"PAY-02"}, {"INV-02"}, set()), strict=True
        )  # one fault each, in order
    )
    body = (
        "Goeiedag\n\nHiermee ons skedule KS-017 vir finansiering, met fakture en afleweringsnotas.\n\nVriendelike groete\nPieter Kruger\n"
    )
    return SampleBatch(
        "faulty",
        client,
        "Skedule KS-017",
        body,
        documents,
        "deficient",
        {number: frozenset(codes) for number, codes in failing.items()},
        _sent_at(book.today),
    )


def sample_batches(book: SampleBook) -> tuple[SampleBatch, SampleBatch]:
    """Both batches, the clean one first."""
    return clean_batch(book), faulty_batch(book)


def sample_director() -> PersonParticulars:
    """The director of C002, whose passport came along with the invoices."""
    stem = "780611524708"
    return PersonParticulars(
        "Kruger", "Pieter Hendrik", "M", date(1978, 6, 11), date(2022, 3, 14), date(2032, 3, 13), "A08417263", stem + luhn_digit(stem)
    )


def _sent_at(today: date) -> datetime:
    return datetime.combine(today, time(5, 30), UTC)
