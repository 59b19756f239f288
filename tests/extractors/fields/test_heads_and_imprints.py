"""Who writes and who pays where both stand in the first line, or where who writes is named in an imprint under the goods alone."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_street
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

GOODS = """
Factuurnummer           2026-1188
Datum                   18-05-2026

Art   Omschrijving             Aantal     Prijs      Bedrag
100   Kozijn 60 x 90               10     100,00     1.000,00

                              Subtotaal           EUR 1.000,00
                              BTW 21 %            EUR 210,00
                              Totaal              EUR 1.210,00
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("ELEKTRO HAGEN E.K.", "Am Anger 3", "99084 Erfurt"), ("Autohaus Petersen GmbH", "Eckernförder Str. 210", "24119 Kronshagen")),
        (("Atelier Lenoir", "3 passage du Désir", "75010 Paris"), ("Lycée Jean Moulin", "Avenue des Sports", "30700 Uzès")),
        (("Kantoor Post B.V.", "Stationsweg 44", "8011 CZ Zwolle"), ("Bouw Blokland B.V.", "Rivierdijk 100", "3371 EC Hardinxveld")),
    ],
)
def test_in_the_first_line_who_writes_stands_left_of_who_pays(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    head = "\n".join(f"{one:<56}{other}" for one, other in zip(left, right, strict=True))
    found = read(f"{head}\n\nFactuur\n{GOODS}")
    assert (found["seller_name"], found["buyer_name"]) == (left[0], right[0])


def test_an_imprint_under_the_goods_names_who_writes() -> None:
    found = read(
        f"""
Aannemersbedrijf Blokland B.V.
Rivierdijk 100
3371 EC Hardinxveld
BTW-nummer: NL806655443B01

Factuur
{GOODS}
Timmerfabriek Hout & Zn. | Industrieweg 9 | 7741 KJ Coevorden
Rabobank  IBAN NL44 RABO 0123 4567 89
BTW-nummer: NL863322110B01
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Timmerfabriek Hout & Zn.", "Aannemersbedrijf Blokland B.V.")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("NL863322110B01", "NL806655443B01")


@pytest.mark.parametrize(
    "street", ["3 passage du Désir", "12 bis route de Nîmes", "Route de Gérardmer", "44 Grand-Rue", "Lieu-dit la Garde"]
)
def test_french_streets_have_more_names(street: str) -> None:
    assert is_street(street)
