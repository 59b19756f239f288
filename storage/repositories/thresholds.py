"""Thresholds that the house may set itself: for every facility, and for one client's where it differs."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ClientRow, InstallationSettingRow
from storage.unit_of_work import UnitOfWork
from verification.model import DEFAULT_TARGET_ERROR_RATE

TARGET_ERROR_RATE = "target_error_rate"


def installation_thresholds(session: Session) -> dict[str, str]:
    """What the house set for all facilities, by the name of the threshold."""
    return {row.name: row.value for row in session.scalars(select(InstallationSettingRow))}


def target_error_rate(session: Session) -> Decimal:
    """The share of wrong readings that the house accepts where a facility says nothing else."""
    return Decimal(installation_thresholds(session).get(TARGET_ERROR_RATE, DEFAULT_TARGET_ERROR_RATE))


def own_target_error_rate(client: ClientRow) -> Decimal | None:
    """What one facility says for itself; None where the house's rate holds."""
    stated = client.settings.get(TARGET_ERROR_RATE)
    return Decimal(str(stated)) if stated is not None else None


def write_target_error_rate(work: UnitOfWork, client: ClientRow | None, rate: Decimal | None) -> None:
    """Set the rate of one facility, or of the house where no client is named; None takes it away again."""
    if client is not None:
        others = {name: value for name, value in client.settings.items() if name != TARGET_ERROR_RATE}
        client.settings = others if rate is None else {**others, TARGET_ERROR_RATE: format(rate, "f")}
        client.changed_at = work.now
        return
    row = work.session.get(InstallationSettingRow, TARGET_ERROR_RATE)
    if rate is None:
        if row is not None:
            work.session.delete(row)
        return
    if row is None:
        row = InstallationSettingRow(name=TARGET_ERROR_RATE)
        work.session.add(row)
    row.value, row.changed_at = format(rate, "f"), work.now
