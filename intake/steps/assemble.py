"""Puts a receipt's documents together into a package: receivables, their supporting documents, the schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.joining import CLOSED
from intake.packs import Pack, load_pack, package_of
from intake.progress import lock_receipt
from intake.register import register_receivables
from intake.services import Services
from intake.step import Setback, Step
from storage.database.reading import reading
from storage.database.tables import PackageRow, ReceiptRow
from storage.errors import Defect, Unavailable
from storage.repositories.books import DatabaseBooks
from storage.unit_of_work import UnitOfWork
from verification.model import Batch
from verification.package import assemble_batch


@dataclass(frozen=True, slots=True)
class PackToAssemble:
    """The papers, and the version of the package they were read at; 0 where it is not there yet."""

    receipt_id: str
    pack: Pack
    version: int


@dataclass(frozen=True, slots=True)
class Assembled:
    batch: Batch | None
    currency: str


def load(session: Session, receipt_id: str, payload: Mapping[str, Any]) -> PackToAssemble | None:
    receipt = session.get(ReceiptRow, receipt_id)
    if receipt is None or receipt.client_code is None:
        return None
    package_id = package_of(receipt)
    package = session.get(PackageRow, package_id)
    pack = load_pack(session, package_id, receipt.id)
    return PackToAssemble(receipt.id, pack, package.version if package else 0) if pack is not None else None


def compute(wanted: PackToAssemble, services: Services) -> Assembled:
    # The books are read in a session that only reads: it waits for no writer and keeps none waiting.
    with reading(services.engine) as session:
        books = DatabaseBooks(session, wanted.pack.package_id)
        client = books.client(wanted.pack.client_code)
        if client is None:
            raise Defect("assemble.no_client", "The client of this receipt is not in the books.", "Import the client and run it again.")
        batch = None if wanted.pack.is_empty and not wanted.version else batch_of(wanted.pack, books)
        return Assembled(batch, client.facility.currency)


def batch_of(pack: Pack, books: DatabaseBooks) -> Batch:
    """The batch as the checks see it."""
    return assemble_batch(
        package_id=pack.package_id,
        client_code=pack.client_code,
        received_at=pack.received_at,
        documents=pack.documents,
        files=pack.files,
        parked=pack.parked,
        books=books,
    )


def record(work: UnitOfWork, wanted: PackToAssemble, result: Assembled, services: Services) -> None:
    session = work.session
    receipt = lock_receipt(session, wanted.receipt_id)
    if result.batch is None:
        receipt.state = "without_receivables"
        work.send("notify", receipt.id)
        work.audit("step:assemble", "receipt.closed", "receipt", receipt.id, state=receipt.state)
        return
    package = lock_package(session, wanted.pack.package_id)
    if (package.version if package else 0) != wanted.version:
        raise package_changed()
    if package is None:
        package = PackageRow(
            id=wanted.pack.package_id,
            receipt_id=receipt.id,
            client_code=wanted.pack.client_code,
            version=0,
            state="processing",
            reference=wanted.pack.reference,
            received_at=wanted.pack.received_at,
            totals={},
            missing=[],
        )
        session.add(package)
    if package.state in CLOSED:
        _came_late(work, receipt, package)
        return
    receipt.state = "assembled"
    package.version += 1
    package.schedule_document_id = result.batch.schedule.document_id if result.batch.schedule else None
    session.flush()
    work.audit(
        "step:assemble",
        "package.assembled",
        "package",
        package.id,
        version=package.version,
        receivables=len(result.batch.receivables),
        unplaced=len(result.batch.unplaced),
        parked=len(result.batch.parked),
    )
    register_receivables(work, package, result.batch, result.currency)
    work.send("verify", package.id, {"receipt_id": receipt.id}, occasion=f"version {package.version}")


def _came_late(work: UnitOfWork, receipt: ReceiptRow, package: PackageRow) -> None:
    """What was meant to cure a package that has been decided meanwhile becomes a package of its own."""
    if receipt.package_id is not None:
        receipt.package_id = None
        work.send("assemble", receipt.id, occasion=f"after package {package.id}")
    work.audit("step:assemble", "receipt.came_late", "receipt", receipt.id, package=package.id)


def lock_package(session: Session, package_id: str) -> PackageRow | None:
    """The package, ours until this transaction ends."""
    return session.scalars(
        select(PackageRow).where(PackageRow.id == package_id).with_for_update().execution_options(populate_existing=True)
    ).one_or_none()


def package_changed() -> Unavailable:
    """Somebody changed the package while a step worked on it: the step looks again."""
    return Unavailable("package.changed", "The package was changed meanwhile.", "The work is tried again by itself.")


def give_up(work: UnitOfWork, receipt_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    """The receipt stays in processing with its message among the parked: nothing that arrived is lost or called done."""
    work.audit("step:assemble", "receipt.stuck", "receipt", receipt_id, code=setback.code)


STEP = Step("assemble", load, compute, record, give_up)
