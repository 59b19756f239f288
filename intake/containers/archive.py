"""Opens a zip: bounded in files, bytes and swelling, with names made harmless; a locked file inside is refused by itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from intake.containers.found import Allowance, FoundPart, Opened, harmless_name

_LOCKED = 0x1  # PKWARE APPNOTE 4.4.4: bit 0 of the general purpose flag
_SMALL = 1024 * 1024  # a file that stays below this cannot hurt, however well it was packed
_CHUNK = 256 * 1024
_SYSTEM_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}

_BOMB = Opened(
    problem="The archive unpacks to far more than it should, so it was not opened. Send the documents themselves.",
    problem_code="zip_bomb",
    refused=True,
)


def open_archive(content: bytes, filename: str, allowance: Allowance) -> Opened:
    """Every file of the archive, or why it was not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            refusal = _refusal(entries, allowance)
            if refusal is not None:
                return refusal
            return _unpack(archive, entries, allowance)
    except (zipfile.BadZipFile, ValueError, EOFError, struct.error):
        return Opened(problem="The archive is damaged or breaks off before its end. Make it anew and send it again.", problem_code="broken")


def _refusal(entries: list[zipfile.ZipInfo], allowance: Allowance) -> Opened | None:
    if len(entries) > allowance.files:
        return Opened(
            problem=f"The archive holds {len(entries)} files; {allowance.files} may still come in this delivery. Send it in smaller parts.",
            problem_code="too_many_files",
            refused=True,
        )
    if sum(entry.file_size for entry in entries) > allowance.total_bytes or any(_swells(entry, allowance) for entry in entries):
        return _BOMB
    return None


def _swells(entry: zipfile.ZipInfo, allowance: Allowance) -> bool:
    return entry.file_size > _SMALL and entry.file_size > max(entry.compress_size, 1) * allowance.expansion


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], allowance: Allowance) -> Opened:
    found = []
    left = allowance.total_bytes
    for number, entry in enumerate(entries, start=1):
        name = harmless_name(entry.filename, f"file {number}")
        part, taken = _open_entry(archive, entry, name, allowance, left)
        if part is None:
            return _BOMB
        left -= taken
        found.append(part)
    if not found:
        return Opened(problem="The archive is empty. Send the documents themselves.", problem_code="empty")
    return Opened(tuple(found))


def _open_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, allowance: Allowance, left: int
) -> tuple[FoundPart | None, int]:
    """The file and how many bytes it took; no file where it swells beyond what its directory entry promised."""
    if entry.flag_bits & _LOCKED:
        return FoundPart(
            name, b"", "rejected", "The file in the archive is locked with a password. Send it without a password.", "encrypted"
        ), 0
    if entry.file_size > allowance.file_bytes:
        return FoundPart(name, b"", "rejected", "The file in the archive is larger than the limit. Send it in parts.", "too_large"), 0
    content = b""
    try:
        with archive.open(entry) as stream:
            pieces = []
            size = 0
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > min(left, allowance.file_bytes):
                    return None, size
                pieces.append(piece)
            content = b"".join(pieces)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return FoundPart(name, b"", "rejected", "The file in the archive is damaged. Send it again by itself.", "broken"), 0
    if _belongs_to_a_computer(name):
        return FoundPart(name, content, "skipped", "A file that computers put into archives; no document.", "system_file"), len(content)
    return FoundPart(name, content), len(content)


def _belongs_to_a_computer(name: str) -> bool:
    pieces = name.lower().split("/")
    return pieces[0] == "__macosx" or pieces[-1] in _SYSTEM_NAMES
