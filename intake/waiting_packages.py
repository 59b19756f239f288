"""Packages at the desk whose checks said something that a change in the books may change: they are judged anew by the workers."""

from __future__ import annotations

from sqlalchemy import select

from extractors.terms import Term
from intake.commands.acting import Actor
from storage.database.tables import DeficiencyRow, PackageRow, ReceivableRow
from storage.unit_of_work import UnitOfWork
from verification.package import checks_touched_by

_AT_THE_DESK = ("deficient", "complete")


def judge_debtor_anew(work: UnitOfWork, actor: Actor, debtor_code: str, *, who_ask: str | None = None, besides: str | None = None) -> None:
    """Send packages at the desk with a receivable on this debtor to the checks that look at who the buyer is, `besides` one.

    `who_ask` names a check: then only those where it stands open against such a receivable.
    """
    concerned = select(ReceivableRow.package_id).where(ReceivableRow.debtor_code == debtor_code, ReceivableRow.package_id.is_not(None))
    if who_ask is not None:
        asking = (DeficiencyRow.receivable_id == ReceivableRow.id) & (DeficiencyRow.check_code == who_ask) & (DeficiencyRow.state == "open")
        concerned = concerned.join(DeficiencyRow, asking)
    asked = select(PackageRow).where(PackageRow.state.in_(_AT_THE_DESK), PackageRow.id.in_(concerned)).order_by(PackageRow.id)
    payload = {"only": sorted(checks_touched_by(Term.BUYER_NAME)), "cured_by": actor.user_id}
    for package in work.session.scalars(asked):
        if package.id != besides:
            occasion = f"names of {debtor_code} at version {package.version} {work.now.isoformat()}"
            work.send("verify", package.id, payload, occasion=occasion)
