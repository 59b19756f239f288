"""Rows without headings that tell in words what they count: "Consultancy   3.5 hrs @ 120.00/hr   420.00"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.kinds.invoice import extract
from extractors.model import Line
from tests.extractors.fields.printed import printed

HEAD = """
Hadrian Services Ltd                             Invoice 44817
20 High Street                                   14 March 2024
Leeds LS1 4AB

Tyne Joinery plc
15 Mill Lane
York YO1 7HH

"""


def lines(*rows: tuple[str, str, str], behind: str = "") -> tuple[Line, ...]:
    goods = "\n".join(f"{said:<20}{told:<32}{amount:>9}   {behind}" for said, told, amount in rows)
    net = sum(Decimal(amount) for _, _, amount in rows)
    foot = f"\n\n{'Net':<52}{net:>9}\n{'VAT 20%':<52}{net / 5:>9.2f}\n{'Total':<52}{net * 6 / 5:>9.2f}\n"
    return extract([printed(HEAD + goods + foot)]).lines


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("3.5 hrs @ 120.00/hr", "hrs"),
        ("3.5 hours at 120.00 per hour", "hours"),
        ("3.5 Std zu je 120.00", "Std"),
        ("3.5 h x 120.00/h", "h"),
        ("3.5 heures à 120.00 / heure", "heures"),
        ("3.5 @ 120.00", None),
    ],
)
def test_what_is_counted_stands_between_quantity_and_price(told: str, unit: str | None) -> None:
    first, second = lines(("Advice", told, "420.00"), ("Standing charge", "12 months x 8.50", "102.00"))
    assert (first.description, first.quantity, first.unit, first.unit_price) == ("Advice", Decimal("3.5"), unit, Decimal("120.00"))
    assert (second.description, second.quantity, second.unit) == ("Standing charge", Decimal(12), "months")


def test_words_about_a_price_are_not_what_was_sold() -> None:
    first, _ = lines(("Travel", "180 miles at 0.45 per mile driven", "81.00"), ("Hire", "4 weeks x 25.00", "100.00"))
    assert (first.description, first.unit) == ("Travel", "miles")


def test_a_percentage_alone_behind_the_total_is_the_rate_of_its_tax() -> None:
    rows = lines(("Advice", "3.5 hrs @ 120.00", "420.00"), ("Standing charge", "12 months x 8.50", "102.00"), behind="20 %")
    assert [row.tax_rate for row in rows] == [Decimal(20), Decimal(20)]


def test_words_before_a_told_quantity_are_what_was_sold() -> None:
    rows = lines(("Ref 4410", "Paint 4 tins @ 25.00", "100.00"), ("Ref 4411", "Brushes 3 pcs @ 4.50", "13.50"))
    assert [row.description.split()[0] for row in rows] == ["Paint", "Brushes"]
