"""What intake needs from the world around it, handed in from the edge: the books, the blobs, the limits, the clock, who we are in letters.

Only `api` reads the environment; it builds one `Services` and hands it to steps, commands and channels. Tests build their own.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy.engine import Engine

from extractors.limits import Limits
from storage.blobs.store import BlobStore

MEBIBYTE = 1024 * 1024


def utc_now() -> datetime:
    """The clock on the wall, in UTC."""
    return datetime.now(UTC)


def this_worker() -> str:
    """A name that tells one worker process from another in the outbox."""
    return f"{socket.gethostname()}:{os.getpid()}"


@dataclass(frozen=True, slots=True)
class Factor:
    """The finance company as its letters name it: `email` is the address they come from, and that clients answer to."""

    name: str = "Bordereau"
    email: str = "intake@bordereau.example"
    site_url: str = ""

    @property
    def mail_domain(self) -> str:
        return self.email.rpartition("@")[2] or "bordereau.example"


@dataclass(frozen=True, slots=True)
class MailRelay:
    """The server that takes our letters."""

    host: str
    port: int = 25
    username: str | None = None
    password: str | None = None
    starttls: bool = False
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """How much one receipt may be, as it arrives and once it is unpacked.

    `expansion` is how many times its packed size a file in an archive may grow to; `depth` how many containers may stand inside each other.
    """

    arrival_bytes: int = 64 * MEBIBYTE
    arrival_files: int = 500
    file_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    parts: int = 1000
    depth: int = 8
    expansion: int = 300
    logo_bytes: int = 16 * 1024


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a step, a command or a channel may use.

    `lease` is how long a worker that went silent keeps its work; a living one renews it for as long as `longest_work`.
    """

    engine: Engine
    blobs: BlobStore
    limits: Limits = field(default_factory=Limits)
    intake_limits: IntakeLimits = field(default_factory=IntakeLimits)
    factor: Factor = field(default_factory=Factor)
    mail_relay: MailRelay | None = None
    clock: Callable[[], datetime] = utc_now
    languages: tuple[str, ...] = ("eng",)
    worker_name: str = field(default_factory=this_worker)
    lease: timedelta = timedelta(minutes=1)
    longest_work: timedelta = timedelta(minutes=20)
