"""The catalogue refuses what would make it lie: two checks with one code, and checks that ask for what is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from extractors.money import Money
from extractors.terms import Term
from verification.registry import (
    Block,
    CheckSignatureError,
    DuplicateCheckCodeError,
    all_checks,
    check,
    collect_checks,
)

CHECKS = Path(__file__).parents[2] / "verification" / "checks"


def _module(name: str) -> ModuleType:
    module = ModuleType(name)

    def rule() -> None:
        """A rule."""

    rule.__module__ = name
    module.rule = check("XXX-01", title="t", reference="r", severity=Block)(rule)  # type: ignore[attr-defined]
    return module


def test_two_checks_with_one_code_stop_the_program_and_both_modules_are_named() -> None:
    with pytest.raises(DuplicateCheckCodeError, match=r"first_module.*second_module"):
        collect_checks([_module("first_module"), _module("second_module")])


def test_every_file_of_checks_declares_one_check() -> None:
    files = {path for path in CHECKS.rglob("*.py") if path.name != "__init__.py"}
    assert len(files) == len(all_checks())


def test_every_check_states_its_rule() -> None:
    assert all(len(each.rule) > 20 and each.title and each.reference for each in all_checks().values())


def test_a_check_takes_amounts_as_money() -> None:
    def rule(total: Decimal) -> None: ...

    with pytest.raises(CheckSignatureError, match="total must be Money"):
        check("XXX-02", title="t", reference="r", severity=Block, needs=(Term.GROSS_TOTAL,))(rule)


def test_a_field_that_may_be_missing_is_declared_so() -> None:
    def rule(issued: date) -> None: ...

    with pytest.raises(CheckSignatureError, match=r"issued must be date \| None"):
        check("XXX-03", title="t", reference="r", severity=Block, uses=(Term.ISSUE_DATE,))(rule)


def test_a_check_cannot_ask_for_what_nobody_knows() -> None:
    def rule(total: Money, weather: str) -> None: ...

    with pytest.raises(CheckSignatureError, match="weather"):
        check("XXX-04", title="t", reference="r", severity=Block, needs=(Term.GROSS_TOTAL,))(rule)
