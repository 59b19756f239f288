"""Packages as lists show them: which ones, and how much stands against each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.database.tables import DeficiencyRow, PackageRow, ReceivableRow


def packages(session: Session, *, states: Collection[str] = (), client_code: str | None = None, limit: int = 2000) -> Sequence[PackageRow]:
    """Packages, newest first; in these states or any, of one client or all."""
    query = select(PackageRow).order_by(PackageRow.received_at.desc(), PackageRow.id).limit(limit)
    if states:
        query = query.where(PackageRow.state.in_(list(states)))
    if client_code is not None:
        query = query.where(PackageRow.client_code == client_code)
    return session.scalars(query).all()


def package_counts(session: Session, client_code: str | None = None) -> dict[str, int]:
    """How many packages stand in each state."""
    query = select(PackageRow.state, func.count()).group_by(PackageRow.state)
    if client_code is not None:
        query = query.where(PackageRow.client_code == client_code)
    return {row[0]: row[1] for row in session.execute(query)}


def open_deficiencies(session: Session, package_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many open deficiencies of each severity stand against each package."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = (
        select(DeficiencyRow.package_id, DeficiencyRow.severity, func.count())
        .where(DeficiencyRow.package_id.in_(list(package_ids)), DeficiencyRow.state == "open")
        .group_by(DeficiencyRow.package_id, DeficiencyRow.severity)
    )
    for package_id, severity, count in session.execute(query):
        found[package_id][severity] = count
    return found


def open_check_codes(session: Session, package_ids: Collection[str]) -> dict[str, Counter[str]]:
    """Which checks stand open against each package, and how often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    query = (
        select(DeficiencyRow.package_id, DeficiencyRow.check_code, func.count())
        .where(DeficiencyRow.package_id.in_(list(package_ids)), DeficiencyRow.state == "open")
        .group_by(DeficiencyRow.package_id, DeficiencyRow.check_code)
    )
    for package_id, check_code, count in session.execute(query):
        found[package_id][check_code] = count
    return found


def receivable_states(session: Session, package_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many receivables of each package stand in each state."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = (
        select(ReceivableRow.package_id, ReceivableRow.state, func.count())
        .where(ReceivableRow.package_id.in_(list(package_ids)))
        .group_by(ReceivableRow.package_id, ReceivableRow.state)
    )
    for package_id, state, count in session.execute(query):
        if package_id is not None:
            found[package_id][state] = count
    return found
