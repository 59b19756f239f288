"""The mails of the crash tests: of a client and a debtor of the sample book, so small that reading them is quick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from api.sample.batches import order_delivery, order_invoice, sample_director
from api.sample.book import SampleBook, SampleOrder, make_book
from api.sample.documents import draw_delivery_note, draw_invoice, draw_passport, draw_tax_clearance
from api.sample.documents.company_papers import CompanyParticulars
from api.sample.made import MadeDocument
from extractors.limits import Limits
from extractors.reading import render_page
from tests.crash.debtor_acts import write_partner_book


def write_batches(folder: Path, count: int, picture_every: int | None = None) -> Path:
    """So many mails, each with an invoice and its delivery note; every so many a mail, the delivery note is a picture."""
    book = make_book(datetime.now(UTC).date())
    for index, order in enumerate(book.open_orders("C001")[:count], start=1):
        number = f"RB{1000 + index}"
        invoice, delivery = _invoice_and_delivery(book, order, number)
        as_picture = picture_every is not None and index % picture_every == 0
        attachments = [_as_it_is(invoice), _picture_of(delivery) if as_picture else _as_it_is(delivery)]
        _write(folder / f"mail-{index:02}.eml", number, "accounts@rooibrug.example", attachments)
    return folder


def write_batch_and_partner_book(folder: Path) -> Path:
    """One mail of an invoice with its delivery note, and beside it what another factor funded."""
    write_partner_book(folder)
    return write_batches(folder, 1)


def write_strangers_mail(folder: Path) -> Path:
    """A mail from an address nobody knows: an invoice without its delivery note, a photographed passport and a tax clearance."""
    book = make_book(datetime.now(UTC).date())
    invoice, _ = _invoice_and_delivery(book, book.open_orders("C001")[0], "RB2001")
    clearance = CompanyParticulars(book.clients["C001"].party, book.today - timedelta(days=30), expires_on=book.today + timedelta(days=300))
    papers = [invoice, draw_passport(sample_director()), draw_tax_clearance(clearance)]
    _write(folder / "stranger-01.eml", "RB2001", "new.address@elsewhere.example", [_as_it_is(each) for each in papers])
    return folder


Attachment = tuple[str, str, bytes]


def _invoice_and_delivery(book: SampleBook, order: SampleOrder, number: str) -> tuple[MadeDocument, MadeDocument]:
    day = book.today - timedelta(days=3)
    invoice = order_invoice(order, number, day, delivery_note_number=f"RBD-{number}")
    delivery = order_delivery(order, f"RBD-{number}", day - timedelta(days=1), seed=1, invoice_number=number)
    return draw_invoice(invoice, "ruled"), draw_delivery_note(delivery, "plain")


def _as_it_is(document: MadeDocument) -> Attachment:
    return document.filename, document.media_type, document.content


def _picture_of(document: MadeDocument) -> Attachment:
    picture = render_page(document.content, document.media_type, 1, 0, 150, Limits())
    return f"{Path(document.filename).stem}.png", "image/png", picture


def _write(path: Path, number: str, sender: str, attachments: Sequence[Attachment]) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, "intake@bordereau.example", f"Invoice {number}"
    mail["Message-ID"], mail["Date"] = f"<{number}@{sender.partition('@')[2]}>", "Mon, 09 Mar 2026 12:00:00 +0200"
    mail.set_content("Please fund.\n")
    for filename, media_type, content in attachments:
        maintype, _, subtype = media_type.partition("/")
        mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=filename)
    path.write_bytes(mail.as_bytes())
