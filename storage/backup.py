"""One archive that holds everything: every row, every blob, and a manifest with the digests of both.

Rows are written as JSON lines, a file a table, so an archive made on SQLite is restored on PostgreSQL and the other way round. They are
read in one consistent view while the program works on; blobs are put before the rows that name them, so each of those is there.
Restoring checks everything first, and refuses books or a blob store that hold something else already.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from alembic.migration import MigrationContext
from sqlalchemy.engine import Engine

from storage.audit import last_digest, verify_chain
from storage.backup_rows import fill_table, is_empty, set_counters, table_names, write_table
from storage.blobs.references import referenced_keys
from storage.blobs.store import BlobStore, checked_content
from storage.database.migrate import migrate, upgrade_to
from storage.database.reading import reading
from storage.errors import Defect, Rejected
from storage.unit_of_work import UnitOfWork

_FORMAT = 1
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `rows` gives count and SHA-256 of each table's lines; a blob's digest is its key."""

    format: int
    made_at: str
    revision: str
    rows: dict[str, tuple[int, str]]
    blobs: dict[str, int]
    audit_digest: str


def backup(engine: Engine, blobs: BlobStore, target_path: Path, now: datetime | None = None) -> Manifest:
    """Write everything into one new archive, readable by its owner only; Rejected where the path is taken.

    The archive appears under its name only when it is whole and on the disk.
    """
    if target_path.exists():
        raise Rejected("backup.target_exists", f"{target_path.name} is there already.", "Name another file.")
    written = target_path.with_name(f".{target_path.name}.{secrets.token_hex(4)}")
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            manifest = _write_archive(engine, blobs, file, now or datetime.now(UTC))
            file.flush()
            os.fsync(file.fileno())
        written.replace(target_path)
    finally:
        written.unlink(missing_ok=True)
    return manifest


def _write_archive(engine: Engine, blobs: BlobStore, file: IO[bytes], now: datetime) -> Manifest:
    rows: dict[str, tuple[int, str]] = {}
    with tarfile.open(fileobj=file, mode="w") as archive:
        with reading(engine) as session:
            revision = MigrationContext.configure(session.connection()).get_current_revision() or ""
            audit_digest = last_digest(session)
            for name in table_names():
                with tempfile.TemporaryFile() as lines:
                    rows[name] = write_table(session, name, lines)
                    _add(archive, f"rows/{name}.jsonl", lines)
            named = set(referenced_keys(session))
        kept: dict[str, int] = {}
        for key in sorted(named.union(blobs.keys())):
            try:
                content = blobs.get(key)
            except Defect:
                if key in named or blobs.exists(key):
                    raise
                continue  # an orphan that was swept while we wrote
            _add(archive, f"blobs/{key}", io.BytesIO(content))
            kept[key] = len(content)
        manifest = Manifest(_FORMAT, now.isoformat(), revision, rows, kept, audit_digest)
        _add(archive, _MANIFEST, io.BytesIO(json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()))
    return manifest


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, os.SEEK_END)
    entry.mode = 0o600
    content.seek(0)
    archive.addfile(entry, content)


def restore(engine: Engine, blobs: BlobStore, archive_path: Path) -> Manifest:
    """Bring back everything that `backup` wrote, into empty books and an empty blob store.

    Raises Rejected where the archive is damaged or was made by a newer version, and where the target holds something already; then
    the books hold no row. A restore that was interrupted can be started again.
    """
    try:
        with tarfile.open(archive_path, mode="r:") as archive:
            manifest = _checked(archive)
            _refuse_used_target(engine, blobs, manifest)
            for key in manifest.blobs:
                blobs.put(_content(archive, f"blobs/{key}"))
            _restore_rows(engine, archive, manifest)
    except (tarfile.TarError, EOFError) as error:
        raise _damaged("it is no archive, or is cut off") from error
    migrate(engine)
    return manifest


def _checked(archive: tarfile.TarFile) -> Manifest:
    """The manifest of an archive whose every row file and blob is as the manifest says."""
    try:
        plain = json.loads(_content(archive, _MANIFEST))
        plain["rows"] = {name: tuple(pair) for name, pair in plain["rows"].items()}
        manifest = Manifest(**plain)
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged("its manifest cannot be read") from error
    if manifest.format != _FORMAT:
        raise Rejected("backup.newer", "A newer version of the program made this backup.", "Restore it with that version.")
    for name, (_count, digest) in manifest.rows.items():
        if hashlib.sha256(_content(archive, f"rows/{name}.jsonl")).hexdigest() != digest:
            raise _damaged(f"the rows of {name} have changed")
    for key in manifest.blobs:
        try:
            checked_content(key, _content(archive, f"blobs/{key}"))
        except Defect as error:
            raise _damaged(f"{key} has changed") from error
    return manifest


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        file = archive.extractfile(name)
    except KeyError:
        file = None
    if file is None:
        raise _damaged(f"{name} is missing")
    return file.read()


def _damaged(why: str) -> Rejected:
    return Rejected("backup.damaged", f"The backup is damaged: {why}.", "Use another one.")


def _refuse_used_target(engine: Engine, blobs: BlobStore, manifest: Manifest) -> None:
    if not is_empty(engine):
        raise Rejected("restore.target_in_use", "The books are not empty.", "Restore into a new database.")
    if any(blob.key not in manifest.blobs for blob in blobs.listing()):
        raise Rejected("restore.target_in_use", "The blob store holds other files.", "Restore into an empty store.")


def _restore_rows(engine: Engine, archive: tarfile.TarFile, manifest: Manifest) -> None:
    upgrade_to(engine, manifest.revision)
    with UnitOfWork(engine) as work:
        for name in table_names():
            if name in manifest.rows:
                fill_table(work.session, name, io.BytesIO(_content(archive, f"rows/{name}.jsonl")))
        set_counters(work.session)
        broken = verify_chain(work.session)
        if broken is not None or last_digest(work.session) != manifest.audit_digest:
            raise _damaged("its audit trail does not hold")
        work.commit("restore")
