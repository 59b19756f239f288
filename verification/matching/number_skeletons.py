"""What of an invoice number survives an edit, so that a register finds the number it was made of from an index.

The skeleton of a number is its digits without zeroes, in order of size: suffixes, prefixes, other separators, zeroes and swapped digits
leave it as it is. What the other edits do to it is undone by asking for several.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from verification.matching.edited_numbers import look_alike_digits, without_copy_words

_MOST_DIGITS = 24


def number_skeleton(number: str) -> str | None:
    """The digits of a number without its zeroes, in order of size; None where nothing is left."""
    return _skeleton(unicodedata.normalize("NFKC", number))


@lru_cache(maxsize=1_024)  # each is asked for twice: when the register is told what will be asked, and when it is asked
def skeletons_of_originals(number: str, issued: date | None = None) -> frozenset[str]:
    """The skeletons that the number from which this one was made can have.

    Letters may stand for digits, a copy word may bring a digit with it, a digit may be run on or left off behind, and the year added or
    left out.
    """
    plain = unicodedata.normalize("NFKC", number).upper()
    writings = {plain, look_alike_digits(plain), without_copy_words(plain)}
    years = {f"{issued.year}", f"{issued.year % 100:02d}"} if issued else set()
    found: set[str | None] = set()
    for each in writings:
        digits = re.sub(r"\D", "", each)[:_MOST_DIGITS]
        found |= {_skeleton(digits), *(_skeleton(digits.replace(each, "", 1)) for each in set(digits))}
        for run in re.findall(r"\d+", each):
            if len(run) <= 2 or run in years:
                found.add(_skeleton(each.replace(run, "", 1)))
        for year in years:
            found.add(_skeleton(digits + year))
            for at in (0, len(digits) - len(year)):
                if at >= 0 and digits[at : at + len(year)] == year:
                    found.add(_skeleton(digits[:at] + digits[at + len(year) :]))
    return frozenset(each for each in found if each)


def _skeleton(text: str) -> str | None:
    digits = [str(int(each)) for each in text if each.isdecimal()]
    return "".join(sorted(each for each in digits if each != "0")[:_MOST_DIGITS]) or None
