"""Blobs in memory, for tests and for reading without keeping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from storage.blobs.store import StoredBlob, blob_key, checked_content, checked_key, missing

SCHEME = "memory"


class MemoryBlobs:
    """A store that forgets everything with its process."""

    def __init__(self) -> None:
        self._blobs: dict[str, tuple[bytes, datetime]] = {}

    def put(self, content: bytes) -> str:
        key = blob_key(content)
        self._blobs[key] = (content, datetime.now(UTC))
        return key

    def get(self, key: str) -> bytes:
        if checked_key(key) not in self._blobs:
            raise missing(key)
        return checked_content(key, self._blobs[key][0])

    def exists(self, key: str) -> bool:
        return checked_key(key) in self._blobs

    def delete(self, key: str) -> None:
        self._blobs.pop(checked_key(key), None)

    def stored_at(self, key: str) -> datetime | None:
        found = self._blobs.get(checked_key(key))
        return found[1] if found else None

    def keys(self) -> Iterator[str]:
        return iter(list(self._blobs))

    def listing(self) -> Iterator[StoredBlob]:
        for key, (content, stored_at) in list(self._blobs.items()):
            yield StoredBlob(key, len(content), stored_at)

    def address(self) -> str:
        return "memory:"


def open_store(url: str, access_key: str | None = None, secret_key: str | None = None) -> MemoryBlobs:
    """A new, empty store."""
    return MemoryBlobs()
