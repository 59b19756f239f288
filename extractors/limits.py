"""A file from a stranger may cost so much time, memory and paper, and no more."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost before it is stopped and parked with a reason.

    The seconds are wall clock and processor time alike. `memory_bytes` bounds the address space of the child process that parses, and of
    each engine that it starts. `pixels_per_picture` is asked before a picture is decoded, so that a bomb costs nothing.
    """

    seconds_per_file: float = 180.0
    seconds_per_page: float = 90.0
    memory_bytes: int = 3072 * MEBIBYTE
    bytes_per_file: int = 200 * MEBIBYTE
    pages_per_file: int = 500
    pixels_per_picture: int = 120_000_000
    rows_per_sheet: int = 20_000
    characters_per_file: int = 4_000_000
