"""What a client is told to do about a deficiency, in its language, and what it is not told.

The wording stands in `advice.yml`. What is said about duplicates, other clients, limits or the ledger is for people in the house.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verification.quoting import quoted

_WORDING = Path(__file__).with_name("advice.yml")
LANGUAGES = ("en", "af", "zh")

# A South African identity number and a Chinese one; and, where the text speaks of one, the number of a passport or card as most
# countries write it, which an invoice number can look like.
_PERSONAL_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:\d{6}[ -]?\d{4}[ -]?\d{3}|\d{17}[0-9Xx])(?![0-9A-Za-z])")
_CARD_NUMBER = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{0,2}\d{7,9}(?![0-9A-Za-z])")
_SPEAKS_OF_A_CARD = re.compile(r"pass|paspoort|护照|身份证|(?<![a-z])(?:id|visa|licen[cs]e)(?![a-z])", re.IGNORECASE)


def advice_on(check_code: str, language: str, message: str | None = None) -> str | None:
    """One remark of a letter: what to do, and in brackets what was found where a client may read that; None where it is not told.

    Both are in the client's language; a language without wording gets English.
    """
    entry = _wording().get(check_code)
    if entry is None or entry.get("ours"):
        return None
    text = str(entry.get(language) or entry["en"])
    detail = quoted(without_identity_numbers(message), language) if message and entry["detail"] else None
    return f"{text} ({detail})" if detail else text


def without_identity_numbers(text: str) -> str:
    """A text for a letter or a log with the numbers of people's identity papers blotted out; the names of files often hold them."""
    spaced = text.replace("_", " ")
    blotted = _PERSONAL_NUMBER.sub("[...]", spaced)
    if _SPEAKS_OF_A_CARD.search(spaced):
        blotted = _CARD_NUMBER.sub("[...]", blotted)
    return text if blotted == spaced else blotted


@cache
def _wording() -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Mapping[str, Any]] = yaml.safe_load(_WORDING.read_text(encoding="utf-8"))
    return content
