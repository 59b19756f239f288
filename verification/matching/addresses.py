"""Whether two addresses can be of one place: the same postcode, town or street, however they are written; and whether of one door.

A company receives goods at a depot or a branch in the same town, so only addresses that share nothing are two places. A street has many
doors and a town many boxes, so that addresses with other numbers are two doors.
"""

from __future__ import annotations

import re

from verification.matching.company_names import fold, is_cjk

_POSTCODE = re.compile(r"\b(?:\d{4,6}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{4} ?[a-z]{2})\b")
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STREET_WORDS = """
street road avenue drive lane close crescent square house floor suite unit building block centre center park estate industrial business
corner north south east west africa straat laan weg singel plein gebou eenheid industrie nywerheidspark strasse platz allee gasse rue
boulevard place zone batiment etage cedex postbus private postfach boite
"""
_SAYS_NOTHING = frozenset(_STREET_WORDS.split())
_FEWEST_WORDS = 2
_RUN_OF_HAN = 3


def same_place(one: str, other: str) -> bool | None:
    """Whether two addresses can be of one place; None where they say too little to tell."""
    ours, theirs = fold(one), fold(other)
    if is_cjk(ours) != is_cjk(theirs):
        return None
    if is_cjk(ours):
        return _share_a_run(ours, theirs)
    if set(_POSTCODE.findall(ours)) & set(_POSTCODE.findall(theirs)):
        return True
    our_words, their_words = _words(ours), _words(theirs)
    if our_words & their_words:
        return True
    telling = all(len(words) >= _FEWEST_WORDS and _FIGURE.search(each) for words, each in ((our_words, ours), (their_words, theirs)))
    return False if telling else None


def numbers_in(address: str) -> frozenset[str]:
    """The words of a folded address with a digit in them: house, unit, box and postal code."""
    return frozenset(word for word in address.split() if _FIGURE.search(word))


def numbers_agree(one: str, other: str) -> bool:
    """Whether no number of one folded address is another in the other; one of them may leave numbers out, as a postal code."""
    numbers, others = numbers_in(one), numbers_in(other)
    return numbers <= others or others <= numbers


def _words(address: str) -> set[str]:
    return set(_WORD.findall(address)) - _SAYS_NOTHING


def _share_a_run(one: str, other: str) -> bool | None:
    """Chinese addresses run without spaces from the province to the door; a run of three signs is a town or a street."""
    ours, theirs = "".join(one.split()), "".join(other.split())
    if min(len(ours), len(theirs)) < 2 * _RUN_OF_HAN:
        return None
    return any(ours[at : at + _RUN_OF_HAN] in theirs for at in range(len(ours) - _RUN_OF_HAN + 1))
