"""A folder for each child, swept up after owners that could not do it themselves.

The owner holds a lock on its folder for as long as it lives, and the kernel lets go of it however the owner dies. So an unlocked folder is
nobody's, whatever became of the number of the process that made it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX = "bordereau-read-"
_YOUNG_SECONDS = 60.0  # between its making and its locking a folder looks like one that was left


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is ours while the descriptor is open."""

    path: str
    lock: int

    def remove(self) -> None:
        """Throw it away with all that is in it; whoever forked off us meanwhile leaves it to us."""
        shutil.rmtree(self.path, ignore_errors=True)

    def let_go(self) -> None:
        """Give up the lock."""
        with suppress(OSError):
            os.close(self.lock)


def new_folder() -> Folder:
    """A new folder in the place for temporary files."""
    path = tempfile.mkdtemp(prefix=PREFIX)
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return Folder(path, lock)


def sweep_left_folders(now: float | None = None) -> int:
    """Remove the folders of owners that were killed; returns how many. What belongs to another user, or to the living, stays."""
    now = time.time() if now is None else now
    count = 0
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # gone meanwhile, another user's, or locked
            if now - path.stat().st_mtime < _YOUNG_SECONDS:
                continue
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path)
                count += 1
            finally:
                os.close(lock)
    return count
