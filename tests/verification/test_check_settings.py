"""A check that a person switched off or gave another severity for a facility is so there, and nowhere else."""

from __future__ import annotations

from tests.verification.world import build
from verification.deficiencies import deficiencies_of
from verification.model import CheckSetting, Finding, Outcome, Severity
from verification.runner import run_checks

UNRELATED_TERMS = {"invoice": {"payment_terms": "Net 120", "due_date": None}}


def _finding(code: str, *settings: CheckSetting, receivable: bool = True) -> Finding:
    world = build({**UNRELATED_TERMS, "facility": {"check_settings": settings, "limit": "100.00"}})
    found = run_checks(world.batch, world.books, world.now, only={code})
    return next(each for each in found if (each.receivable_id is not None) == receivable)


def test_a_check_is_as_the_catalogue_says_where_nobody_set_it() -> None:
    finding = _finding("ELG-06", CheckSetting("ELG-01", None, "Old book taken over"))
    assert (finding.outcome, finding.severity) == (Outcome.FAILED, Severity.REVIEW)


def test_one_that_is_switched_off_does_not_apply_and_says_why() -> None:
    finding = _finding("ELG-06", CheckSetting("ELG-06", None, "Long terms are agreed with this client"))
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.message == "Switched off for this facility: Long terms are agreed with this client"
    assert deficiencies_of([finding]) == ()


def test_one_about_the_package_is_switched_off_as_a_whole() -> None:
    finding = _finding("FND-01", CheckSetting("FND-01", None, "Limits are kept elsewhere"), receivable=False)
    assert finding.outcome is Outcome.NOT_APPLICABLE


def test_another_severity_makes_what_stands_against_it_count_so() -> None:
    blocking = _finding("ELG-06", CheckSetting("ELG-06", Severity.BLOCK, "Credit insurance ends at 90 days"))
    warning = _finding("ELG-06", CheckSetting("ELG-06", Severity.WARN, "Seen and accepted"))
    assert [each.severity for each in deficiencies_of([blocking])] == [Severity.BLOCK]
    assert not deficiencies_of([warning])[0].stands
