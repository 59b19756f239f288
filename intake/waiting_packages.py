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


def judge_anew(work: UnitOfWork, actor: Actor, package: PackageRow, checks: Collection[str], because: str) -> str:
    """Send one package to these checks in this person's name, once for each version and occasion; returns the message's id."""
    payload = {"only": sorted(checks), "cured_by": actor.user_id}
    return work.send("verify", package.id, payload, occasion=f"{because} at version {package.version} {work.now.isoformat()}")


def judge_debtor_anew(work: UnitOfWork, actor: Actor, debtor_code: str, *, who_ask: str | None = None, besides: str | None = None) -> None:
    """Send packages at the desk with a receivable on this debtor to the checks that look at who the buyer is, `besides` one.

    `who_ask` names a check: then only those where it stands open against such a receivable.
    """
    concerned = select(ReceivableRow.package_id).where(ReceivableRow.debtor_code == debtor_code, ReceivableRow.package_id.is_not(None))
    if who_ask is not None:
        asking = (DeficiencyRow.receivable_id == ReceivableRow.id) & (DeficiencyRow.check_code == who_ask) & (DeficiencyRow.state == "open")
        concerned = concerned.join(DeficiencyRow, asking)
    for package in at_the_desk(work.session, PackageRow.id.in_(concerned)):
        if package.id != besides:
            judge_anew(work, actor, package, checks_touched_by(Term.BUYER_NAME), f"names of {debtor_code}")
