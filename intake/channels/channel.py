"""What a way in is: a name, and how it is opened from the settings."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

import structlog

from intake.faults import where_it_failed
from intake.services import Services
from storage.errors import Unavailable

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Where to listen for mail. `recipients` are the addresses that are ours; None takes mail for any.

    `trusted_servers` are the names under which the mail server before us reports on senders.
    """

    host: str = "127.0.0.1"
    port: int = 2525
    recipients: frozenset[str] | None = None
    tls: ssl.SSLContext | None = None
    trusted_servers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """A mailbox to be emptied. What was taken in is marked as seen, and moved to `taken_folder` where one is named.

    `trusted_servers` are the names under which its mail server reports on senders.
    """

    host: str
    username: str
    password: str
    port: int = 993
    tls: bool = True
    folder: str = "INBOX"
    taken_folder: str | None = None
    refused_folder: str = "Refused"
    seconds: float = 30.0
    trusted_servers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """A folder to be watched: each folder in it is named by a client's code."""

    path: Path
    seconds: float = 5.0
    settle_seconds: float = 2.0


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """Which channels are set up."""

    smtp: SmtpSettings | None = None
    imap: ImapSettings | None = None
    folder: FolderSettings | None = None


class Listening(Protocol):
    """A channel that is open. `start` returns at once; `stop` waits until nothing is half taken in."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in by its name, which receipts carry; `open` gives None where it is not set up."""

    name: str
    open: Callable[[Services, ChannelSettings], Listening | None]


class Poller:
    """Looks again and again; a source that is away is looked at less often until it is back."""

    def __init__(self, name: str, look: Callable[[], int], seconds: float) -> None:
        self._name = name
        self._look = look
        self._seconds = seconds
        self._over = Event()
        self._thread = Thread(target=self._run, name=f"channel {name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        wait = self._seconds
        while not self._over.is_set():
            try:
                self._look()
                wait = self._seconds
            except Unavailable as absence:
                wait = min(wait * 2, 300.0)
                log.warning("channel.away", channel=self._name, code=absence.code)
            except Exception as fault:  # noqa: BLE001  # the edge of a channel: one odd delivery never closes the way in
                wait = min(wait * 2, 300.0)
                log.error("channel.failed", channel=self._name, **where_it_failed(fault))
            self._over.wait(wait)
