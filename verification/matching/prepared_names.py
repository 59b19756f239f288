"""Two names compared word by word, as a clerk would: the same, the same but for how it was read or ordered, or only alike.

Only what a reader or a printer does by itself leaves a match firm: case, accents, order, letters that are read for others. A letter that is
really another, a word cut short or left out may be the slip of a typist or the name of another company, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from verification.matching.company_names import is_cjk, split_name
from verification.matching.pinyin import romanised

_MISREAD = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "|": "l", "c": "e"})
_RUNS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("rn", "m"), ("ll", "u"), ("rl", "n"), ("vv", "w"))
_SHORTEST_CORE = 6
_LEAST_SHARED = 4  # letters of a word that two companies hardly share by chance
_NOT_FIRM = 0.91


class Likeness(StrEnum):
    """In which way two names are like each other, in the words that begin an explanation of it."""

    NO_NAME = "no name"
    BUT_FOR_FORM = "name agrees but for the legal form:"
    AGREES = "name agrees:"
    BUT_FOR_SPACES = "name agrees but for spaces:"
    SHORT_ALIKE = "short name alike:"
    BUT_FOR_LOOKS = "name agrees but for letters that look alike:"
    IN_ANOTHER_ORDER = "name agrees in another order:"
    SAME_IN_LATIN = "name reads the same in Latin letters:"
    ALIKE_IN_LATIN = "name reads alike in Latin letters:"
    CUT_SHORT = "name agrees but for words cut short:"
    ALIKE = "name alike:"
    OTHER_WORDS = "some words agree:"  # each has a word that the other lacks, or they share only a short one
    PART_OF = "one name is part of the other:"  # the one has every word of the other and more


@dataclass(frozen=True, slots=True)
class PreparedName:
    """A name ready to be compared. `looks` are its words with letters alike that are misread for each other."""

    core: str
    form: str | None
    words: tuple[str, ...]
    looks: tuple[str, ...]
    is_chinese: bool


def prepare(name: str) -> PreparedName:
    """A name in the form in which it is compared."""
    core, form = split_name(name)
    words = tuple(core.split())
    return PreparedName(core, form, words, tuple(looks_of(each) for each in words), is_cjk(core))


@lru_cache(maxsize=8192)
def prepared(name: str) -> PreparedName:
    """`prepare`, remembered: one batch asks for the same names again and again."""
    return prepare(name)


def looks_of(word: str) -> str:
    """A word with letters alike that print and OCR confuse; a number stays as it is."""
    if word.isdigit():
        return word
    looks = word.translate(_MISREAD)
    for run, letter in _RUNS:
        looks = looks.replace(run, letter)
    return looks


def score_names(ours: PreparedName, theirs: PreparedName) -> tuple[float, Likeness]:
    """How alike two names are, 0 to 1, and why in words that the other name can follow."""
    if not ours.core or not theirs.core:
        return 0.0, Likeness.NO_NAME
    if ours.core == theirs.core:
        if ours.form and theirs.form and ours.form != theirs.form:
            return 0.94, Likeness.BUT_FOR_FORM
        return 1.0, Likeness.AGREES
    if "".join(ours.words) == "".join(theirs.words):
        return 0.98, Likeness.BUT_FOR_SPACES
    if ours.is_chinese or theirs.is_chinese:
        return _score_chinese(ours, theirs)
    likeness = max(fuzz.ratio(ours.core, theirs.core), fuzz.token_sort_ratio(ours.core, theirs.core)) / 100
    if min(len(ours.core), len(theirs.core)) < _SHORTEST_CORE:
        if _is_part_of(ours.words, theirs.words) or _is_part_of(theirs.words, ours.words):
            return _of_part(min(len(ours.words), len(theirs.words)), max(len(ours.words), len(theirs.words))), Likeness.PART_OF
        # In a short name one character makes another company.
        return min(likeness, 0.80), Likeness.SHORT_ALIKE
    if "".join(ours.looks) == "".join(theirs.looks):
        return 0.96, Likeness.BUT_FOR_LOOKS
    if sorted(ours.looks) == sorted(theirs.looks):
        return 0.95, Likeness.IN_ANOTHER_ORDER
    return _score_words(ours, theirs, likeness)


def _score_chinese(ours: PreparedName, theirs: PreparedName) -> tuple[float, Likeness]:
    if ours.is_chinese != theirs.is_chinese:
        chinese, latin = (ours, theirs) if ours.is_chinese else (theirs, ours)
        if same_in_latin(chinese.core, latin.core):
            return 0.90, Likeness.SAME_IN_LATIN
        return min(fuzz.ratio(" ".join(romanised(chinese.core)), latin.core) / 100, 0.80), Likeness.ALIKE_IN_LATIN
    shorter, longer = sorted((ours.core, theirs.core), key=len)
    if len(shorter) >= 4 and shorter in longer:
        return 0.80 + 0.08 * len(shorter) / len(longer), Likeness.PART_OF
    return min(fuzz.ratio(ours.core, theirs.core) / 100, 0.80), Likeness.SHORT_ALIKE


def same_in_latin(chinese: str, latin: str) -> bool:
    """Whether a Latin name is this Chinese one read out, in whatever order its place, its own name and its trade stand."""
    return latin_key(romanised(chinese)) == latin_key(latin.split())


def latin_key(words: Sequence[str]) -> str:
    """What is the same of a name however its syllables are joined and ordered: its letters in the order of the alphabet."""
    kept = [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words if word not in ("and", "limited")]
    return "".join(sorted("".join(kept)))


def _score_words(ours: PreparedName, theirs: PreparedName, likeness: float) -> tuple[float, Likeness]:
    left = list(range(len(theirs.words)))
    alone, slips, cut = 0, 0, 0
    longest_shared = 0
    for place, word in enumerate(ours.words):
        found = _partner(word, ours.looks[place], theirs, left)
        if found is None:
            alone += 1
            continue
        other, how = found
        left.remove(other)
        slips += how == "slip"
        cut += how == "cut"
        longest_shared = max(longest_shared, len(word))
    if alone and left:
        # A whole other word, not a slip of the pen: Cape Trading and Cape Holdings are two companies.
        return min(likeness, 0.88), Likeness.OTHER_WORDS
    if alone or left:
        if longest_shared < _LEAST_SHARED:
            return min(likeness, 0.80), Likeness.OTHER_WORDS
        whole = max(len(ours.words), len(theirs.words))
        return min(_of_part(whole - alone - len(left), whole) - 0.02 * (slips + cut), _NOT_FIRM), Likeness.PART_OF
    if cut:
        return 0.90 - 0.01 * slips, Likeness.CUT_SHORT
    return min(likeness, _NOT_FIRM), Likeness.ALIKE


def _is_part_of(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name has every word of another and more, and one of those tells: "Nyala Holdings" of "Nyala"."""
    return set(short) < set(words) and max(map(len, short)) >= _LEAST_SHARED


