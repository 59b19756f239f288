"""A file is what its bytes are, whatever its name or its sender says."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pillow_heif
import pytest
from PIL import Image

from extractors.media_types import delimiter_of, media_type_of
from tests.extractors import paper


def _picture(form: str, **options: object) -> bytes:
    return paper.encoded(Image.new("L", (40, 30), 200), form, **options)


def _heic() -> bytes:
    pillow_heif.register_heif_opener()
    return paper.encoded(Image.new("RGB", (64, 64), "white"), "HEIF")


def _xlsx() -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("invoice.pdf", paper.pdf())
    return target.getvalue()


MAIL = b"Received: from a by b\r\n\tfor c\r\nFrom: a@example.com\r\nSubject: Invoices\r\n\r\n%PDF-1.7 is attached"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (paper.pdf(), "application/pdf"),
        (b"\r\njunk of a mail gateway\r\n" + paper.pdf(), "application/pdf"),
        (_picture("JPEG"), "image/jpeg"),
        (_picture("PNG"), "image/png"),
        (_picture("GIF"), "image/gif"),
        (_picture("WEBP"), "image/webp"),
        (_picture("TIFF"), "image/tiff"),
        (_heic(), "image/heic"),
        (_zip(), "application/zip"),
        (_xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"invoice;date;amount\nA1;2026-03-01;12,50\nA2;2026-03-02;13,00\n", "text/csv"),
        ("\ufeffnommer,bedrag\n1,2\n3,4\n".encode(), "text/csv"),
        (b"Dear sir,\nplease find, as agreed, our invoice.\nKind regards, A\n", "text/plain"),
        ("Überweisung für März\n".encode("cp1252"), "text/plain"),
        ("发票号码 12345678\n".encode("gb18030"), "text/plain"),
        (b'<?xml version="1.0"?><Invoice xmlns="urn:x"><ID>1</ID></Invoice>', "application/xml"),
        (b'<p:FatturaElettronica xmlns:p="urn:x"><A>1</A></p:FatturaElettronica>', "application/xml"),
        (b"<!DOCTYPE html><html><body>Invoice</body></html>", "text/html"),
        (json.dumps({"a": [1, 2]}).encode(), "application/json"),
        (MAIL, "message/rfc822"),
        (b"\x78\x9f\x3e\x22" + bytes(40), "application/vnd.ms-tnef"),
        (b"", "application/octet-stream"),
        (bytes(range(256)), "application/octet-stream"),
    ],
)
def test_the_bytes_say_what_a_file_is(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


def test_prose_with_commas_is_no_table() -> None:
    assert delimiter_of("One, two and three.\nFour, five, six, and so on.\n") is None


def test_a_table_says_what_parts_its_cells() -> None:
    assert delimiter_of('a;b;c\n"x;y";1,5;2\nz;2,5;3\n') == ";"
