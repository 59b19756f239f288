"""What two parties have in common besides trade: a number, an account, a person, an address, a telephone.

A tax or registration number, or a bank account, belongs to one company. A name, an address or a telephone may be shared by strangers: by
namesakes, by the tenants of a building, by the customers of one accountant; two of them together hardly are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verification.matching.accounts import account_digits, same_account
from verification.matching.addresses import numbers_agree, numbers_in
from verification.matching.company_names import fold
from verification.matching.parties import identifier_key
from verification.matching.prepared_names import is_cut, is_slip
from verification.model import Client, Debtor

_UNIT = re.compile(
    r"\b(?:unit|suite|shop|office|flat|room|floor|eenheid|kantoor|winkel|kamer|vloer|block|blok)\s*(?:no\s*)?([0-9a-z]{1,5})\b"
)
_ORDINAL_FLOOR = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|de|ste)\s+(?:floor|vloer)\b")
_FULL_NAME_WORDS = 3
_PHONE_DIGITS = 9  # a South African number without its leading zero or country code


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing in common. `proves` says that it alone makes the parties related."""

    what: str
    proves: bool


def shared_between(client: Client, debtor: Debtor, kyc_people: Iterable[str]) -> tuple[Shared, ...]:
    """Everything that the books know a client and a debtor to share; people are not named, since who reads it may not know them."""
    found: list[Shared] = []
    if identifier_key(client.tax_id) and identifier_key(client.tax_id) == identifier_key(debtor.tax_id):
        found.append(Shared("the tax number", True))
    if identifier_key(client.registration_number) and identifier_key(client.registration_number) == identifier_key(
        debtor.registration_number
    ):
        found.append(Shared("the registration number", True))
    if _share_account(_accounts(client), debtor.particulars.bank_accounts):
        found.append(Shared("a bank account", True))
    person = _shared_person((*client.particulars.directors, *kyc_people), debtor.particulars.directors)
    if person is not None:
        found.append(person)
    if client.particulars.address and debtor.address and same_premises(client.particulars.address, debtor.address):
        found.append(Shared("the address", False))
    if {phone_key(each) for each in client.particulars.phones} & {phone_key(each) for each in debtor.particulars.phones} - {""}:
        found.append(Shared("a telephone number", False))
    return tuple(found)


def same_premises(one: str, other: str) -> bool:
    """Whether two writings of an address mean the same door: the same words and numbers, and where both name a unit, the same unit.

    One word may be another, a suburb or a town's other name; the street's own may only be written otherwise, as "Str" for "Street".
    """
    first, second = fold(one), fold(other)
    units, others = _units(first), _units(second)
    if units != others:
        return False
    words, rest = set(first.split()), set(second.split())
    if not numbers_in(first) or not numbers_in(second) or not numbers_agree(first, second):
        return False
    shorter, longer = sorted((words, rest), key=len)
    if len(shorter) < _FULL_NAME_WORDS or len(shorter & longer) < len(shorter) - 1:
        return False
    street = _street_word(first if words is shorter else second)
    return street in longer or any(_is_written_otherwise(street, each) for each in longer - shorter)


def _street_word(address: str) -> str:
    """The word that names the street: the one before the number of the house, or behind it where the address begins with that."""
    words = address.split()
    at = next(index for index, word in enumerate(words) if any(sign.isdigit() for sign in word))
    return words[at - 1] if at else words[1]


def _is_written_otherwise(word: str, other: str) -> bool:
    return is_slip(word, other) or is_cut(word, other) or is_cut(other, word)


def _units(address: str) -> set[str]:
    return {*_UNIT.findall(address), *_ORDINAL_FLOOR.findall(address)}


def _accounts(client: Client) -> tuple[str, ...]:
    """The client's own accounts; in a disclosed facility the one that its invoices print is the factor's."""
    printed = client.facility.remit_to_account
    own = (printed,) if printed and not client.facility.disclosed else ()
    return (*client.particulars.bank_accounts, *own)


def _share_account(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    known = [each for each in theirs if account_digits(each)]
    return any(same_account(one, other) for one in ours for other in known)


def _shared_person(ours: Iterable[str], theirs: Iterable[str]) -> Shared | None:
    known = {_name_key(each) for each in ours}
    common = [each for each in map(_name_key, theirs) if each and each in known]
    if not common:
        return None
    whole = any(len(each) >= _FULL_NAME_WORDS for each in common)
    return Shared("a director, by the full name" if whole else "the name of a director, which others may bear", whole)


def _name_key(name: str) -> tuple[str, ...]:
    """A person's names in no order; one name alone names nobody."""
    words = tuple(sorted(fold(name).split()))
    return words if len(words) > 1 else ()


def phone_key(phone: str) -> str:
    """The digits by which a telephone number is known however it is written; empty where there are too few."""
    digits = re.sub(r"\D", "", phone)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else ""
