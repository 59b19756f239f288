"""Sums at the foot of a paper that no word names, or that words name which stand beside numbers of another kind."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from extractors.model import Line
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def lines(text: str) -> list[Line]:
    return list(extract([printed(text)]).lines)


_BARE = """
Metallveredelung Lerchenfeld e. K.
Rechnung 2026-71

Gehäuse verchromen                              2.220,00
Deckel vernickeln                                 752,00
Mindermengenzuschlag                               35,00
                                                3.007,00
Umsatzsteuer 19 %                                 571,33
                                                3.578,33
"""


def test_a_bare_sum_under_the_goods_is_the_net_and_no_words_of_the_last_line() -> None:
    found = read(_BARE)
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("3007.00", "571.33", "3578.33")
    assert [each.description for each in lines(_BARE)] == ["Gehäuse verchromen", "Deckel vernickeln", "Mindermengenzuschlag"]


def test_taxes_within_the_total_are_summed_without_the_total_that_includes_them() -> None:
    found = read("""
Büro Lerchenfeld GmbH
Rechnung R26-114558

Artikel                       Menge    Preis    Gesamt
Kopierpapier                     10    22,49    224,90
Ordner                           50     2,19    109,50
Fachbuch                          1    42,80     42,80
Versand                           1     5,90      5,90

                  Gesamtsumme (inkl. MwSt.)     383,10 €
                  darin enthaltene MwSt. 19%     54,34 €
                  darin enthaltene MwSt. 7%       2,80 €
                  Nettosumme                    325,96 €
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("325.96", "57.14", "383.10")


def test_a_row_of_net_and_tax_is_known_by_what_is_to_be_paid() -> None:
    found = read("""
Dranken Vlasmeer nv
BTW BE 0491.753.574
Factuur 26-4417

Goederen 21%        1.813,00     380,73
Goederen 6%           567,00      34,02
Leeggoed               77,50       0,00
Totaal              2.457,50     414,75
Te betalen EUR                 2.872,25
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("2457.50", "414.75", "2872.25")


def test_what_stands_over_no_tax_and_is_the_total_is_the_net() -> None:
    found = read("""
Bouwbedrijf Hoeksema B.V.
Termijnfactuur T-2026-0023

3e termijn bij gereedkomen blok B          € 46.600,00
Meerwerk nr. 2: vensterbanken               € 1.875,00
Totaal deze termijn                        € 48.475,00
Btw verlegd naar NL825017099B01                 € 0,00
Te voldoen                                 € 48.475,00

Wij verzoeken u 25 % van het factuurbedrag (€ 12.118,75) over te maken op onze G-rekening NL79 ABNA
0057 3007 24 en het restant (€ 36.356,25) op NL33 RABO 0574 5519 95.
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("48475.00", "0.00", "48475.00")
    assert found["amount_due"] == "48475.00"
    assert "prepaid_total" not in found


def test_a_net_and_a_gross_of_anything_end_the_goods() -> None:
    found = read("""
Kessler Architekten GmbH
Rechnung 3/26

LPH 5 Ausführungsplanung                               14.210,00 €
LPH 6 Vorbereitung der Vergabe                          5.684,00 €
Honorar netto                                          19.894,00 €
Umsatzsteuer 19 %                                       3.779,86 €
Honorar brutto                                         23.673,86 €
abzüglich erhaltener Abschlagszahlung vom 10.12.2025 – 10.000,00 €
Restforderung                                          13.673,86 €
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("19894.00", "3779.86", "23673.86")
    assert (found["prepaid_total"], found["amount_due"]) == ("10000.00", "13673.86")


def test_totals_in_one_line_have_each_its_own_figure() -> None:
    found = read("""
Kraanverhuur Oostveld B.V.
Factuur F-26-1180

Inzet                              Uren     Tarief      Bedrag
Telekraan 100 t met machinist      34,5     148,00    5.106,00
Aan- en afvoer ballast                2     385,00      770,00

Som 5.876,00 Btw verlegd 0,00 Te voldoen € 5.876,00
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("5876.00", "0.00", "5876.00")


def test_quantities_with_their_units_flush_right_are_a_column() -> None:
    found = lines("""
3. Teilrechnung 26-0144

Fassadengerüst LK 3          640 m²      7,20 €     4.608,00 €
Gebrauchsüberlassung     3.840 m²Wo      0,18 €       691,20 €
Gesamtleistung dieser Rechnung                      5.299,20 €
abzgl. 5 % Sicherheitseinbehalt                      -264,96 €
Zwischensumme                                       5.034,24 €
MwSt. 19 %                                            956,51 €
Forderung                                           5.990,75 €
""")
    assert [str(each.line_total) for each in found] == ["4608.00", "691.20"]


@pytest.mark.parametrize("heading", ["Charges", "Billed", "Grosk"])
def test_the_only_amount_of_a_paper_without_lines_is_its_total(heading: str) -> None:
    found = read(f"""
Quarry Works

Invoice For:    Contoso Inc
                456 49th st
                New York, NY 87643

Invoice Number    Invoice Date    Invoice Due Date    {heading}    VAT ID
34274354      5/2/2026      6/1/2026      $1,002.00      RT
""")
    assert (found["gross_total"], found["amount_due"]) == ("1002.00", "1002.00")


def test_an_amount_in_a_sentence_is_no_total() -> None:
    found = read("Quarry Works\nInvoice Number    34274354\n\nA fee of $50.00 is charged for cheques that come back.\n")
    assert "gross_total" not in found
