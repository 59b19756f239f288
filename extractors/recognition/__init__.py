"""Engines that read print in the picture of a page: one file each, all of them answering with words in pixels.

An engine is a function from a grey picture to a `PageReading`. What an engine cannot do (its library or its data are missing, it runs out
of memory) it says by raising Unreadable, and the next one is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from extractors.readers import Picture


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in pixels of the picture that was read; confidence 0 to 1."""

    text: str
    left: float
    top: float
    width: float
    height: float
    confidence: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True)
class PageReading:
    """What an engine saw on a page that it turned clockwise by `turn` degrees to stand upright.

    The words lie in pixels of the turned picture, their middles where they are printed and their sizes as if the lines were level; the
    lines run down to the right by `skew` degrees, and besides fall as `bend` says. `seen_by` names the engine.
    `even` is the turned picture with its paper evened out, where the engine made it.
    """

    turn: int
    skew: float
    words: tuple[SeenWord, ...]
    seen_by: str
    bend: tuple[float, ...] = ()
    even: Any = field(default=None, compare=False, repr=False)


class Engine(Protocol):
    """Reads a page; `turn` says which way up it stands where that is known, `languages` (Tesseract's names) what it may be written in."""

    def __call__(self, picture: Picture, turn: int | None, languages: tuple[str, ...]) -> PageReading: ...
