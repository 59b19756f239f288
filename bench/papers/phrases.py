"""The tables of words beside the code: `key: phrase ; phrase || phrase`, where what follows || belongs to held-out families.

The tables of the post say before each phrase how often it is said: `key: 40 phrase ; 0.5 phrase`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
_WEIGHED = re.compile(r"(\d+(?:\.\d+)?) +(.+)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Ways of saying one thing."""

    common: tuple[str, ...]
    held: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    """How often each of the common ones is said, where that is known; else all are said alike."""

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return self.common + self.held

    def draw(self, rng: Random, held_out: bool) -> str:
        """One of them; what is kept for held-out families is said by no other."""
        if held_out and self.held and rng.random() < 0.6:
            return rng.choice(self.held)
        return rng.choices(self.common, self.weights)[0] if self.weights else rng.choice(self.common)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" ;") if part.strip())


@cache
def table(folder: str, name: str) -> dict[str, Phrases]:
    """The keys of one table, in the order of the file."""
    rows: dict[str, Phrases] = {}
    for key, said in _entries(folder, name):
        common, _, held = said.partition("||")
        rows[key] = Phrases(_split(common), _split(held))
    return rows


@cache
def weighed(folder: str, name: str) -> dict[str, Phrases]:
    """The keys of a table whose phrases are led by how often they are said; ValueError where one is not."""
    rows: dict[str, Phrases] = {}
    for key, said in _entries(folder, name):
        found = [_WEIGHED.fullmatch(part) for part in _split(said)]
        pairs = [(each[2], float(each[1])) for each in found if each]
        if len(pairs) < len(found):
            raise ValueError(f"{folder}/{name}.txt: {key} has a phrase without a weight")
        rows[key] = Phrases(tuple(phrase for phrase, _ in pairs), weights=tuple(weight for _, weight in pairs))
    return rows


def _entries(folder: str, name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, said = line.split(":", 1)
            yield key, said


@cache
def rows(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A table whose lines are cells between bars."""
    lines = (HERE / folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#"))
