"""How banks name an account and whose it is, on their letters and statements."""

from __future__ import annotations

import re

HOLDER = (
    r"(?:account holder(?:'s)?|holder of (?:the )?account)(?: name)?|account name|"
    r"name of (?:the )?account(?: holder)?|(?:client|customer) name|(?:naam van )?rekeninghouer|kontoinhaber|"
    r"titulaire(?: du compte)?|账户名称|户\s?名|开户名称"
)
ACCOUNT = (
    r"account(?=\s?:)|"
    r"account (?:no\.?|number|nr\.?)|acc(?:t)?\.? (?:no\.?|number)|rekening ?(?:nommer|nr\.?)|kontonummer|num[ée]ro de compte|"
    r"账\s?号|帐\s?号"
)


def an_account(text: str) -> str | None:
    """The digits of an account that a text begins with, six to twenty; None where it does not."""
    match = re.match(r"\d[\d \-]{4,24}\d", text)
    digits = re.sub(r"[ \-]", "", match.group()) if match else ""
    return digits if 6 <= len(digits) <= 20 else None
