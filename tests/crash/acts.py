"""What people do to the package of the crash tests, each looking first: who sees that the act was done already does not do it again."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from extractors.model import Value
from intake.commands.acting import Actor
from intake.commands.approve import approve
from intake.commands.claim import claim
from intake.commands.correct import Correction, correct
from intake.commands.submit import submit
from intake.commands.waive import waive
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import DecisionRow, DeficiencyRow, DocumentRow, PackageRow

ASSISTANT = Actor("assistant-1", "assistant")
MANAGER = Actor("manager-1", "account_manager")


def person_acts() -> dict[str, Callable[[Services], str]]:
    """Every act by its name, in the order in which they are done."""
    return {"claim": _claim, "correct": _correct, "waive": _waive, "submit": _submit, "approve": _approve}


def _package(services: Services, action: str) -> PackageRow | None:
    """The package as it stands, or None where somebody has done this to it already."""
    with reading(services.engine) as session:
        done = session.scalars(select(DecisionRow.action)).all()
        return None if action in done else session.scalars(select(PackageRow)).one()


def _claim(services: Services) -> str:
    package = _package(services, "claimed")
    return claim(services, ASSISTANT, package.id, package.version).state if package else "done"


def _correct(services: Services) -> str:
    package = _package(services, "corrected")
    if package is None:
        return "done"
    with reading(services.engine) as session:
        invoice = session.scalars(select(DocumentRow.id).where(DocumentRow.kind == "invoice").order_by(DocumentRow.id)).first()
    assert invoice is not None
    correction = Correction(invoice, "due_date", Value("2099-12-31"))
    return correct(services, ASSISTANT, package.id, package.version, [correction]).state


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
