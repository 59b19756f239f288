"""The tables of words beside the code: `key: phrase ; phrase || phrase`, where what follows || belongs to held-out families."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Phrases:
    """Ways of saying one thing."""

    common: tuple[str, ...]
    held: tuple[str, ...]

    def draw(self, rng: Random, held_out: bool) -> str:
        """One of them; what is kept for held-out families is said by no other."""
        if held_out and self.held and rng.random() < 0.6:
            return rng.choice(self.held)
        return rng.choice(self.common)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" ;") if part.strip())


@cache
def table(folder: str, name: str) -> dict[str, Phrases]:
    """The keys of one table, in the order of the file."""
    rows: dict[str, Phrases] = {}
    for line in (HERE / folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, said = line.split(":", 1)
            common, _, held = said.partition("||")
            rows[key] = Phrases(_split(common), _split(held))
    return rows


@cache
def rows(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A table whose lines are cells between bars."""
    lines = (HERE / folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#"))
