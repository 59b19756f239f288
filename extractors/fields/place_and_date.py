"""A letter begins with the place where it was written and its date: "München, den 01.11.2025", "Lyon, le 12 février 2026".

Some firms print the order on the same line, "Tours, le 11 septembre 2026 - Bon de commande n° 441", "Erstfeld, 17.3.26 / bz - Ihr Auftrag".
"""

from __future__ import annotations

import re

_PLACE_AND = re.compile(r"^[A-ZÄÖÜÉ][\w.'’() /-]{2,32}[,.]?\s*(?:,|\bden|\ble|\bop|\bthe|,\s*am)\s*$")
_THE_DAY = re.compile(r"\b(?:den|le)\s*$")
_LONG_SMALL_WORD = re.compile(r"\b[a-zà-ÿ]{5,}")  # which no town has in its name: "Ons kantore is gesluit op" is a sentence
_INITIALS = re.compile(r"(?i)[ .]*(?:[/·-] ?[a-z]{1,3}(?:/[a-z]{1,3})?)?")  # of who wrote the letter
_INITIALS_AND_PART = re.compile(r"(?i)\s*[/·-] ?[a-z]{1,3}(?:/[a-z]{1,3})?\s+[-–—|•·]\s")
_NEXT_PART = re.compile(r"\s+[-–—|•·]\s")
_ONLY_THE_DAY = re.compile(r"^\W*(?:Le|Den)\s*$")  # "Le 20/06/2024, suite au devis D2024-11", with no place before it
_SAYS_DAY, _SAYS_PLACE = 0.75, 0.5


def weight_of_place(before: str, behind: str) -> float:
    """How much the words around a date say that a place stands before it and it dates the letter, 0 to 1."""
    if _ONLY_THE_DAY.match(before) and (not behind.strip() or behind.startswith(",")):
        return _SAYS_PLACE
    says_day = _THE_DAY.search(before) is not None
    if not _PLACE_AND.match(before) or _LONG_SMALL_WORD.search(before):
        return 0.0
    goes_on = says_day and _NEXT_PART.match(behind)
    if not (goes_on or _INITIALS.fullmatch(behind) or _INITIALS_AND_PART.match(behind)):
        return 0.0
    return _SAYS_DAY if says_day else _SAYS_PLACE
