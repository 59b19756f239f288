"""What an operator may decide about signing in; the program's settings fill it, the app reads no environment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """Times and limits of the HTTP edge.

    `https_only` puts `Secure` on the cookie and sends HSTS: set it wherever the pages are reached over https. `trusted_hosts` are the
    Host names served; `("*",)` serves any, which is right only behind a proxy that checks them.
    """

    session_lifetime: timedelta = timedelta(hours=10)  # one working day
    one_time_lifetime: timedelta = timedelta(hours=24)
    https_only: bool = False
    trusted_hosts: tuple[str, ...] = ("*",)
    failures_before_delay: int = 5  # tries of one account before the next must wait
    failures_before_address_delay: int = 40  # the same for one network address, which an office shares
    first_delay: timedelta = timedelta(seconds=30)  # doubles with every further failure
    longest_delay: timedelta = timedelta(minutes=15)
    upload_byte_limit: int = 200 * 1024 * 1024  # a whole submission
    upload_file_limit: int = 500
    body_byte_limit: int = 1024 * 1024  # every other request
    argon2_memory_kib: int = 65536
    argon2_rounds: int = 3
