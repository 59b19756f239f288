"""Whether one invoice number is another with something done to it: a suffix, a prefix, zeroes, O for 0, two digits swapped, COPY behind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from verification.matching.numbers import LOOK_ALIKES, number_key

_STRICT_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LATIN = str.maketrans("АВЕЅЗІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABES3IJKMHOPCTYXABEZHIKMNOPTYX")
"""Cyrillic and Greek capitals that nobody can tell from Latin ones by eye."""

_COPY_WORD = re.compile(
    r"(?<![^\W_])(?:COPY|DUPLICATE|DUPL|DUP|REVISED|REVISION|REV|VERSION|VER|V|REISSUED|REISSUE|REPRINT|RESEND|RESENT|CORRECTED|CORRECTION"
    r"|CORR|AMENDED|AMENDMENT|AMD|UPDATED|FINAL|NEW|ORIGINAL|ORIG|KOPIE|AFSKRIF|DUPLIKAAT|HERSIEN)(?:[\s._-]*\d{1,2})?(?![^\W_])|副本|更正"
)
_SIGNS = re.compile(r"[^\W_0]+")
_RUN_ON_COPY_WORD = re.compile(r"(?<=\d)(?:COPY|DUPLICATE|DUP|REV|REVISED|KOPIE)\d{0,2}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to a number. `telling` edits hardly happen by themselves; the others also make the next honest number."""

    what: str
    telling: bool


def edit_between(one: str, other: str) -> Edit | None:
    """What turns one number into the other, or None where they are the same or simply two numbers."""
    if _are_two_numbers(one, other):
        return None
    first, second = number_key(one), number_key(other)
    if not first or not second or first == second:
        return None
    if _looks_closely(one) == _looks_closely(other):
        return Edit("a letter for the digit it looks like", True)
    bare_one, bare_other = _without_copy_words(one), _without_copy_words(other)
    if (bare_one, bare_other) != (_folded(one), _folded(other)) and number_key(bare_one) == number_key(bare_other):
        return Edit("a word such as COPY or REV", True)
    if _zeroless(first) == _zeroless(second):
        return Edit("zeroes added or left out", False)
    shorter, longer = sorted((first, second), key=len)
    added = _added(shorter, longer)
    if added:
        return added
    if _swapped(first, second):
        return Edit("two neighbouring digits swapped", False)
    if _looks(one) == _looks(other):
        return Edit("a letter for the digit it looks like", True)
    if _unparted(one) == _unparted(other):
        return Edit("the same signs parted otherwise", not (_is_parted(one) and _is_parted(other)))
    if _slipped_in(shorter, longer):
        return Edit("a digit put in or left out", False)
    return None


def _are_two_numbers(one: str, other: str) -> bool:
    """Whether no edit can lie between them, which is plain of most pairs before any edit is tried.

    Edits put signs in, move them or change them for others that look alike, so that all signs of one number are found in the other. Zeroes
    do not count. Only where both say which copy they are can each have signs that the other lacks.
    """
    signs, others = sorted((_signs(one), _signs(other)), key=len)
    within = all(signs.count(each) <= others.count(each) for each in signs)
    return not within and not (_says_which_copy(one) and _says_which_copy(other))


def _says_which_copy(number: str) -> bool:
    return _without_copy_words(number) != _folded(number)


def look_alike_digits(number: str) -> str:
    """The number with the digit in place of every letter that looks like one and stands with digits."""
    return re.sub(r"[^\W_]*\d[^\W_]*", lambda word: _alike_at_digits(word.group()), _folded(number))


def without_copy_words(number: str) -> str:
    """A number in capitals without the words that say which copy or version this is, and their count."""
    return _RUN_ON_COPY_WORD.sub("", _COPY_WORD.sub(" ", number)) if re.search(r"\d", number) else number


def _alike_at_digits(word: str) -> str:
    """Letters beside the digits of a word: `INVI0S` may have been INV105, the letters of INV stay."""
    return re.sub(r"[OQDILSBZG]*\d(?:[\dOQDILSBZG]*[\dOQDILSBZG])?", lambda run: run.group().translate(LOOK_ALIKES), word)


@lru_cache(maxsize=4_096)
def _folded(number: str) -> str:
    return unicodedata.normalize("NFKC", number).upper().translate(_LATIN)


@lru_cache(maxsize=4_096)
def _signs(number: str) -> str:
    """Letters and digits but for zeroes, letters that look like digits as those."""
    return "".join(_SIGNS.findall(_folded(number).translate(LOOK_ALIKES)))


@lru_cache(maxsize=4_096)
def _looks(number: str) -> str:
    """The key of what a number looks like: letters become the digits first, since a key drops the zeroes that lead a run of them."""
    return number_key(_folded(number).translate(LOOK_ALIKES))


@lru_cache(maxsize=4_096)
def _looks_closely(number: str) -> str:
    """The key of what a number looks like where only O, I and L are taken for digits."""
    return number_key(_folded(number).translate(_STRICT_LOOKALIKES))


@lru_cache(maxsize=4_096)
def _without_copy_words(number: str) -> str:
    return without_copy_words(_folded(number))


@lru_cache(maxsize=4_096)
def _unparted(number: str) -> str:
    """Letters and digits without what stands between them."""
    return "".join(each for each in _folded(number) if each.isalnum())


def _is_parted(number: str) -> bool:
    """Whether more than spaces stands between its digits: 1-23 and 12-3 are two numbers, 12 3 and 123 one."""
    return re.search(r"\d[^\w\s]+\d", _folded(number)) is not None


@lru_cache(maxsize=4_096)
def _zeroless(key: str) -> str:
    """Without the zeroes before and between the digits of a run; those behind make it ten times as much, another number."""
    return re.sub(r"\d+", lambda run: re.sub(r"0+(?=[1-9])", "", run.group()), key.translate(_STRICT_LOOKALIKES))


def _added(shorter: str, longer: str) -> Edit | None:
    """A suffix or prefix set apart from the digits it was put to; digits run on to digits only make a longer number."""
    if not any(each.isdigit() for each in shorter) or len(longer) - len(shorter) > 5:
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


def _slipped_in(shorter: str, longer: str) -> bool:
    """One digit more among at least three, with everything else in its place."""
    if len(longer) != len(shorter) + 1 or sum(each.isdigit() for each in shorter) < 3:
        return False
    at = next((place for place in range(len(shorter)) if shorter[place] != longer[place]), len(shorter))
    return longer[at].isdigit() and shorter[at:] == longer[at + 1 :]
