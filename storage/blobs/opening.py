"""Finds the blob store that an address names. One file in this folder is one store; the folder walks itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

import storage.blobs
from storage.blobs.store import BlobStore

Opener = Callable[[str, str | None, str | None], BlobStore]
"""Opens the store at an address with an access key and a secret key, where it needs them."""


@cache
def openers() -> dict[str, tuple[str, Opener]]:
    """Every store by its URL scheme, with the module that brings it. A module is a store when it names a SCHEME; two with one stop here."""
    found: dict[str, tuple[str, Opener]] = {}
    for module_found in pkgutil.iter_modules(storage.blobs.__path__, "storage.blobs."):
        module = importlib.import_module(module_found.name)
        scheme = getattr(module, "SCHEME", None)
        if scheme is None:
            continue
        if scheme in found:
            raise RuntimeError(f"{found[scheme][0]} and {module.__name__} both store blobs for {scheme}:")
        found[scheme] = (module.__name__, module.open_store)
    return found


def open_blob_store(url: str, access_key: str | None = None, secret_key: str | None = None) -> BlobStore:
    """The store at `file:///folder`, `s3://bucket?endpoint=https://host` or `memory:`; ValueError for any other address.

    The two keys are for S3 only; the address may carry them instead (`s3://KEY:SECRET@bucket?…`).
    """
    scheme = urlsplit(url).scheme
    if scheme not in openers():
        raise ValueError(f"no blob store for the address {scheme or url!r}: use one of {', '.join(sorted(openers()))}")
    return openers()[scheme][1](url, access_key, secret_key)
