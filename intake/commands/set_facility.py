"""An administrator sets a threshold of one facility, switches a check off for it, or gives the check another severity.

Only a person can: who did it and why stands in the audit trail. No setting decides anything about a package; it changes what a check says,
and people decide on that.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.services import Services
from storage.database.tables import ClientRow, PackageRow
from storage.errors import Rejected
from storage.repositories.masters import CHECKS, OFF
from storage.repositories.verifications import make_sample_key
from storage.unit_of_work import UnitOfWork
from verification.facility_settings import FACILITY_SETTINGS, BadSettingError
from verification.model import Severity
from verification.registry import all_checks

_SAMPLE_SHARE = "verification_sample_share"
_AT_THE_DESK = ("deficient", "complete")


def set_facility_setting(
    services: Services, actor: Actor, client_code: str, name: str, written: str | None, reason: str
) -> tuple[str, ...]:
    """Set one threshold as a person writes it; None goes back to what holds without it. Returns the messages that now wait."""
    setting = FACILITY_SETTINGS.get(name)
    if setting is None:
        raise NotThere(f"There is no setting {name}.")
    try:
        value = setting.read(written) if written is not None and written.strip() else None
    except BadSettingError as bad:
        raise Rejected("facility.value", str(bad), "Nothing was set.") from bad
    return _set(services, actor, client_code, (name,), value, reason, setting.checks)


def set_check(services: Services, actor: Actor, client_code: str, check_code: str, wanted: str | None, reason: str) -> tuple[str, ...]:
    """Switch a check `off` for one facility, or give it a severity; None goes back to the catalogue. Returns the messages that now wait."""
    if check_code not in all_checks():
        raise NotThere(f"There is no check {check_code}.")
    if wanted is not None and wanted not in (OFF, *Severity):
        raise Rejected("facility.severity", f"{wanted} is no severity.", f"Say {', '.join(Severity)} or {OFF}.")
    value = {"severity": wanted, "reason": reason.strip(), "set_by": actor.user_id} if wanted is not None else None
    return _set(services, actor, client_code, (CHECKS, check_code), value, reason, frozenset({check_code}))


def _set(
    services: Services, actor: Actor, client_code: str, path: tuple[str, ...], value: Any, reason: str, checks: Collection[str]
) -> tuple[str, ...]:
    if actor.role != "administrator" or not actor.user_id:
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not set up facilities.", True)
    if not reason.strip():
        raise Rejected("facility.reason", "There is no reason.", "Say why: it stands in the audit trail.")
    with UnitOfWork(services.engine, services.clock()) as work:
        client = work.session.get(ClientRow, client_code)
        if client is None:
            raise NotThere("There is no such client.")
        before, client.settings = _changed(client.settings, path, value)
        client.changed_at = work.now
        if path == (_SAMPLE_SHARE,):
            make_sample_key(work)
        work.audit(
            f"person:{actor.user_id}",
            "facility.changed",
            "client",
            client_code,
            setting=".".join(path),
            before=_audited(before),
            after=_audited(value),
            reason=reason.strip(),
        )
        asked = select(PackageRow).where(PackageRow.state.in_(_AT_THE_DESK), PackageRow.client_code == client_code).order_by(PackageRow.id)
        messages = tuple(_judge_anew(work, actor, package, path, checks) for package in work.session.scalars(asked))
        work.commit("set_facility")
    return messages


def _changed(settings: dict[str, Any], path: tuple[str, ...], value: Any) -> tuple[Any, dict[str, Any]]:
    """What stood at a place of the settings, and the settings with the new value there; None takes the place away."""
    name, *inside = path
    if inside:
        before, value = _changed(settings.get(name, {}), tuple(inside), value)
    else:
        before = settings.get(name)
    others = {each: kept for each, kept in settings.items() if each != name}
    return before, others if value in (None, {}) else {**others, name: value}


def _audited(value: Any) -> Any:
    return value.get("severity") if isinstance(value, dict) else value


def _judge_anew(work: UnitOfWork, actor: Actor, package: PackageRow, path: tuple[str, ...], checks: Collection[str]) -> str:
    payload = {"only": sorted(checks), "cured_by": actor.user_id}
    return work.send("verify", package.id, payload, occasion=f"{'.'.join(path)} at version {package.version} {work.now.isoformat()}")
