"""The kinds of list that the books take in, one file each; the folder is walked, so a new file is a new kind."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from intake.imports.kind import ImportKind


@cache
def all_kinds() -> dict[str, ImportKind]:
    """Every kind of list by its name."""
    found: dict[str, ImportKind] = {}
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        kind = getattr(importlib.import_module(module_info.name), "KIND", None)
        if kind is None:
            continue
        if kind.name in found:
            raise RuntimeError(f"Two files import {kind.name}: the second is {module_info.name}.")
        found[kind.name] = kind
    return found
