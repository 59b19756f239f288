"""Somebody takes a package to work on it, so that no two people do."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.services import Services
from verification.decisions import Act


def claim(services: Services, actor: Actor, package_id: str, version: int) -> Done:
    """The package is this person's until they release or submit it."""
    with deciding(services, actor, package_id, version) as act:
        act.permit(Act.CLAIM)
        act.package.claimed_by, act.package.claimed_at = actor.user_id, act.work.now
        act.write_down("claimed")
        return act.done("claim_package")
