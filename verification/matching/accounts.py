"""Bank account numbers as people write them: spaced and punctuated as they like, and a national number inside its IBAN."""

from __future__ import annotations

import re

from extractors.model import ExtractedDocument
from extractors.terms import Term

_SHORTEST_INSIDE = 6
_CHECK_DIGITS_BEHIND = 2
"""France and Portugal put two check digits behind the account inside an IBAN; most countries end it with the account."""


def same_account(printed: str, known: str) -> bool:
    """Whether two writings name one account: their digits agree, or the one is an IBAN that ends in the other."""
    ours, theirs = account_digits(printed), account_digits(known)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if is_iban(printed) == is_iban(known):
        return False
    inside, whole = sorted((ours, theirs), key=len)
    if len(inside) < _SHORTEST_INSIDE:
        return False
    return whole.endswith(inside) or whole[:-_CHECK_DIGITS_BEHIND].endswith(inside)


def one_digit_apart(printed: str, known: str) -> bool:
    """Whether two numbers of one length differ in one digit, as a misread one does."""
    ours, theirs = account_digits(printed), account_digits(known)
    return len(ours) == len(theirs) >= _SHORTEST_INSIDE and sum(one != other for one, other in zip(ours, theirs, strict=True)) == 1


def account_digits(account: str) -> str:
    """The digits of an account without the zeroes that lead them."""
    return re.sub(r"\D", "", account).lstrip("0")


def is_iban(account: str) -> bool:
    """Whether an account is written as an international number (ISO 13616)."""
    return bool(re.fullmatch(r"[A-Za-z]{2}\d{2}[0-9A-Za-z]{8,30}", re.sub(r"[\s.-]", "", account)))


def printed_accounts(document: ExtractedDocument) -> tuple[str, ...]:
    """The accounts that a document says it is to be paid to."""
    read = (document.value(Term.IBAN), document.value(Term.BANK_ACCOUNT))
    return tuple(each for each in read if each and re.search(r"\d", each))


def tail(account: str) -> str:
    """The end of an account, by which a clerk knows it."""
    return account_digits(account)[-4:]
