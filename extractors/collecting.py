"""How often Python looks for objects that only hold each other, in processes that read pages."""

from __future__ import annotations

import gc

_NEW_OBJECTS, _YOUNG, _OLDER = 50_000, 20, 50


def collect_seldom() -> None:
    """For a process that reads papers: leaves what is loaded out of every search, and searches after 50 000 new objects, not after 700.

    A page is thousands of small objects that are let go of by counting alone; looking through all of them again and again takes a
    fourteenth of the time that a page with a text layer takes, and finds nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, _YOUNG, _OLDER)
