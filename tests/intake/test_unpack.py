"""Whatever a mail or archive holds becomes a part in a named state, and nothing hostile gets out of it."""

from __future__ import annotations

import base64
import struct
import zipfile
from dataclasses import replace
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.sample.book import SampleBook
from intake.containers.archive import open_archive
from intake.containers.found import Allowance, harmless_name
from intake.containers.mail import open_mail
from intake.containers.tnef import open_tnef
from intake.pipeline import run_until_idle
from intake.services import IntakeLimits, Services
from tests.intake.made import archive, bring, invoice_pdf, mail, part_states, parts, receipt, sender_of

ROOM = Allowance(total_bytes=10_000_000, file_bytes=5_000_000, files=100, expansion=300, logo_bytes=16 * 1024)
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


def _opened(made: EmailMessage) -> dict[str, str]:
    opened = open_mail(made.as_bytes(), "mail.eml", ROOM)
    assert opened.problem is None
    return {part.filename: part.state for part in opened.parts}


def test_a_pdf_sent_as_octet_stream_is_found() -> None:
    found = open_mail(mail("a@b.example", ("x.pdf", b"%PDF-1.4 x", "application/octet-stream")).as_bytes(), "", ROOM)
    assert [(part.filename, part.content, part.state) for part in found.parts if part.state == "received"] == [
        ("x.pdf", b"%PDF-1.4 x", "received")
    ]


def test_a_pdf_shown_inline_is_found() -> None:
    made = mail("a@b.example")
    made.add_attachment(b"%PDF-1.4 inline", maintype="application", subtype="pdf", disposition="inline")
    states = _opened(made)
    assert states == {"mail text.txt": "skipped", "attachment 2": "received"}


def test_a_forwarded_mail_is_a_mail_inside() -> None:
    inner = mail("c@d.example", ("invoice.pdf", b"%PDF-1.4", "application/pdf"), subject="The batch")
    outer = mail("a@b.example")
    outer.add_attachment(inner)
    opened = open_mail(outer.as_bytes(), "mail.eml", ROOM)
    forwarded = opened.parts[-1]
    assert (forwarded.filename, forwarded.state) == ("The batch.eml", "received")
    again = open_mail(forwarded.content, forwarded.filename, ROOM)
    assert [part.filename for part in again.parts] == ["mail text.txt", "invoice.pdf"]


def test_a_forwarded_mail_in_base64_is_opened_all_the_same() -> None:
    inner = mail("c@d.example", ("invoice.pdf", b"%PDF-1.4", "application/pdf")).as_bytes()
    body = base64.encodebytes(inner).decode()
    outer = (
        "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=XX\r\n\r\n"
        "--XX\r\nContent-Type: message/rfc822\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--XX--\r\n"
    ).encode()
    (part,) = open_mail(outer, "mail.eml", ROOM).parts
    assert [each.filename for each in open_mail(part.content, "", ROOM).parts] == ["mail text.txt", "invoice.pdf"]


def test_a_logo_in_the_text_is_skipped_with_its_reason_and_an_attached_picture_is_not() -> None:
    made = mail("a@b.example", ("page.png", PNG, "image/png"))
    made.add_attachment(PNG, maintype="image", subtype="png", filename="logo.png", disposition="inline", cid="<logo>")
    opened = open_mail(made.as_bytes(), "mail.eml", ROOM)
    by_name = {part.filename: part for part in opened.parts}
    assert by_name["logo.png"].state == "skipped"
    assert by_name["logo.png"].reason
    assert by_name["page.png"].state == "received"


def test_the_only_text_of_a_mail_is_read() -> None:
    assert _opened(mail("a@b.example", text="Please pay us")) == {"mail text.txt": "received"}


@given(st.binary(max_size=4000))
@settings(max_examples=60)
def test_no_bytes_break_the_openers(content: bytes) -> None:
    for opener in (open_mail, open_archive, open_tnef):
        opened = opener(content, "x", ROOM)
        assert opened.problem or opened.parts


def test_names_that_climb_are_made_harmless() -> None:
    packed = archive({"../../etc/passwd.pdf": b"%PDF-1", "C:\\windows\\system32\\evil.pdf": b"%PDF-2", "/abs/olute.pdf": b"%PDF-3"})
    opened = open_archive(packed, "x.zip", ROOM)
    assert [part.filename for part in opened.parts] == ["etc/passwd.pdf", "windows/system32/evil.pdf", "abs/olute.pdf"]


@given(st.text(max_size=60))
def test_a_harmless_name_points_nowhere(name: str) -> None:
    shown = harmless_name(name, "file")
    assert shown
    assert not shown.startswith("/")
    assert ".." not in shown.split("/")
    assert "\\" not in shown
    assert "\0" not in shown


