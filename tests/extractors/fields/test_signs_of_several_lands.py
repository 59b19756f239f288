"""Currencies whose sign is another one elsewhere, and numbers of accounts that are nobody's order."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

PAPER = """
{seller}
{place}

FACTURE N° 0045/FAC/2026                             le 02 avril 2026
Doit : Sahel Eaux SA

Désignation                     Qté     P.U. {sign}      Montant {sign}
Tuyaux PVC 110                  800         3 500         2 800 000

TOTAL HT                                                  2 800 000 {sign}
TVA 18 %                                                    504 000 {sign}
TOTAL TTC                                                 3 304 000 {sign}
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("place", "sign", "code"),
    [
        ("BP 1822 Dakar, Sénégal", "FCFA", "XOF"),
        ("Abidjan, Côte d'Ivoire", "F CFA", "XOF"),
        ("BP 44 Douala, Cameroun", "FCFA", "XAF"),
        ("Agadir, Maroc", "DH", "MAD"),
        ("Al Quoz, Dubai", "DHS", "AED"),
    ],
)
def test_a_sign_means_the_currency_of_its_land(place: str, sign: str, code: str) -> None:
    found = read(PAPER.format(seller="SONABAT SARL", place=place, sign=sign))
    assert (found["currency"], found["gross_total"]) == (code, "3304000.00")


@pytest.mark.parametrize("label", ["Buchungskonto", "Kundenkonto"])
def test_the_account_of_the_buyer_is_no_order(label: str) -> None:
    found = read(
        f"""
Nordcom Telekommunikation GmbH, 26121 Oldenburg

Fliesen Hinrichs GmbH                        Ihre Rechnung für Mai 2026
Donnerschweer Str. 300
26123 Oldenburg                              Rechnungsdatum            11.05.2026
                                             Rechnungsnummer           27 4418 9003 6612
                                             {label}             4011223344

Ihre Leistungen                                              Netto EUR
Business Glasfaser 500                                           79,95
Umsatzsteuer 19 %                                                15,19
Zu zahlender Betrag                                              95,14
"""
    )
    assert "po_number" not in found


def test_the_name_of_a_tax_in_two_languages_is_no_part_of_its_number() -> None:
    head = "Bosveld Elektries BK\nMarkstraat 14, Modimolle, 0510\nTel 014 717 2233   VAT/BTW 4780122334"
    assert read(f"{head}\n\nFaktuur INV-7712\nTotaal   R 2300.00")["seller_tax_id"] == "4780122334"
