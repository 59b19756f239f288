"""What a debtor says when it is asked whether an invoice is real, delivered, undisputed and payable to the factor.

Anybody can print an invoice; only the debtor knows whether it will pay it. So the answer counts for as much as the way by which the debtor
was found: see `contact_ties`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from extractors.money import Money
from verification.matching.relations import phone_key
from verification.matching.sender_domains import is_known
from verification.model import Client

_DRAWS = 2**64
_FROM_CLIENT = "client"


class Point(StrEnum):
    """What the debtor is asked about one invoice."""

    RECEIVED = "received"
    AMOUNT = "amount"
    DUE_DATE = "due_date"
    PAYABLE_TO_FACTOR = "payable_to_factor"
    NO_SET_OFF = "no_set_off"


class Verdict(StrEnum):
    """What the debtor makes of the invoice as a whole."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"


class How(StrEnum):
    """By what way a debtor is asked."""

    LETTER = "letter"
    TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class AskedContact:
    """Who was asked, as the contact stood then; `source` says where the factor had it from."""

    name: str
    email: str | None
    phone: str | None
    source: str


@dataclass(frozen=True, slots=True)
class DebtorAnswer:
    """What the debtor said: yes or no by point (absent where it did not say), and what would be right in its words."""

    verdict: Verdict
    answered_at: datetime
    points: Mapping[Point, bool] = field(default_factory=dict)
    corrected: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DebtorVerification:
    """One question to a debtor about one receivable; `amount` is what the debtor was shown."""

    debtor_code: str
    how: How
    contact: AskedContact
    asked_at: datetime
    amount: Money | None
    answer: DebtorAnswer | None = None


def relied_on(asked: Iterable[DebtorVerification], debtor_code: str | None) -> DebtorVerification | None:
    """The question that counts: the last that this debtor answered, else the last that was put to it."""
    own = [each for each in asked if each.debtor_code == debtor_code]
    answered = [(each.answer.answered_at, place) for place, each in enumerate(own) if each.answer is not None]
    if answered:
        return own[max(answered)[1]]
    return max(own, key=lambda each: each.asked_at, default=None)


def expected_points(disclosed: bool) -> tuple[Point, ...]:
    """What a debtor is asked; one that is not told of the factor is not asked whether it will pay the factor."""
    return tuple(each for each in Point if disclosed or each is not Point.PAYABLE_TO_FACTOR)


def drawn(receivable_id: str, key: str, share: Decimal) -> bool:
    """Whether a receivable is in the sample: by lot, but the same on every run, and known to nobody without the key."""
    lot = hmac.new(key.encode(), receivable_id.encode(), hashlib.sha256).digest()
    return int.from_bytes(lot[:8]) < share * _DRAWS


def contact_ties(contact: AskedContact, client: Client) -> Iterator[str]:
    """What ties a contact at the debtor to the client, in words: such a contact may be the client itself."""
    if _sources(contact.source) == {_FROM_CLIENT}:
        yield "it came from the client alone"
    if contact.email and is_known(contact.email, client.senders):
        yield "its mail address is one that the client sends from"
    if contact.phone and phone_key(contact.phone) and phone_key(contact.phone) in {phone_key(each) for each in client.particulars.phones}:
        yield "its telephone number is the client's"


def _sources(stated: str) -> set[str]:
    return {each.strip().lower() for each in re.split(r"[;,]", stated) if each.strip()}


def spoken(answer: DebtorAnswer, asked: Sequence[Point]) -> str:
    """The answer in words, as a finding quotes it."""
    denied = [each.value.replace("_", " ") for each in asked if answer.points.get(each) is False]
    parts = [f"says no to: {', '.join(denied)}"] if denied else []
    parts += [f"it should be {answer.corrected}"] if answer.corrected else []
    parts += [f"“{answer.remark}”"] if answer.remark else []
    return "; ".join(parts) or "without a word why"
