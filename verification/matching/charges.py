"""Lines that bill no goods: freight, packing, surcharges, which few orders list. The words stand in `charges.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from verification.matching.company_names import fold

_LONGEST = 6  # words: `freight to Cape Town, Monday` is a charge, a sentence about goods is none


def is_charge(description: str) -> bool:
    """Whether a line bills a charge and no goods."""
    said = fold(description)
    alone, first = _words()
    if said in alone:
        return True
    return len(said.split()) <= _LONGEST and any(said == each or said.startswith(f"{each} ") for each in first)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    content = yaml.safe_load(Path(__file__).with_name("charges.yml").read_text(encoding="utf-8"))
    return frozenset(map(fold, content["alone"])), tuple(map(fold, content["first"]))
