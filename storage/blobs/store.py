"""What every blob store promises, and the keys they all share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from storage.errors import Defect

_KEY = re.compile(r"sha256/([0-9a-f]{2})/([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """One blob as a listing shows it; `stored_at` is when it was last put."""

    key: str
    byte_count: int
    stored_at: datetime


class BlobStore(Protocol):
    """Keeps bytes under the digest of their content, so that putting the same twice keeps one.

    Every method raises `storage.errors.Unavailable` while the store is away or full, and ValueError for a key that is none.
    """

    def put(self, content: bytes) -> str:
        """Keep these bytes, for good once this returns, and return their key. Putting again makes the blob young again for the sweep."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes; Defect where nothing is stored, or where what is stored is not what the key says."""
        ...

    def exists(self, key: str) -> bool: ...

    def delete(self, key: str) -> None:
        """Forget the bytes; nothing happens where there are none."""
        ...

    def stored_at(self, key: str) -> datetime | None:
        """When the blob was last put, or None where it is not there."""
        ...

    def keys(self) -> Iterator[str]: ...

    def listing(self) -> Iterator[StoredBlob]:
        """Every blob, in no order."""
        ...

    def address(self) -> str:
        """Where the store is, without secrets; `open_blob_store` takes it back."""
        ...


def blob_key(content: bytes) -> str:
    """The key of these bytes: `sha256/ab/abcdef…`."""
    return key_of_digest(hashlib.sha256(content).hexdigest())


def key_of_digest(sha256: str) -> str:
    """The key of the blob whose SHA-256 this is, in hexadecimal; ValueError where it is none."""
    return checked_key(f"sha256/{sha256[:2]}/{sha256}")


def checked_key(key: str) -> str:
    """The key itself; ValueError where it is no key of ours, so that nothing reaches outside the store."""
    found = _KEY.fullmatch(key)
    if found is None or not found[2].startswith(found[1]):
        raise ValueError("this is no blob key")
    return key


def checked_content(key: str, content: bytes) -> bytes:
    """The bytes themselves; Defect where their digest is not the key's, since a damaged file must not be read as a document."""
    if blob_key(content) != key:
        raise Defect("blob.damaged", f"The stored file {key} has changed since it was stored.", "Restore it from a backup.")
    return content


def missing(key: str) -> Defect:
    """What a store raises for a blob that should be there."""
    return Defect("blob.missing", f"The stored file {key} is not there.", "Restore it from a backup.")
