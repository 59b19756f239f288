"""What the parsers said of a file is remembered: nobody is killed inside them here, and asking them anew took most of the time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from typing import Any

from extractors.sandbox import pool


def remember_readings() -> None:
    """From now on, and in every fork from here, a page is read once; a reading that fails is not remembered."""
    read: Callable[..., Iterator[Any]] = pool._run
    known: dict[bytes, list[Any]] = {}

    def remembered(function: Callable[..., Any], arguments: tuple[object, ...], *how: Any, many: bool) -> Iterator[Any]:
        key = pickle.dumps((function.__module__, function.__qualname__, arguments))
        if key not in known:
            known[key] = list(read(function, arguments, *how, many=many))
        yield from known[key]

    pool._run = remembered
