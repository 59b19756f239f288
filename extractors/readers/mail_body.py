"""The text of a mail, and web pages: a client may write the invoice into the mail itself."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from extractors.limits import Limits
from extractors.media_types import HTML, MAIL, decode_text
from extractors.problems import Unreadable
from extractors.readers import Reader, Survey
from extractors.readers.html_text import html_lines
from extractors.readers.plain_text import survey_text

SEEN_BY = "mail"


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The words of the body; what is attached to a mail comes in as files of its own."""
    notes: tuple[str, ...] = ()
    if media_type == HTML:
        text = decode_text(content)
        if text is None:
            raise Unreadable("broken", "not text")
        text = "\n".join(html_lines(text[: limits.characters_per_file]))
    else:
        text, attached = mail_text(content)
        if attached:
            notes = (f"The mail has {attached} attached files, which are read as files of their own.",)
    return survey_text(text, SEEN_BY, limits, first_page, notes)


def mail_text(content: bytes) -> tuple[str, int]:
    """The body of a mail as text, the plain part before the HTML one, and how many files are attached."""
    message = email.message_from_bytes(content.lstrip(b"\r\n"), policy=email.policy.default)
    plain: list[str] = []
    rich: list[str] = []
    attached = 0
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_filename() or kind not in ("text/plain", "text/html"):
            attached += 1
        elif kind == "text/plain":
            plain.append(_part_text(part))
        else:
            rich.append("\n".join(html_lines(_part_text(part))))
    return "\n".join(plain if any(each.strip() for each in plain) else rich), attached


def _part_text(part: EmailMessage | email.message.Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    if charset:
        try:
            return payload.decode(charset, errors="replace")
        except (LookupError, ValueError):
            pass  # a charset nobody knows: let the bytes say
    return decode_text(payload) or ""


READER = Reader("mail body", {HTML: 50, MAIL: 50}, survey)
