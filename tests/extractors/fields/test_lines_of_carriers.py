"""The lines of forwarders, hauliers and builders: amounts at a rate of exchange, surcharges, works of the month beside those to date."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

HEAD = """
Kestrelvlei Forwarding (Pty) Ltd                    INVOICE 4711
4 Solstice Road, Umhlanga 4319                      24/10/2026

Bill to:
Rivonia Cookware (Pty) Ltd
21 Galaxy Avenue
Sandton 2065
"""


def lines_of(text: str) -> list[tuple[str, Decimal | None]]:
    return [(line.description, line.line_total) for line in extract([printed(HEAD + text)]).lines]


@pytest.mark.parametrize("rate", ["Ex. rate", "Exch. rate", "ROE", "FX rate"])
def test_a_rate_of_exchange_is_no_price(rate: str) -> None:
    found = lines_of(f"""
Description               Currency amount   {rate:<10}   VAT %     Charges in ZAR
Documentation fee               USD 85.00      18.1240    0.00           1,540.54
Ocean freight 40HC           USD 3,150.00      18.1240    0.00          57,090.60
Terminal handling            ZAR 6,420.00       1.0000   15.00           6,420.00
Agency fee                   ZAR 1,450.00       1.0000   15.00           1,450.00

                                              Subtotal                  66,501.14
                                              VAT 15%                    1,180.50
                                              Total ZAR                 67,681.64
""")
    assert found == [
        ("Documentation fee", Decimal("1540.54")),
        ("Ocean freight 40HC", Decimal("57090.60")),
        ("Terminal handling", Decimal("6420.00")),
        ("Agency fee", Decimal("1450.00")),
    ]


def test_a_surcharge_as_a_share_belongs_to_the_amount_of_a_waybill() -> None:
    found = lines_of("""
Waybill          Date       Destination        Freight     Fuel 9%      Row total
4471 118         05 Oct     Gaborone            640.00       57.60         697.60
4471 267         09 Oct     Windhoek            412.00       37.08         449.08
4471 301         14 Oct     Maputo            1,980.00      178.20       2,158.20
3 waybills                                    3,032.00      272.88       3,304.88

                                              Subtotal excluding VAT     3,304.88
                                              Invoice total              3,304.88
""")
    assert [total for _, total in found] == [Decimal("697.60"), Decimal("449.08"), Decimal("2158.20")]


@pytest.mark.parametrize("surcharge", ["Fuel surcharge 8.5%", "Dieseltoeslag 8,5 %", "Supplément gasoil 8,5 %", "Dieselzuschlag 8,5 %"])
def test_a_surcharge_in_the_last_row_is_no_tax_though_all_totals_stand_in_one_line(surcharge: str) -> None:
    jobs = (("05 Oct", "Immingham - Doncaster", "310.00"), ("06 Oct", "Immingham - Hull", "335.00"), ("07 Oct", "Goole - Leeds", "265.00"))
    rows = [f"{day:<11}{way:<40}{amount:>10}" for day, way, amount in (*jobs, ("", surcharge, "77.35"))]
    found = lines_of("\n".join((*rows, "", f"{'Goods 987.35  V.A.T. 20% 197.47  TOTAL 1,184.82':>61}", "")))
    assert [total for _, total in found] == [Decimal("310.00"), Decimal("335.00"), Decimal("265.00"), Decimal("77.35")]
    assert found[-1][0] == surcharge


def test_the_works_of_the_month_are_the_lines_of_a_claim() -> None:
    found = lines_of("""
Désignation des ouvrages      Montant marché HT    % av.     Cumul HT    Situation précédente     Mois HT
Dalle et voiles R+1                   48 200,00     80 %    38 560,00               26 510,00   12 050,00
Escaliers                              9 650,00    100 %     9 650,00                3 860,00    5 790,00
Charpente métallique                  27 400,00     60 %    16 440,00                6 850,00    9 590,00
TOTAUX                                                      64 650,00               37 220,00   27 430,00

                                                    Montant HT de la situation          27 430,00
                                                    TVA 20 %                             5 486,00
                                                    Montant TTC                         32 916,00
""")
    assert [total for _, total in found] == [Decimal("12050.00"), Decimal("5790.00"), Decimal("9590.00")]


def test_what_is_charged_for_a_load_stands_under_charges() -> None:
    found = lines_of("""
Pieces    Description                      Weight    Rate        Charges
22 PLT    Granulated sugar in bags         44,000    Flat      $1,050.00
          Fuel surcharge                             18%         $189.00
          Detention at the consignee                             $120.00
TOTAL DUE                                                      $1,359.00
""")
    assert [total for _, total in found] == [Decimal("1050.00"), Decimal("189.00"), Decimal("120.00")]
