"""How long papers are kept. Three clocks run for at least five years each: from the end of the relationship with the client, from the
conclusion of a transaction, from a report to the authorities (FICA s22 to s23). None starts at the upload. A legal hold beats erasure.

Papers about the client (its KYC file) follow the first clock, papers of a package the second; a report about the client starts the
third for both. A clock that has not started keeps everything: nobody has said that it is over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ClientRow, PackageRow, RetentionEventRow

YEARS = 5


class RetentionEvent(StrEnum):
    """What starts a clock, and what stops erasure."""

    RELATIONSHIP_ENDED = "relationship_ended"
    RELATIONSHIP_RESUMED = "relationship_resumed"
    TRANSACTION_CONCLUDED = "transaction_concluded"
    REPORT_FILED = "report_filed"
    HOLD_PLACED = "hold_placed"
    HOLD_LIFTED = "hold_lifted"


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact, and the day it happened; of two on one day the later recorded counts as later."""

    kind: RetentionEvent
    happened_on: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """From which day on papers may be erased, or None with the reason why nobody can say yet.

    `reason` is `clocks_run_out`, `legal_hold` (until it is lifted), `relationship_open` or `transaction_open`.
    """

    erasable_from: date | None
    reason: str

    def allows(self, today: date) -> bool:
        """Whether the papers may be erased today."""
        return self.erasable_from is not None and today >= self.erasable_from


@dataclass(frozen=True, slots=True)
class Erasable:
    """Papers whose clocks have run out: the KYC file of a client (`client`) or the papers of a package (`package`)."""

    subject_kind: str
    subject_id: str
    client_code: str
    erasable_from: date


def years_after(day: date, years: int = YEARS) -> date:
    """The same day so many years on; from 29 February it is 1 March where there is none, so that no day is lost."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def client_papers(client: Iterable[Happening]) -> Verdict:
    """When the KYC file of a client may go: five years after the relationship ended and after the last report."""
    happenings = list(client)
    ended_on = _standing(happenings, RetentionEvent.RELATIONSHIP_ENDED, RetentionEvent.RELATIONSHIP_RESUMED)
    return _verdict(ended_on, "relationship_open", happenings, [])


def package_papers(package: Iterable[Happening], client: Iterable[Happening]) -> Verdict:
    """When the papers of a package may go: five years after its transaction was concluded and after the last report.

    A hold or a report on the client counts for each of its packages.
    """
    own, of_client = list(package), list(client)
    concluded_on = max((each.happened_on for each in own if each.kind == RetentionEvent.TRANSACTION_CONCLUDED), default=None)
    return _verdict(concluded_on, "transaction_open", own, of_client)


def _verdict(started_on: date | None, open_reason: str, own: Sequence[Happening], of_client: Sequence[Happening]) -> Verdict:
    if _is_held(own) or _is_held(of_client):
        return Verdict(None, "legal_hold")
    if started_on is None:
        return Verdict(None, open_reason)
    reports = [each.happened_on for each in (*own, *of_client) if each.kind == RetentionEvent.REPORT_FILED]
    return Verdict(max(years_after(day) for day in [started_on, *reports]), "clocks_run_out")


def _standing(happenings: Sequence[Happening], begins: RetentionEvent, ends: RetentionEvent) -> date | None:
    """The day something began that has not been taken back since."""
    since: date | None = None
    for each in sorted(happenings, key=lambda happening: happening.happened_on):
        if each.kind == begins:
            since = since or each.happened_on
        elif each.kind == ends:
            since = None
    return since


def _is_held(happenings: Sequence[Happening]) -> bool:
    """Each hold is lifted by itself: as long as one is not, nothing goes."""
    placed = sum(each.kind == RetentionEvent.HOLD_PLACED for each in happenings)
    lifted = sum(each.kind == RetentionEvent.HOLD_LIFTED for each in happenings)
    return placed > lifted


def erasable(session: Session, today: date) -> list[Erasable]:
    """Everything whose clocks have run out today, by client and then by package."""
    by_subject = _happenings(session)
    found: list[Erasable] = []
    for client_code in session.scalars(select(ClientRow.client_code).order_by(ClientRow.client_code)):
        verdict = client_papers(by_subject["client", client_code])
        if verdict.erasable_from is not None and verdict.allows(today):
            found.append(Erasable("client", client_code, client_code, verdict.erasable_from))
    for package_id, client_code in session.execute(select(PackageRow.id, PackageRow.client_code).order_by(PackageRow.id)):
        verdict = package_papers(by_subject["package", package_id], by_subject["client", client_code])
        if verdict.erasable_from is not None and verdict.allows(today):
            found.append(Erasable("package", package_id, client_code, verdict.erasable_from))
    return found


def _happenings(session: Session) -> dict[tuple[str, str], list[Happening]]:
    by_subject: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    rows = session.scalars(select(RetentionEventRow).order_by(RetentionEventRow.happened_on, RetentionEventRow.recorded_at))
    for row in rows:
        by_subject[row.subject_kind, row.subject_id].append(Happening(RetentionEvent(row.kind), row.happened_on))
    return by_subject
