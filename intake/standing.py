"""What a run of the checks leaves in the books: findings as they are now, deficiencies with their history, states and totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain, to_plain
from intake.calculations import calculation_of
from intake.joining import CLOSED
from storage.database.tables import DeficiencyRow, FindingRow, PackageRow, ReceiptRow, ReceivableRow
from storage.ids import fact_id
from storage.repositories.books import DatabaseBooks
from storage.unit_of_work import UnitOfWork
from verification.deficiencies import Deficiency, deficiencies_of, package_state, receivable_state
from verification.eligibility import funding_base, worth
from verification.model import (
    Batch,
    DeficiencyState,
    Finding,
    PackageState,
    PackDocument,
    PartyMatch,
    Receivable,
    ReceivableState,
    Severity,
)

_PACKAGE = "package"


def write_findings(work: UnitOfWork, package: PackageRow, batch: Batch, findings: Sequence[Finding], only: Collection[str] | None) -> None:
    """Replace what the checks that ran said before. What they said of a receivable that is no more goes too."""
    session = work.session
    here = [receivable.receivable_id for receivable in batch.receivables]
    gone = FindingRow.receivable_id.is_not(None) & FindingRow.receivable_id.not_in(here)
    session.execute(
        delete(FindingRow)
        .where(FindingRow.package_id == package.id)
        .where(FindingRow.check_code.in_(list(only)) | gone if only is not None else FindingRow.package_id == package.id)
        .execution_options(synchronize_session=False)
    )
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        subject = (finding.receivable_id or _PACKAGE, finding.check_code)
        seen[subject] += 1
        session.add(
            FindingRow(
                id=fact_id("finding", package.id, *subject, seen[subject]),
                package_id=package.id,
                receivable_id=finding.receivable_id,
                check_code=finding.check_code,
                outcome=finding.outcome.value,
                severity=finding.severity.value,
                message=finding.message,
                evidence=[to_plain(each) for each in finding.evidence],
            )
        )
    session.flush()


def write_deficiencies(
    work: UnitOfWork,
    package: PackageRow,
    findings: Sequence[Finding],
    only: Collection[str] | None,
    cured_by: str | None,
) -> tuple[Deficiency, ...]:
    """Open, cure and keep what stands against the package, and return all of it."""
    session = work.session
    rows = {
        (row.receivable_id, row.check_code): row
        for row in session.scalars(select(DeficiencyRow).where(DeficiencyRow.package_id == package.id))
    }
    after = deficiencies_of(findings, [deficiency_of(row) for row in rows.values()], work.now, ran=only, cured_by=cured_by)
    for each in after:
        row = rows.get(each.subject)
        if row is None:
            key = each.receivable_id or _PACKAGE
            row = DeficiencyRow(
                id=fact_id("deficiency", package.id, key, each.check_code),
                package_id=package.id,
                receivable_id=each.receivable_id,
                subject_key=key,
                check_code=each.check_code,
            )
            session.add(row)
        write_deficiency(row, each)
    session.flush()
    return after


def standing_deficiencies(session: Session, package_id: str) -> tuple[Deficiency, ...]:
    """Everything that ever stood against a package, as it stands now."""
    rows = session.scalars(
        select(DeficiencyRow)
        .where(DeficiencyRow.package_id == package_id)
        .order_by(DeficiencyRow.subject_key, DeficiencyRow.check_code)
        .execution_options(populate_existing=True)
    )
    return tuple(deficiency_of(row) for row in rows)


def deficiency_of(row: DeficiencyRow) -> Deficiency:
    """The row as the rules know it."""
    return Deficiency(
        check_code=row.check_code,
        receivable_id=row.receivable_id,
        severity=Severity(row.severity),
        message=row.message,
        state=DeficiencyState(row.state),
        opened_at=row.opened_at,
        cured_at=row.cured_at,
        cured_by=row.cured_by,
        waived_at=row.waived_at,
        waived_by=row.waived_by,
        waiver_reason=row.waiver_reason,
    )


def write_deficiency(row: DeficiencyRow, deficiency: Deficiency) -> None:
    """Bring a row to what the rules say."""
    row.severity = deficiency.severity.value
    row.message = deficiency.message
    row.state = deficiency.state.value
    row.opened_at = deficiency.opened_at or row.opened_at
    row.cured_at, row.cured_by = deficiency.cured_at, deficiency.cured_by
    row.waived_at, row.waived_by, row.waiver_reason = deficiency.waived_at, deficiency.waived_by, deficiency.waiver_reason


def restate(work: UnitOfWork, package: PackageRow, deficiencies: Sequence[Deficiency], documents: Iterable[PackDocument]) -> None:
    """The states and totals that follow from what stands against the package. What people decided stays decided."""
    rows = work.session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package.id).order_by(ReceivableRow.position)).all()
    _write_totals(work, package, rows, deficiencies, documents)
    if package.state in CLOSED:
        return
    for row in rows:
        if row.state != ReceivableState.APPROVED.value:
            row.state = receivable_state(row.id, deficiencies).value
    package.state = checked_state(work.session, package, rows, deficiencies).value


def checked_state(session: Session, package: PackageRow, rows: Sequence[ReceivableRow], deficiencies: Sequence[Deficiency]) -> PackageState:
    """What the checks make of those receivables of the package that nobody approved yet."""
    waiting = {row.id for row in rows if row.state != ReceivableState.APPROVED.value}
    standing = [each for each in deficiencies if each.receivable_id is None or each.receivable_id in waiting]
    return package_state(sorted(waiting), standing, reading=_still_arriving(session, package))


def _still_arriving(session: Session, package: PackageRow) -> bool:
    """Whether documents that somebody added to this package are still being read."""
    found = session.scalar(select(ReceiptRow.id).where(ReceiptRow.package_id == package.id, ReceiptRow.state == "processing").limit(1))
    return found is not None


def _write_totals(
    work: UnitOfWork,
    package: PackageRow,
    rows: Sequence[ReceivableRow],
    deficiencies: Sequence[Deficiency],
    documents: Iterable[PackDocument],
) -> None:
    """What is asked for, what may be funded and what could be paid out now, in the facility's currency."""
    books = DatabaseBooks(work.session, package.id)
    client = books.client(package.client_code)
    if client is None:
        return
    paper_of = {each.document_id: each for each in documents}
    receivables = [
        Receivable(
            row.id, row.client_code, paper_of[row.document_id], from_plain(PartyMatch, row.debtor_match) if row.debtor_match else None
        )
        for row in rows
        if row.document_id in paper_of
    ]
    complete = {row.id for row in rows if receivable_state(row.id, deficiencies) is ReceivableState.COMPLETE}
    totals = worth(client, receivables, complete, funding_base(client, books, work.now.date()))
    package.totals = {
        "currency": totals.submitted.currency,
        "submitted": str(totals.submitted.amount),
        "eligible": str(totals.eligible.amount),
        "advance": str(totals.advance.amount),
    }
    package.calculation = calculation_of(totals, work.now.date())
