"""Runs the ways in that wait for something: the mail listener, the mailbox and the watched folder, as one process."""

from __future__ import annotations

import signal
from threading import Event

import structlog

from api.logging import set_up_logging
from api.services import open_services
from api.settings import Settings
from intake.channels import ChannelSettings, open_channels
from intake.channels.channel import FolderSettings, ImapSettings, SmtpSettings

log = structlog.get_logger(__name__)


def channel_settings(settings: Settings) -> ChannelSettings:
    """Which channels the operator set up."""
    imap = None
    if settings.imap_host:
        password = settings.imap_password
        imap = ImapSettings(
            host=settings.imap_host,
            username=settings.imap_username,
            password=password.get_secret_value() if password else "",
            port=settings.imap_port,
            tls=settings.imap_tls,
            folder=settings.imap_folder,
            taken_folder=settings.imap_taken_folder,
            seconds=settings.imap_seconds,
            trusted_servers=trusted_servers(settings),
        )
    smtp = None
    if settings.smtp_port:
        smtp = SmtpSettings(settings.smtp_host, settings.smtp_port, own_addresses(settings), trusted_servers=trusted_servers(settings))
    folder = FolderSettings(settings.watch_folder, settings.watch_seconds) if settings.watch_folder else None
    return ChannelSettings(smtp=smtp, imap=imap, folder=folder)


def own_addresses(settings: Settings) -> frozenset[str] | None:
    """The addresses that mail is taken in for; None takes it for any."""
    listed = settings.smtp_recipients.strip()
    if listed == "*":
        return None
    addresses = listed.split(",") if listed else [settings.factor_email]
    return frozenset(address.strip().lower() for address in addresses)


def trusted_servers(settings: Settings) -> frozenset[str]:
    """The names under which mail servers of the house report on senders."""
    return frozenset(each.strip().lower() for each in settings.mail_trusted_servers.split(",") if each.strip())


def run_mail_process(settings: Settings) -> None:
    """Keep the channels open until SIGTERM; what is half taken in is finished first. Unavailable where a port is taken."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    set_up_logging(settings)
    channels = open_channels(open_services(settings), channel_settings(settings))
    if not channels:
        log.warning("channels.none", next="set BORDEREAU_SMTP_PORT, BORDEREAU_IMAP_HOST or BORDEREAU_WATCH_FOLDER")
    started = []
    try:
        for channel in channels:
            channel.start()
            started.append(channel)
        stop.wait()
    finally:
        for channel in reversed(started):
            channel.stop()
