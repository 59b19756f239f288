"""The wire between us and the child: length, then a pickle; coming back, only plain values and the central types are let in.

A parser that was taken over by a file could send anything. The reader on our side therefore resolves no name but those of plain
dataclasses and enumerations under `extractors`, `Decimal` and dates: nothing that runs code on loading.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import io
import pickle  # reading is restricted below
import struct
from decimal import Decimal
from importlib import import_module
from typing import Any

HEADER = struct.Struct(">Q")
_PLAIN = {("decimal", "Decimal"): Decimal, ("datetime", "date"): datetime.date, ("datetime", "datetime"): datetime.datetime}


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        if module.startswith("extractors.") and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, enum.Enum)):
                return found
        if (module, name) == ("builtins", "getattr"):
            return _member  # how Python before 3.11.4 writes the member of an enumeration
        if (module, name) == ("copyreg", "_reconstructor"):
            raise pickle.UnpicklingError("old pickles are not ours")
        raise pickle.UnpicklingError(f"{module}.{name} does not come back from a child")


def _member(enumeration: object, name: object) -> enum.Enum:
    """A member of an enumeration by its name, and nothing else of anything else."""
    if isinstance(enumeration, type) and issubclass(enumeration, enum.Enum) and isinstance(name, str) and name in enumeration.__members__:
        return enumeration[name]
    raise pickle.UnpicklingError(f"{name} of {enumeration} does not come back from a child")


def pack(value: object) -> bytes:
    """One frame: its length in eight bytes, then the value."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def unpack_plain(body: bytes) -> Any:
    """The value of a frame from the child; UnpicklingError where it holds anything but plain values and central types."""
    return _PlainUnpickler(io.BytesIO(body)).load()
