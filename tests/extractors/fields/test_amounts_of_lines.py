"""Which column of a table holds what a line comes to: amounts with and without tax, weights, and taxes beside the totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields.lookup import document_layout
from extractors.fields.proven_rows import find_proven_rows
from extractors.fields.subtotals import sums_of_goods
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_BOTH = """
Khaya Chemicals (Pty) Ltd
Isando 1600

TAX INVOICE       IN-4418

{described:<24}{price:>14}{rate:>10}{net:>14}{gross:>16}
Paint 20 L                    1,326.67     15 %      6,467.52        7,437.65
Angle iron 50 x 50              803.97     15 %      9,647.64       11,094.79

                                         {tax:<20}     2,417.27
                                         {total:<20}    18,532.43
"""


@pytest.mark.parametrize(
    ("described", "price", "rate", "net", "gross", "tax", "total"),
    [
        ("Description", "Unit price", "VAT %", "Excl. Total", "Incl. Total", "VAT 15%", "Total incl VAT"),
        ("Beskrywing", "Prys", "BTW %", "Lyntotaal", "Insl Bedrag", "Uitsetbelasting", "Totaal (Insl)"),
        ("货物名称", "单位价格", "税率", "不含税额", "含税合计", "税额", "价税合计"),
        ("Bezeichnung", "Preis", "MwSt %", "Netto", "Brutto", "MwSt 15%", "Rechnungsbetrag"),
    ],
)
def test_the_amount_before_tax_is_the_lines_where_only_tax_and_total_are_printed_under_both(
    described: str, price: str, rate: str, net: str, gross: str, tax: str, total: str
) -> None:
    text = _BOTH.format(described=described, price=price, rate=rate, net=net, gross=gross, tax=tax, total=total)
    assert [line.line_total for line in extract([printed(text)]).lines] == [Decimal("6467.52"), Decimal("9647.64")]


@pytest.mark.parametrize("heading", ["Bruto", "BRUTO (R)"])
def test_money_under_a_heading_that_is_said_of_weights_too_is_the_lines(heading: str) -> None:
    text = f"""
Karee Vervoer (Edms) Bpk

BELASTINGFAKTUUR       IN-4418

No   Produk                    Kode           Prys     {heading:>12}
1    Arbeid: passer            PL252        531.00        12,744.00
2    Hidrouliese pyp           DP-837       199.00        34,327.50

                               Totaal                     47,071.50
"""
    lines = extract([printed(text)]).lines
    assert [(line.unit_price, line.line_total) for line in lines] == [
        (Decimal("531.00"), Decimal("12744.00")),
        (Decimal("199.00"), Decimal("34327.50")),
    ]


def test_the_taxes_beside_the_totals_are_no_goods_where_thousands_have_an_apostrophe() -> None:
    text = """
Seebach Informatik AG
6003 Luzern

RECHNUNG       4720

18949      Programmierung                      Std    127.10   2.6%     2'510.23
ME-6622    Kabel NYM-J                         m        4.24   8.1%       157.94
4204       Druckerpapier A4                    Krt     18.42   8.1%       110.52

     St.       Nettobetrag    Steuer EUR       Gesamt Positionen:       2'778.69
     8.1%           268.46         21.75       Versand und Verpackung:     36.33
     2.6%         2'546.56         66.21
                                               Gesamtbetrag netto:      2'815.02
                                               zzgl. MWST:                 87.96
                                               Rechnungsbetrag:         2'902.98
"""
    assert [str(line.line_total) for line in extract([printed(text)]).lines] == ["2510.23", "157.94", "110.52"]


_HEADLESS = """
Boland Agri CC
Cape Town 7925

TRADE INVOICE       202503-89

{rows}

                                    Amount exclusive:       {net:>10}
                                    VAT (15%):              {tax:>10}
                                    Total:                  {total:>10}
"""


def _totals_of(rows: str, net: str, tax: str, total: str) -> list[str]:
    return [str(line.line_total) for line in extract([printed(_HEADLESS.format(rows=rows, net=net, tax=tax, total=total))]).lines]


def test_rows_without_headings_may_print_the_amount_before_count_and_price() -> None:
    rows = """
