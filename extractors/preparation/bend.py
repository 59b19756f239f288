"""Paper that was photographed from an angle or bent: where each line would stand if its print ran level.

Every found line tells how the paper falls along it. A smooth surface is laid through all of them, and what it falls from the middle of the
page is undone. Only up and down is measured, which is what tears the rows of a table apart; columns stand in place by a percent or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy

_POWERS = tuple((along, down) for along in (1, 2, 3) for down in (0, 1))  # a page bends along its lines, and more at one end
_STIFFNESS = 0.005  # how much paper resists bending: what few lines tell must not swing where there are none
_MOST_LEFT = 0.8  # share of the unevenness that may remain, else the page is left as it is
_LEAST_LEVELLED = 0.5  # share of the print, by its length, that must lie more level: a stamp set askew on flat paper bends nothing
_LEVEL = 0.0065  # slope up to which a line may be level: the shapes of its letters tilt it by a third of a degree
_MOST_LEVEL = 0.7  # share of the print, by its length, that may be level on a bent page; what is askew on a flat one is a stamp or a pen's
_ROUNDS = 4
_FAR_OFF = (
    1.5  # times the usual slope that a surface leaves, from which a line tells the less of the paper: a stamp beside a table would tear it
)
_LEAST_FALL = 0.1  # of a line's height, by which a tenth of the print must have fallen; else rows hold together anyhow

Point = tuple[float, float]


def bend_of(lines: Sequence[Sequence[Point]], height: float, width: float, page_height: float) -> tuple[float, ...]:
    """The bend of a page, from points along its lines after the page's skew was undone; () where it is flat or cannot be told.

    `height` is that of a usual line, in the unit of the points.
    """
    steps = [(one, two) for line in lines for one, two in pairwise(line)]
    if len(steps) < 2 * len(_POWERS):
        return ()
    starts, ends = (numpy.array([step[index] for step in steps]) for index in (0, 1))
    falls = (ends[:, 1] - starts[:, 1]) / width
    if _share_level(starts, ends) >= _MOST_LEVEL:
        return ()
    terms = _terms(ends, width, page_height) - _terms(starts, width, page_height)
    weights = numpy.sqrt(numpy.abs(ends[:, 0] - starts[:, 0]) / width)
    bend = _surface(terms, falls, weights)
    for _ in range(_ROUNDS):
        slopes = numpy.abs(falls - terms @ bend) / weights**2
        usual = max(float(numpy.median(slopes)), _LEVEL)
        bend = _surface(terms, falls, weights * numpy.sqrt(numpy.minimum(1.0, _FAR_OFF * usual / numpy.maximum(slopes, usual))))
    left = falls - terms @ bend
    before, after = (float(numpy.sqrt(numpy.average(each**2, weights=weights**2))) for each in (falls, left))
    levelled = float(numpy.average(numpy.abs(left) < numpy.abs(falls), weights=weights**2))
    moved = _terms(numpy.array([point for line in lines for point in line]), width, page_height) @ bend * width
    if after > _MOST_LEFT * before or levelled < _LEAST_LEVELLED or float(numpy.percentile(numpy.abs(moved), 90)) < _LEAST_FALL * height:
        return ()
    return tuple(round(float(each), 6) for each in bend)


def _surface(terms: Any, falls: Any, weights: Any) -> Any:
    """The surface that comes nearest to what all steps along the lines fall."""
    stiff = _STIFFNESS * numpy.eye(len(_POWERS)) * numpy.sqrt(weights.sum())
    sides = numpy.concatenate([falls * weights, numpy.zeros(len(_POWERS))])
    bend, *_ = numpy.linalg.lstsq(numpy.vstack([terms * weights[:, None], stiff]), sides, rcond=None)
    return bend


def _share_level(starts: Any, ends: Any) -> float:
    lengths = numpy.abs(ends[:, 0] - starts[:, 0])
    return float(numpy.average(numpy.abs(ends[:, 1] - starts[:, 1]) <= _LEVEL * lengths, weights=numpy.maximum(lengths, 1e-6)))


def fall(bend: Sequence[float], x: float, y: float, width: float, page_height: float) -> float:
    """By how much the paper has fallen at a point, against the middle of the page at the same height."""
    return float((_terms(numpy.array([[x, y]]), width, page_height) @ numpy.array(bend))[0] * width)


def _terms(points: Any, width: float, page_height: float) -> Any:
    across, down = points[:, 0] / width - 0.5, (points[:, 1] - page_height / 2) / width
    return numpy.stack([across**i * down**j for i, j in _POWERS], axis=1)
