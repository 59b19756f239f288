"""Days printed with spaces, an apostrophe or the month before dots, and days whose figures a narrow column breaks."""

from __future__ import annotations

import pytest

from extractors.fields.dates import dates_of
from extractors.kinds import invoice
from extractors.layout.lines import lay_out
from extractors.terms import Term
from tests.extractors.fields.printed import GOODS, printed

AFRICAN = "Hadrian Timber Supplies (Pty) Ltd\n4 Mill Lane\nDurban 4001\n\nTAX INVOICE\nInvoice No: K-4471\n"
AMERICAN = "Copper Ridge Supply Inc.\n146 Oak Street\nPeoria, IL 61602\n\nINVOICE\nInvoice No: K-4471\n"


def issued(text: str) -> str | None:
    fields = invoice.extract([printed(text + "\n" + GOODS)]).fields
    return next((each.value for each in fields if each.term is Term.ISSUE_DATE), None)


@pytest.mark.parametrize(
    ("printed_day", "day"),
    [
        ("05 03 2025", "2025-03-05"),
        ("2025 08 03", "2025-08-03"),
        ("19 09 23", "2023-09-19"),
        ("09.11.'23", "2023-11-09"),
        ("28 10 2023", "2023-10-28"),
    ],
)
def test_a_day_may_be_parted_by_spaces_or_an_apostrophe(printed_day: str, day: str) -> None:
    assert issued(f"{AFRICAN}Invoice date:   {printed_day}") == day


@pytest.mark.parametrize("text", ["Tel 05 03 2025 11", "011 05 03 2025", "Call 05 03 20 25", "14 04 25 88", "No 99 99 2025"])
def test_figures_of_a_telephone_are_no_day(text: str) -> None:
    assert not [day for cell in lay_out(printed(text)).cells for day in dates_of(cell) if day.day_first or day.month_first]


@pytest.mark.parametrize(("printed_day", "day"), [("02.16.23", "2023-02-16"), ("05.22.2025", "2025-05-22"), ("05.11.2024", "2024-05-11")])
def test_an_american_house_puts_the_month_before_dots(printed_day: str, day: str) -> None:
    assert issued(f"{AMERICAN}Invoice date:   {printed_day}") == day


def test_elsewhere_dots_stand_behind_the_day() -> None:
    assert issued(f"{AFRICAN}Invoice date:   05.11.2024") == "2024-11-05"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("2026 / 09", "/ 20"), "2026-09-20"),
        (("28.06.", "2025"), "2025-06-28"),
        (("Vrydag 3", "November", "2023"), "2023-11-03"),
    ],
)
def test_a_narrow_column_breaks_a_day_in_figures(lines: tuple[str, ...], day: str) -> None:
    first, *others = lines
    text = f"Invoice date      {first}\n" + "\n".join(" " * 18 + each for each in others)
    assert issued(AFRICAN + text + "\n") == day
