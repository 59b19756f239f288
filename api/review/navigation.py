"""What stands in the head of every page: only where this person may go."""

from __future__ import annotations

from dataclasses import dataclass

from api.security.access import Caller
from api.security.roles import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `key` is what is pressed after `g` to go there."""

    title: str
    address: str
    key: str
    current: bool = False


_ENTRIES: dict[Role, tuple[Entry, ...]] = {
    Role.CLIENT: (
        Entry("Send and follow", "/my", "s"),
        Entry("Your company papers", "/my/papers", "p"),
    ),
    Role.ASSISTANT: (
        Entry("Queue", "/queue", "q"),
        Entry("Submissions", "/submissions", "s"),
        Entry("Holding place", "/held", "h"),
        Entry("Receivables", "/receivables", "r"),
    ),
    Role.ACCOUNT_MANAGER: (
        Entry("Queue", "/queue", "q"),
        Entry("Submissions", "/submissions", "s"),
        Entry("Receivables", "/receivables", "r"),
    ),
    Role.COMPLIANCE: (
        Entry("Clients", "/kyc", "c"),
        Entry("Looks at evidence", "/kyc/looks", "l"),
    ),
    Role.ADMINISTRATOR: (
        Entry("Users", "/admin/users", "u"),
        Entry("Tokens", "/admin/tokens", "t"),
        Entry("Facilities", "/admin/facilities", "f"),
        Entry("Parked work", "/admin/parked", "p"),
        Entry("Audit trail", "/admin/audit", "a"),
    ),
}

HOME = {
    Role.CLIENT: "/my",
    Role.ASSISTANT: "/queue",
    Role.ACCOUNT_MANAGER: "/queue?state=in_review",
    Role.COMPLIANCE: "/kyc",
    Role.ADMINISTRATOR: "/admin/users",
}
"""Where each role's day starts."""


def entries_for(caller: Caller, path: str) -> list[Entry]:
    """The places of a role, the one that holds this path marked."""
    entries = _ENTRIES[caller.role]
    best = max((each for each in entries if _holds(each, path)), key=lambda each: len(each.address), default=None)
    return [Entry(each.title, each.address, each.key, each is best) for each in entries]


def _holds(entry: Entry, path: str) -> bool:
    if entry.address == "/queue" and path.startswith("/packages"):
        return True
    return path == entry.address or path.startswith(entry.address + "/")