def test_a_zip_bomb_is_refused_without_being_opened() -> None:
    opened = open_archive(archive({"bomb.txt": b"\0" * 9_000_000}), "bomb.zip", ROOM)
    assert opened.refused
    assert opened.problem_code == "zip_bomb"
    assert not opened.parts


def test_a_zip_that_lies_about_its_sizes_is_stopped_while_it_swells() -> None:
    packed = bytearray(archive({"liar.txt": b"\0" * 9_000_000}))
    directory = packed.rfind(b"PK\x01\x02")
    struct.pack_into("<I", packed, directory + 24, 100)  # the directory promises a hundred bytes
    small = replace(ROOM, total_bytes=1_000_000, file_bytes=500_000)
    opened = open_archive(bytes(packed), "liar.zip", small)
    assert opened.refused or all(part.state == "rejected" for part in opened.parts)


def test_a_locked_file_in_a_zip_is_refused_by_itself() -> None:
    packed = bytearray(archive({"locked.pdf": b"%PDF-1", "open.pdf": b"%PDF-2"}))
    first = packed.find(b"PK\x01\x02")
    packed[first + 8] |= 1
    packed[6] |= 1
    states = {part.filename: (part.state, part.problem_code) for part in open_archive(bytes(packed), "x.zip", ROOM).parts}
    assert states == {"locked.pdf": ("rejected", "encrypted"), "open.pdf": ("received", None)}


def test_a_zip_cut_short_says_so() -> None:
    packed = archive({"a.pdf": b"%PDF-1" * 1000}, zipfile.ZIP_STORED)
    opened = open_archive(packed[: len(packed) // 2], "x.zip", ROOM)
    assert opened.problem
    assert not opened.refused


def test_winmail_dat_gives_up_its_attachments() -> None:
    def attribute(code: int, content: bytes) -> bytes:
        return struct.pack("<BII", 2, code, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)

    stream = struct.pack("<IH", 0x223E9F78, 1)
    stream += attribute(0x00069002, b"\0" * 14) + attribute(0x00018010, b"invoice.pdf\0") + attribute(0x0006800F, b"%PDF-1.4")
    (part,) = open_tnef(stream, "winmail.dat", ROOM).parts
    assert (part.filename, part.content) == ("invoice.pdf", b"%PDF-1.4")


def test_containers_within_containers_end_in_named_states(services: Services, book: SampleBook) -> None:
    invoice = invoice_pdf(book)
    inner = mail("x@y.example", ("deep.zip", archive({"invoice.pdf": invoice, ".DS_Store": b"x"}), "application/zip"))
    outer = mail(sender_of(book), ("notes.json", b'{"a": 1}', "application/json"))
    outer.add_attachment(inner)
    receipt_id = bring(services, ("mail.eml", outer.as_bytes()), sender=sender_of(book))
    run_until_idle(services)
    states = part_states(services, receipt_id)
    assert states["invoice.pdf"] == ("read", None)
    assert states["notes.json"][0] == "skipped"
    assert states[".DS_Store"] == ("skipped", "system_file")
    assert states["deep.zip"] == ("unpacked", None)
    assert all(part.state not in ("received", "reading") for part in parts(services, receipt_id))
    assert receipt(services, receipt_id).state == "assembled"


def test_archives_nested_too_deep_are_refused(services: Services) -> None:
    packed = b"%PDF-1.4"
    name = "core.pdf"
    for level in range(6):
        packed, name = archive({name: packed}), f"level{level}.zip"
    shallow = replace(services, intake_limits=IntakeLimits(depth=4))
    receipt_id = bring(shallow, (name, packed))
    run_until_idle(shallow)
    assert ("rejected", "too_deep") in part_states(services, receipt_id).values()


def test_a_zip_bomb_in_a_mail_is_refused_and_the_rest_goes_on(services: Services, book: SampleBook) -> None:
    bomb = archive({f"{index}.bin": b"\0" * 3_000_000 for index in range(3)})
    sent = mail(sender_of(book), ("bomb.zip", bomb, "application/zip"), ("invoice.pdf", invoice_pdf(book), "application/pdf"))
    tight = replace(services, intake_limits=IntakeLimits(unpacked_bytes=2_000_000))
    receipt_id = bring(tight, ("mail.eml", sent.as_bytes()), sender=sender_of(book))
    run_until_idle(tight)
    states = part_states(services, receipt_id)
    assert states["bomb.zip"] == ("rejected", "zip_bomb")
    assert states["invoice.pdf"] == ("read", None)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18])
def test_an_empty_archive_is_no_archive(content: bytes) -> None:
    assert open_archive(content, "x.zip", ROOM).problem
