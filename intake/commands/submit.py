"""An assistant puts a package before an account manager."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.services import Services
from verification.decisions import Act, state_after
from verification.model import PackageState


def submit(services: Services, actor: Actor, package_id: str, version: int) -> Done:
    """The package waits for approval, and nobody holds it."""
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.SUBMIT)
        act.package.state = state_after(Act.SUBMIT, standing, PackageState(act.package.state)).value
        act.package.claimed_by, act.package.claimed_at = None, None
        act.write_down("submitted", complete=standing.complete_count, deficient=standing.deficient_count)
        return act.done("submit_package")
