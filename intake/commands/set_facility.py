"""An administrator sets a threshold of one facility, switches a check off for it, or gives the check another severity.

Only a person can: who did it and why stands in the audit trail. No setting decides anything about a package; it changes what a check says,
and people decide on that.
"""

from __future__ import annotations

from collections.abc import Sequence

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.facility_changes import FacilityChange, changed_settings, check_change, standing_at, threshold_change
from intake.services import Services
from intake.waiting_packages import at_the_desk, judge_anew
from storage.database.tables import ClientRow, PackageRow
from storage.errors import Rejected
from storage.repositories.verifications import make_sample_key
from storage.unit_of_work import UnitOfWork

_SAMPLE_SHARE = "verification_sample_share"


def set_facility_setting(
    services: Services, actor: Actor, client_code: str, name: str, written: str | None, reason: str
) -> tuple[str, ...]:
    """Set one threshold as a person writes it; None goes back to what holds without it. Returns the messages that now wait."""
    return set_facility(services, actor, client_code, [threshold_change(name, written)], reason)


def set_check(services: Services, actor: Actor, client_code: str, check_code: str, wanted: str | None, reason: str) -> tuple[str, ...]:
    """Switch a check `off` for one facility, or give it a severity; None goes back to the catalogue. Returns the messages that now wait."""
    return set_facility(services, actor, client_code, [check_change(check_code, wanted, reason, actor.user_id)], reason)


def set_facility(services: Services, actor: Actor, client_code: str, changes: Sequence[FacilityChange], reason: str) -> tuple[str, ...]:
    """Make all these changes at once, for one reason, each with an audit line of its own. Returns the messages that now wait."""
    if actor.role != "administrator" or not actor.user_id:
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not set up facilities.", True)
    if not reason.strip():
        raise Rejected("facility.reason", "There is no reason.", "Say why: it stands in the audit trail.")
    with UnitOfWork(services.engine, services.clock()) as work:
        client = work.session.get(ClientRow, client_code)
        if client is None:
            raise NotThere("There is no such client.")
        for each in changes:
            before, client.settings = client.settings, changed_settings(client.settings, [each])
            if each.path == (_SAMPLE_SHARE,):
                make_sample_key(work)
            work.audit(
                f"person:{actor.user_id}",
                "facility.changed",
                "client",
                client_code,
                setting=each.name,
                before=standing_at(before, each.path),
                after=standing_at(client.settings, each.path),
                reason=reason.strip(),
            )
        client.changed_at = work.now
        checks, what = {code for each in changes for code in each.checks}, ", ".join(each.name for each in changes)
        waiting = at_the_desk(work.session, PackageRow.client_code == client_code)
        messages = tuple(judge_anew(work, actor, package, checks, f"{what} {work.now.isoformat()}") for package in waiting)
        work.commit("set_facility")
    return messages
