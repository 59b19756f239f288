"""Opens a mail: every attachment, whatever it calls itself; a forwarded mail as a mail inside; the text as a note.

E-mail is where documents get lost: PDFs shown inline, PDFs sent as `application/octet-stream`, mails forwarded as `message/rfc822`. So
every leaf of the MIME tree (RFC 2045) becomes a part, and what is no document is a part too, with the reason.
"""

from __future__ import annotations

import binascii
import email
import email.header
import email.policy
import struct
from email.message import Message

from extractors.media_types import PICTURES, media_type_of
from intake.containers.found import Allowance, FoundPart, Opened, harmless_name

_TEXTS = ("text/plain", "text/html", "text/enriched")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_LOGO_SIDE = 200  # pixels; a photographed page is never this low
_NOTE = "The text of the mail. It is kept as a note; documents are what is attached."
_OTHER_FORM = "Another form of the mail's text, kept as a note."
_LOGO = "A small picture inside the mail's text, such as a logo in a signature."
_MAX_LEAVES = 2000


def open_mail(content: bytes, filename: str, allowance: Allowance) -> Opened:
    """Every leaf of the mail as a part, or why it could not be opened."""
    try:
        mail = email.message_from_bytes(content, policy=email.policy.compat32)
        leaves = list(_leaves(mail))
    except (ValueError, LookupError, RecursionError):
        return Opened(problem="The mail is damaged and could not be opened. Send it again.", problem_code="broken")
    if len(leaves) > min(allowance.files, _MAX_LEAVES):
        return Opened(
            problem="The mail holds more files than one delivery may. Send it in smaller parts.",
            problem_code="too_many_files",
            refused=True,
        )
    found = [_part(leaf, number, allowance) for number, leaf in enumerate(leaves, start=1)]
    parts = _with_only_text_read(tuple(each for each in found if each is not None))
    if sum(len(part.content) for part in parts) > allowance.total_bytes:
        return Opened(problem="The mail unpacks to more than the limit. Send it in parts.", problem_code="too_large_inside", refused=True)
    if not parts:
        return Opened((FoundPart("mail text", b"", "skipped", "The mail is empty.", "mail_text"),))
    return Opened(parts)


def _leaves(mail: Message) -> list[Message]:
    """The leaves of the MIME tree in reading order; a forwarded mail is one leaf."""
    waiting, leaves = [mail], []
    while waiting:
        node = waiting.pop(0)
        if node.get_content_type() == "message/rfc822" or not node.is_multipart():
            leaves.append(node)
        else:
            children = node.get_payload()
            waiting = [each for each in children if isinstance(each, Message)] + waiting
    return leaves


def _part(leaf: Message, number: int, allowance: Allowance) -> FoundPart | None:
    name = _name(leaf, number)
    media_type = leaf.get_content_type()
    if media_type == "message/rfc822":
        return FoundPart(name, _forwarded(leaf))
    content = _bytes(leaf)
    attached = leaf.get_content_disposition() == "attachment" or leaf.get_filename() is not None
    if media_type in _TEXTS and not attached:
        if not content.strip():
            return None
        return FoundPart(name, content, "skipped", _NOTE if media_type == "text/plain" else _OTHER_FORM, "mail_text")
    if media_type in _SIGNATURES:
        return FoundPart(name, content, "skipped", "The mail's digital signature; no document.", "mail_signature")
    if len(content) > allowance.file_bytes:
        return FoundPart(name, b"", "rejected", "The attachment is larger than the limit. Send it in parts.", "too_large")
    if _is_logo(leaf, content, allowance):
        return FoundPart(name, content, "skipped", _LOGO, "logo")
    return FoundPart(name, content)


def _with_only_text_read(parts: tuple[FoundPart, ...]) -> tuple[FoundPart, ...]:
    """Where nothing but text came, the first text is read like a document: some clients write their order into the mail."""
    if any(part.state != "skipped" for part in parts):
        return parts
    for index, part in enumerate(parts):
        if part.problem_code == "mail_text":
            return (*parts[:index], FoundPart(part.filename, part.content), *parts[index + 1 :])
    return parts


def _name(leaf: Message, number: int) -> str:
    media_type = leaf.get_content_type()
    written = leaf.get_filename()
    if written:
        return harmless_name(_decoded(written), f"attachment {number}")
    if media_type == "message/rfc822":
        inner = leaf.get_payload()
        subject = inner[0].get("Subject") if isinstance(inner, list) and inner and isinstance(inner[0], Message) else None
        return harmless_name(_decoded(str(subject)), "forwarded mail") + ".eml" if subject else "forwarded mail.eml"
    if media_type in _TEXTS:
        return "mail text" + (".html" if media_type == "text/html" else ".txt")
    return f"attachment {number}"


def _decoded(text: str) -> str:
    """A header's text with its encoded words read (RFC 2047), since many programs put them where RFC 2231 is meant."""
    try:
        return str(email.header.make_header(email.header.decode_header(text)))
    except (ValueError, LookupError):
        return text


def _bytes(leaf: Message) -> bytes:
    try:
        payload = leaf.get_payload(decode=True)
    except (ValueError, LookupError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = leaf.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _forwarded(leaf: Message) -> bytes:
    """The bytes of a mail inside a mail. Some programs send it in base64, which RFC 2046 forbids; then the inner text is decoded."""
    inner = leaf.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    if isinstance(first, Message):
        encoding = str(leaf.get("Content-Transfer-Encoding", "")).strip().lower()
        if encoding == "base64" and not first.keys():
            try:
                return binascii.a2b_base64(str(first.get_payload()).encode("ascii", "ignore"))
            except binascii.Error:
                pass
        return first.as_bytes(policy=email.policy.compat32)
    return _bytes(leaf)


def _is_logo(leaf: Message, content: bytes, allowance: Allowance) -> bool:
    """A picture that the text shows and that is too small to be a page. What is attached as a file is never taken for a logo."""
    if leaf.get_content_disposition() == "attachment" or media_type_of(content) not in PICTURES:
        return False
    return len(content) < allowance.logo_bytes or _is_low(content)


def _is_low(content: bytes) -> bool:
    """A PNG or GIF whose height is below that of any page; other pictures are told by their bytes alone."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:
        height: int = struct.unpack_from(">I", content, 20)[0]
        return height < _LOGO_SIDE
    if content.startswith(b"GIF8") and len(content) >= 10:
        low: int = struct.unpack_from("<H", content, 8)[0]
        return low < _LOGO_SIDE
    return False
