"""What a container held, and how much of it may come out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may still come out of one receipt: bytes in all, bytes a file, files, and how far a file may swell."""

    total_bytes: int
    file_bytes: int
    files: int
    expansion: int
    logo_bytes: int


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A file found inside a container, in the state in which it begins: `received`, or `skipped` or `rejected` with its reason."""

    filename: str
    content: bytes
    state: str = "received"
    reason: str | None = None
    problem_code: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a container held. `problem` says why it could not be opened as a whole; `refused` tells a limit from damage."""

    parts: tuple[FoundPart, ...] = ()
    problem: str | None = None
    problem_code: str | None = None
    refused: bool = False


def harmless_name(name: str, fallback: str) -> str:
    """A file name that points nowhere: no drive, no way up, no control characters, folders kept as a readable prefix.

    `..\\..\\etc/passwd` is `etc/passwd`. It is shown to people and never used as a path on disk.
    """
    cleaned = "".join(each for each in unicodedata.normalize("NFC", name) if unicodedata.category(each)[0] != "C")
    pieces = [piece.strip() for piece in cleaned.replace("\\", "/").split("/")]
    kept = [piece for piece in pieces if piece and piece.strip(".") and not (len(piece) == 2 and piece[1] == ":")]
    return "/".join(kept)[-200:] or fallback
