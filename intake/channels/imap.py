"""A mailbox that is emptied: every mail not seen yet is taken in, and marked as seen only after it stands in the books.

Should we die in between, the mail is found again and its key leads to the receipt that it made. Each look is a connection of its own, so a
server that hangs up costs one look.
"""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from imap_tools import AND, BaseMailBox, MailBox, MailboxLoginError, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError

from intake.channels.channel import Channel, ChannelSettings, ImapSettings, Poller
from intake.channels.mails import mail_arrival
from intake.channels.refusals import tell_refused
from intake.receive import receive
from intake.services import Services
from storage.errors import Rejected, Unavailable

log = structlog.get_logger(__name__)

NAME = "imap"
_SECONDS = 60
_HEADER_BYTES = 256 * 1024


class Mailbox:
    """One folder of one account."""

    def __init__(self, services: Services, settings: ImapSettings) -> None:
        self._services = services
        self._settings = settings

    def look(self) -> int:
        """Take in what is new; returns how many mails. Raises Unavailable where the server does not answer or lets us not in."""
        count = 0
        with self._connected() as mailbox:
            for uid in mailbox.uids(AND(seen=False)):
                count += self._take(mailbox, uid)
        return count

    def _take(self, mailbox: BaseMailBox, uid: str) -> int:
        try:
            content = self._fetch(mailbox, uid)
            if content is None:
                return 0
            receive(self._services, mail_arrival(NAME, content, trusted_servers=self._settings.trusted_servers))
        except Rejected as refusal:
            # Nobody is at the other end to be told, so the sender gets a letter, and the mail is put where a person finds it.
            log.warning("mail.refused", code=refusal.code)
            tell_refused(self._services, NAME, self._header(mailbox, uid), refusal)
            mailbox.flag(uid, (MailMessageFlags.SEEN, MailMessageFlags.FLAGGED), True)
            self._move(mailbox, uid, self._settings.refused_folder)
            return 0
        mailbox.flag(uid, MailMessageFlags.SEEN, True)
        if self._settings.taken_folder:
            self._move(mailbox, uid, self._settings.taken_folder)
        return 1

    def _fetch(self, mailbox: BaseMailBox, uid: str) -> bytes | None:
        """The mail as it lies there, not marked as seen by looking; None where it is gone already."""
        limit = self._services.intake_limits.arrival_bytes
        _, sizes = mailbox.client.uid("fetch", uid, "(RFC822.SIZE)")
        described = sizes[0] if sizes and isinstance(sizes[0], bytes) else b""
        size = int(described.rpartition(b"RFC822.SIZE ")[2].split(b")")[0].split()[0]) if b"RFC822.SIZE " in described else 0
        if size > limit:
            raise Rejected("arrival.too_large", "The mail is larger than the limit.", "Send it in several mails.")
        _, fetched = mailbox.client.uid("fetch", uid, "(BODY.PEEK[])")
        return next((bytes(each[1]) for each in fetched if isinstance(each, tuple)), None)

    def _header(self, mailbox: BaseMailBox, uid: str) -> bytes:
        _, fetched = mailbox.client.uid("fetch", uid, f"(BODY.PEEK[HEADER]<0.{_HEADER_BYTES}>)")
        return next((bytes(each[1]) for each in fetched if isinstance(each, tuple)), b"")

    def _move(self, mailbox: BaseMailBox, uid: str, folder: str) -> None:
        if not mailbox.folder.exists(folder):
            mailbox.folder.create(folder)
        mailbox.move(uid, folder)

    @contextmanager
    def _connected(self) -> Iterator[BaseMailBox]:
        settings = self._settings
        try:
            kind = MailBox if settings.tls else MailBoxUnencrypted
            with kind(settings.host, settings.port, timeout=_SECONDS).login(
                settings.username, settings.password, initial_folder=settings.folder
            ) as mailbox:
                yield mailbox
        except MailboxLoginError as refused:
            raise Unavailable("imap.login", "The mailbox does not let us in.", "Check its name and password.") from refused
        except (OSError, imaplib.IMAP4.error, ImapToolsError) as absence:
            raise Unavailable("imap.away", "The mailbox does not answer.", "It is tried again by itself.") from absence


def _open(services: Services, settings: ChannelSettings) -> Poller | None:
    if settings.imap is None:
        return None
    return Poller(NAME, Mailbox(services, settings.imap).look, settings.imap.seconds)


CHANNEL = Channel(NAME, _open)
