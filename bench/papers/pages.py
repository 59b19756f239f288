"""The sizes of paper, and how much of a page houses leave blank."""

from __future__ import annotations

from bench.papers.families import Family

PAPERS = {
    "A4": (595.28, 841.89),
    "Letter": (612.0, 792.0),
    "A5": (419.53, 595.28),
    "landscape": (841.89, 595.28),
    "folio": (612.0, 936.0),
    "B5": (498.9, 708.66),
    "legal": (612.0, 1008.0),
    "Executive": (522.0, 756.0),
    "continuous": (684.0, 792.0),
    "quarto": (576.0, 720.0),
    "16K": (521.6, 737.0),
}
_MARGINS = {
    "narrow": 26.0,
    "middle": 40.0,
    "wide": 57.0,
    "filing": 34.0,
    "open right": 32.0,
    "stationery": 48.0,
    "inch": 72.0,
    "left open": 32.0,
    "preprinted": 44.0,
    "broad left": 40.0,
    "letter": 40.0,
    "broad right": 36.0,
}


def text_area(family: Family, page_width: float) -> tuple[float, float, float]:
    """The margin, where text begins from the left, and how wide it runs."""
    style = family.traits["margin"]
    margin = _MARGINS[style] * (0.7 if family.traits["paper"] == "A5" else 1.0)
    left, width = margin, page_width - 2 * margin
    if style == "filing":  # room for the holes
        return margin, left + 30, width - 30
    if style == "open right":  # room for what is noted by hand
        return margin, left, width - 0.11 * page_width
    if style == "left open":
        return margin, left + 0.11 * page_width, width - 0.11 * page_width
    if style == "broad left":  # as letters have a column of their own for marks and folds
        return margin, left + 0.19 * page_width, width - 0.19 * page_width
    if style == "letter":  # as letters of offices are set: an inch at the left, less at the right
        return margin, 71.0, page_width - 71.0 - 50.0
    if style == "broad right":
        return margin, left, width - 0.17 * page_width
    return margin, left, width
