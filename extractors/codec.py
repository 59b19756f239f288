"""Writes the central types to JSON and reads them back, exactly: decimals as strings, nothing guessed."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

Shape = TypeVar("Shape")


@cache
def _cached_adapter(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(shape)  # type: ignore[arg-type]  # typeshed's cache wants a Hashable, and a class is one


def _adapter(shape: object) -> TypeAdapter[Any]:
    return _cached_adapter(shape)


def to_json(value: object) -> bytes:
    """A central type as UTF-8 JSON."""
    return _adapter(type(value)).dump_json(value)


def from_json(shape: type[Shape], content: bytes | str) -> Shape:
    """The central type that `to_json` wrote; pydantic's ValidationError where the content is no such thing."""
    result: Shape = _adapter(shape).validate_json(content)
    return result


def to_plain(value: object) -> Any:
    """A central type as what the json module can write, for a JSON column."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_plain(shape: type[Shape], plain: Any) -> Shape:
    """The central type that `to_plain` gave."""
    result: Shape = _adapter(shape).validate_python(plain)
    return result
