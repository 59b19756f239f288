"""Nothing passes silently: what is unknown or breaks is inconclusive, and what was looked at is shown."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.terms import Term, shape_of
from tests.verification.world import build
from verification.model import Finding, Outcome
from verification.registry import Block, Check, all_checks, check
from verification.runner import checks_touched_by, run_checks, run_these


def _run(rule: Check, **case: object) -> Finding:
    world = build(case)
    return run_these([rule], world.batch, world.books, world.now)[-1]


@check("XXX-01", title="t", reference="r", severity=Block, needs=(Term.ISSUE_DATE,))
def _breaks(issued: date) -> None:
    raise ZeroDivisionError("INV-101 is in this message")


@check("XXX-02", title="t", reference="r", severity=Block, needs=(Term.ISSUE_DATE, Term.DUE_DATE))
def _fails(issued: date, due: date) -> str:
    return f"{issued} {due}"


def test_a_crash_is_inconclusive_and_quotes_nothing_of_the_document() -> None:
    finding = _run(_breaks)
    assert finding.outcome is Outcome.INCONCLUSIVE
    assert "ZeroDivisionError" in finding.message
    assert "INV-101" not in finding.message


def test_evidence_of_every_field_needed_is_attached_with_its_document() -> None:
    finding = _run(_fails)
    assert [(each.document_id, each.text) for each in finding.evidence] == [("doc-invoice", "2026-03-02"), ("doc-invoice", "2026-04-01")]


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (None, "The invoice does not show the due date"),
        ({"unreadable": "a fold"}, "The due date cannot be read: a fold"),
        ({"ambiguous": ["2026-03-04", "2026-04-03"]}, "The due date can mean 2026-03-04 or 2026-04-03: nothing on the page decides"),
        ("2026-13-01", "The due date reads '2026-13-01', which is no date"),
    ],
)
def test_an_unknown_field_is_inconclusive_with_its_reason(stated: object, says: str) -> None:
    finding = _run(_fails, invoice={"due_date": stated})
    assert (finding.outcome, finding.message) == (Outcome.INCONCLUSIVE, says)


def test_amounts_in_a_currency_nobody_can_tell_are_inconclusive() -> None:
    world = build({"invoice": {"currency": {"ambiguous": ["USD", "HKD"]}}})
    outcomes = {each.check_code: each.outcome for each in run_checks(world.batch, world.books, world.now, only={"INV-02", "DUP-03"})}
    assert set(outcomes.values()) == {Outcome.INCONCLUSIVE}


def test_the_standard_batch_is_in_order() -> None:
    world = build({})
    findings = run_checks(world.batch, world.books, world.now)
    assert {each.outcome for each in findings} <= {Outcome.PASSED, Outcome.NOT_APPLICABLE}
    assert {each.check_code for each in findings} == set(all_checks())


def test_a_client_that_is_not_in_the_books_breaks_nothing() -> None:
    world = build({"client_unknown": True})
    findings = run_checks(world.batch, world.books, world.now)
    assert not any("in the program" in each.message for each in findings)


def test_only_the_checks_asked_for_run() -> None:
    world = build({})
    assert {each.check_code for each in run_checks(world.batch, world.books, world.now, only={"MAT-05"})} == {"MAT-05"}


def test_a_correction_reruns_the_checks_it_touches_and_no_other() -> None:
    assert {"MAT-05", "INV-06", "ELG-01"} <= checks_touched_by(Term.ISSUE_DATE)
    assert "PAY-02" not in checks_touched_by(Term.ISSUE_DATE)
    assert {"PAY-02"} <= checks_touched_by(Term.IBAN)
    assert {"PTY-02", "PTY-03", "DUP-03", "FND-01"} <= checks_touched_by(Term.BUYER_NAME)
    assert {"DOC-03", "MAT-01", "MAT-04", "MAT-05"} <= checks_touched_by(Term.PO_NUMBER)


FUNDING_CRITICAL = (
    Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.DUE_DATE, Term.CURRENCY, Term.SELLER_NAME, Term.BUYER_NAME, Term.PO_NUMBER,
    Term.DELIVERY_NOTE_NUMBER, Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL, Term.TAX_RATE, Term.BANK_ACCOUNT,
)  # fmt: skip


@pytest.mark.parametrize("term", FUNDING_CRITICAL)
@pytest.mark.parametrize("stated", [None, {"unreadable": "smudged"}])
def test_no_check_that_a_correction_leaves_alone_changes_its_answer(term: Term, stated: object) -> None:
    """The list of checks that a field touches is whole: taking the field away changes no other check's answer."""
    before, after = build({}), build({"invoice": {term.value: stated}})
    touched = checks_touched_by(term)
    first = {(e.check_code, e.receivable_id): e.outcome for e in run_checks(before.batch, before.books, before.now)}
    second = {(e.check_code, e.receivable_id): e.outcome for e in run_checks(after.batch, after.books, after.now)}
    changed = {key[0] for key in first.keys() | second.keys() if first.get(key) != second.get(key)}
    assert changed <= touched, shape_of(term)
