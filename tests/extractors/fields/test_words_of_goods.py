"""Goods are named over their figures, whatever columns the words run across, and beside their code under a heading that stands apart."""

from __future__ import annotations

from types import ModuleType

from extractors.kinds import ExtractedParts, purchase_order
from extractors.kinds._deliveries import read_delivery_note
from extractors.model import Line
from tests.extractors.fields.printed import printed

HEAD = "Karee Logistics (Pty) Ltd\n\n{title}\n\nNo.: 77120\nDate: 14/08/2026\n\n"


def lines_of(kind: ModuleType, text: str) -> tuple[Line, ...]:
    parts: ExtractedParts = kind.RULES.extract([printed(text)])
    return parts.lines


def test_words_over_their_figures_name_goods_across_every_column() -> None:
    text = """
Qty    Code       Description               Price      Amount
Safety boots, size 40
100    WB-3079                              52.35     5235.00
Consulting
24     A55                                 113.60     2726.40

Total                                                 7961.40
"""
    lines = lines_of(purchase_order, HEAD.format(title="PURCHASE ORDER") + text)
    assert [(each.description, each.item_code, str(each.quantity)) for each in lines] == [
        ("Safety boots, size 40", "WB-3079", "100"),
        ("Consulting", "A55", "24"),
    ]


def test_goods_that_are_only_counted_are_named_over_their_count() -> None:
    text = """
Qty         U/M      Particulars
Labour: artisan, overtime
40.75 HRS
Crushed stone 19 mm
21.75 TON
"""
    lines = read_delivery_note([printed(HEAD.format(title="DELIVERY NOTE") + text)]).lines
    assert [(each.description, str(each.quantity), each.unit) for each in lines] == [
        ("Labour: artisan, overtime", "40.75", "HRS"),
        ("Crushed stone 19 mm", "21.75", "TON"),
    ]
