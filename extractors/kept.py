"""What is worked out when it is first asked for and then kept with its object, as `functools.cached_property` does it.

That one takes a lock in Python 3.11, which the thousands of cells and labels of a page pay for though one thread alone reads a page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """A property of a class with a `__dict__`, found by a function of its object and kept there."""

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Kept[Found]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Found: ...

    def __get__(self, instance: object, owner: type) -> Kept[Found] | Found:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found


kept = Kept
"""The decorator, named as it reads."""
