"""Books of funded receivables as files that two factors swap: one header in JSON, then one keyed mark a line, in the marks' own order.

The header says the form and its version, when the book was made and by whom (a chance name of the installation), how many marks there
are, what tells that both hold the same key, and what tells that no mark is missing. No name, number, amount or date of a receivable is in
the file, nor which marks belong to one receivable.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from intake.services import Services
from storage.database.reading import reading
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from storage.repositories.partner_books import (
    forget_partner_book,
    funded,
    maker_of_books,
    partner_book_rows,
    partner_books,
    put_partner_book,
)
from storage.unit_of_work import UnitOfWork
from verification.pledges import PartnerBook, identities_of, key_check, pledge_marks, seal

_FORM, _VERSION = "bordereau-pledges", 1
_SHORTEST_KEY = 32
_MARK = re.compile(r"[0-9a-f]{32}")
DAYS = 400
"""How far back a book tells of what was funded, unless asked otherwise: over a year, since paid invoices are sold again too."""


@dataclass(frozen=True, slots=True)
class LoadedBook:
    """What came in: the partner's name, when he made his book, and how many marks it has."""

    partner: str
    made_at: datetime
    mark_count: int


def new_key() -> str:
    """A key for one pair of factors; it travels to the other by a safe way, and never beside the books."""
    return secrets.token_urlsafe(_SHORTEST_KEY)


def export_book(services: Services, key: str, days: int = DAYS, actor: str = "command_line") -> bytes:
    """Our funded receivables as a book for the partner who holds the key. Raises Rejected where the key is too short."""
    key = _checked_key(key)
    with UnitOfWork(services.engine, services.clock()) as work:
        known_by = {each.debtor_code: identities_of(each) for each in DatabaseBooks(work.session).debtors()}
        marks: set[str] = set()
        for debtor_code, number, issued, gross in funded(work.session, (work.now - timedelta(days=days)).date()):
            marks.update(pledge_marks(key, known_by.get(debtor_code, ()), number, issued, gross))
        lines = sorted(marks)
        header = {
            "form": _FORM,
            "version": _VERSION,
            "made_at": work.now.astimezone(UTC).isoformat(timespec="seconds"),
            "maker": maker_of_books(work.session, work.now),
            "marks": len(lines),
            "key_check": key_check(key),
        }
        work.audit(actor, "pledges.exported", "pledges", "own", marks=len(lines), days=days)
        work.commit("export_pledges")
    return "\n".join([json.dumps({**header, "seal": _seal(key, header, lines)}), *lines, ""]).encode()


def load_book(services: Services, partner: str, key: str, content: bytes, actor: str = "command_line") -> LoadedBook:
    """Take a partner's book in the place of his last one, whole or not at all.

    Raises Rejected where it is no book, made with another key, damaged, older than the one that is there, or our own.
    """
    key, partner = _checked_key(key), partner.strip()
    if not partner:
        raise Rejected("pledges.no_partner", "The partner has no name.", "Name the factor whose book this is.")
    header, lines = _parsed(content)
    if not _agree(header.get("key_check"), key_check(key)):
        raise Rejected("pledges.other_key", "The book was made with another key.", "Give the key that you share with this partner.")
    told = {name: value for name, value in header.items() if name != "seal"}
    if header.get("marks") != len(lines) or not _agree(header.get("seal"), _seal(key, told, lines)):
        raise Rejected("pledges.damaged", "The book is cut short or was changed.", "Ask the partner to send the file again.")
    made_at = _made_at(header)
    with UnitOfWork(services.engine, services.clock()) as work:
        if header.get("maker") == maker_of_books(work.session, work.now):
            raise Rejected("pledges.own_book", "This is your own book.", "Load the file that the partner made.")
        known = next((each for each in partner_books(work.session) if each.partner == partner), None)
        if known is not None and made_at < known.made_at:
            raise Rejected(
                "pledges.older", f"A book of {known.made_at.date()} is loaded, and this one is older.", "Ask the partner for his latest."
            )
        put_partner_book(work, PartnerBook(partner, key, made_at), lines, actor)
        work.audit(actor, "pledges.loaded", "pledges", partner, marks=len(lines))
        work.commit("load_pledges")
    return LoadedBook(partner, made_at, len(lines))


def loaded_books(services: Services) -> list[LoadedBook]:
    """The partners' books that checks compare with."""
    with reading(services.engine) as session:
        return [LoadedBook(row.partner, row.made_at, row.mark_count) for row in partner_book_rows(session)]


def forget_book(services: Services, partner: str, actor: str = "command_line") -> None:
    """Delete a partner's book and key. Raises Rejected where there is none."""
    with UnitOfWork(services.engine, services.clock()) as work:
        if not forget_partner_book(work.session, partner):
            raise Rejected("pledges.unknown_partner", f"No book of {partner} is loaded.", "`bordereau pledges list` names those that are.")
        work.audit(actor, "pledges.forgotten", "pledges", partner)
        work.commit("forget_pledges")


def _checked_key(key: str) -> str:
    key = key.strip()
    if len(key) < _SHORTEST_KEY:
        raise Rejected(
            "pledges.short_key",
            f"The key has less than {_SHORTEST_KEY} signs.",
            "Make one with `bordereau pledges key` and share it safely.",
        )
    return key


def _parsed(content: bytes) -> tuple[dict[str, Any], list[str]]:
    """Header and marks of a book. Raises Rejected where it is none, or of another version."""
    head, _, body = content.partition(b"\n")
    try:
        header = json.loads(head)
        lines = body.decode("ascii").split()
    except (ValueError, RecursionError) as error:
        raise _no_book() from error
    if not isinstance(header, dict) or header.get("form") != _FORM:
        raise _no_book()
    if header.get("version") != _VERSION:
        raise Rejected("pledges.version", f"The book is of version {header.get('version')}.", f"This program reads version {_VERSION}.")
    if len(set(lines)) != len(lines) or not all(_MARK.fullmatch(each) for each in lines):
        raise Rejected("pledges.damaged", "The book has lines that are no marks.", "Ask the partner to send the file again.")
    return header, lines


def _made_at(header: dict[str, Any]) -> datetime:
    try:
        made_at = datetime.fromisoformat(str(header.get("made_at")))
    except ValueError as error:
        raise _no_book() from error
    return made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC)


def _agree(told: object, expected: str) -> bool:
    return hmac.compare_digest(str(told).encode(), expected.encode())


def _seal(key: str, header: dict[str, Any], lines: list[str]) -> str:
    return seal(key, [json.dumps(header, sort_keys=True), *lines])


def _no_book() -> Rejected:
    return Rejected(
        "pledges.no_book", "The file is no book of pledges.", "Give the file that the partner's `bordereau pledges export` wrote."
    )
