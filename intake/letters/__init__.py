"""What the house writes to its clients, in their language. One file here is one language; the folder walks itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from intake.letters.wording import Wording

FALLBACK = "en"


@cache
def _wordings() -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        wording = getattr(importlib.import_module(module_info.name), "WORDING", None)
        if wording is None:
            continue
        if wording.language in found:
            raise RuntimeError(f"Two files write letters in {wording.language}: the second is {module_info.name}.")
        found[wording.language] = wording
    return found


def wording_in(language: str) -> Wording:
    """The words of a language; English where nobody wrote them in it yet."""
    return _wordings().get(language) or _wordings()[FALLBACK]


def languages() -> tuple[str, ...]:
    """The languages that letters are written in."""
    return tuple(sorted(_wordings()))
