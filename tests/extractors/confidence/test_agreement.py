"""What a paper's own figures say of each other: held, broken, or silent where too little is printed."""

from __future__ import annotations

from decimal import Decimal

from extractors.confidence.agreement import Agreement, agreement_of
from extractors.model import Ambiguous, Field, Line, Value
from extractors.terms import Term


def fields(**values: str) -> list[Field]:
    return [Field(Term(name), Value(value), (), None, "labels") for name, value in values.items()]


def test_nothing_printed_says_nothing() -> None:
    assert agreement_of([], [], lines_are_whole=True) == Agreement(0, 0, 0, 0, 0, 0)


def test_figures_that_hold_each_other_up() -> None:
    read = fields(
        net_total="100.00",
        tax_total="15.00",
        gross_total="115.00",
        prepaid_total="15.00",
        amount_due="100.00",
        tax_rate="15",
        issue_date="2026-03-04",
        due_date="2026-04-03",
        iban="GB82WEST12345698765432",
    )
    lines = [Line("Bolts", line_total=Decimal("60.00")), Line("Nuts", line_total=Decimal("40.00"))]
    assert agreement_of(read, lines, lines_are_whole=True) == Agreement(1, 1, 1, 1, 1, 1)


def test_figures_that_contradict_each_other() -> None:
    read = fields(
        net_total="100.00",
        tax_total="15.00",
        gross_total="151.00",
        amount_due="115.00",
        tax_rate="14",
        issue_date="2026-03-04",
        due_date="2026-02-03",
        iban="GB82WEST12345698765433",
    )
    lines = [Line("Bolts", line_total=Decimal("60.00"))]
    assert agreement_of(read, lines, lines_are_whole=True) == Agreement(-1, -1, -1, -1, -1, -1)


def test_lines_that_are_not_whole_contradict_nothing() -> None:
    assert agreement_of(fields(net_total="100.00"), [Line("Bolts", line_total=Decimal("60.00"))], lines_are_whole=False).lines == 0


def test_an_ambiguous_date_leaves_the_dates_in_doubt() -> None:
    ambiguous = Field(Term.ISSUE_DATE, Ambiguous(("2026-03-04", "2026-04-03"), "day or month first"), (), None, "labels")
    assert agreement_of([ambiguous], [], lines_are_whole=True).dates == -1
