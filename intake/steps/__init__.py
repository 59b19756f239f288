"""The steps of the road, one file each; the folder is walked, so a new file is a new step.

Two files that claim one name stop the program at start, and the error names both.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from intake.step import Step


@cache
def all_steps() -> dict[str, Step[Any, Any]]:
    """Every step by its name."""
    found: dict[str, Step[Any, Any]] = {}
    owners: dict[str, str] = {}
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        module = importlib.import_module(module_info.name)
        step: Step[Any, Any] = module.STEP
        if step.name in found:
            raise RuntimeError(f"The step {step.name} is made by {owners[step.name]} and by {module_info.name}.")
        found[step.name] = step
        owners[step.name] = module_info.name
    return found
