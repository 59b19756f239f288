"""What stands in the books, as the API, the pages and the command line show it. The shape of a package is a published surface."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.model import Evidence, ExtractedDocument
from intake.corrected_lines import KeptLine, kept_lines
from intake.field_views import box_view, fields_view, line_view
from intake.packs import corrected, corrections_of, package_of
from intake.receive import part_order, parts_of
from storage.database.tables import (
    CorrectionRow,
    DecisionRow,
    DeficiencyRow,
    DocumentRow,
    FindingRow,
    PackageRow,
    PartRow,
    ReceiptRow,
    ReceivableRow,
)
from verification.model import Outcome

_SHOWN = frozenset({Outcome.FAILED.value, Outcome.INCONCLUSIVE.value})
_WAITING = ("deficient", "complete", "in_review", "returned")


def package_view(session: Session, package_id: str, all_findings: bool = False) -> dict[str, Any] | None:
    """One package; None where there is none. Findings that passed or do not apply are left out unless all are asked for."""
    package = session.get(PackageRow, package_id)
    if package is None:
        return None
    rows = session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package_id).order_by(ReceivableRow.position)).all()
    papers = _papers(session, package)
    findings = _findings(session, package_id, all_findings)
    return {
        "id": package.id,
        "version": package.version,
        "client": package.client_code,
        "state": package.state,
        "reference": package.reference,
        "received_at": package.received_at.isoformat(),
        "claimed_by": package.claimed_by,
        "documents": [paper.view for paper in papers.values()],
        "schedule": package.schedule_document_id,
        "receivables": [_receivable(row, papers, findings.get(row.id, [])) for row in rows],
        "findings": findings.get(None, []),
        "missing": list(package.missing),
        "totals": dict(package.totals),
        "calculation": dict(package.calculation),
        "decisions": _decisions(session, package_id),
    }


class _Paper:
    """A document of the package with what it reads now, corrections included."""

    def __init__(self, row: DocumentRow, part: PartRow, corrections: Sequence[CorrectionRow]) -> None:
        self.id = row.id
        self.document: ExtractedDocument | None = None
        self.lines: tuple[KeptLine, ...] = ()
        if row.extraction is not None:
            machine = from_plain(ExtractedDocument, row.extraction)
            self.document, self.lines = corrected(machine, corrections), kept_lines(machine, corrections)
        self.corrected_terms = {each.term for each in corrections}
        self.view = {
            "id": row.id,
            "filename": part.filename,
            "kind": self.document.kind.value if self.document else row.kind,
            "pages": list(row.page_numbers),
            "state": "parked" if row.state == "parked" else part.state,
            "reason": row.state_reason,
            "receipt": row.receipt_id,
            "part": part.id,
        }


def _papers(session: Session, package: PackageRow) -> dict[str, _Paper]:
    """The package's documents in the order of its files; papers of the KYC file are none of them."""
    receipts = session.scalars(
        select(ReceiptRow)
        .where((ReceiptRow.id == package.receipt_id) | (ReceiptRow.package_id == package.id))
        .order_by(ReceiptRow.received_at, ReceiptRow.id)
    ).all()
    order = {receipt.id: index for index, receipt in enumerate(receipts)}
    found = session.execute(
        select(DocumentRow, PartRow)
        .join(PartRow, PartRow.id == DocumentRow.part_id)
        .where(DocumentRow.receipt_id.in_(list(order)), DocumentRow.in_kyc.is_(False))
    ).all()
    rows = [(row, part) for row, part in found if row.state_reason != "superseded"]
    rows.sort(key=lambda pair: (order[pair[0].receipt_id], part_order(pair[1]), pair[0].first_page_number, pair[0].ordinal))
    corrections = corrections_of(session, [row.id for row, _ in rows])
    return {row.id: _Paper(row, part, corrections.get(row.id, [])) for row, part in rows}


def _receivable(row: ReceivableRow, papers: Mapping[str, _Paper], findings: Sequence[dict[str, Any]]) -> dict[str, Any]:
    paper = papers.get(row.document_id or "")
    document = paper.document if paper else None
    match = row.debtor_match or None
    return {
        "id": row.id,
        "state": row.state,
        "client": row.client_code,
        "debtor": row.debtor_code,
        "debtor_match": {"score": float(match["score"]), "explanation": match.get("explanation")} if match else None,
        "documents": [each for each in (row.document_id, *(tie["document_id"] for tie in row.supporting)) if each],
        "supporting": [{"document": tie["document_id"], "tied_by": tie["tied_by"]} for tie in row.supporting],
        "fields": fields_view(document, row.document_id) if document else {},
        "lines": [line_view(each) for each in paper.lines] if paper else [],
        "findings": list(findings),
    }


