"""Papers as the programs of small firms lay them out: which amounts are lines, and which are no contradiction."""

from __future__ import annotations

from extractors.contradictions import contradictions_of
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_a_rand_sign_may_stand_behind_its_amount() -> None:
    found = read("""
Invoice INV/2026/00093

Untaxed Amount     33,810.00 R
VAT 15%             5,071.50 R
Total              38,881.50 R
""")
    assert found["currency"] == "ZAR"


def test_amounts_that_stand_in_one_of_two_columns_are_all_lines() -> None:
    parts = extract(
        [
            printed("""
CHARGE DESCRIPTION     CUR      RATE      NON VATABLE     VATABLE       VAT
Ocean freight          USD    1,250.00      23,025.00        0.00      0.00
Bunker surcharge       USD      310.00       5,710.20        0.00      0.00
Terminal handling      ZAR    3,900.00           0.00    3,900.00    585.00
Documentation          ZAR      950.00           0.00      950.00    142.50

                                   Total excluding VAT      33,585.20
                                   VAT @ 15%                   727.50
                                   TOTAL PAYABLE            34,312.70
""")
        ]
    )
    assert [str(line.line_total) for line in parts.lines] == ["23025.00", "5710.20", "3900.00", "950.00"]


def test_the_sum_of_the_charges_before_what_is_due_is_no_line() -> None:
    parts = extract(
        [
            printed("""
This month's charges
Fibre business 500 Mbps, 3 sites      8,997.00
Hosted PBX, 42 extensions             3,150.00
Call charges                          1,288.20

Total charges excl. VAT              13,435.20
VAT @ 15%                             2,015.28
Total charges incl. VAT              15,450.48
Total amount due                   R 15,450.48
""")
        ]
    )
    assert [str(line.line_total) for line in parts.lines] == ["8997.00", "3150.00", "1288.20"]


def test_a_discount_whose_sign_stands_in_the_heading_contradicts_nothing() -> None:
    parts = extract(
        [
            printed("""
Description                  Quantity     Unit Price     Disc%     Nett Price
Gate valve 100 mm PN16              4       1,850.00                 7,400.00
Ball valve 50 mm SS                10         640.00      5.00       6,080.00

                                          Amount Excl Tax           13,480.00
                                          Tax                        2,022.00
                                          Total                     15,502.00
""")
        ]
    )
    assert contradictions_of(parts.fields, parts.lines, lines_are_whole=parts.lines_are_whole) == ()


def test_nought_in_the_column_of_what_is_not_taxed_is_no_total_of_a_priced_line() -> None:
    parts = extract(
        [
            printed("""
CHARGE DESCRIPTION     CUR      RATE      NON VATABLE     VATABLE       VAT
Ocean freight          USD    1,250.00      23,025.00        0.00      0.00
Terminal handling      ZAR    3,900.00           0.00    3,900.00    585.00
TOTALS                                      23,025.00    3,900.00    585.00

                                   Total excluding VAT      26,925.00
                                   VAT @ 15%                   585.00
                                   TOTAL PAYABLE            27,510.00
""")
        ]
    )
    assert [str(line.line_total) for line in parts.lines] == ["23025.00", "3900.00"]


def test_what_is_taxed_at_another_rate_is_no_charge_on_what_is_not_taxed() -> None:
    found = read("""
Beskrywing           Hoeveelheid     Prys insl. BTW     Totaal insl. BTW
Diesel 50 dpm             100,00              19,84             1 984,00
Lekblok winter             25,00             184,00             4 600,00

                                     Nulkoers                   1 984,00
                                     Standaardkoers 15%         4 000,00
                                     BTW                          600,00
                                     Faktuurtotaal insl. BTW    6 584,00
""")
    assert "charge_total" not in found
    assert (found["tax_total"], found["gross_total"]) == ("600.00", "6584.00")


def test_pallets_for_some_weeks_at_a_tariff_contradict_nothing() -> None:
    parts = extract(
        [
            printed("""
Service                  Pallets     Weeks     Tariff          Total
Frozen storage -20           412         4      58.00      95,584.00
Chill storage +2              60         4      49.00      11,760.00

                              Total before VAT            107,344.00
                              VAT                          16,101.60
                              Invoice total               123,445.60
""")
        ]
    )
    assert contradictions_of(parts.fields, parts.lines, lines_are_whole=parts.lines_are_whole) == ()


def test_the_kind_of_a_cable_is_no_rand() -> None:
    found = read("""
Facture n° : 2026/0412

Désignation               Qté       Prix         Total
Câble U1000 R2V 4x16       60      18,50      1 110,00
TOTAL T.T.C.                                  1 110,00

Arrêté la présente facture à la somme de mille cent dix euros.
""")
    assert found["currency"] == "EUR"


def test_fees_beside_disbursements_are_all_lines_without_headings_that_name_them() -> None:
    parts = extract(
        [
            printed("""
DATE          PARTICULARS                          DISBURSEMENTS          FEES
02/07/2026    Consultation with client                               5,600.00
09/07/2026    Sheriff's fees for service                  612.50
16/07/2026    Attending court for motion                             4,200.00
20/07/2026    Advocate's brief                          9,500.00

              Sub-totals                               10,112.50     9,800.00
              Total fees and disbursements                          19,912.50
              Add: VAT at 15%                                        2,986.88
              Amount due by you                                     22,899.38
""")
        ]
    )
    assert [str(line.line_total) for line in parts.lines] == ["5600.00", "612.50", "4200.00", "9500.00"]


def test_the_amounts_before_tax_are_the_lines_where_both_stand_side_by_side() -> None:
    parts = extract(
        [
            printed("""
November 2026

Basic rental            25,300.00     3,795.00     29,095.00
Operating costs          4,180.00       627.00      4,807.00
Water recovery             912.40       136.86      1,049.26

Total                   30,392.40     4,558.86     34,951.26
""")
        ]
    )
    assert [str(line.line_total) for line in parts.lines] == ["25300.00", "4180.00", "912.40"]


def test_a_column_called_position_that_holds_words_describes_the_lines() -> None:
    parts = extract(
        [
            printed("""
Position              Menge     Einheit     Preis         Betrag
Arbeitspreis        182.440     kWh        0,1620      29.555,28
Leistungspreis          410     kW           8,50       3.485,00

                                 Nettobetrag           33.040,28
                                 Umsatzsteuer 19 %      6.277,65
                                 Rechnungsbetrag       39.317,93
""")
        ]
    )
    assert [line.description for line in parts.lines] == ["Arbeitspreis", "Leistungspreis"]
