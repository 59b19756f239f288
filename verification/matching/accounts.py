"""Bank account numbers as people write them: spaced and punctuated as they like, and a national number inside its IBAN."""

from __future__ import annotations

import re


def same_account(printed: str, known: str) -> bool:
    """Whether two writings name one account: their digits agree, or the one is an IBAN that ends in the other."""
    ours, theirs = account_digits(printed), account_digits(known)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if _is_iban(printed) == _is_iban(known):
        return False
    inside, whole = sorted((ours, theirs), key=len)
    return len(inside) >= 6 and whole.endswith(inside)


def account_digits(account: str) -> str:
    """The digits of an account without the zeroes that lead them."""
    return re.sub(r"\D", "", account).lstrip("0")


def _is_iban(account: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2}\d{2}[0-9A-Za-z]{8,30}", re.sub(r"[\s.-]", "", account)))
