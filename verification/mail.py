"""The mails that a batch came in by: who wrote them, what our own mail server found out about that, and what they say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailProof:
    """What the mail server that we trust says of where a mail came from (RFC 8601): `pass`, `fail`, `softfail`, `none` and so on.

    None where it says nothing of a method. `reply_to` is the address that answers go to, where the mail names another than its sender.
    """

    spf: str | None = None
    dkim: str | None = None
    dmarc: str | None = None
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of a batch. `proof` is None where no mail server of ours took it in: it was uploaded, or lay in a folder."""

    sender: str | None
    proof: MailProof | None = None
    texts: tuple[str, ...] = ()
