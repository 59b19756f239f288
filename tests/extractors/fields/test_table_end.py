"""The goods end where a row repeats what they make, and not at a service that costs just as much."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.table_end import goods_before_their_tax
from extractors.kinds import invoice
from extractors.model import Line
from tests.extractors.fields.printed import printed

MAKER = "Kestrel (Pty) Ltd\n\nTAX INVOICE\n\n"
ONE_LINE = MAKER + "Description    Qty     Price     Amount\nBrackets       10     150.00   1,500.00\n"


def line_totals(paper: str) -> list[str]:
    return [str(line.line_total) for line in invoice.extract([printed(paper)]).lines]


def test_a_bare_amount_behind_the_only_line_with_its_price_is_no_goods() -> None:
    head = MAKER + "Description                 Item No    Price Excl    Line Total\n"
    foot = "PUMCROMIP                                           915.12\n"
    assert line_totals(head + "Curtain track 2 m           36522      152.52        915.12\n" + foot) == ["915.12"]


def test_a_foot_in_the_columns_of_the_goods_begins_where_their_sum_is_repeated() -> None:
    rows = (("Dorn", "1,500.00"), ("Frak", "100.00"), ("Dorn", "1,600.00"), ("Pliff", "240.00"), ("Grosk", "1,840.00"))
    assert line_totals(ONE_LINE + "".join(f"{name:<27}{amount}\n" for name, amount in rows)) == ["1500.00"]


def test_the_only_line_ends_where_its_amount_is_repeated_and_the_tax_on_it_follows() -> None:
    foot = "Plimmen dorn    1,500.00\nVraskor dorn    4.99\nUlk 15%    225.00\nUlk 15%    0.75\nGrosk    1,730.74\n"
    assert line_totals(ONE_LINE + foot) == ["1500.00"]


@pytest.mark.parametrize(("due", "goods"), [("1,650.00", 1), ("3,000.00", 2)])
def test_a_service_without_a_price_may_cost_as_much_as_the_goods(due: str, goods: int) -> None:
    lines = [Line("Boards", unit_price=Decimal(150), line_total=Decimal(1500)), Line("Fitting", line_total=Decimal(1500))]
    layout = DocumentLayout([printed(f"Due    {due}\n")])
    assert goods_before_their_tax(lines, frozenset(), layout, ".") == goods


def test_carriage_on_the_page_behind_the_goods_under_their_sum_is_no_goods() -> None:
    first = ONE_LINE + "Clamps          5     100.00     500.00\nAnchors         4     100.00     400.00\n"
    rows = (("Jatpliv", "2,400.00"), ("Dremfesk", "53.70"), ("Wobnok", "2,453.70"))
    second = "".join(f"{name:<31}{amount:>8}\n" for name, amount in rows)
    pages = [printed(first), printed(second, page_number=2)]
    parts = invoice.extract(pages)
    assert [str(line.line_total) for line in parts.lines] == ["1500.00", "500.00", "400.00"]
    assert {str(each.term): each.value for each in parts.fields}["charge_total"] == "53.70"


@pytest.mark.parametrize("label", ["Total Discount:", "Totale korting:", "Remise totale :", "Gesamtrabatt:"])
def test_the_sum_of_the_discounts_beside_a_note_is_no_goods(label: str) -> None:
    foot = f"Bank of Dorn acc 6211   {label}       0.00\n"
    assert line_totals(ONE_LINE + "\n" + foot + "                        Total Exclusive:   1,500.00\n") == ["1500.00"]
