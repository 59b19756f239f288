"""What changed settings of a facility would have done to the packages of its last 90 days. Nothing is written, and nothing is decided.

Every package is judged twice, under the settings that hold and under the changed ones, on the day on which it was last checked, with its
papers as people left them and the register as it stood when the package came. What the books keep no history of is taken as it is today:
the ledger's balances, the master files, the house's thresholds, what debtors answered. See decision 0074.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from intake.batch_mails import fetch_mails, kept_mails
from intake.commands.acting import NotThere
from intake.facility_changes import FacilityChange, changed_settings
from intake.packs import load_pack
from intake.services import Services
from intake.standing import standing_deficiencies
from intake.steps.assemble import batch_of
from storage.database.reading import reading
from storage.database.tables import AuditRow, ClientRow, PackageRow
from storage.errors import Defect
from storage.repositories.books import DatabaseBooks
from verification.dry_run import Difference, Judged, difference, judge_as_it_stands, judge_supposing

DAYS = 90


@dataclass(frozen=True, slots=True)
class PackageTried:
    """One package under both settings. `state` is what stands at the desk, `judged_at` the instant it was judged as of."""

    package_id: str
    reference: str | None
    received_at: datetime
    state: str
    judged_at: datetime
    before: Judged
    after: Judged
    difference: Difference


@dataclass(frozen=True, slots=True)
class DryRun:
    """The packages tried, newest first, out of `package_count` of the last 90 days.

    `earlier_count` are newer ones, which a run before this one looked at. `next_package_id` names the last one looked at where there are
    more: a further run goes on after it. `left_out` are packages whose papers are no longer there.
    """

    since: datetime
    package_count: int
    earlier_count: int
    looked_at_count: int
    tried: tuple[PackageTried, ...]
    left_out: tuple[str, ...]
    next_package_id: str | None
    seconds: float


def dry_run(
    services: Services,
    client_code: str,
    changes: Sequence[FacilityChange],
    *,
    after_package_id: str | None = None,
    most_seconds: float | None = None,
) -> DryRun:
    """Try changes out on a client's packages of the last 90 days, newest first, for so many seconds at most: one package is always tried.

    Raises NotThere where there is no such client, or no such package of the client to go on after.
    """
    began, since = time.monotonic(), services.clock() - timedelta(days=DAYS)
    with reading(services.engine) as session:
        client = session.get(ClientRow, client_code)
        if client is None:
            raise NotThere("There is no such client.")
        settings = changed_settings(client.settings, changes)
        ours = (PackageRow.client_code == client_code, PackageRow.state != "processing", PackageRow.received_at >= since)
        package_count = _count(session, *ours)
        later = _after(session, client_code, after_package_id)
        ids = session.scalars(
            select(PackageRow.id).where(*ours, *later).order_by(PackageRow.received_at.desc(), PackageRow.id.desc())
        ).all()
        books = DatabaseBooks(session)
        tried: list[PackageTried] = []
        left_out: list[str] = []
        looked_at = 0
        for package_id in ids:
            if looked_at and most_seconds is not None and time.monotonic() - began > most_seconds:
                break
            looked_at += 1
            one = _tried(services, session, books, package_id, settings)
            session.expunge_all()  # the papers of a package are not needed once it is judged
            if one is None:
                left_out.append(package_id)
            else:
                tried.append(one)
    return DryRun(
        since=since,
        package_count=package_count,
        earlier_count=package_count - len(ids),
        looked_at_count=looked_at,
        tried=tuple(tried),
        left_out=tuple(left_out),
        next_package_id=ids[looked_at - 1] if looked_at < len(ids) else None,
        seconds=time.monotonic() - began,
    )


def _count(session: Session, *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(PackageRow).where(*which)) or 0


def _after(session: Session, client_code: str, package_id: str | None) -> tuple[ColumnElement[bool], ...]:
    """Packages that come after this one, in the order newest first."""
    if package_id is None:
        return ()
    last = session.get(PackageRow, package_id)
    if last is None or last.client_code != client_code:
        raise NotThere("There is no such package.")
    same_instant = and_(PackageRow.received_at == last.received_at, PackageRow.id < last.id)
    return (or_(PackageRow.received_at < last.received_at, same_instant),)


def _tried(
    services: Services, session: Session, every_book: DatabaseBooks, package_id: str, settings: dict[str, object]
) -> PackageTried | None:
    """The package under both settings; None where its papers are gone."""
    package, pack = session.get_one(PackageRow, package_id), load_pack(session, package_id)
    if pack is None or pack.is_empty:
        return None
    try:
        mails = fetch_mails(services.blobs, kept_mails(session, pack.receipt_ids))
    except Defect:  # the text of a mail was deleted
        return None
    books = every_book.of_package(package_id)
    supposing = books.supposing(pack.client_code, settings)
    client, client_supposed = books.client(pack.client_code), supposing.client(pack.client_code)
    if client is None or client_supposed is None:
        return None
    batch = replace(batch_of(pack, books), mails=mails)
    judged_at = _last_checked(session, package_id) or package.received_at
    before = judge_as_it_stands(batch, client, books, judged_at, standing_deficiencies(session, package_id))
    after = judge_supposing(batch, client_supposed, supposing, judged_at, before)
    return PackageTried(
        package_id=package_id,
        reference=package.reference,
        received_at=package.received_at,
        state=package.state,
        judged_at=judged_at,
        before=before,
        after=after,
        difference=difference(before, after),
    )


def _last_checked(session: Session, package_id: str) -> datetime | None:
    return session.scalar(select(func.max(AuditRow.at)).where(AuditRow.subject_id == package_id, AuditRow.action == "package.verified"))


def counted(tried: Sequence[PackageTried]) -> dict[str, tuple[int, int, int]]:
    """For every check that answers otherwise: how many findings more, how many fewer, and how many of another severity."""
    more: Counter[str] = Counter()
    fewer: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for each in tried:
        more += each.difference.more
        fewer += each.difference.fewer
        other += each.difference.other_severity
    return {code: (more[code], fewer[code], other[code]) for code in sorted({*more, *fewer, *other})}


def changed_only(tried: Sequence[PackageTried]) -> Iterator[PackageTried]:
    """The packages to which the changed settings would have done anything."""
    return (each for each in tried if not each.difference.is_none)
