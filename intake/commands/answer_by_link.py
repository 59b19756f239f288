"""A debtor answers by the link in its letter. Its answers are evidence; what becomes of the invoices people decide."""

from __future__ import annotations

from collections.abc import Mapping

from intake.commands.acting import Actor, Deciding
from intake.commands.ask_debtor import CHECKS, Said, link_digest, write_answer
from intake.services import Services
from intake.steps.assemble import lock_package
from storage.errors import Rejected
from storage.repositories.verifications import asked_about, request_by_digest, spend
from storage.unit_of_work import UnitOfWork

DEBTOR = "debtor"
"""Who acts in the audit trail where a debtor answered by its link."""


class LinkSpent(Rejected):
    """The link was used, has run out, or never was one; who holds it learns no more than that."""

    def __init__(self) -> None:
        super().__init__("debtor_link.spent", "This link was used already or has run out.", "Ask whoever wrote to you for a new one.")


def answer_by_link(services: Services, secret: str, answers: Mapping[str, Said]) -> str:
    """Keep the answers, by the id of each row asked about, and spend the link; returns the message by which the checks run again.

    Raises LinkSpent, and Rejected where an invoice is left without an answer.
    """
    with UnitOfWork(services.engine, services.clock()) as work:
        request = request_by_digest(work.session, link_digest(secret))
        package = lock_package(work.session, request.package_id) if request is not None else None
        if request is None or package is None or not spend(work.session, request.id, work.now):
            raise LinkSpent
        act = Deciding(work, services, Actor(DEBTOR, DEBTOR), package, package.version)
        for row in asked_about(work.session, request.id):
            if row.id not in answers:
                raise Rejected("debtor_answer.missing", "Please answer for every invoice.", "Nothing was sent yet.")
            write_answer(row, answers[row.id], DEBTOR, act)
        package.version += 1
        work.audit(DEBTOR, "debtor_link.spent", "package", package.id, request=request.id)
        message = work.send("verify", package.id, {"only": sorted(CHECKS), "cured_by": None}, occasion=f"debtor {request.id}")
        work.commit("answer_by_link")
    return message
