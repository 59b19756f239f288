"""The front door loses nothing, doubles nothing, and says no in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from api.sample.book import SampleBook
from intake.channels.mails import mail_arrival
from intake.commands.acting import Actor, NotAllowed
from intake.commands.assign_receipt import assign_receipt
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import IntakeLimits, Services
from storage.blobs.memory import MemoryBlobs
from storage.database.reading import reading
from storage.database.tables import AuditRow, MessageRow, PartRow, ReceiptRow
from storage.errors import Rejected, Unavailable
from tests.intake.made import bring, receipt, sender_of


class FullDisk(MemoryBlobs):
    """A blob store whose disk fills up after so many files."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def put(self, content: bytes) -> str:
        if self.room == 0:
            raise Unavailable("blob.full", "The disk is full.")
        self.room -= 1
        return super().put(content)


def _count(services: Services, table: type) -> int:
    with reading(services.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _steps(services: Services) -> list[str]:
    with reading(services.engine) as session:
        return sorted(session.scalars(select(MessageRow.step)))


def test_what_arrives_is_stored_before_it_is_acknowledged(services_anywhere: Services) -> None:
    services = services_anywhere
    lines = _count(services, AuditRow)
    receipt_id = bring(services, ("a.pdf", b"%PDF-1.4 first"), ("b.pdf", b"%PDF-1.4 second"))
    assert receipt(services, receipt_id).state == "processing"
    with reading(services.engine) as session:
        parts = session.scalars(select(PartRow).order_by(PartRow.position)).all()
        assert [(part.path, part.filename, part.state, part.media_type) for part in parts] == [
            ("1", "a.pdf", "received", "application/pdf"),
            ("2", "b.pdf", "received", "application/pdf"),
        ]
        messages = session.scalars(select(MessageRow)).all()
        assert {(row.step, row.subject_id) for row in messages} == {("read_part", part.id) for part in parts}
    assert _count(services, AuditRow) == lines + 1


def test_a_redelivery_finds_the_receipt_that_its_first_try_made(services: Services) -> None:
    first = bring(services, ("a.pdf", b"%PDF-1.4"), key="key")
    assert bring(services, ("a.pdf", b"%PDF-1.4"), key="key") == first
    assert _count(services, ReceiptRow) == 1
    assert _count(services, MessageRow) == 1


def test_the_same_content_sent_anew_is_a_new_receipt(services: Services) -> None:
    first = bring(services, ("a.pdf", b"%PDF-1.4"), key="monday")
    second = bring(services, ("a.pdf", b"%PDF-1.4"), key="tuesday")
    assert first != second
    assert _count(services, ReceiptRow) == 2


def test_a_full_disk_leaves_no_trace_in_the_books(services: Services) -> None:
    full = replace(services, blobs=FullDisk(room=1))
    with pytest.raises(Unavailable):
        bring(full, ("a.pdf", b"%PDF-1"), ("b.pdf", b"%PDF-2"))
    assert _count(services, ReceiptRow) == 0
    assert bring(services, ("a.pdf", b"%PDF-1"), ("b.pdf", b"%PDF-2"))


def test_the_sender_picks_the_client_by_address_and_by_domain(services: Services, book: SampleBook) -> None:
    whole = bring(services, ("a.pdf", b"%PDF-1"), key="1", sender=sender_of(book, "C002"))
    domain = book.clients["C003"].role.mail_domain
    by_domain = bring(services, ("a.pdf", b"%PDF-1"), key="2", sender=f"Ann <Somebody.New@{domain.upper()}>")
    assert receipt(services, whole).client_code == "C002"
    assert receipt(services, by_domain).client_code == "C003"


def test_an_unknown_sender_is_held_and_can_be_assigned(services: Services) -> None:
    receipt_id = bring(services, ("a.pdf", b"%PDF-1"), sender="stranger@nowhere.example")
    assert receipt(services, receipt_id).state == "held"
    assert _count(services, PartRow) == 1
    assert _steps(services) == ["notify"], "the sender is told, and nothing is read"
    with pytest.raises(NotAllowed):
        assign_receipt(services, Actor("u1", "client", "C001"), receipt_id, "C001")
    assign_receipt(services, Actor("u2", "assistant"), receipt_id, "C001")
    assert receipt(services, receipt_id).state == "processing"
    assert receipt(services, receipt_id).client_code == "C001"
    assert _steps(services) == ["notify", "read_part"]
    with pytest.raises(NotAllowed):
        assign_receipt(services, Actor("u2", "assistant"), receipt_id, "C002")


@pytest.mark.parametrize(
    ("arrival", "code"),
    [
        (Arrival("upload", "k", [], "C001"), "arrival.empty"),
        (Arrival("upload", "k", [ArrivedFile("a", b"x" * 101)], "C001"), "arrival.too_large"),
        (Arrival("upload", "k", [ArrivedFile("a", b"x")] * 4, "C001"), "arrival.too_many_files"),
        (Arrival("upload", "k", [ArrivedFile("a", b"x")], "C999"), "arrival.unknown_client"),
        (Arrival("upload", "k", [ArrivedFile("a", b"x")], "C001", package_id="0" * 32), "arrival.unknown_package"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_what_to_do_next(services: Services, arrival: Arrival, code: str) -> None:
    small = replace(services, intake_limits=IntakeLimits(arrival_bytes=100, arrival_files=3))
    with pytest.raises(Rejected) as refused:
        receive(small, arrival)
    assert refused.value.code == code
    assert refused.value.what_next
    assert _count(services, ReceiptRow) == 0


def test_signs_that_no_database_keeps_refuse_no_mail(services_anywhere: Services) -> None:
    """PostgreSQL takes no NUL: a sender's server would try such a mail for ever, and a mailbox would stand still behind it."""
    written = b"From: a\0nn@nowhere.example\r\nSubject: our\0 invoices \xff\r\nMessage-ID: <\0\xff@x>\r\n\r\nGood day"
    first = receive(services_anywhere, mail_arrival("smtp", written))
    assert receive(services_anywhere, mail_arrival("smtp", written)) == first
    row = receipt(services_anywhere, first)
    assert row.state == "held"
    assert "invoices" in (row.subject or "")
    assert "\0" not in (row.subject or "")


def test_a_name_is_only_a_name(services_anywhere: Services) -> None:
    names = ["in\0voice\r\n.pdf", "half\udcff.pdf", "../../up.pdf", "\0"]
    receipt_id = bring(services_anywhere, *((name, b"%PDF-1") for name in names))
    with reading(services_anywhere.engine) as session:
        kept = session.scalars(select(PartRow.filename).where(PartRow.receipt_id == receipt_id).order_by(PartRow.position)).all()
    assert kept == ["invoice.pdf", "half.pdf", "up.pdf", "document"]


def test_two_deliveries_at_once_make_one_receipt(services_anywhere: Services) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: bring(services_anywhere, ("a.pdf", b"%PDF-1"), key="same"), range(8)))
    assert len(set(made)) == 1
    assert _count(services_anywhere, ReceiptRow) == 1
    assert _count(services_anywhere, MessageRow) == 1
