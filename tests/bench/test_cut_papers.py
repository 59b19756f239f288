"""A part of a paper keeps what its tokens are and how they lie to each other."""

from __future__ import annotations

import random

import numpy as np

from bench.training.cut_papers import part_of
from bench.training.joint_papers import ShownPaper, ShownToken

_TOKENS = 40


def _paper() -> ShownPaper:
    tokens = tuple(ShownToken("text", (), (), (index,), (index,), index, "nothing", str(index), False) for index in range(_TOKENS))
    order = np.random.default_rng(3).permutation(_TOKENS).astype(np.int16)
    return ShownPaper("one", tokens, np.arange(_TOKENS * _TOKENS).reshape(_TOKENS, _TOKENS).astype(np.int8), order)


def test_parts_are_whole_papers_strips_or_have_holes() -> None:
    paper, dice = _paper(), random.Random(5)
    parts = [part_of(paper, dice) for _ in range(200)]
    whole = sum(part is paper for part in parts)
    strips = 0
    for part in parts:
        kept = [int(token.text) for token in part.tokens]
        assert kept
        assert np.array_equal(part.relations, paper.relations[np.ix_(kept, kept)])
        places = sorted(paper.order[kept])
        strips += part is not paper and bool(places[-1] - places[0] + 1 == len(places))
    assert 70 < whole < 130
    assert 35 < strips < 90
