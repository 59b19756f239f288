"""Keys are facts: a row's id follows from what it is about, so a step done twice writes the same row."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f0a5a52-3e0c-5f0e-9c0b-b0de5ea00001")


def fact_id(kind: str, *facts: str | int) -> str:
    """The id of a thing that these facts identify, the same on every machine and every try."""
    written = "\x1f".join([kind, *map(str, facts)])
    # A file name that is no proper text (half a surrogate pair) is a fact like any other.
    return uuid.uuid5(_NAMESPACE, written.encode("utf-8", "backslashreplace").decode()).hex


def fresh_id() -> str:
    """An id for a thing that nothing identifies, such as a person's decision."""
    return uuid.uuid4().hex
