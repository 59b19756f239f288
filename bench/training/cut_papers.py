"""Papers as they are seen in part: cut to a strip, or with holes, as scraps, cut scans and pages of forms show less than a whole paper."""

from __future__ import annotations

import random

import numpy as np

from bench.training.joint_papers import ShownPaper

_CUT, _STRIP = 0.3, (0.08, 0.9)  # share of the papers, and of a paper
_WITH_HOLES, _HOLES = 0.2, (0.05, 0.6)


def part_of(paper: ShownPaper, dice: random.Random) -> ShownPaper:
    """A paper whole, cut to a strip of it, or with holes, so that scraps are not read with the certainty of whole papers."""
    way, count = dice.random(), len(paper.tokens)
    if way < _CUT:
        size = max(1, int(count * dice.uniform(*_STRIP)))
        first = dice.randint(0, count - size)
        kept = [index for index, place in enumerate(paper.order) if first <= place < first + size]
    elif way < _CUT + _WITH_HOLES:
        missing = dice.uniform(*_HOLES)
        kept = [index for index in range(count) if dice.random() >= missing] or [0]
    else:
        return paper
    tokens = tuple(paper.tokens[index] for index in kept)
    return ShownPaper(paper.paper, tokens, paper.relations[np.ix_(kept, kept)], paper.order[kept])
