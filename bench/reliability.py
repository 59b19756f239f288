"""A reliability diagram: how sure readings are along the foot, how many of them were right up the side; honest ones lie on the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bench.calibration import Sample, bins_of

SIDE = 220
_MARGIN = 30


def diagram(samples: Sequence[Sample]) -> str:
    """The diagram as SVG; a dot's area grows with the readings in its bin."""
    bins = bins_of(samples)
    most = max((each.count for each in bins), default=1)
    size = SIDE + 2 * _MARGIN
    parts = [f'<svg viewBox="0 0 {size} {size}" width="{size}" height="{size}" role="img" font-size="10" font-family="sans-serif">']
    parts.append(f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{SIDE}" height="{SIDE}" fill="#fff" stroke="#999"/>')
    parts.append(_line(0, 0, 1, 1, "#bbb"))
    for step in (0.0, 0.5, 1.0):
        x, y = _place(step, step)
        parts.append(f'<text x="{x:.1f}" y="{size - 14}" text-anchor="middle">{step:g}</text>')
        parts.append(f'<text x="{_MARGIN - 5}" y="{y + 3:.1f}" text-anchor="end">{step:g}</text>')
    parts += [_line(one.mean_confidence, one.share_right, two.mean_confidence, two.share_right, "#0054a6") for one, two in pairwise(bins)]
    for each in bins:
        x, y = _place(each.mean_confidence, each.share_right)
        radius = 3 + 7 * (each.count / most) ** 0.5
        told = f"{each.count} readings: sure {each.mean_confidence:.3f}, right {each.share_right:.3f}"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#0054a6" fill-opacity=".5"><title>{told}</title></circle>')
    parts.append(f'<text x="{size / 2}" y="{size - 2}" text-anchor="middle">sure</text>')
    parts.append(f'<text x="10" y="{size / 2}" text-anchor="middle" transform="rotate(-90 10 {size / 2})">right</text></svg>')
    return "".join(parts)


def _place(across: float, up: float) -> tuple[float, float]:
    return _MARGIN + across * SIDE, _MARGIN + (1 - up) * SIDE


def _line(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    (left, low), (right, high) = _place(x0, y0), _place(x1, y1)
    return f'<line x1="{left:.1f}" y1="{low:.1f}" x2="{right:.1f}" y2="{high:.1f}" stroke="{colour}"/>'
