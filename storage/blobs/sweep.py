"""Blobs are put before their rows, so a crash or a refused delivery leaves some that nothing names: they go after a day.

Age is what protects a blob whose row is about to be written: putting it again makes it young, and its age is asked once more right
before it goes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.engine import Engine

from storage.blobs.local_folder import LocalFolderBlobs
from storage.blobs.references import referenced_keys
from storage.blobs.store import BlobStore
from storage.database.reading import reading
from storage.unit_of_work import UnitOfWork

KEPT_FOR = timedelta(days=1)


def sweep_orphans(engine: Engine, blobs: BlobStore, now: datetime | None = None, kept_for: timedelta = KEPT_FOR) -> int:
    """Delete every blob older than `kept_for` that no row names; returns how many, and writes that into the audit trail."""
    now = now or datetime.now(UTC)
    if isinstance(blobs, LocalFolderBlobs):
        blobs.sweep_aside()
    old = {blob.key for blob in blobs.listing() if now - blob.stored_at > kept_for}
    if not old:
        return 0
    with reading(engine) as session:
        for key in referenced_keys(session):
            old.discard(key)
    count = 0
    for key in sorted(old):
        stored_at = blobs.stored_at(key)
        if stored_at is not None and now - stored_at > kept_for:
            blobs.delete(key)
            count += 1
    if count:
        with UnitOfWork(engine, now) as work:
            work.audit("step:sweep", "blob.swept", "blob", "orphans", count=count)
            work.commit("sweep")
    return count
