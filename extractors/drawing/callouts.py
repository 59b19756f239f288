"""Labels stand in the margins beside a page, each level with what it names, so that none covers print."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Box


def is_nearer_left(box: Box, page_width: float) -> bool:
    """Whether a leader from the left margin to the box is shorter than one from the right."""
    return box.x0 <= page_width - box.x1


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float, limit: float) -> list[float]:
    """The tops of labels stacked in one margin, as near to the wanted tops as fits.

    They keep their order, stand at least `gap` apart and between 0 and `limit`; where they need more room than that they run over its end.
    """
    tops: list[float] = []
    floor = 0.0
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, floor))
        floor = tops[-1] + height + gap
    ceiling = max(limit, sum(heights) + gap * max(0, len(heights) - 1))
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index] - gap
    return tops
