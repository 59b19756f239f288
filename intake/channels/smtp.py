"""Our own mail listener: a mail is answered with 250 only after it stands in the books (RFC 5321, 4.2.5).

What we refuse for good is answered with 5xx and a sentence, so that the sender's server tells the sender; while the books or the blobs are
away the answer is 451, and the sender's server tries again.
"""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from intake.channels.channel import Channel, ChannelSettings, SmtpSettings
from intake.channels.mails import mail_arrival
from intake.faults import where_it_failed
from intake.receive import receive
from intake.services import Services
from storage.errors import Rejected, Unavailable

log = structlog.get_logger(__name__)

NAME = "smtp"
_TAKEN = "250 2.0.0 Taken in as {receipt_id}"
_LATER = "451 4.3.0 We cannot take mail in at the moment, please try again later"


class MailListener:
    """Listens on a port of ours in a thread of its own."""

    def __init__(self, services: Services, settings: SmtpSettings) -> None:
        self._controller = Controller(
            _Door(services, settings),
            hostname=settings.host,
            port=settings.port,
            data_size_limit=services.intake_limits.arrival_bytes,
            ident="Bordereau",
            enable_SMTPUTF8=True,
            tls_context=settings.tls,
            require_starttls=False,
        )

    def start(self) -> None:
        """Begin to listen; raises Unavailable where the port is taken."""
        try:
            self._controller.start()
        except OSError as taken:
            raise Unavailable("smtp.port", "The mail listener cannot listen on its port.", "Choose another port.") from taken

    def stop(self) -> None:
        self._controller.stop()


class _Door:
    """What aiosmtpd asks at each step of the conversation."""

    def __init__(self, services: Services, settings: SmtpSettings) -> None:
        self._services = services
        self._recipients = settings.recipients
        self._trusted_servers = settings.trusted_servers

    async def handle_RCPT(  # noqa: N802  # aiosmtpd names its hooks after the commands
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if self._recipients is not None and address.lower() not in self._recipients:
            return "550 5.1.1 This address is not ours"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content: Any = envelope.original_content or envelope.content or b""
        mail = content if isinstance(content, bytes) else str(content).encode("utf-8", "surrogateescape")
        return await asyncio.get_running_loop().run_in_executor(None, self._take, mail, envelope.mail_from)

    def _take(self, mail: bytes, envelope_sender: str | None) -> str:
        try:
            arrival = mail_arrival(NAME, mail, envelope_sender, trusted_servers=self._trusted_servers)
            return _TAKEN.format(receipt_id=receive(self._services, arrival))
        except Rejected as refusal:
            code = "552 5.3.4" if refusal.code == "arrival.too_large" else "554 5.6.0"
            log.info("mail.refused", code=refusal.code)
            return f"{code} {_in_ascii(str(refusal))}"
        except Unavailable as absence:
            log.warning("mail.deferred", code=absence.code)
            return _LATER
        except Exception as fault:  # noqa: BLE001  # the edge of a channel: the sender keeps the mail and tries again, so nothing is lost
            log.error("mail.deferred", **where_it_failed(fault))
            return _LATER


def _in_ascii(sentence: str) -> str:
    return " ".join(sentence.encode("ascii", "replace").decode().split())[:400]


def _open(services: Services, settings: ChannelSettings) -> MailListener | None:
    return MailListener(services, settings.smtp) if settings.smtp is not None else None


CHANNEL = Channel(NAME, _open)
