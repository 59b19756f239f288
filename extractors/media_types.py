"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter

import puremagic

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
GIF = "image/gif"
WEBP = "image/webp"
TIFF = "image/tiff"
HEIC = "image/heic"
BMP = "image/bmp"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = "application/x-ole-storage"  # .xls, .doc and Outlook's .msg alike
CSV = "text/csv"
TEXT = "text/plain"
HTML = "text/html"
XML = "application/xml"
JSON = "application/json"
MAIL = "message/rfc822"
TNEF = "application/vnd.ms-tnef"
UNKNOWN = "application/octet-stream"

PICTURES = frozenset({JPEG, PNG, GIF, WEBP, TIFF, HEIC, BMP})

# ISO/IEC 14496-12 brands that HEIF pictures open with; mif1 and msf1 are the general ones.
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)
_PDF_HEADER_REACH = 1024  # PDF 1.7, annex H: readers accept the header anywhere in the first 1024 bytes
_TEXT_SAMPLE = 64 * 1024

_MAIL_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,76}:")
_MAIL_NAMES = frozenset(
    b"from to subject date message-id received mime-version content-type return-path delivered-to reply-to cc sender"
    b" content-transfer-encoding x-mailer dkim-signature references in-reply-to".split()
)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|span|meta|style)(?=[\s>/])", re.IGNORECASE)


def media_type_of(content: bytes) -> str:
    """The media type that the bytes themselves show; `application/octet-stream` where they show none."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return HEIC
    if content.startswith(b"BM") and len(content) > 26 and content[14:18] in (b"\x28\0\0\0", b"\x7c\0\0\0", b"\x6c\0\0\0"):
        return BMP
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(content)
    if _is_mail(content):  # before PDF: a mail carries the header of its attachment, though mostly encoded
        return MAIL
    if b"%PDF-" in content[:_PDF_HEADER_REACH]:
        return PDF
    as_text = _text_kind(content)
    if as_text:
        return as_text
    return _by_magic(content)


def decode_text(content: bytes) -> str | None:
    """The text that the bytes spell, or None where they are no text: UTF-8, UTF-16 by its mark, else Windows-1252 or GB 18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in content:
            return None
        text = _legacy_text(content)
    controls = sum(1 for each in text[:_TEXT_SAMPLE] if (each < " " and each not in "\t\n\r\f\x1a\x1b") or each == "\x7f")
    return None if controls > len(text[:_TEXT_SAMPLE]) * 0.02 else text


def _legacy_text(content: bytes) -> str:
    """Old programs write no UTF-8: Chinese ones write pairs of high bytes, western ones single high bytes between ASCII letters."""
    sample = content[:_TEXT_SAMPLE]
    high_runs = re.findall(rb"[\x80-\xff]+", sample)
    paired = sum(1 for run in high_runs if len(run) >= 2 and len(run) % 2 == 0)
    if high_runs and paired >= len(high_runs) * 0.8:
        try:
            return content.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return content.decode("cp1252", errors="replace")


def _zip_kind(content: bytes) -> str:
    """An office file is a zip; its own directory names stand uncompressed in it."""
    if b"[Content_Types].xml" not in content:
        return ZIP
    if b"xl/workbook" in content:
        return XLSX
    if b"word/document" in content:
        return DOCX
    return ZIP


def _is_mail(content: bytes) -> bool:
    """RFC 5322: a run of header lines from the first line on, two of them of the names that every mail bears."""
    lines = content[: 32 * 1024].lstrip(b"\r\n\xef\xbb\xbf").splitlines()
    if lines and lines[0].startswith(b"From ") and b":" not in lines[0].split(b" ")[1]:
        lines = lines[1:]  # the separator line of a mailbox file
    seen: set[bytes] = set()
    for line in lines[:200]:
        if not line.strip():
            break
        if line[:1] in b" \t" and seen:
            continue
        if not _MAIL_HEADER.match(line):
            break
        seen.add(line.split(b":", 1)[0].lower())
    named = seen & _MAIL_NAMES
    return len(named) >= 2 and bool(named & {b"from", b"received", b"message-id", b"mime-version", b"return-path", b"date", b"to"})


def _text_kind(content: bytes) -> str | None:
    sample = content[:_TEXT_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        text: str | None = decode_text(sample[: len(sample) // 2 * 2])
    else:
        # the sample may cut a character in half; a few bytes less and the cut is whole again
        text = next((found for cut in range(4) if (found := _strict_utf8(sample[: len(sample) - cut])) is not None), None)
        if text is None:
            text = decode_text(sample)
    if text is None or not text.strip():
        return None
    if decode_text(text.encode()) is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml"):
        body = start.split("?>", 1)[-1].lstrip()[:2000].encode()
        return HTML if _HTML_START.match(body) else XML
    if _HTML_START.match(start[:200].encode()) or re.search(r"<html[\s>]", start[:4096], re.IGNORECASE):
        return HTML
    if re.match(r"<(?:!--.*?-->\s*<)?[A-Za-z_][\w.-]*(?::[\w.-]+)?(?:\s|>|/>)", start, re.DOTALL) and text.rstrip().endswith(">"):
        return XML
    if start[:1] in "{[" and _is_json(content):
        return JSON
    return CSV if delimiter_of(text) else TEXT


def _strict_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def delimiter_of(text: str) -> str | None:
    """The character that parts the cells of a table in plain text, or None where the text is no table.

    A table has the same number of cells, two or more, in nearly every row; prose with commas has not.
    """
    rows = [row for row in text.splitlines()[:60] if row.strip()]
    if text and not text.endswith(("\n", "\r")) and len(text) >= _TEXT_SAMPLE and len(rows) > 1:
        rows = rows[:-1]
    if len(rows) < 2:
        return None
    best: tuple[float, str] | None = None
    for delimiter in (";", "\t", ",", "|"):
        if sum(delimiter in row for row in rows) < max(2, 0.6 * len(rows)):
            continue
        try:
            counts = [len(cells) for cells in csv.reader(io.StringIO("\n".join(rows)), delimiter=delimiter) if cells]
        except csv.Error:
            continue
        if not counts:
            continue
        count, times = Counter(counts).most_common(1)[0]
        agreement = times / len(counts)
        prose = sum(len(row) for row in rows) / len(rows) > 40 * count and delimiter == ","
        if count >= 2 and agreement >= 0.8 and not prose:
            score = agreement + min(count, 12) / 100
            if best is None or score > best[0]:
                best = (score, delimiter)
    return best[1] if best else None


def _by_magic(content: bytes) -> str:
    """Whatever else a library of signatures knows; the answer is a name for the log, since no reader bids for it."""
    if not content:
        return UNKNOWN
    try:
        return puremagic.from_string(content[:4096], mime=True) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return UNKNOWN
