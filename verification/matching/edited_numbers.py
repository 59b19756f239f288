"""Whether one invoice number is another with something done to it: a suffix, a prefix, zeroes, O for 0, I for 1, two digits swapped."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from verification.matching.numbers import number_key

_LOOKALIKES = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
_STRICT_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to a number. `telling` edits hardly happen by themselves; the others also make the next honest number."""

    what: str
    telling: bool


def edit_between(one: str, other: str) -> Edit | None:
    """What turns one number into the other, or None where they are the same or simply two numbers."""
    first, second = number_key(one), number_key(other)
    if not first or not second or first == second:
        return None
    if _looks(one, _STRICT_LOOKALIKES) == _looks(other, _STRICT_LOOKALIKES):
        return Edit("a letter for the digit it looks like", True)
    if _zeroless(first) == _zeroless(second):
        return Edit("zeroes added or left out", False)
    shorter, longer = sorted((first, second), key=len)
    added = _added(shorter, longer)
    if added:
        return added
    if _swapped(first, second):
        return Edit("two neighbouring digits swapped", False)
    if _looks(one, _LOOKALIKES) == _looks(other, _LOOKALIKES):
        return Edit("a letter for the digit it looks like", True)
    return None


def _looks(number: str, alike: dict[int, str]) -> str:
    """The key of what a number looks like: letters become the digits first, since a key drops the zeroes that lead a run of them."""
    return number_key(unicodedata.normalize("NFKC", number).upper().translate(alike))


def _zeroless(key: str) -> str:
    """Without the zeroes before and between the digits of a run; those behind make it ten times as much, another number."""
    return re.sub(r"\d+", lambda run: re.sub(r"0+(?=[1-9])", "", run.group()), key.translate(_STRICT_LOOKALIKES))


def _added(shorter: str, longer: str) -> Edit | None:
    """A suffix or prefix set apart from the digits it was put to; digits run on to digits only make a longer number."""
    if not any(each.isdigit() for each in shorter) or len(longer) - len(shorter) > 4:
        return None
    if longer.startswith(shorter):
        added = longer[len(shorter) :]
        run_on = shorter[-1].isdigit() and added[0].isdigit()
        return Edit(f"suffix {added.strip('-')}", not run_on)
    if longer.endswith(shorter):
        added = longer[: -len(shorter)]
        run_on = shorter[0].isdigit() and added[-1].isdigit()
        return Edit(f"prefix {added.strip('-')}", not run_on)
    return None


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    places = [at for at in range(len(one)) if one[at] != other[at]]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first] and one[first].isdigit() and one[second].isdigit()
