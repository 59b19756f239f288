"""What all channels that bring mail share: who sent it, what it is about, and by what key a second delivery is known."""

from __future__ import annotations

import email
import email.header
import email.policy
import hashlib
import re
from collections.abc import Collection
from email.message import Message

from intake.channels.mail_proof import mail_proof
from intake.receive import Arrival, ArrivedFile
from intake.senders import bare_address

_LONGEST_SUBJECT = 300


def mail_arrival(channel: str, content: bytes, envelope_sender: str | None = None, *, trusted_servers: Collection[str] = ()) -> Arrival:
    """A mail as the front door takes it: one file, with the sender and subject that its headers name.

    `trusted_servers` are the names under which our own mail servers report what they found out about the sender.
    """
    headers = _headers(content)
    return Arrival(
        channel=channel,
        external_id=mail_key(content, headers),
        files=(ArrivedFile("mail.eml", content),),
        sender=bare_address(_text(headers, "From")) or bare_address(envelope_sender),
        subject=_text(headers, "Subject")[:_LONGEST_SUBJECT] or None,
        mail_proof=mail_proof(headers, trusted_servers),
    )


def mail_key(content: bytes, headers: Message | None = None) -> str:
    """The key of a mail: its Message-ID with the digest of its body.

    Servers on the way add headers, so a second delivery has the same Message-ID and body and other headers. The body's digest is there
    because some programs give every mail the same Message-ID (RFC 5322, 3.6.4 forbids it), and no mail may be taken for another.
    """
    named = _text(headers if headers is not None else _headers(content), "Message-ID")
    if not named:
        return f"sha256:{hashlib.sha256(content).hexdigest()}"
    body = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[-1].replace(b"\r\n", b"\n").rstrip(b"\n")
    return f"{named[:200]} {hashlib.sha256(body).hexdigest()[:32]}"


def _headers(content: bytes) -> Message:
    head = re.split(rb"\r?\n\r?\n", content[: 1024 * 1024], maxsplit=1)[0]
    return email.message_from_bytes(head + b"\r\n\r\n", policy=email.policy.compat32)


def _text(headers: Message, name: str) -> str:
    """A header in one line, its encoded words read (RFC 2047)."""
    written = headers.get(name)
    if written is None:
        return ""
    try:
        text = str(email.header.make_header(email.header.decode_header(str(written))))
    except (ValueError, LookupError):
        text = str(written)
    return " ".join(text.split())
