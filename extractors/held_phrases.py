"""What a text must hold for a pattern to be found in it: a look for a few letters costs a fiftieth of a search that ignores case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:))?|.", re.DOTALL)
_REPETITION = re.compile(r"(?:[*?+]|\{\d*,?\d*\})[?+]?")
_OPTIONAL = re.compile(r"[*?]|\{0?[,}]|\{0\}")
_LITERAL = re.compile(r"[^\\|()^$.\[]|\\[^\w\s]|\\ ")
_NOT_FOR_US = re.compile(r"(?<!\\)\(\?(?!<?[=!]|:)|\\\d")  # flags and names, and what refers to a group
_SHORTEST = 2
_ODD_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # a search that ignores case takes them for these letters
_NOTHING: frozenset[str] = frozenset()


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
    phrases, _ = _of_group(_pieces(pattern))
    return phrases


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    """The signs, classes and brackets of a pattern, each with how often it stands."""
    at = 0
    while piece := _PIECE.match(pattern, at):
        repetition = None if piece.group().startswith("(") else _REPETITION.match(pattern, piece.end())
        at = (repetition or piece).end()
        yield piece.group(), repetition.group() if repetition else ""


def _of_group(pieces: Iterator[tuple[str, str]]) -> tuple[frozenset[str], bool]:
    """The phrases of which every match of a group holds one, read up to the bracket that closes it, and whether it may be left out."""
    alternatives: list[frozenset[str]] = []
    candidates: list[frozenset[str]] = []
    run, is_optional = "", False
    for piece, repetition in pieces:
        if _LITERAL.fullmatch(piece):
            run += "" if _OPTIONAL.match(repetition) else folded(piece[-1])
            if not repetition:
                continue
        elif piece == r"\b":
            continue
        candidates.append(frozenset({run}))
        run = ""
        if piece.startswith("("):
            inner, may_be_left_out = _of_group(pieces)
            if piece in ("(", "(?:") and not may_be_left_out:
                candidates.append(inner)
        elif piece == "|":
            alternatives.append(_longest(candidates))
            candidates = []
        elif piece == ")":
            is_optional = _OPTIONAL.match(repetition) is not None
            break
    alternatives.append(_longest([*candidates, frozenset({run})]))
    return (frozenset().union(*alternatives) if all(alternatives) else _NOTHING), is_optional


def _longest(candidates: list[frozenset[str]]) -> frozenset[str]:
    """Those that are rarest, by their length."""
    best = max(candidates, key=lambda phrases: min(map(len, phrases), default=0))
    return best if best and min(map(len, best)) >= _SHORTEST else _NOTHING
