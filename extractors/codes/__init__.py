"""What square codes on papers say by published standards; each standard is one file, and a new one is a new file.

A module has `parse(text)`, which gives the terms that a code of its standard states in canonical text, or None for any other code; and
`NAME`, by which a person is told what the code is.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from extractors.model import PrintedCode
from extractors.terms import Term

Stated = Mapping[Term, str]


@dataclass(frozen=True, slots=True)
class CodeStandard:
    """One standard: its name for people, and what it makes of a code's text."""

    name: str
    parse: Callable[[str], Stated | None]


@cache
def standards() -> tuple[CodeStandard, ...]:
    """Every standard of this folder, in the order of their files' names."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(CodeStandard(module.NAME, module.parse) for module in modules)


def stated_by(code: PrintedCode) -> tuple[str, Stated] | None:
    """The standard that a code follows and the terms it states; None where it follows none that we know."""
    for standard in standards():
        stated = standard.parse(code.text)
        if stated is not None:
            return standard.name, stated
    return None
