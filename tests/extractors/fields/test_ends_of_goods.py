"""Goods end where the foot begins, whatever its words and wherever it stands under the columns."""

from __future__ import annotations

from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed


def test_the_only_line_ends_at_its_sum_with_a_charge_and_what_both_make() -> None:
    page = printed("""
Artikelbeskrywing            Hoev      Prys      Bedrag
Hoekyster                    8.00    373.76    2,990.08
Sulke dinge: .................... 2,990.08
Karwei: ........................... 249.19
Tesame: ......................... 3,239.27
""")
    (line,) = find_lines(DocumentLayout([page]), ".").lines
    assert line.description == "Hoekyster"


def test_a_box_beside_the_totals_is_none_of_the_goods_though_it_fills_their_columns() -> None:
    page = printed("""
Omschrijving        Code       Aantal    Zoveel       Incl. BTW
Golfkarton          A863         8,00         42,72        51,69
Kogellager          GE-65       10,00        424,40       513,52
Werkhandschoenen    BT-54       50,00        371,50       449,52

Factuurbedrag incl. btw        Totaal artikelen            838,62
1.227,30                       Verzending                  175,68
                               Totaal excl. btw          1.014,30
Nog verschuldigd               Verschuldigde btw 21%       213,00
1.227,30
""")
    found = find_lines(DocumentLayout([page]), ",")
    assert {number for _, number in found.table_lines} == {0, 1, 2, 3}
