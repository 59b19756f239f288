"""A change of a facility's settings as an administrator asks for it, before it is made: read, refused, or put into the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.commands.acting import NotThere
from storage.errors import Rejected
from storage.repositories.masters import CHECKS, OFF
from verification.facility_settings import FACILITY_SETTINGS, BadSettingError
from verification.model import Severity
from verification.registry import all_checks


@dataclass(frozen=True, slots=True)
class FacilityChange:
    """One place of the settings and what shall stand there; None takes it away. `checks` are those whose answer follows from it."""

    path: tuple[str, ...]
    value: Any
    checks: frozenset[str]

    @property
    def name(self) -> str:
        return ".".join(self.path)


def threshold_change(name: str, written: str | None) -> FacilityChange:
    """A threshold as a person writes it; None or nothing goes back to what holds without it. Rejected where it makes no sense."""
    setting = FACILITY_SETTINGS.get(name)
    if setting is None:
        raise NotThere(f"There is no setting {name}.")
    try:
        value = setting.read(written) if written is not None and written.strip() else None
    except BadSettingError as bad:
        raise Rejected("facility.value", f"{setting.what}: {bad}", "Nothing was set.") from bad
    return FacilityChange((name,), value, setting.checks)


def check_change(check_code: str, wanted: str | None, reason: str, user_id: str) -> FacilityChange:
    """A check switched `off`, or given a severity; None goes back to the catalogue. Rejected where it is no severity."""
    if check_code not in all_checks():
        raise NotThere(f"There is no check {check_code}.")
    if wanted is not None and wanted not in (OFF, *Severity):
        raise Rejected("facility.severity", f"{wanted} is no severity.", f"Say {', '.join(Severity)} or {OFF}.")
    value = {"severity": wanted, "reason": reason.strip(), "set_by": user_id} if wanted is not None else None
    return FacilityChange((CHECKS, check_code), value, frozenset({check_code}))


def changed_settings(settings: Mapping[str, Any], changes: Iterable[FacilityChange]) -> dict[str, Any]:
    """The settings of a facility once these changes are made."""
    after = dict(settings)
    for each in changes:
        after = _placed(after, each.path, each.value)
    return after


def standing_at(settings: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What stands at a place of the settings; None where nothing does. Of a check's setting it is the severity."""
    found: Any = settings
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found.get("severity") if isinstance(found, Mapping) else found


def _placed(settings: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    name, *inside = path
    if inside:
        value = _placed(settings.get(name, {}), tuple(inside), value)
    others = {each: kept for each, kept in settings.items() if each != name}
    return others if value in (None, {}) else {**others, name: value}
