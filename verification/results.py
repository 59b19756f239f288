"""What a check can answer, beyond nothing (passed) and a sentence (failed)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Evidence


@dataclass(frozen=True, slots=True)
class Passed:
    """The rule holds; the message says what agreed, where that is worth knowing."""

    message: str = "In order."
    evidence: tuple[Evidence, ...] = ()
    receivable_id: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The rule is broken: one sentence of what was expected and what was found.

    A check of the package may say which receivable it means; a check of one receivable need not.
    """

    message: str
    evidence: tuple[Evidence, ...] = ()
    receivable_id: str | None = None


@dataclass(frozen=True, slots=True)
class Inconclusive:
    """Nobody can say from what is there; the reason tells a person what to look at."""

    message: str
    evidence: tuple[Evidence, ...] = ()
    receivable_id: str | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule has nothing to say here, and why."""

    message: str
    evidence: tuple[Evidence, ...] = ()
    receivable_id: str | None = None


Result = Passed | Failed | Inconclusive | NotApplicable
CheckAnswer = Result | str | None | Sequence[Result]
