"""How made lines come onto paper: in capitals now and then, and read with a fault here and there."""

from __future__ import annotations

from random import Random

Piece = tuple[str, str]
"""A run of print and what it is."""
Line = list[Piece]


def as_printed(lines: list[Line], rng: Random) -> list[Line]:
    """Some papers are printed in capitals, some were read with a fault here and there."""
    if rng.random() < 0.12:
        lines = [[(text.upper(), what) for text, what in line] for line in lines]
    if rng.random() < 0.12:
        lines = [[(_misread(text, rng), what) for text, what in line] for line in lines]
    return lines


def _misread(text: str, rng: Random) -> str:
    if len(text) < 4 or rng.random() < 0.6:
        return text
    at = rng.randrange(len(text))
    swaps = {
        "l": "1",
        "1": "l",
        "O": "0",
        "0": "O",
        "i": "l",
        "S": "5",
        "B": "8",
        "e": "c",
        "m": "rn",
        ",": ".",
        "ß": "B",
        "ü": "u",
        "é": "e",
    }
    return text[:at] + swaps.get(text[at], "" if rng.random() < 0.3 else text[at]) + text[at + 1 :]
