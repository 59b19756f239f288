"""A client takes its batch back, or staff does so for it."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.services import Services
from verification.decisions import Act, receivable_after, state_after
from verification.model import PackageState, ReceivableState


def withdraw(services: Services, actor: Actor, package_id: str, version: int, reason: str) -> Done:
    """What is not approved yet is withdrawn: it stays in the register, and counts for nothing."""
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.WITHDRAW, reason=reason)
        for row in act.receivables():
            row.state = receivable_after(Act.WITHDRAW, ReceivableState(row.state)).value
        act.package.state = state_after(Act.WITHDRAW, standing, PackageState(act.package.state)).value
        act.package.claimed_by, act.package.claimed_at = None, None
        act.write_down("withdrawn", reason=reason.strip())
        return act.done("withdraw_package")
