"""Somebody gives a package back to the queue."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.services import Services
from verification.decisions import Act


def release(services: Services, actor: Actor, package_id: str, version: int) -> Done:
    """The package is nobody's again."""
    with deciding(services, actor, package_id, version) as act:
        act.permit(Act.RELEASE)
        act.package.claimed_by, act.package.claimed_at = None, None
        act.write_down("released")
        return act.done("release_package")
