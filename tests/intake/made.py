"""Mails, archives and small papers for the tests of intake."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.sample.batches import order_delivery, order_invoice
from api.sample.book import SampleBook, SampleDebtor
from api.sample.documents import draw_delivery_note, draw_invoice
from intake.receive import Arrival, ArrivedFile, parts_of, receive
from intake.services import Services
from intake.views import package_view
from storage.database.reading import reading
from storage.database.tables import DocumentRow, PackageRow, PartRow, ReceiptRow, ReceivableRow
from storage.unit_of_work import UnitOfWork

SENDER = "accounts@"


def sender_of(book: SampleBook, client_code: str = "C001") -> str:
    """An address that belongs to a client of the sample book."""
    return f"accounts@{book.clients[client_code].role.mail_domain}"


def invoice_pdf(book: SampleBook, number: str = "T-100", order_index: int = 20, client_code: str = "C001", **changes: object) -> bytes:
    """An invoice without a fault."""
    order = book.open_orders(client_code)[order_index % len(book.open_orders(client_code))]
    return draw_invoice(order_invoice(order, number, book.today, delivery_note_number=f"DN-{number}"), "ruled").content


def debtor_of_invoices(book: SampleBook) -> SampleDebtor:
    """The debtor whom `addressed_invoice` misnames."""
    return book.open_orders("C001")[20 % len(book.open_orders("C001"))].debtor


def misspelt(name: str) -> str:
    """A typist's slip that no reader makes."""
    return f"{name[:2]}{'k' if name[2] != 'k' else 't'}{name[3:]}"


def addressed_invoice(book: SampleBook, number: str, buyer: str, client_code: str = "C001", tax_id: str | None = None) -> bytes:
    """An invoice whose buyer is known by this name alone: the address is nobody's."""
    orders = book.open_orders(client_code)
    drawn = order_invoice(orders[20 % len(orders)], number, book.today, delivery_note_number=f"DN-{number}")
    party = replace(debtor_of_invoices(book).party, name=buyer, tax_id=tax_id, registration_number=None, address=("9 Kort Street", "Ceres"))
    return draw_invoice(replace(drawn, buyer=party), "ruled").content


def delivery_pdf(book: SampleBook, number: str = "T-100", order_index: int = 20, client_code: str = "C001") -> bytes:
    """The proof of delivery that belongs to `invoice_pdf`."""
    order = book.open_orders(client_code)[order_index % len(book.open_orders(client_code))]
    return draw_delivery_note(order_delivery(order, f"DN-{number}", book.today, seed=7, invoice_number=number), "pod").content


def mail(
    sender: str, *attachments: tuple[str, bytes, str], subject: str = "Our invoices", text: str = "Good day", message_id: str | None = None
) -> EmailMessage:
    """A mail with attachments of (name, bytes, media type)."""
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = "intake@factor.example"
    made["Subject"] = subject
    made["Message-ID"] = message_id or "<one@client.example>"
    made.set_content(text)
    for name, content, media_type in attachments:
        maintype, _, subtype = media_type.partition("/")
        made.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return made


def archive(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def bring(services: Services, *files: tuple[str, bytes], key: str = "one", **named: str) -> str:
    """Bring files in for C001, unless another client or sender is named."""
    if "sender" not in named:
        named.setdefault("client_code", "C001")
    arrived = [ArrivedFile(name, content) for name, content in files]
    return receive(services, Arrival("upload", key, arrived, **named))  # type: ignore[arg-type]


def part_states(services: Services, receipt_id: str) -> dict[str, tuple[str, str | None]]:
    """The state and problem code of every part by its file name."""
    with reading(services.engine) as session:
        return {part.filename: (part.state, part.problem_code) for part in parts_of(session, receipt_id)}


def parts(services: Services, receipt_id: str) -> list[PartRow]:
    with reading(services.engine) as session:
        return parts_of(session, receipt_id)


def receipt(services: Services, receipt_id: str) -> ReceiptRow:
    with reading(services.engine) as session:
        return session.get_one(ReceiptRow, receipt_id)


def package_row(session: Session, receipt_id: str) -> PackageRow | None:
    return session.scalar(select(PackageRow).where(PackageRow.receipt_id == receipt_id))


def measure(services: Services, package_id: str, sure: Mapping[str, float]) -> None:
    """Say of the invoices of a package how sure the machine was of these fields, and of no others, and check them again."""
    with UnitOfWork(services.engine) as work:
        package = work.session.get_one(PackageRow, package_id)
        for receivable in work.session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package_id)):
            row = work.session.get_one(DocumentRow, receivable.document_id)
            assert row.extraction is not None
            fields = [each | {"confidence": sure.get(each["term"])} for each in row.extraction["fields"]]
            row.extraction = row.extraction | {"fields": fields}
        work.send("verify", package_id, {"only": None, "cured_by": None}, occasion=f"measured at {package.version}")
        work.commit()


def view_of(services: Services, package_id: str) -> dict[str, Any]:
    """A package as its page shows it, with every finding."""
    with reading(services.engine) as session:
        view = package_view(session, package_id, all_findings=True)
        assert view is not None
        return view
