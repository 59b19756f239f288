"""What people do to the package of the crash tests, each looking first: who sees that the act was done already does not do it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import select

from extractors.model import Value
from intake.commands.acting import Actor
from intake.commands.approve import approve
from intake.commands.assign_receipt import assign_receipt
from intake.commands.claim import claim
from intake.commands.confirm import Confirmation, confirm
from intake.commands.correct import Correction, correct
from intake.commands.correct_lines import LineCorrection, line_of_texts
from intake.commands.judge_kyc import accept_evidence, reject_evidence
from intake.commands.release import release
from intake.commands.request_documents import request_documents
from intake.commands.return_package import return_package
from intake.commands.submit import submit
from intake.commands.waive import waive
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import DecisionRow, DeficiencyRow, DocumentRow, KycEvidenceRow, PackageRow, ReceiptRow

ASSISTANT = Actor("assistant-1", "assistant")
COMPLIANCE = Actor("compliance-1", "compliance")
MANAGER = Actor("manager-1", "account_manager")


def person_acts() -> dict[str, Callable[[Services], str]]:
    """Every act by its name."""
    return {
        "claim": partial(_claim, times=1),
        "claim again": partial(_claim, times=2),
        "release": _release,
        "correct": _correct,
        "confirm": _confirm,
        "waive": _waive,
        "request documents": _request_documents,
        "submit": _submit,
        "approve": _approve,
        "return": _return,
        "assign": _assign,
        "accept evidence": _accept_evidence,
        "reject evidence": _reject_evidence,
    }


def _package(services: Services, action: str, times: int = 1) -> PackageRow | None:
    """The package as it stands, or None where this was done to it so many times already."""
    with reading(services.engine) as session:
        done = session.scalars(select(DecisionRow.action)).all()
        return None if done.count(action) >= times else session.scalars(select(PackageRow)).one()


def _claim(services: Services, times: int) -> str:
    package = _package(services, "claimed", times)
    return claim(services, ASSISTANT, package.id, package.version).state if package else "done"


def _release(services: Services) -> str:
    package = _package(services, "released")
    return release(services, ASSISTANT, package.id, package.version).state if package else "done"


def _correct(services: Services) -> str:
    """A field of an invoice, and a line of it."""
    package = _package(services, "corrected")
    if package is None:
        return "done"
    invoice = _invoice(services)
    correction = Correction(invoice, "due_date", Value("2099-12-31"))
    line = LineCorrection(invoice, "1", line_of_texts("As the paper says", quantity="1"))
    return correct(services, ASSISTANT, package.id, package.version, [correction], [line]).state


def _confirm(services: Services) -> str:
    package = _package(services, "confirmed")
    if package is None:
        return "done"
    return confirm(services, ASSISTANT, package.id, package.version, [Confirmation(_invoice(services), "invoice_number")]).state


def _invoice(services: Services) -> str:
    with reading(services.engine) as session:
        return session.scalars(select(DocumentRow.id).where(DocumentRow.kind == "invoice").order_by(DocumentRow.id)).first() or ""


def _waive(services: Services) -> str:
    """Every deficiency that still stands, one after the other."""
    while True:
        with reading(services.engine) as session:
            package = session.scalars(select(PackageRow)).one()
            standing = session.scalars(select(DeficiencyRow.id).where(DeficiencyRow.state == "open").order_by(DeficiencyRow.id)).first()
        if standing is None:
            return package.state
        waive(services, ASSISTANT, package.id, package.version, standing, "Agreed with the client by telephone.")


def _submit(services: Services) -> str:
    package = _package(services, "submitted")
    return submit(services, ASSISTANT, package.id, package.version).state if package else "done"


def _approve(services: Services) -> str:
    package = _package(services, "approved")
    return approve(services, MANAGER, package.id, package.version).state if package else "done"


def _request_documents(services: Services) -> str:
    package = _package(services, "documents_requested")
    return request_documents(services, ASSISTANT, package.id, package.version, "Please hurry.").state if package else "done"


def _return(services: Services) -> str:
    package = _package(services, "returned")
    return return_package(services, ASSISTANT, package.id, package.version, "Agreed by telephone.").state if package else "done"


def _assign(services: Services) -> str:
    """The delivery of a stranger turns out to be a client's."""
    with reading(services.engine) as session:
        held = session.scalar(select(ReceiptRow.id).where(ReceiptRow.state == "held"))
    if held is None:
        return "done"
    assign_receipt(services, ASSISTANT, held, "C001")
    return "assigned"


def _undecided(services: Services, kind: str) -> str | None:
    with reading(services.engine) as session:
        evidence = session.scalars(select(KycEvidenceRow).where(KycEvidenceRow.kind == kind)).one()
        return None if evidence.state in ("accepted", "rejected") else evidence.id


def _accept_evidence(services: Services) -> str:
    evidence_id = _undecided(services, "passport")
    if evidence_id is None:
        return "done"
    accept_evidence(services, COMPLIANCE, evidence_id)
    return "accepted"


def _reject_evidence(services: Services) -> str:
    evidence_id = _undecided(services, "tax_clearance")
    if evidence_id is None:
        return "done"
    reject_evidence(services, COMPLIANCE, evidence_id, "too_old")
    return "rejected"
