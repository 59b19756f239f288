"""Blobs as files of a local folder, two letters of the digest a subfolder.

A blob is written aside, forced to the disk, then renamed: a reader sees the whole file or none, also after a power cut. The folder's
own entry is forced too, since on most file systems the name is not safe before that.
"""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from storage.blobs.store import StoredBlob, blob_key, checked_content, checked_key, missing
from storage.errors import Unavailable

SCHEME = "file"

_ABANDONED_SECONDS = 24 * 60 * 60


class LocalFolderBlobs:
    """A store in one folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._aside = self._folder / "aside"
        with _mapped():
            self._aside.mkdir(parents=True, exist_ok=True)

    def put(self, content: bytes) -> str:
        key = blob_key(content)
        path = self._folder / key
        with _mapped():
            if self._is_whole(path, content):
                os.utime(path)
                return key
            self._make_shard(path.parent)
            written = self._aside / secrets.token_hex(16)
            try:
                with written.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                written.replace(path)
            except BaseException:
                with suppress(OSError):
                    written.unlink(missing_ok=True)
                raise
            _force(path.parent)
        return key

    def _is_whole(self, path: Path, content: bytes) -> bool:
        # A file that some accident cut short is written again; comparing the bytes costs less than forcing them to the disk.
        try:
            return path.stat().st_size == len(content) and path.read_bytes() == content
        except FileNotFoundError:
            return False

    def _make_shard(self, shard: Path) -> None:
        if shard.is_dir():
            return
        shard.mkdir(parents=True, exist_ok=True)
        _force(shard.parent)
        _force(self._folder)

    def get(self, key: str) -> bytes:
        with _mapped():
            try:
                content = (self._folder / checked_key(key)).read_bytes()
            except FileNotFoundError:
                raise missing(key) from None
        return checked_content(key, content)

    def exists(self, key: str) -> bool:
        with _mapped():
            return (self._folder / checked_key(key)).is_file()

    def delete(self, key: str) -> None:
        with _mapped():
            (self._folder / checked_key(key)).unlink(missing_ok=True)

    def stored_at(self, key: str) -> datetime | None:
        with _mapped():
            try:
                return datetime.fromtimestamp((self._folder / checked_key(key)).stat().st_mtime, UTC)
            except FileNotFoundError:
                return None

    def keys(self) -> Iterator[str]:
        return (blob.key for blob in self.listing())

    def listing(self) -> Iterator[StoredBlob]:
        with _mapped():
            for path in sorted(self._folder.glob("sha256/??/*")):
                with suppress(FileNotFoundError):
                    state = path.stat()
                    yield StoredBlob(f"sha256/{path.parent.name}/{path.name}", state.st_size, datetime.fromtimestamp(state.st_mtime, UTC))

    def address(self) -> str:
        return self._folder.as_uri()

    def sweep_aside(self) -> int:
        """Remove what a crash left half written, once it is a day old; returns how many files."""
        count = 0
        with _mapped():
            for path in list(self._aside.iterdir()):
                with suppress(FileNotFoundError):
                    if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                        path.unlink()
                        count += 1
        return count


def open_store(url: str, access_key: str | None = None, secret_key: str | None = None) -> LocalFolderBlobs:
    """The store of `file:///folder`."""
    address = urlsplit(url)
    if address.netloc not in ("", "localhost") or not address.path:
        raise ValueError("a blob folder is named with three slashes: file:///folder")
    return LocalFolderBlobs(Path(unquote(address.path)))


def _force(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _mapped() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable(
                "blobs.full",
                "The disk that holds the documents is full.",
                "Free some space; the work is tried again by itself.",
            ) from error
        raise Unavailable(
            "blobs.away",
            f"The folder that holds the documents cannot be used ({errno.errorcode.get(error.errno or 0, 'unknown error')}).",
            "Look at the disk and at who may write there; the work is tried again by itself.",
        ) from error