def _findings(session: Session, package_id: str, every: bool) -> dict[str | None, list[dict[str, Any]]]:
    deficiencies = {
        (row.receivable_id, row.check_code): row
        for row in session.scalars(select(DeficiencyRow).where(DeficiencyRow.package_id == package_id))
    }
    asked = select(FindingRow).where(FindingRow.package_id == package_id).order_by(FindingRow.check_code, FindingRow.id)
    if not every:
        asked = asked.where(FindingRow.outcome.in_(_SHOWN))
    found: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in session.scalars(asked):
        found[row.receivable_id].append(
            {
                "id": row.id,
                "check_code": row.check_code,
                "outcome": row.outcome,
                "severity": row.severity,
                "message": row.message,
                "evidence": [_evidence(from_plain(Evidence, each)) for each in row.evidence],
                "deficiency": _deficiency(deficiencies.get((row.receivable_id, row.check_code))),
            }
        )
    return found


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document_id,
        "page": evidence.page_number,
        "box": box_view(evidence.box),
        "text": evidence.text,
    }


def _deficiency(row: DeficiencyRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    entry: dict[str, Any] = {"id": row.id, "state": row.state, "severity": row.severity}
    if row.state == "waived":
        entry |= {
            "waived_by": row.waived_by,
            "waived_at": row.waived_at.isoformat() if row.waived_at else None,
            "reason": row.waiver_reason,
        }
    if row.state == "cured":
        entry |= {"cured_by": row.cured_by, "cured_at": row.cured_at.isoformat() if row.cured_at else None}
    return entry


def _decisions(session: Session, package_id: str) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(DecisionRow).where(DecisionRow.package_id == package_id).order_by(DecisionRow.package_version, DecisionRow.made_at)
    )
    return [
        {
            "action": row.action,
            "version": row.package_version,
            "by": row.made_by,
            "at": row.made_at.isoformat(),
            "reason": row.reason,
            "particulars": dict(row.particulars),
        }
        for row in rows
    ]


def queue_view(
    session: Session, state: str | None = None, client_code: str | None = None, limit: int = 200, offset: int = 0
) -> list[dict[str, Any]]:
    """The packages that wait for somebody, longest first; one state or client where asked."""
    asked = select(PackageRow).order_by(PackageRow.received_at, PackageRow.id).limit(limit).offset(offset)
    asked = asked.where(PackageRow.state == state) if state else asked.where(PackageRow.state.in_(_WAITING))
    if client_code:
        asked = asked.where(PackageRow.client_code == client_code)
    packages = session.scalars(asked).all()
    ids = [package.id for package in packages]
    open_counts: dict[str, dict[str, int]] = defaultdict(dict)
    for package_id, severity, count in session.execute(
        select(DeficiencyRow.package_id, DeficiencyRow.severity, func.count())
        .where(DeficiencyRow.package_id.in_(ids), DeficiencyRow.state == "open")
        .group_by(DeficiencyRow.package_id, DeficiencyRow.severity)
    ):
        open_counts[package_id][severity] = count
    receivables: dict[str, dict[str, int]] = defaultdict(dict)
    for whose, receivable_state, count in session.execute(
        select(ReceivableRow.package_id, ReceivableRow.state, func.count())
        .where(ReceivableRow.package_id.in_(ids))
        .group_by(ReceivableRow.package_id, ReceivableRow.state)
    ):
        receivables[whose or ""][receivable_state] = count
    return [
        {
            "id": package.id,
            "version": package.version,
            "client": package.client_code,
            "state": package.state,
            "reference": package.reference,
            "received_at": package.received_at.isoformat(),
            "claimed_by": package.claimed_by,
            "receivables": receivables[package.id],
            "open_deficiencies": open_counts[package.id],
            "missing": len(package.missing),
            "totals": dict(package.totals),
        }
        for package in packages
    ]


def submission_view(session: Session, receipt_id: str) -> dict[str, Any] | None:
    """One receipt with every part in its named state, and the package it made or joined; None where there is none."""
    receipt = session.get(ReceiptRow, receipt_id)
    if receipt is None:
        return None
    package = session.get(PackageRow, package_of(receipt))
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in session.scalars(
        select(DocumentRow).where(DocumentRow.receipt_id == receipt_id).order_by(DocumentRow.first_page_number, DocumentRow.ordinal)
    ):
        if row.state_reason != "superseded":
            documents[row.part_id].append(
                {"id": row.id, "kind": row.kind, "pages": list(row.page_numbers), "state": row.state, "in_kyc": row.in_kyc}
            )
    return {
        "id": receipt.id,
        "state": receipt.state,
        "channel": receipt.channel,
        "client": receipt.client_code,
        "sender": receipt.sender,
        "subject": receipt.subject,
        "reference": receipt.reference,
        "received_at": receipt.received_at.isoformat(),
        "parts": [
            {
                "id": part.id,
                "path": part.path,
                "filename": part.filename,
                "media_type": part.media_type,
                "byte_count": part.byte_count,
                "state": part.state,
                "reason": part.state_reason,
                "problem_code": part.problem_code,
                "pages": part.page_count,
                "documents": documents[part.id],
            }
            for part in parts_of(session, receipt_id)
        ],
        "packages": [{"id": package.id, "state": package.state, "version": package.version}] if package is not None else [],
    }
