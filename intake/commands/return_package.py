"""A package goes back to its client, with the reason."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.commands.writing import tell_of_return
from intake.services import Services
from verification.decisions import Act, receivable_after, state_after
from verification.model import PackageState, ReceivableState


def return_package(services: Services, actor: Actor, package_id: str, version: int, reason: str) -> Done:
    """What is not approved yet is returned, and the client is told why; what it sends later is a package of its own."""
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.RETURN, reason=reason)
        tell_of_return(act, reason.strip())
        for row in act.receivables():
            row.state = receivable_after(Act.RETURN, ReceivableState(row.state)).value
        act.package.state = state_after(Act.RETURN, standing, PackageState(act.package.state)).value
        act.package.claimed_by, act.package.claimed_at = None, None
        act.write_down("returned", reason=reason.strip())
        return act.done("return_package")
