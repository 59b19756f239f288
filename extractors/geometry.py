"""Rectangles on a page that is turned by quarter turns."""

from __future__ import annotations

from extractors.model import Box


def turned(box: Box, degrees: int, width: float, height: float) -> Box:
    """Where a box stands after its page of that width and height is turned clockwise by 0, 90, 180 or 270 degrees."""
    match degrees % 360:
        case 90:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        case 180:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 270:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
        case _:
            return box


def turned_size(degrees: int, width: float, height: float) -> tuple[float, float]:
    """Width and height of a page after turning it by quarter turns."""
    return (height, width) if degrees % 180 else (width, height)