X924       Lucerne bales             1,042.08     15%      12        86.84
RK-4503    Engine oil 2 L            5,798.56     15%      10       724.82      20%
FE-7557    Circuit breaker           5,285.09     15%      25       222.53       5%"""
    text = _HEADLESS.format(rows=rows, net="12,125.73", tax="1,818.86", total="13,944.59")
    read = [(str(line.quantity), str(line.unit_price), str(line.line_total)) for line in extract([printed(text)]).lines]
    assert read == [("12", "86.84", "1042.08"), ("10", "724.82", "5798.56"), ("25", "222.53", "5285.09")]


def test_one_row_without_headings_is_known_by_what_the_tax_leaves_of_the_total() -> None:
    row = "1    21082    Calibration of gauge     15%     4       918.58       3,674.32"
    text = _HEADLESS.format(rows=row, net="", tax="551.15", total="4,225.47").replace("Amount exclusive:", "")
    assert [str(line.line_total) for line in extract([printed(text)]).lines] == ["3674.32"]


def test_one_row_without_headings_and_price_is_known_by_its_numbers_and_the_sum_under_it() -> None:
    row = "1    PT9885    Nitrile gloves box of 100      25    BOX              3,617.50"
    assert _totals_of(row, "3,617.50", "542.63", "4,160.13") == ["3617.50"]


def test_goods_go_on_behind_the_total_of_a_group_though_nothing_counts_them() -> None:
    text = """
Kliprand Hardware CC
Vanderbijlpark 1911

TAX INVOICE       IN-4418

Description of services       Article      Pack       Price/Unit       Total exclusive
Call-out and travelling       HE-1735      KM               7.00              7.00
Filter element                RS2935       EA             910.00         21,840.00
Labour: artisan               35680        HRS            411.56         33,336.36
Section total                                                            55,183.36
Building 2
Toner cartridge               T959         EA           1,022.53         24,540.72
Corrugated carton             KB-4567      EA               8.98            898.00
Section total                                                            25,438.72

     Total before tax            Output VAT            Total this invoice
            80,622.08             12,093.31                     92,715.39
"""
    read = [str(line.line_total) for line in extract([printed(text)]).lines]
    assert read == ["7.00", "21840.00", "33336.36", "24540.72", "898.00"]


def test_prices_that_add_up_are_the_lines_where_nothing_else_is() -> None:
    text = """
Khaya Steel CC
Gqeberha 6001

TAX INVOICE       FA6360

#    Qty    Unit     Description             Unit price
1    50     EA       Corrugated carton           615.00
2    3      EA       Steel plate               2,362.19

                     Subtotal                  2,977.19
                     VAT 15%                     446.58
                     Total                     3,423.77
"""
    assert [str(line.line_total) for line in extract([printed(text)]).lines] == ["615.00", "2362.19"]


def test_a_tax_is_taken_off_the_totals_of_its_own_page_only() -> None:
    first = "Karee Vervoer\n\nVAT 15%      30.00\nTotal       230.00\n"
    second = "Karee Vervoer\n\nVAT 15%      75.00\nTotal       575.00\n"
    sums = sums_of_goods(document_layout([printed(first), printed(second, page_number=2)]), ".")
    assert sums == {Decimal(each) for each in ("230.00", "200.00", "575.00", "500.00")}


def test_few_totals_and_taxes_of_a_page_are_taken_off_each_other() -> None:
    rows = [f"VAT 15%      {75 + at}.00\nTotal       {5750 + at * at}.00" for at in range(300)]
    assert len(sums_of_goods(document_layout([printed("\n".join(rows))]), ".")) < 4000


_UNKNOWN = """
Oz        Zo       Ozo{before}                                  Zoz
Paint     10     100.00{before}        {first:>10}     {behind}
Cement     4      50.00{before}        {second:>10}     {behind}
"""


def _proven(before: str, first: str, second: str, behind: str) -> list[str]:
    text = _UNKNOWN.format(before=before, first=first, second=second, behind=behind)
    found = find_proven_rows(document_layout([printed(text)]), ".")
    return [str(line.line_total) for line in found.lines] if found is not None else []


def test_a_percentage_behind_the_total_is_added_and_not_taken_off() -> None:
    assert _proven("", "1,150.00", "230.00", "15 %") == ["1150.00", "230.00"]
    assert _proven("     15 %", "850.00", "170.00", "") == ["850.00", "170.00"]
    assert _proven("", "850.00", "170.00", "15 %") == []
