"""A step is one stretch of a document's road: look at the books, work without them, write down what came out.

`load` reads in a short read-only transaction and returns None when there is nothing left to do. `compute` may take minutes, may put blobs
(they are content-addressed, so twice is once) and holds no connection. `record` writes rows, audit lines and messages in the one
transaction that also marks the message as done. `give_up` writes down, in plain words, that this subject will get no further: a step never
leaves its subject in a state that waits for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from intake.services import Services
from storage.unit_of_work import UnitOfWork

Inputs = TypeVar("Inputs")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Setback:
    """Why a subject gets no further: `code` is short and stable, `sentence` says what happened and what to do next.

    `refused` tells bad input, which its sender can mend, from a fault of ours, which a person runs again.
    """

    code: str
    sentence: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Step(Generic[Inputs, Result]):
    """One step by its four parts."""

    name: str
    load: Callable[[Session, str, Mapping[str, Any]], Inputs | None]
    compute: Callable[[Inputs, Services], Result]
    record: Callable[[UnitOfWork, Inputs, Result, Services], None]
    give_up: Callable[[UnitOfWork, str, Mapping[str, Any], Setback], None]
