"""Which column of a table holds what a line comes to: amounts with and without tax, weights, and taxes beside the totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

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
