"""A dry run says what changed settings would have done to the packages of the last 90 days, and does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from intake.commands.acting import Actor, NotThere
from intake.commands.set_facility import set_facility
from intake.dry_run import DAYS, DryRun, PackageTried, counted, dry_run
from intake.facility_changes import FacilityChange, check_change, threshold_change
from intake.pipeline import run_until_idle
from intake.services import Services, utc_now
from intake.standing import deficiency_of
from storage.blobs import open_blob_store
from storage.database.reading import reading
from storage.database.tables import AuditRow, Base, DeficiencyRow, PackageRow, ReceivableRow
from tests.storage import rows
from verification.dry_run import Judged
from verification.model import DeficiencyState

ADMINISTRATOR = Actor("user-1", "administrator")
FAULTY = "C002"


def _check(code: str, severity: str | None) -> FacilityChange:
    return check_change(code, severity, "tried out", "user-1")


def _only(run: DryRun) -> PackageTried:
    assert len(run.tried) == 1
    return run.tried[0]


def _as_judged(judged: Judged) -> tuple[object, ...]:
    totals = judged.totals
    return (
        judged.state.value,
        {(each.receivable_id, each.check_code, each.severity.value) for each in judged.deficiencies if each.state == "open"},
        judged.complete,
        (totals.eligible.amount, totals.advance.amount, judged.availability.amount),
    )


def _as_at_the_desk(services: Services, package_id: str) -> tuple[object, ...]:
    with reading(services.engine) as session:
        package = session.get_one(PackageRow, package_id)
        open_ones = session.scalars(select(DeficiencyRow).where(DeficiencyRow.package_id == package_id, DeficiencyRow.state == "open"))
        complete = select(ReceivableRow.id).where(ReceivableRow.package_id == package_id, ReceivableRow.state == "complete")
        available = next(each["amount"] for each in package.calculation["steps"] if each["what"] == "Availability")
        return (
            package.state,
            {(each.receivable_id, each.check_code, each.severity) for each in open_ones},
            frozenset(session.scalars(complete)),
            (Decimal(package.totals["eligible"]), Decimal(package.totals["advance"]), Decimal(available)),
        )


@pytest.mark.parametrize(
    ("client", "changes"),
    [
        (FAULTY, [_check("ELG-03", "off")]),
        (FAULTY, [_check("ELG-03", "warn")]),
        (FAULTY, [_check("MAT-05", "review"), _check("MAT-02", "block")]),
        (FAULTY, [threshold_change("price_tolerance", "10 %")]),
        (FAULTY, [threshold_change("concentration_share", "75 %"), _check("MAT-05", "off"), _check("INV-02", "off")]),
        ("C001", [threshold_change("max_age_days", "3")]),
        ("C001", [threshold_change("fixed_reserve", "900000")]),
        ("C001", [threshold_change("verification_from_amount", "50000"), threshold_change("long_terms_days", "5")]),
    ],
)
def test_what_it_says_is_what_setting_it_does(decided: Services, client: str, changes: Sequence[FacilityChange]) -> None:
    tried = _only(dry_run(decided, client, changes))
    assert _as_judged(tried.before) == _as_at_the_desk(decided, tried.package_id)
    assert not tried.difference.is_none
    set_facility(decided, ADMINISTRATOR, client, changes, "Found good by a dry run")
    run_until_idle(decided)
    assert _as_judged(tried.after) == _as_at_the_desk(decided, tried.package_id)


def test_findings_are_counted_by_check(decided: Services) -> None:
    off = dry_run(decided, FAULTY, [_check("ELG-03", "off"), _check("MAT-02", "warn")])
    assert counted(off.tried) == {"ELG-03": (0, 4, 0), "MAT-02": (0, 0, 1)}
    touched = _only(off).difference
    assert len(touched.receivables) == 4
    assert touched.no_longer_complete == frozenset()
    more = dry_run(decided, "C001", [threshold_change("long_terms_days", "5")])
    assert counted(more.tried) == {"ELG-06": (3, 0, 0)}
    assert len(_only(more).difference.no_longer_complete) == 3
    assert _only(more).after.totals.eligible.amount == 0


def test_settings_as_they_are_change_nothing(decided: Services) -> None:
    for client in ("C001", FAULTY):
        assert _only(dry_run(decided, client, [])).difference.is_none


def test_nothing_is_written(decided: Services) -> None:
    def everything() -> dict[str, list[tuple[object, ...]]]:
        with reading(decided.engine) as session:
            return {each.name: [tuple(row) for row in session.execute(select(each))] for each in Base.metadata.sorted_tables}

    before = everything()
    assert before["finding"]
    dry_run(decided, FAULTY, [_check("ELG-03", "off"), threshold_change("verification_sample_share", "100 %")])
    assert everything() == before


def test_drawing_by_lot_can_be_tried_before_there_is_a_key(decided: Services) -> None:
    every_one = dry_run(decided, "C001", [threshold_change("verification_sample_share", "100 %")])
    assert counted(every_one.tried) == {"VER-01": (3, 0, 0)}
    hardly_any = dry_run(decided, "C001", [threshold_change("verification_sample_share", "0.0001 %")])
    assert counted(hardly_any.tried) == {}, "who is drawn can be said, and nobody is"


def test_a_package_is_judged_on_the_day_on_which_it_was_last_checked(decided: Services) -> None:
    later = replace(decided, clock=lambda: utc_now() + timedelta(days=DAYS - 1))
    tried = _only(dry_run(later, "C001", []))
    with reading(decided.engine) as session:
        lines = select(AuditRow.at).where(AuditRow.subject_id == tried.package_id, AuditRow.action == "package.verified")
        assert tried.judged_at == max(session.scalars(lines))
    assert _as_judged(tried.before) == _as_at_the_desk(decided, tried.package_id), "its invoices are not too old for being looked at later"


def test_a_waiver_holds_unless_the_setting_changes_what_was_waived(decided: Services) -> None:
    with Session(decided.engine) as session:
        for row in session.scalars(select(DeficiencyRow).where(DeficiencyRow.check_code == "ELG-03", DeficiencyRow.state == "open")):
            row.state, row.waived_by, row.waiver_reason = DeficiencyState.WAIVED, "user-2", "Known"
            row.message = "What the check said when the ledger was another"
            assert deficiency_of(row).state is DeficiencyState.WAIVED
        session.commit()
    assert counted(dry_run(decided, FAULTY, [_check("ELG-03", "off")]).tried) == {}
    assert counted(dry_run(decided, FAULTY, [_check("ELG-03", "block")]).tried) == {"ELG-03": (4, 0, 0)}


@pytest.fixture
def long_list(engine: Engine) -> Services:
    """A client with five packages whose papers are gone, one older than 90 days and one that is still read; and another client."""
    now = utc_now()
    receipts = [rows.receipt(f"mail-{n}") for n in range(8)]
    ages = [1, 2, 2, 3, 89, 91, 1, 1]
    with Session(engine) as session:
        session.add_all([rows.client(), rows.client("C002", name="Vaal Castings CC")])
        session.flush()
        session.add_all(receipts)
        session.flush()
        for place, (receipt, age) in enumerate(zip(receipts, ages, strict=True)):
            package = rows.package(receipt, "processing" if place == 6 else "deficient")
            package.received_at = now - timedelta(days=age)
            package.client_code = "C002" if place == 7 else "C001"
            session.add(package)
        session.commit()
    return Services(engine=engine, blobs=open_blob_store("memory:"), clock=lambda: now)


def test_it_goes_on_where_it_stopped_and_says_how_far_it_came(long_list: Services) -> None:
    seen: list[str] = []
    after = None
    for place in range(5):
        run = dry_run(long_list, "C001", [], after_package_id=after, most_seconds=0)
        assert (run.package_count, run.earlier_count, run.looked_at_count) == (5, place, 1)
        seen += run.left_out
        after = run.next_package_id
    assert after is None
    assert len(set(seen)) == 5
    whole = dry_run(long_list, "C001", [])
    assert list(whole.left_out) == seen
    assert whole.next_package_id is None


def test_it_looks_at_one_client_s_packages_only(long_list: Services) -> None:
    other = dry_run(long_list, "C002", [])
    assert other.package_count == 1
    assert not set(other.left_out) & set(dry_run(long_list, "C001", []).left_out)
    with pytest.raises(NotThere):
        dry_run(long_list, "C001", [], after_package_id=other.left_out[0])
    with pytest.raises(NotThere):
        dry_run(long_list, "C404", [])
