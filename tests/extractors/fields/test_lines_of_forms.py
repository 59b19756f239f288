"""Goods that a form tells in rows of their own, the same labels again for each line."""

from __future__ import annotations

from decimal import Decimal

from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed

_FORM = """
Invoice lines

No. 1
Part no:                X417
Goods:                  Crushed stone 19 mm
Zorv:                   52.75
Price:                  38.50
Line net:               2030.88

No. 2
Part no:                KP2886
Goods:                  Tyre 400/65 R15, fitted
Zorv:                   2
Price:                  230.00
Line net:               460.00

Document totals

Total:                  2490.88
"""


def lines(text: str) -> list[tuple[str | None, str, Decimal | None, Decimal | None, Decimal | None]]:
    found = find_lines(DocumentLayout([printed(text)]), ".").lines
    return [(each.item_code, each.description, each.quantity, each.unit_price, each.line_total) for each in found]


def test_each_line_has_its_rows_and_sums_tell_what_an_unknown_label_says() -> None:
    assert lines(_FORM) == [
        ("X417", "Crushed stone 19 mm", Decimal("52.75"), Decimal("38.50"), Decimal("2030.88")),
        ("KP2886", "Tyre 400/65 R15, fitted", Decimal(2), Decimal("230.00"), Decimal("460.00")),
    ]


def test_a_line_that_quantity_and_price_do_not_make_is_not_believed() -> None:
    assert lines(_FORM.replace("Zorv:    ", "Quantity:").replace("460.00", "1999.00")) == []


def test_totals_under_a_word_for_them_are_no_goods() -> None:
    layout = DocumentLayout(
        [
            printed("""
Position 1
Qty:                    12
Item Description:       Labour of an artisan
Unit price:             413.56
Amount inc VAT:         4962.72

                                    Totals
                                    Total Taxable Value:    4315.41
                                    VAT Amount:             647.31
                                    Total Amount:           4962.72
""")
        ]
    )
    found = find_lines(layout, ".")
    assert [line.line_total for line in found.lines] == [Decimal("4962.72")]
    assert max(line for _, line in found.table_lines) < 7
