"""Runs the checks over a package and writes what they say: findings, what stands against each receivable, what is missing, the totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from intake.batch_mails import KeptMail, fetch_mails, kept_mails
from intake.packs import Pack, load_pack
from intake.register import register_receivables
from intake.services import Services
from intake.standing import restate, write_deficiencies, write_findings
from intake.step import Setback, Step
from intake.steps.assemble import batch_of, lock_package, package_changed
from storage.database.reading import reading
from storage.database.tables import PackageRow
from storage.repositories.books import DatabaseBooks
from storage.unit_of_work import UnitOfWork
from verification.model import Batch, Facility, Finding, MissingDocument
from verification.package import missing_documents
from verification.runner import run_checks


@dataclass(frozen=True, slots=True)
class PackToVerify:
    """The papers at one version of the package. `only` names the checks to run; None runs all. `receipt_id` is who waits for a letter,
    `cured_by` the person whose act led to the run."""

    pack: Pack
    mails: tuple[KeptMail, ...]
    version: int
    only: frozenset[str] | None
    receipt_id: str | None
    cured_by: str | None


@dataclass(frozen=True, slots=True)
class Verified:
    batch: Batch
    facility: Facility
    findings: tuple[Finding, ...]
    missing: tuple[MissingDocument, ...]


def load(session: Session, package_id: str, payload: Mapping[str, Any]) -> PackToVerify | None:
    package = session.get(PackageRow, package_id)
    pack = load_pack(session, package_id)
    if package is None or pack is None:
        return None
    only = payload.get("only")
    return PackToVerify(
        pack=pack,
        mails=kept_mails(session, pack.receipt_ids),
        version=package.version,
        only=frozenset(only) if only is not None else None,
        receipt_id=payload.get("receipt_id"),
        cured_by=payload.get("cured_by"),
    )


def compute(wanted: PackToVerify, services: Services) -> Verified:
    mails = fetch_mails(services.blobs, wanted.mails)
    with reading(services.engine) as session:
        books = DatabaseBooks(session, wanted.pack.package_id)
        batch = replace(batch_of(wanted.pack, books), mails=mails)
        client = books.client(wanted.pack.client_code)
        assert client is not None  # the package's foreign key holds it
        findings = run_checks(batch, books, services.clock(), wanted.only)
        return Verified(batch, client.facility, tuple(findings), tuple(missing_documents(batch, books)))


def record(work: UnitOfWork, wanted: PackToVerify, result: Verified, services: Services) -> None:
    session = work.session
    package = lock_package(session, wanted.pack.package_id)
    if package is None or package.version != wanted.version:
        raise package_changed()
    package.version += 1
    work.audit(
        "step:verify",
        "package.verified",
        "package",
        package.id,
        version=package.version,
        checks="all" if wanted.only is None else sorted(wanted.only),
        failed=sum(1 for finding in result.findings if finding.outcome == "failed"),
    )
    register_receivables(work, package, result.batch, result.facility.currency)
    write_findings(work, package, result.batch, result.findings, wanted.only)
    standing = write_deficiencies(work, package, result.findings, wanted.only, wanted.cured_by)
    restate(work, package, standing, wanted.pack.documents)
    package.missing = [{"receivable": each.receivable_id, "kind": each.kind} for each in result.missing]
    if wanted.receipt_id is not None:
        work.send("notify", wanted.receipt_id)


def give_up(work: UnitOfWork, package_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    """The package stays as it is, which is never better than it should be, with its message among the parked."""
    work.audit("step:verify", "package.stuck", "package", package_id, code=setback.code)


STEP = Step("verify", load, compute, record, give_up)
