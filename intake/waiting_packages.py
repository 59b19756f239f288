"""Packages at the desk whose checks said something that a change in the books may change: they are judged anew by the workers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from extractors.terms import Term
from intake.commands.acting import Actor
from storage.database.tables import DeficiencyRow, PackageRow, ReceivableRow
from storage.unit_of_work import UnitOfWork
from verification.package import checks_touched_by

_AT_THE_DESK = ("deficient", "complete")


def at_the_desk(session: Session, *which: ColumnElement[bool]) -> Sequence[PackageRow]:
    """The packages that wait for people and nobody has sent on yet, of those that are meant."""
    return session.scalars(select(PackageRow).where(PackageRow.state.in_(_AT_THE_DESK), *which).order_by(PackageRow.id)).all()


def judge_anew(work: UnitOfWork, actor: Actor, package: PackageRow, checks: Collection[str], occasion: str) -> str:
    """Send one package to these checks in this person's name, once for each occasion; returns the message's id."""
    return work.send("verify", package.id, {"only": sorted(checks), "cured_by": actor.user_id}, occasion=occasion)


def judge_debtor_anew(
    work: UnitOfWork, actor: Actor, debtor_code: str, occasion: str, *, asked_by: Collection[str] = (), besides: str | None = None
) -> None:
    """Send packages at the desk to the checks that look at who the buyer is, `besides` one: those with a receivable on this debtor.

    `asked_by` names checks: then those where one of them stands open, against a receivable on this debtor or on nobody in the books.
    """
    concerned = select(ReceivableRow.package_id).where(ReceivableRow.package_id.is_not(None))
    of_debtor = ReceivableRow.debtor_code == debtor_code
    if asked_by:
        open_there = (DeficiencyRow.receivable_id == ReceivableRow.id) & (DeficiencyRow.state == "open")
        asking = open_there & DeficiencyRow.check_code.in_(asked_by)
        concerned = concerned.join(DeficiencyRow, asking).where(of_debtor | ReceivableRow.debtor_code.is_(None))
    else:
        concerned = concerned.where(of_debtor)
    for package in at_the_desk(work.session, PackageRow.id.in_(concerned)):
        if package.id != besides:
            judge_anew(work, actor, package, checks_touched_by(Term.BUYER_NAME), occasion)
