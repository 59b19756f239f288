"""Where a part goes first, by what its bytes are: containers are opened, everything else is read."""

from __future__ import annotations

from extractors.media_types import MAIL, TNEF, ZIP

CONTAINERS = frozenset({MAIL, ZIP, TNEF})


def first_step(media_type: str) -> str:
    """The name of the step that a part of this media type begins with."""
    return "unpack" if media_type in CONTAINERS else "read_part"
