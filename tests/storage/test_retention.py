"""Papers are kept as long as the law says, and no clock starts by itself."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.database.reading import reading
from storage.database.tables import RetentionEventRow
from storage.retention import Erasable, Happening, RetentionEvent, client_papers, erasable, package_papers, years_after
from tests.storage import rows

E = RetentionEvent


def on(kind: RetentionEvent, year: int, month: int = 3, day: int = 9) -> Happening:
    return Happening(kind, date(year, month, day))


def test_a_relationship_that_goes_on_keeps_everything() -> None:
    assert client_papers([]).reason == "relationship_open"
    assert not client_papers([]).allows(date(2100, 1, 1))


def test_five_years_run_from_the_end_of_the_relationship() -> None:
    verdict = client_papers([on(E.RELATIONSHIP_ENDED, 2026)])
    assert verdict.erasable_from == date(2031, 3, 9)
    assert not verdict.allows(date(2031, 3, 8))
    assert verdict.allows(date(2031, 3, 9))


def test_a_relationship_taken_up_again_starts_no_clock_until_it_ends_again() -> None:
    again = [on(E.RELATIONSHIP_ENDED, 2026), on(E.RELATIONSHIP_RESUMED, 2027)]
    assert client_papers(again).reason == "relationship_open"
    assert client_papers([*again, on(E.RELATIONSHIP_ENDED, 2029)]).erasable_from == date(2034, 3, 9)


def test_a_report_starts_a_clock_of_its_own() -> None:
    assert client_papers([on(E.RELATIONSHIP_ENDED, 2026), on(E.REPORT_FILED, 2028)]).erasable_from == date(2033, 3, 9)
    assert client_papers([on(E.RELATIONSHIP_ENDED, 2026), on(E.REPORT_FILED, 2020)]).erasable_from == date(2031, 3, 9)
    concluded = [on(E.TRANSACTION_CONCLUDED, 2026)]
    assert package_papers(concluded, [on(E.REPORT_FILED, 2027)]).erasable_from == date(2032, 3, 9)


def test_a_transaction_counts_from_its_conclusion_and_never_from_the_upload() -> None:
    assert package_papers([], [on(E.RELATIONSHIP_ENDED, 2000)]).reason == "transaction_open"
    assert package_papers([on(E.TRANSACTION_CONCLUDED, 2026)], []).erasable_from == date(2031, 3, 9)


def test_a_legal_hold_beats_erasure_until_every_hold_is_lifted() -> None:
    ended = on(E.RELATIONSHIP_ENDED, 2000)
    held = [ended, on(E.HOLD_PLACED, 2004), on(E.HOLD_PLACED, 2005)]
    assert client_papers(held).reason == "legal_hold"
    assert client_papers([*held, on(E.HOLD_LIFTED, 2006)]).reason == "legal_hold"
    assert client_papers([*held, on(E.HOLD_LIFTED, 2006), on(E.HOLD_LIFTED, 2007)]).allows(date(2026, 3, 9))
    assert package_papers([on(E.TRANSACTION_CONCLUDED, 2000)], held).reason == "legal_hold"


@pytest.mark.parametrize(("day", "later"), [(date(2024, 2, 29), date(2029, 3, 1)), (date(2023, 2, 28), date(2028, 2, 28))])
def test_no_day_is_lost_in_a_leap_year(day: date, later: date) -> None:
    assert years_after(day) == later


def test_the_books_say_what_may_go_today(engine: Engine) -> None:
    receipts = [rows.receipt("mail-1"), rows.receipt("mail-2"), rows.receipt("mail-3", "C002")]
    packages = [rows.package(each) for each in receipts]

    def event(n: int, client_code: str, kind: str, subject_id: str, what: RetentionEvent, year: int) -> RetentionEventRow:
        return RetentionEventRow(
            id=str(n),
            client_code=client_code,
            subject_kind=kind,
            subject_id=subject_id,
            kind=what,
            happened_on=date(year, 3, 9),
            recorded_by="person:1",
            recorded_at=rows.NOW,
        )

    with Session(engine) as session:
        session.add_all([rows.client(), rows.client("C002")])
        session.flush()
        session.add_all(receipts)
        session.flush()
        session.add_all(packages)
        session.add_all(
            [
                event(1, "C001", "package", packages[0].id, E.TRANSACTION_CONCLUDED, 2019),
                event(2, "C002", "package", packages[2].id, E.TRANSACTION_CONCLUDED, 2019),
                event(3, "C002", "client", "C002", E.HOLD_PLACED, 2020),
                event(4, "C001", "client", "C001", E.RELATIONSHIP_ENDED, 2020),
            ]
        )
        session.commit()
        first = packages[0].id
    with reading(engine) as session:
        assert erasable(session, date(2024, 3, 10)) == [Erasable("package", first, "C001", date(2024, 3, 9))]
        assert [each.subject_kind for each in erasable(session, date(2026, 3, 9))] == ["client", "package"]