def _of_part(shared: int, whole: int) -> float:
    """The score of a name that shares so many of another's words and has none besides."""
    return 0.80 + 0.1 * shared / whole


def _partner(word: str, looks: str, theirs: PreparedName, left: Sequence[int]) -> tuple[int, str] | None:
    """The word of the other name that this one is: the same to the eye, mistyped, or cut short."""
    for place in left:
        if theirs.looks[place] == looks:
            return place, "same"
    for place in left:
        if is_slip(word, theirs.words[place]):
            return place, "slip"
    for place in left:
        if is_cut(word, theirs.words[place]) or is_cut(theirs.words[place], word):
            return place, "cut"
    return None


def is_slip(word: str, other: str) -> bool:
    """Whether a word is another one mistyped: a letter in a word of four, two in a long one; a number never is."""
    if word.isdigit() or other.isdigit():
        return False
    slips = 2 if len(word) >= 9 else 1 if len(word) >= 4 else 0
    return bool(slips) and OSA.distance(word, other, score_cutoff=slips) <= slips


def is_cut(short: str, word: str) -> bool:
    """Whether a word is another cut short: `eng` for `engineering`, `intl` for `international`."""
    if not 2 <= len(short) < len(word) or short[0] != word[0] or short.isdigit():
        return False
    if len(short) == 2 and not word.startswith(short):
        return False
    letters = iter(word)
    return all(each in letters for each in short)
