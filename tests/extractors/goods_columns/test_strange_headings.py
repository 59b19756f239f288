"""Goods are read under headings of no language, by what stands in the columns; what is no table of goods is not taken for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import LinesFound, find_lines
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed

AMOUNTS_THAT_NOTHING_MULTIPLIES = """
Dramelger                          Kunfi   Bosumi           Gerdraba
Curtain track 8 m                     12   EA               4,100.50
Fertiliser 3:2:1, 50 kg                7   BAG                901.88
Hinge, brass                          15   EA                  90.00
                                   Subtotal                 5,092.38
                                   VAT 15%                    763.86
                                   Total                    5,856.24
"""
CHARGES_BESIDE_THEIR_TAX = """
Wilmel     Fikun                          Drawil      Pesfisa      Luntimsa
TB5419     Consulting: process review     1,200.00     180.00      1,380.00
RN-687     Call-out and travelling          300.00      45.00        345.00
T304       Website hosting, annual          500.00      75.00        575.00
                                    Subtotal                      2,000.00
                                    VAT 15%                         300.00
                                    Total                         2,300.00
"""
COUNTED = """
Wilmel      Fikun
    39      Welding rods 2.5 mm, 5 kg
     9      Water tank 750 L, white
   120      PVC pipe 110 mm
"""
PARTICULARS = """
Order date        Your reference        Salesperson
2026-03-04        PO-2026-8389          Zanele Adams

Nothing else is printed on this paper.
"""


def lines_on(text: str, *, are_counted: bool = False) -> LinesFound:
    layout = DocumentLayout([printed(text)])
    return find_lines(layout, decimal_mark_of(cell.text for cell in layout.cells), are_counted=are_counted)


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (AMOUNTS_THAT_NOTHING_MULTIPLIES, ["4100.50", "901.88", "90.00"]),
        (CHARGES_BESIDE_THEIR_TAX, ["1200.00", "300.00", "500.00"]),
    ],
)
def test_amounts_stand_under_headings_of_no_language(text: str, totals: list[str]) -> None:
    assert [line.line_total for line in lines_on(text).lines] == [Decimal(total) for total in totals]


def test_words_and_quantities_are_parted_under_headings_of_no_language() -> None:
    lines = lines_on(AMOUNTS_THAT_NOTHING_MULTIPLIES).lines
    assert [line.description for line in lines] == ["Curtain track 8 m", "Fertiliser 3:2:1, 50 kg", "Hinge, brass"]
    assert [line.quantity for line in lines] == [12, 7, 15]


def test_goods_that_are_only_counted_stand_under_headings_of_no_language() -> None:
    lines = lines_on(COUNTED, are_counted=True).lines
    assert [(line.quantity, line.description) for line in lines] == [
        (39, "Welding rods 2.5 mm, 5 kg"),
        (9, "Water tank 750 L, white"),
        (120, "PVC pipe 110 mm"),
    ]


def test_particulars_are_no_goods() -> None:
    assert lines_on(PARTICULARS).lines == ()


def test_rows_that_no_words_head_are_goods_where_they_add_up() -> None:
    rows = AMOUNTS_THAT_NOTHING_MULTIPLIES.split("\n", 2)[2].replace("Fertiliser 3:2:1, 50 kg", "Fertiliser in bags     ")
    lines = lines_on(rows).lines
    assert [(line.description, line.line_total) for line in lines] == [
        ("Curtain track 8 m", Decimal("4100.50")),
        ("Fertiliser in bags", Decimal("901.88")),
        ("Hinge, brass", Decimal("90.00")),
    ]


def test_short_names_of_signs_are_names_of_goods() -> None:
    lines = lines_on("安全鞋   3   205.00   615.00\n硒鼓   6   132.17   793.02\n合计   1,408.02").lines
    assert [(line.description, line.quantity) for line in lines] == [("安全鞋", 3), ("硒鼓", 6)]
