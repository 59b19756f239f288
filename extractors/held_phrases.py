"""What a text must hold for a pattern to be found in it: a look for a few letters costs a fiftieth of a search that ignores case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:))?|.", re.DOTALL)
_REPETITION = re.compile(r"(?:[*?+]|\{\d*,?\d*\})[?+]?")
_OPTIONAL = re.compile(r"[*?]|\{0?[,}]|\{0\}")
_LITERAL = re.compile(r"[^\\|()^$.\[]|\\[^\w\s]|\\ ")
_NOT_FOR_US = re.compile(r"(?<!\\)\(\?(?!<?[=!]|:)|\\\d")  # flags and names, and what refers to a group
_SHORTEST = 2
_ODD_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # a search that ignores case takes them for these letters
_NOTHING: frozenset[str] = frozenset()
_BEGUN = frozenset({""})
_MOST_WORDINGS = 12  # of one phrase, each of which is looked for


def folded(text: str) -> str:
    """A text in which the phrases are to be looked for."""
    for odd, plain in () if text.isascii() else _ODD_CASES:
        text = text.replace(odd, plain)
    return text.lower()


def may_be_found(pattern: str, text: str) -> bool:
    """Whether a text, folded, holds what the pattern cannot do without."""
    held = held_phrases(pattern)
    for phrase in held:  # not by `any`, for this is asked of every page for some hundreds of patterns
        if phrase in text:
            return True
    return not held


@cache
def alternatives_of(pattern: str) -> tuple[str, ...]:
    """The patterns of which one is found wherever the whole is; the whole alone where it cannot be taken apart."""
    if _NOT_FOR_US.search(pattern):
        return (pattern,)
    found, depth = [""], 0
    for piece, repetition in _pieces(pattern):
        depth += piece.startswith("(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece + repetition
    return tuple(found)


@cache
def held_phrases(pattern: str) -> frozenset[str]:
    """Phrases, folded, of which every text holds one in which the pattern is found, even without regard to case.

    Empty where that cannot be said.
    """
    if _NOT_FOR_US.search(pattern):
        return _NOTHING
    return _of_group(_pieces(pattern)).held


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    """The signs, classes and brackets of a pattern, each with how often it stands."""
    at = 0
    while piece := _PIECE.match(pattern, at):
        repetition = None if piece.group().startswith("(") else _REPETITION.match(pattern, piece.end())
        at = (repetition or piece).end()
        yield piece.group(), repetition.group() if repetition else ""


class _Group(NamedTuple):
    """What is known of the matches of a group: each holds one of some phrases, or is one of them where the group is `whole`."""

    held: frozenset[str]
    whole: frozenset[str]
    may_be_left_out: bool
    is_repeated: bool


def _of_group(pieces: Iterator[tuple[str, str]]) -> _Group:
    """A group, read up to the bracket that closes it. Phrases grow by signs and by groups: "item no" and "item nr" of "item n(?:o|r)"."""
    held: list[frozenset[str]] = []
    wholes: list[frozenset[str]] = []
    candidates: list[frozenset[str]] = []
    run, repetition = _BEGUN, ""
    for piece, repetition in pieces:
        if piece in ("|", ")"):
            wholes.append(_NOTHING if candidates else run)
            held.append(_longest([*candidates, run]))
            candidates, run = [], _BEGUN
            if piece == ")":
                break
        elif piece.startswith("("):
            inner = _of_group(pieces)
            if piece not in ("(", "(?:"):
                inner = _Group(_NOTHING, _NOTHING, True, False)  # it only stands before or behind
            grown = frozenset(begun + each for begun in run for each in inner.whole)
            is_grown = not inner.may_be_left_out and 0 < len(grown) <= _MOST_WORDINGS
            candidates += [] if is_grown and not inner.is_repeated else [grown if is_grown else run]
            candidates += [] if is_grown or inner.may_be_left_out else [inner.held]
            run = grown if is_grown and not inner.is_repeated else _BEGUN
        elif _LITERAL.fullmatch(piece):
            if not _OPTIONAL.match(repetition):
                run = frozenset(begun + folded(piece[-1]) for begun in run)
            if repetition:
                candidates.append(run)
                run = _BEGUN
        elif piece != r"\b":
            candidates.append(run)
            run = _BEGUN
    else:
        wholes.append(_NOTHING if candidates else run)
        held.append(_longest([*candidates, run]))
    return _Group(
        frozenset().union(*held) if all(held) else _NOTHING,
        frozenset().union(*wholes) if all(wholes) else _NOTHING,
        _OPTIONAL.match(repetition) is not None,
        repetition != "",
    )


def _longest(candidates: list[frozenset[str]]) -> frozenset[str]:
    """Those that are rarest, by their length."""
    best = max(candidates, key=lambda phrases: min(map(len, phrases), default=0))
    return best if best and min(map(len, best)) >= _SHORTEST else _NOTHING
