"""What only one kind of store can get wrong: half-written files, a full disk, a damaged file, an S3 server that is away; and the sweep."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.blobs import open_blob_store
from storage.blobs.local_folder import LocalFolderBlobs
from storage.blobs.memory import MemoryBlobs
from storage.blobs.opening import openers
from storage.blobs.references import DIGEST_COLUMNS, KEY_COLUMNS
from storage.blobs.store import blob_key
from storage.blobs.sweep import sweep_orphans
from storage.database.tables import Base, PageRow
from storage.errors import Defect, Unavailable
from tests.services.shared import free_port
from tests.storage import rows


@pytest.fixture
def folder(tmp_path: Path) -> LocalFolderBlobs:
    return LocalFolderBlobs(tmp_path / "blobs")


def test_the_folder_brings_every_store() -> None:
    assert set(openers()) == {"file", "memory", "s3"}


@pytest.mark.parametrize(
    "address",
    ["ftp://x", "blobs", "file://host/folder", "s3://bucket", "s3://bucket?endpoint=ftp://x", "s3://bucket?endpoint=http://x&acl=public"],
)
def test_a_wrong_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each says something else
        open_blob_store(address)


def test_nothing_is_left_aside(folder: LocalFolderBlobs, tmp_path: Path) -> None:
    folder.put(b"x")
    folder.put(b"x")
    assert list((tmp_path / "blobs" / "aside").iterdir()) == []


def test_a_full_disk_is_unavailable_and_leaves_no_half_file(
    folder: LocalFolderBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk that holds the documents is full"):
        folder.put(b"x")
    monkeypatch.undo()
    assert list(folder.keys()) == []
    assert list((tmp_path / "blobs" / "aside").iterdir()) == []
    folder.put(b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_really_full_disk(folder: LocalFolderBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.blobs.local_folder.secrets.token_hex", lambda _size: "name")
    real_open = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, mode="r": real_open(Path("/dev/full"), "wb") if path.name == "name" else real_open(path, mode)
    )
    with pytest.raises(Unavailable) as away:
        folder.put(b"x" * 100_000)
    assert away.value.code == "blobs.full"


def test_a_folder_that_is_gone_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="cannot be used"):
        LocalFolderBlobs(tmp_path / "file" / "blobs")


def test_a_damaged_file_is_never_read_as_a_document(folder: LocalFolderBlobs, tmp_path: Path) -> None:
    key = folder.put(b"one hundred rand")
    (tmp_path / "blobs" / key).write_bytes(b"one million rand")
    with pytest.raises(Defect, match="has changed"):
        folder.get(key)
    assert folder.put(b"one hundred rand") == key
    assert folder.get(key) == b"one hundred rand"


def test_a_day_old_rest_of_a_crash_goes(folder: LocalFolderBlobs, tmp_path: Path) -> None:
    old, fresh = tmp_path / "blobs" / "aside" / "old", tmp_path / "blobs" / "aside" / "fresh"
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert folder.sweep_aside() == 1
    assert fresh.exists()


def test_an_s3_server_that_is_away_is_unavailable_soon() -> None:
    store = open_blob_store(f"s3://key:secret@bucket?endpoint=http://127.0.0.1:{free_port()}")
    before = datetime.now(UTC)
    for ask in (
        lambda: store.put(b"x"),
        lambda: store.get(blob_key(b"x")),
        lambda: store.exists(blob_key(b"x")),
        lambda: list(store.listing()),
    ):
        with pytest.raises(Unavailable, match="S3 server"):
            ask()
    assert datetime.now(UTC) - before < timedelta(seconds=30)


@pytest.mark.services
def test_wrong_keys_are_a_defect_and_not_an_absence(s3_url: str) -> None:
    store = open_blob_store(s3_url, access_key="nobody", secret_key="wrong")
    with pytest.raises(Defect, match="refuses"):
        store.put(b"x")


def test_every_column_that_names_a_blob_is_known_to_the_sweep() -> None:
    known = {f"{column.class_.__tablename__}.{column.key}" for column in (*DIGEST_COLUMNS, *KEY_COLUMNS)}
    number_keys = {"receivable.invoice_number_key", "receivable.po_key", "receivable.delivery_note_key", "purchase_order.po_key"}
    other_keys = {"debtor_name.name_key", "deficiency.subject_key", "idempotency.idempotency_key", "sign_in_failure.subject_key"}
    found = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_key") or column.name == "sha256"
    }
    assert found - number_keys - other_keys == known


def test_only_old_blobs_that_nothing_names_are_swept(engine: Engine) -> None:
    blobs = MemoryBlobs()
    named = [blobs.put(content) for content in (b"part", b"reading", b"page")]
    orphan, young = blobs.put(b"orphan"), blobs.put(b"young")
    with Session(engine) as session:
        receipt = rows.receipt("mail-1")
        session.add(rows.client())
        session.flush()
        session.add(receipt)
        session.flush()
        part = rows.part(receipt, "1", named[0].rpartition("/")[2], reading_key=named[1])
        session.add(part)
        session.flush()
        session.add(PageRow(part_id=part.id, page_number=1, state="read", page_key=named[2]))
        session.commit()
    long_ago = datetime.now(UTC) - timedelta(days=2)
    for key in [*named, orphan]:
        blobs._blobs[key] = (blobs._blobs[key][0], long_ago)
    assert sweep_orphans(engine, blobs) == 1
    assert sorted(blobs.keys()) == sorted([*named, young])
    assert sweep_orphans(engine, blobs) == 0


def test_putting_again_saves_a_blob_from_the_sweep(folder: LocalFolderBlobs, sqlite_engine: Engine, tmp_path: Path) -> None:
    key = folder.put(b"sent again")
    os.utime(tmp_path / "blobs" / key, (0, 0))
    folder.put(b"sent again")
    assert sweep_orphans(sqlite_engine, folder) == 0
    assert folder.exists(key)
