"""Whether two invoices look as if they came from one template."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model import Layout

FEWEST_LABELS = 5
"""With fewer labels a layout tells nothing."""

_MM_ASIDE = 5
_MM_UP_OR_DOWN = 15  # an address of one line more or less
_SIZE_MM = 6


def likeness(one: Layout, other: Layout) -> float:
    """The share of labels that stand in the same places, 0 to 1, of those that the one with fewer labels has."""
    if abs(one.width - other.width) > _SIZE_MM or abs(one.height - other.height) > _SIZE_MM:
        return 0.0
    theirs = {each.role: each for each in other.labels}
    alike = 0
    for each in one.labels:
        place = theirs.get(each.role)
        if place is None or abs(place.left - each.left) > _MM_ASIDE:
            continue
        alike += each.top is None or place.top is None or abs(place.top - each.top) <= _MM_UP_OR_DOWN
    fewer = min(len(one.labels), len(other.labels))
    return alike / fewer if fewer else 0.0


def comparable(layout: Layout, others: Iterable[Layout]) -> list[Layout]:
    """Those of the same medium that have labels enough: a scan lies otherwise on the page than what was printed to a file."""
    return [each for each in others if each.medium == layout.medium and len(each.labels) >= FEWEST_LABELS]
