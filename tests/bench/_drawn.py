"""Papers drawn once for the tests of this folder."""

from __future__ import annotations

from functools import cache
from random import Random

from bench.papers.families import family, numbers
from bench.papers.made import KINDS, draw_sheet
from bench.papers.pen import Pen


@cache
def pens(part: str, count: int, seed: int) -> tuple[tuple[str, Pen], ...]:
    """Papers of as many families, each with its kind."""
    rng = Random(f"tests/{part}/{seed}")
    chosen = rng.sample(numbers(part), count)
    drawn = []
    for number in chosen:
        kind = rng.choices(list(KINDS), weights=list(KINDS.values()))[0]
        drawn.append((kind, draw_sheet(family(number, part), kind, Random(f"{seed}/{number}"), False)))
    return tuple(drawn)
