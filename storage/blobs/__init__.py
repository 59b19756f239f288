"""The files themselves, kept by what they are: the key of a blob is the digest of its bytes."""

from storage.blobs.opening import open_blob_store
from storage.blobs.store import BlobStore, StoredBlob, blob_key, key_of_digest

__all__ = ["BlobStore", "StoredBlob", "blob_key", "key_of_digest", "open_blob_store"]
