"""The moments at which a crash matters: right before and right after every commit.

A crash test puts a killer here, in the process that it starts and will lose; in the program the hook is empty and costs one comparison.
"""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str], None]

_listener: Listener | None = None


def listen(listener: Listener | None) -> None:
    """Call this with the name of every point reached, such as `before:read_part` and `after:read_part`; None stops it."""
    global _listener  # one hook a process, by design
    _listener = listener


def reached(name: str) -> None:
    """Say that the program stands at this point."""
    if _listener is not None:
        _listener(name)
