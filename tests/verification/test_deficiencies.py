"""What stands against a receivable is kept over reruns: opened, cured, waived, opened again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from verification.deficiencies import Deficiency, deficiencies_of, package_state, receivable_state, waived
from verification.model import DeficiencyState, Finding, Outcome, PackageState, ReceivableState, Severity

MONDAY, TUESDAY = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)


def _finding(
    outcome: Outcome, code: str = "MAT-05", severity: Severity = Severity.BLOCK, message: str = "late", about: str | None = "r1"
) -> Finding:
    return Finding(code, outcome, severity, message, (), about)


def _one(*findings: Finding, earlier: tuple[Deficiency, ...] = (), ran: set[str] | None = None, by: str | None = None) -> Deficiency:
    (only,) = deficiencies_of(findings, earlier, TUESDAY if earlier else MONDAY, ran=ran, cured_by=by)
    return only


OPEN = _one(_finding(Outcome.FAILED))


def test_a_failed_check_opens_one_and_a_passed_one_none() -> None:
    assert (OPEN.state, OPEN.severity, OPEN.opened_at) == (DeficiencyState.OPEN, Severity.BLOCK, MONDAY)
    assert deficiencies_of([_finding(Outcome.PASSED), _finding(Outcome.NOT_APPLICABLE, "MAT-01")]) == ()


def test_what_is_unconfirmed_needs_a_person_even_where_failing_would_block() -> None:
    assert _one(_finding(Outcome.INCONCLUSIVE)).severity is Severity.REVIEW
    assert deficiencies_of([_finding(Outcome.INCONCLUSIVE, severity=Severity.WARN)]) == ()


def test_it_is_cured_when_the_check_passes_and_by_whom_is_kept() -> None:
    cured = _one(_finding(Outcome.PASSED), earlier=(OPEN,), by="anna")
    assert (cured.state, cured.cured_at, cured.cured_by, cured.opened_at) == (DeficiencyState.CURED, TUESDAY, "anna", MONDAY)
    again = _one(_finding(Outcome.FAILED), earlier=(cured,))
    assert (again.state, again.cured_by) == (DeficiencyState.OPEN, None)


def test_a_run_of_other_checks_leaves_it_alone() -> None:
    assert _one(earlier=(OPEN,), ran={"INV-02"}) == OPEN
    assert _one(earlier=(OPEN,), ran={"MAT-05"}).state is DeficiencyState.CURED


def test_a_waiver_survives_a_rerun_that_says_the_same_and_no_other() -> None:
    let_pass = waived(OPEN, "anna", "the driver signed a day late", MONDAY)
    assert _one(_finding(Outcome.FAILED), earlier=(let_pass,)) == let_pass
    assert _one(_finding(Outcome.PASSED), earlier=(let_pass,)) == let_pass
    worse = _one(_finding(Outcome.FAILED, message="a month late"), earlier=(let_pass,))
    assert (worse.state, worse.waived_by) == (DeficiencyState.OPEN, None)


def test_a_waiver_of_doubt_is_no_waiver_of_the_fault() -> None:
    doubt = waived(_one(_finding(Outcome.INCONCLUSIVE)), "anna", "seen the paper", MONDAY)
    assert _one(_finding(Outcome.FAILED), earlier=(doubt,)).state is DeficiencyState.OPEN


def test_a_waiver_needs_a_reason_and_something_open() -> None:
    with pytest.raises(ValueError, match="reason"):
        waived(OPEN, "anna", "  ", MONDAY)
    with pytest.raises(ValueError, match="not open"):
        waived(waived(OPEN, "anna", "so", MONDAY), "anna", "so", MONDAY)


def test_one_bad_invoice_never_holds_up_the_good_ones() -> None:
    assert receivable_state("r1", [OPEN]) is ReceivableState.DEFICIENT
    assert receivable_state("r2", [OPEN]) is ReceivableState.COMPLETE
    assert package_state(["r1", "r2"], [OPEN]) is PackageState.DEFICIENT


def test_a_warning_holds_up_nothing() -> None:
    warning = _one(_finding(Outcome.FAILED, severity=Severity.WARN))
    assert receivable_state("r1", [warning]) is ReceivableState.COMPLETE
    assert package_state(["r1"], [warning]) is PackageState.COMPLETE


def test_a_locked_file_keeps_the_package_deficient_but_holds_up_no_receivable() -> None:
    locked = _one(_finding(Outcome.FAILED, "DOC-01", about=None))
    assert receivable_state("r1", [locked]) is ReceivableState.COMPLETE
    assert package_state(["r1"], [locked]) is PackageState.DEFICIENT


def test_without_its_schedule_nothing_of_the_package_is_assigned() -> None:
    unsigned = _one(_finding(Outcome.FAILED, "SCH-01", about=None))
    assert receivable_state("r1", [unsigned]) is ReceivableState.DEFICIENT


def test_a_package_without_a_receivable_is_deficient_and_one_still_read_is_processing() -> None:
    assert package_state([], []) is PackageState.DEFICIENT
    assert package_state(["r1"], [], reading=True) is PackageState.PROCESSING
    assert package_state(["r1"], []) is PackageState.COMPLETE
