"""Marks by which two factors compare what they have funded without showing it: keyed hashes of a receivable's identity.

A mark is the HMAC-SHA256 (RFC 2104) of one likeness, one identity of the debtor, and what that likeness compares, cut to 128 bits. Whoever
lacks the key learns nothing from it; whoever has the key can try out invoices that he already suspects, so a key belongs to one pair of
factors and to nobody else. One receivable has a mark for each identity of its debtor, since two master files seldom agree on all.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from extractors.money import Money
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key
from verification.matching.parties import identifier_key
from verification.matching.prepared_names import prepared
from verification.model import Debtor

_VERSION = "bordereau-pledges-1"
_MARK_DIGITS = 32
_SHORTEST_NUMBER, _SHORTEST_NAME = 6, 4  # signs; what is shorter names half a country
_SHORTEST_CHINESE_NAME = 2


class Likeness(StrEnum):
    """What agrees between two receivables on one debtor, the surest first."""

    SAME_INVOICE = "number and amount"
    EDITED_NUMBER = "amount and a number that may be this one edited"
    SAME_DAY = "date and amount"


@dataclass(frozen=True, slots=True)
class PartnerBook:
    """What another factor let us compare: his name among us, the key shared with him, and when he wrote his marks."""

    partner: str
    key: str = field(repr=False)
    made_at: datetime


def identities(names: Collection[str | None], numbers: Collection[str | None]) -> frozenset[str]:
    """What a debtor may be known by to another factor: tax and registration numbers, and names without their legal form."""
    keys = {identifier_key(each) for each in numbers}
    found = {f"number:{key}" for key in keys if len(key) >= _SHORTEST_NUMBER}
    for name in (prepared(each) for each in names if each):
        core = "".join(name.words)
        if len(core) >= (_SHORTEST_CHINESE_NAME if name.is_chinese else _SHORTEST_NAME):
            found.add(f"name:{core}")
    return frozenset(found)


def identities_of(debtor: Debtor) -> frozenset[str]:
    """What a debtor in our books may be known by to another factor."""
    return identities((debtor.name, *debtor.aliases, *debtor.confirmed_names), (debtor.tax_id, debtor.registration_number))


def pledge_marks(
    key: str, known_by: Collection[str], invoice_number: str | None, issued: date | None, gross: Money
) -> Mapping[str, Likeness]:
    """The marks of one receivable under a key. Amounts are exact; a number or date that is not known gives no mark."""
    amount = f"{gross.minor_units()} {gross.currency}"
    return {
        _mark(key, likeness, identity, compared, amount): likeness
        for likeness, compared in _compared(invoice_number, issued)
        for identity in sorted(known_by)
    }


def key_check(key: str) -> str:
    """What tells that two factors hold the same key, without telling the key."""
    return _mark(key, "key")


def seal(key: str, lines: Collection[str]) -> str:
    """What tells that all marks of a book are there and none was changed."""
    digest = hmac.new(key.encode(), f"{_VERSION}\x1fseal\x1f".encode(), hashlib.sha256)
    for line in lines:
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()[:_MARK_DIGITS]


def _compared(invoice_number: str | None, issued: date | None) -> Iterator[tuple[Likeness, str]]:
    if number := number_key(invoice_number or ""):
        yield Likeness.SAME_INVOICE, number
    if skeleton := number_skeleton(invoice_number or ""):
        yield Likeness.EDITED_NUMBER, skeleton
    if issued is not None:
        yield Likeness.SAME_DAY, issued.isoformat()


def _mark(key: str, *parts: str) -> str:
    return hmac.new(key.encode(), "\x1f".join((_VERSION, *parts)).encode(), hashlib.sha256).hexdigest()[:_MARK_DIGITS]
