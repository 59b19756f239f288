"""Hands a letter to the mail relay, outside any transaction.

Its Message-ID follows from the letter, so should we die between the relay's yes and our commit, the second copy is the same mail to every
program that tells copies apart; the lease sees to it that no two workers send at once.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from sqlalchemy.orm import Session

from intake.services import Factor, MailRelay, Services
from intake.step import Setback, Step
from storage.database.tables import LetterRow
from storage.errors import Rejected, Unavailable
from storage.unit_of_work import UnitOfWork

_LINK_SECRET = re.compile(r"(?<=[?&])token=\S+")
"""A secret that opens a page once: it is the recipient's, and stays in no letter that we keep."""


@dataclass(frozen=True, slots=True)
class LetterToSend:
    letter_id: str
    recipient: str
    subject: str
    body: str
    language: str
    written_at: datetime


def load(session: Session, letter_id: str, payload: Mapping[str, Any]) -> LetterToSend | None:
    row = session.get(LetterRow, letter_id)
    if row is None or row.state == "sent":
        return None
    return LetterToSend(row.id, row.recipient, row.subject, row.body, row.language, row.written_at)


def compute(letter: LetterToSend, services: Services) -> None:
    relay = services.mail_relay
    if relay is None:
        raise Unavailable("mail.no_relay", "No mail relay is set up.", "Set one up; the letter waits.")
    hand_over(as_mail(letter, services.factor), relay)


def as_mail(letter: LetterToSend, factor: Factor) -> EmailMessage:
    """The letter as a mail that answers no answer (RFC 3834)."""
    mail = EmailMessage()
    mail["From"] = formataddr((factor.name, factor.email))
    mail["To"] = letter.recipient
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = f"<letter.{letter.letter_id}@{factor.mail_domain}>"
    mail["Auto-Submitted"] = "auto-replied"
    mail["Content-Language"] = letter.language
    mail.set_content(letter.body)
    return mail


def hand_over(mail: EmailMessage, relay: MailRelay) -> None:
    """Give a mail to the relay. Raises Rejected where it will never take it, Unavailable where it may later."""
    try:
        with smtplib.SMTP(relay.host, relay.port, timeout=relay.seconds) as connection:
            if relay.starttls:
                connection.starttls(context=ssl.create_default_context())
            if relay.username and relay.password:
                connection.login(relay.username, relay.password)
            connection.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        code = max((answer[0] for answer in refused.recipients.values()), default=550)
        if 400 <= code < 500:
            raise Unavailable("mail.deferred", "The mail relay asks us to try later.") from refused
        raise Rejected("mail.refused", "The mail relay refuses this address.", "Correct the client's address.") from refused
    except smtplib.SMTPResponseException as answer:
        if answer.smtp_code >= 500 and not isinstance(answer, smtplib.SMTPAuthenticationError):
            raise Rejected("mail.refused", f"The mail relay refuses the letter with code {answer.smtp_code}.") from answer
        raise Unavailable("mail.deferred", "The mail relay asks us to try later.") from answer
    except (OSError, smtplib.SMTPException) as absence:
        raise Unavailable("mail.away", "The mail relay does not answer.", "The letter is sent later by itself.") from absence


def record(work: UnitOfWork, letter: LetterToSend, result: None, services: Services) -> None:
    row = work.session.get_one(LetterRow, letter.letter_id)
    row.state, row.sent_at = "sent", work.now
    row.body = _LINK_SECRET.sub("token=…", row.body)
    work.audit("step:send_letter", "letter.sent", "letter", row.id, kind=row.kind)


def give_up(work: UnitOfWork, letter_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    row = work.session.get(LetterRow, letter_id)
    if row is not None:
        row.state = "parked"
        work.audit("step:send_letter", "letter.parked", "letter", row.id, code=setback.code)


STEP = Step("send_letter", load, compute, record, give_up)
