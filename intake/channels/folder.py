"""A watched folder: what somebody puts into `CLIENT/` is taken in for that client, and moved to `taken/` after it stands in the books.

A file is a delivery by itself; a folder inside a client's folder is one delivery with all its files. Anything is taken only when it has
lain still for a while, since a copy over a slow network looks whole in the middle. What is refused goes to `refused/`, with the reason
beside it.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import structlog

from extractors.media_types import MAIL, media_type_of
from intake.channels.channel import Channel, ChannelSettings, FolderSettings, Poller
from intake.channels.mails import mail_arrival
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import Services
from storage.errors import Rejected, Unavailable

log = structlog.get_logger(__name__)

NAME = "folder"
TAKEN = "taken"
REFUSED = "refused"
_UNFINISHED = (".part", ".tmp", ".crdownload", ".partial", ".filepart")


class WatchedFolder:
    """The folder with what was seen at the last look."""

    def __init__(self, services: Services, settings: FolderSettings) -> None:
        self._services = services
        self._root = settings.path
        self._settle = settings.settle_seconds
        self._seen: dict[Path, tuple[tuple[str, int, int], ...]] = {}

    def look(self) -> int:
        """Take in what lies still; returns how many deliveries. Raises Unavailable where the folder, the books or the blobs are away."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            still = list(self._lying_still())
        except OSError as absence:
            raise Unavailable("folder.away", "The watched folder cannot be read.", "It is tried again by itself.") from absence
        return sum(self._take(client_code, path) for client_code, path in still)

    def _lying_still(self) -> Iterator[tuple[str | None, Path]]:
        now = time.time()
        seen: dict[Path, tuple[tuple[str, int, int], ...]] = {}
        for client_code, path in self._waiting():
            shape = _shape(path)
            seen[path] = shape
            youngest = max((changed for _, _, changed in shape), default=0) / 1e9
            if shape and self._seen.get(path) == shape and now - youngest >= self._settle:
                yield client_code, path
        self._seen = seen

    def _waiting(self) -> Iterator[tuple[str | None, Path]]:
        for entry in sorted(self._root.iterdir()):
            if _is_ours(entry):
                continue
            if entry.is_file():
                yield None, entry
            elif entry.is_dir():
                for inner in sorted(entry.iterdir()):
                    if not _is_ours(inner):
                        yield entry.name, inner

    def _take(self, client_code: str | None, path: Path) -> int:
        try:
            arrival = self._arrival(client_code, path)
            receive(self._services, arrival)
        except Rejected as refusal:
            self._put_away(path, REFUSED, str(refusal))
            return 0
        except OSError as absence:
            raise Unavailable("folder.away", "A file in the watched folder cannot be read.", "It is tried again.") from absence
        self._put_away(path, TAKEN)
        return 1

    def _arrival(self, client_code: str | None, path: Path) -> Arrival:
        inside = _files(path)
        limits = self._services.intake_limits
        if sum(each.stat().st_size for each in inside) > limits.arrival_bytes:
            raise Rejected("arrival.too_large", "The delivery is larger than the limit.", "Put it there in parts.")
        files = tuple(ArrivedFile(str(each.relative_to(path)) if path.is_dir() else each.name, each.read_bytes()) for each in inside)
        # The moment of change is part of the key: the same file put there again next month is a new delivery.
        facts = [f"{path.relative_to(self._root)}"]
        facts += [f"{each.filename} {hashlib.sha256(each.content).hexdigest()}" for each in files]
        facts += [f"{changed}" for _, _, changed in _shape(path)]
        digest = hashlib.sha256("|".join(facts).encode("utf-8", "backslashreplace")).hexdigest()  # names may be no proper text
        sender = None
        if client_code is None and len(files) == 1 and media_type_of(files[0].content) == MAIL:
            sender = mail_arrival(NAME, files[0].content).sender
        return Arrival(
            channel=NAME,
            external_id=f"{path.relative_to(self._root)} {digest[:32]}",
            files=files,
            client_code=client_code,
            sender=sender,
            reference=path.name if path.is_dir() else None,
        )

    def _put_away(self, path: Path, where: str, reason: str | None = None) -> None:
        """Move what was taken in, or refused, to where it is not looked at; an older one of the same name stays."""
        target = self._root / where / path.relative_to(self._root)
        target.parent.mkdir(parents=True, exist_ok=True)
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{path.stem} ({number}){path.suffix}")
        shutil.move(path, target)
        self._seen.pop(path, None)
        if reason is not None:
            target.with_name(target.name + ".reason.txt").write_text(reason + "\n", encoding="utf-8")


def _is_ours(entry: Path) -> bool:
    """What is never a delivery: our own folders, hidden and unfinished files, and links, which could lead anywhere."""
    name = entry.name.lower()
    return name in (TAKEN, REFUSED) or name.startswith((".", "~$")) or name.endswith(_UNFINISHED) or entry.is_symlink()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink() and not each.name.startswith("."))


def _shape(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and moments of change; empty where an unfinished file is among them."""
    files = _files(path)
    if any(each.name.lower().endswith(_UNFINISHED) for each in files):
        return ()
    stats = [(str(each), each.stat()) for each in files]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _open(services: Services, settings: ChannelSettings) -> Poller | None:
    if settings.folder is None:
        return None
    return Poller(NAME, WatchedFolder(services, settings.folder).look, settings.folder.seconds)


CHANNEL = Channel(NAME, _open)
