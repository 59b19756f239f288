"""Faults and honest likenesses, each one small file that is found by walking its folder, as checks are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from bench.faults.draft import Draft, Sale

Plant = Callable[[Draft, Sale, Random], None]


class UnsuitedError(Exception):
    """This package or sale cannot bear that fault, such as a missing notice where none is asked for."""


@dataclass(frozen=True)
class Fault:
    """A fault to plant. Codes in `also` are found beside it by right; one that is `everywhere` stands on all of its package."""

    code: str
    words: str
    plant: Plant
    also: frozenset[str]
    everywhere: bool
    about_package: bool
    on_scans: bool


@dataclass(frozen=True)
class Honest:
    """An honest sale that looks like a fault; `tempts` are the codes that must stay silent."""

    words: str
    tempts: tuple[str, ...]
    plant: Plant


def fault(
    code: str,
    words: str,
    *,
    also: tuple[str, ...] = (),
    everywhere: bool = False,
    about_package: bool = False,
    on_scans: bool = True,
) -> Callable[[Plant], Fault]:
    """Declare a fault; `on_scans` false where a scan cannot show it."""

    def declare(plant: Plant) -> Fault:
        return Fault(code, words, plant, frozenset(also), everywhere, about_package, on_scans)

    return declare


def honest(words: str, *tempts: str) -> Callable[[Plant], Honest]:
    """Declare an honest likeness of faults."""

    def declare(plant: Plant) -> Honest:
        return Honest(words, tempts, plant)

    return declare


@cache
def all_faults() -> tuple[Fault, ...]:
    """Every fault in the folder, by code and words."""
    return tuple(sorted(_found("bench.faults.planting", Fault), key=lambda each: (each.code, each.words)))


@cache
def all_honest() -> tuple[Honest, ...]:
    """Every honest likeness in the folder."""
    return tuple(sorted(_found("bench.faults.honest", Honest), key=lambda each: each.words))


def _found(package: str, kind: type[Any]) -> list[Any]:
    folder = importlib.import_module(package)
    names = sorted(each.name for each in pkgutil.iter_modules(folder.__path__, f"{package}."))
    return [each for name in names for each in vars(importlib.import_module(name)).values() if isinstance(each, kind)]
