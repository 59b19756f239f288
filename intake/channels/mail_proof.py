"""What our own mail server found out about the sender of a mail, as it wrote it into the mail's head (RFC 8601).

Anybody can write such a header, so only those count that bear the name of a server that we trust, and of several the topmost, since every
server on the way puts its own above the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from email.message import Message

from intake.senders import bare_address
from verification.mail import MailProof

ANY_SERVER = "*"
"""Trusts the topmost header whatever its name: for servers that name none and take out those that senders bring along."""

_HEADER = "Authentication-Results"
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)


def mail_proof(headers: Message, trusted_servers: Collection[str]) -> MailProof:
    """What the trusted servers say; nothing where none of them wrote anything."""
    found: dict[str, str] = {}
    for header in _trusted(headers, trusted_servers):
        for method, result in _results(header).items():
            found.setdefault(method, result)
    sender, reply_to = bare_address(str(headers.get("From", ""))), bare_address(str(headers.get("Reply-To", "")))
    return MailProof(found.get("spf"), found.get("dkim"), found.get("dmarc"), reply_to if reply_to != sender else None)


def _trusted(headers: Message, servers: Collection[str]) -> Iterator[str]:
    written = [_COMMENT.sub(" ", " ".join(str(each).split())) for each in headers.get_all(_HEADER, ())]
    if ANY_SERVER in servers:
        yield from written[:1]
        return
    names = {each.lower() for each in servers}
    for header in written:
        name = header.partition(";")[0].split()[:1]
        if name and name[0].lower() in names:
            yield header


def _results(header: str) -> dict[str, str]:
    """The result of each method; of several signatures one that holds is enough (RFC 6376, 6.1)."""
    found: dict[str, str] = {}
    for part in header.split(";"):
        result = _RESULT.match(part)
        if result is None:
            continue
        method, said = result[1].lower(), result[2].lower()
        if method not in found or (method == "dkim" and said == "pass"):
            found[method] = said
    return found
