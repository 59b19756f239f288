"""What was backed up comes back whole, on either database, and never over something else."""

from __future__ import annotations

import io
import json
import tarfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.audit import verify_chain
from storage.backup import backup, restore
from storage.blobs.memory import MemoryBlobs
from storage.blobs.store import blob_key
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import Base, DebtorNameRow, MessageRow, PurchaseOrderLineRow, ReceivableRow
from storage.errors import Defect, Rejected
from storage.queue.outbox import claim
from storage.unit_of_work import UnitOfWork
from tests.storage import rows


def fill(engine: Engine, blobs: MemoryBlobs) -> None:
    """A little of everything that is hard to keep: exact decimals, instants, JSON, a part inside a part that sorts before its parent."""
    content = b"%PDF-1.7 invoice"
    key = blobs.put(content)
    with Session(engine) as session:
        order = rows.purchase_order("PO-7")
        receipt = rows.receipt("mail-1", subject="Fakture vir Müller, 发票")
        session.add_all([rows.client(settings={"price_tolerance": "0.05"}), rows.debtor(), receipt])
        session.flush()
        parent = rows.part(receipt, "1", key.rpartition("/")[2])
        parent.id = "zz"
        session.add_all([order, parent])
        session.flush()
        child = rows.part(receipt, "1/1", key.rpartition("/")[2], parent_id="zz", reading_key=blobs.put(b"{}"))
        child.id = "aa"
        package = rows.package(receipt)
        session.add_all([child, package])
        session.flush()
        session.add_all(
            [
                rows.receivable("INV-7", 115_00, package),
                DebtorNameRow(
                    id="name-1",
                    debtor_code=order.debtor_code,
                    name="The Baobab",
                    name_key="baobab",
                    client_code="C001",
                    package_id=package.id,
                    document_id="paper",
                    confirmed_by="ann",
                    confirmed_at=datetime(2026, 3, 9, 12, tzinfo=UTC),
                ),
                PurchaseOrderLineRow(
                    purchase_order_id=order.id, line_number=1, description="Bolt", quantity=Decimal("0.30"), unit_price=Decimal("9.9990")
                ),
            ]
        )
        session.commit()
    with UnitOfWork(engine, datetime(2026, 3, 9, 12, 0, 0, 120, tzinfo=UTC)) as work:
        for n in range(3):
            work.audit("step:read", "part.read", "part", f"part-{n}")
            work.send("read", f"part-{n}", {"n": n})
        work.commit()


def everything(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    with reading(engine) as session:
        return {
            table.name: [dict(row) for row in session.execute(select(table).order_by(*table.primary_key.columns)).mappings()]
            for table in Base.metadata.sorted_tables
        }


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another database, with no tables yet, of the kind that the test names."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/restored.sqlite"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.mark.parametrize("empty_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)], indirect=True)
def test_what_was_backed_up_comes_back(sqlite_engine: Engine, empty_url: str, tmp_path: Path) -> None:
    blobs, others = MemoryBlobs(), MemoryBlobs()
    fill(sqlite_engine, blobs)
    manifest = backup(sqlite_engine, blobs, tmp_path / "books.tar")
    assert manifest.rows["part"][0] == 2
    restored = open_engine(empty_url)
    restore(restored, others, tmp_path / "books.tar")
    assert everything(restored) == everything(sqlite_engine)
    assert {each.key: others.get(each.key) for each in others.listing()} == {each.key: blobs.get(each.key) for each in blobs.listing()}
    with UnitOfWork(restored) as work:  # and the books go on: counters and trail stand where they stood
        work.audit("command_line", "backup.restored", "backup", "books.tar")
        work.session.add(rows.receivable("INV-8", 100))
        work.commit()
    with reading(restored) as session:
        assert verify_chain(session) is None
        assert list(session.scalars(select(ReceivableRow.sequence).order_by(ReceivableRow.sequence))) == [1, 2]
    assert claim(restored, "w", timedelta(seconds=30)) is not None
    restored.dispose()


@pytest.mark.services
def test_postgresql_comes_back_as_sqlite(postgresql_engine: Engine, tmp_path: Path) -> None:
    blobs = MemoryBlobs()
    fill(postgresql_engine, blobs)
    backup(postgresql_engine, blobs, tmp_path / "books.tar")
    restored = open_engine(f"sqlite:///{tmp_path}/restored.sqlite")
    restore(restored, MemoryBlobs(), tmp_path / "books.tar")
    assert everything(restored) == everything(postgresql_engine)
    restored.dispose()


def test_nothing_is_written_over(sqlite_engine: Engine, tmp_path: Path) -> None:
    blobs = MemoryBlobs()
    fill(sqlite_engine, blobs)
    archive = tmp_path / "books.tar"
    backup(sqlite_engine, blobs, archive)
    assert archive.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Rejected, match="there already"):
        backup(sqlite_engine, blobs, archive)
    with pytest.raises(Rejected, match="books are not empty"):
        restore(sqlite_engine, MemoryBlobs(), archive)
    empty = open_engine(f"sqlite:///{tmp_path}/empty.sqlite")
    migrate(empty)
    other = MemoryBlobs()
    other.put(b"somebody else's")
    with pytest.raises(Rejected, match="holds other files"):
        restore(empty, other, archive)
    half_done = MemoryBlobs()
    half_done.put(b"{}")
    restore(empty, half_done, archive)
    empty.dispose()


def test_a_blob_that_is_gone_is_no_backup(sqlite_engine: Engine, tmp_path: Path) -> None:
    blobs = MemoryBlobs()
    fill(sqlite_engine, blobs)
    blobs.delete(blob_key(b"{}"))
    with pytest.raises(Defect, match="not there"):
        backup(sqlite_engine, blobs, tmp_path / "books.tar")
    assert list(tmp_path.glob("*books.tar*")) == []


@pytest.mark.parametrize("damage", ["rows", "blob", "manifest", "cut", "newer", "trail"])
def test_a_damaged_archive_is_refused(sqlite_engine: Engine, tmp_path: Path, damage: str) -> None:
    blobs = MemoryBlobs()
    fill(sqlite_engine, blobs)
    whole, broken = tmp_path / "books.tar", tmp_path / "broken.tar"
    backup(sqlite_engine, blobs, whole)
    if damage == "cut":
        broken.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    else:
        with tarfile.open(whole) as old, tarfile.open(broken, "w") as new:
            for entry in old.getmembers():
                file = old.extractfile(entry)
                assert file is not None
                content = _damaged(damage, entry.name, file.read())
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
    empty = open_engine(f"sqlite:///{tmp_path}/empty.sqlite")
    with pytest.raises(Rejected) as refused:
        restore(empty, MemoryBlobs(), broken)
    assert refused.value.code == ("backup.newer" if damage == "newer" else "backup.damaged")
    migrate(empty)
    with reading(empty) as session:
        assert session.scalar(select(MessageRow.id)) is None
    empty.dispose()


def _damaged(damage: str, name: str, content: bytes) -> bytes:
    if (damage == "rows" and name == "rows/receivable.jsonl") or (damage == "blob" and name.startswith("blobs/")):
        return content[:-2] + b"x\n"
    if name == "manifest.json":
        manifest = json.loads(content)
        if damage == "newer":
            manifest["format"] = 2
        if damage == "trail":
            manifest["audit_digest"] = "0" * 64
        return b"[]" if damage == "manifest" else json.dumps(manifest).encode()
    return content
