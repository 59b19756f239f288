"""Every blob store keeps the same promises."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from storage.blobs import BlobStore, blob_key, open_blob_store
from storage.errors import Defect


def test_bytes_come_back_as_they_were_put(blobs: BlobStore) -> None:
    for content in (b"", b"%PDF-1.7", secrets.token_bytes(3_000_000)):
        key = blobs.put(content)
        assert key == blob_key(content)
        assert blobs.get(key) == content


def test_putting_twice_keeps_one(blobs: BlobStore) -> None:
    content = secrets.token_bytes(100)
    assert blobs.put(content) == blobs.put(content)
    assert [blob.key for blob in blobs.listing() if blob.key == blob_key(content)] == [blob_key(content)]


def test_a_listing_says_how_large_and_how_old(blobs: BlobStore) -> None:
    content = secrets.token_bytes(123)
    key = blobs.put(content)
    listed = next(blob for blob in blobs.listing() if blob.key == key)
    assert listed.byte_count == 123
    assert abs(datetime.now(UTC) - listed.stored_at) < timedelta(minutes=1)
    assert blobs.stored_at(key) is not None


def test_what_was_never_put_is_not_there(blobs: BlobStore) -> None:
    key = blob_key(secrets.token_bytes(100))
    assert not blobs.exists(key)
    assert blobs.stored_at(key) is None
    with pytest.raises(Defect, match="not there"):
        blobs.get(key)
    blobs.delete(key)


def test_deleting_forgets(blobs: BlobStore) -> None:
    key = blobs.put(secrets.token_bytes(100))
    assert blobs.exists(key)
    blobs.delete(key)
    assert not blobs.exists(key)


@pytest.mark.parametrize("key", ["../secret", "sha256/ab/cd", "/etc/passwd", "sha256/../" + "0" * 64, "sha256/ab/" + "0" * 64, ""])
def test_a_key_cannot_reach_outside_the_store(blobs: BlobStore, key: str) -> None:
    for question in (blobs.get, blobs.exists, blobs.delete, blobs.stored_at):
        with pytest.raises(ValueError, match="no blob key"):
            question(key)


def test_an_address_opens_the_same_store(blobs: BlobStore) -> None:
    address = blobs.address()
    assert "only-for-these-tests" not in address
    assert type(open_blob_store(address)) is type(blobs)
