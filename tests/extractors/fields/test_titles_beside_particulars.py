"""The number in a title stays the paper's own, whatever numbers stand among the particulars beside it."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

DUTCH = """
Groothandel Verkade B.V.
Ambachtsweg 9
5627 BX Eindhoven

Slagerij Kuipers B.V.                                  Relatie         K-10
Hoofdstraat 41                                         Factuurdatum    18-05-2026
5683 AC Best                                           {label}   {value}
                                                       Ordernummer      558812

{title}

Omschrijving                 Aantal      Prijs      Bedrag
Ossenhaas                        10      40,00      400,00

Subtotaal                                           400,00
BTW 9%                                               36,00
Totaal                                         EUR  436,00
BTW nr. NL809911223B01
"""
FRENCH = """
Cartonnages du Forez SAS
12 rue des Forges
42600 MONTBRISON

Van Hecke Emballages SAS                              {label}          {value}
18 rue du Port                                        Devis                 DE-2025-88
59000 LILLE                                           Contrat               CT-881
                                                      Date de facture       18/05/2026

{title}

Réf   Désignation              Quantité   PU HT      Montant HT
100   Barquette                     10     100,00     1 000,00

Total HT                                               1 000,00
TVA 20 %                                                 200,00
Total TTC                                          EUR 1 200,00
TVA intracommunautaire FR83404833048
"""
GERMAN = """
Tiefbau Ostermann GmbH
Borkener Straße 150
48653 Coesfeld

Stadtwerke Lünen GmbH
Dülmener Straße 80
44532 Lünen

{title}
Rechnungsdatum          18.05.2026
{label}                 {value}
Fällig am               17.06.2026

Pos   Bezeichnung              Menge      Preis      Betrag
100   Rohr DN 200                   10     100,00     1.000,00

Nettobetrag                                           1.000,00
MwSt. 19 %                                              190,00
Gesamtbetrag                                      EUR 1.190,00
USt-IdNr. DE124455667
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize("title", ["FACTUUR 2026-1188", "Factuur: 2026-1188", "Factuur met nummer 2026-1188"])
@pytest.mark.parametrize(("label", "value"), [("Debiteurnummer", "10213"), ("Telefoon", "0499-371122")])
def test_a_dutch_title_numbers_its_paper(title: str, label: str, value: str) -> None:
    assert read(DUTCH.format(title=title, label=label, value=value))["invoice_number"] == "2026-1188"


@pytest.mark.parametrize("title", ["Facture 2026-1188", "Facture : 2026-1188"])
@pytest.mark.parametrize(("label", "value"), [("Représentant", "DIDIER"), ("Affaire", "A26-044")])
def test_a_french_title_numbers_its_paper(title: str, label: str, value: str) -> None:
    found = read(FRENCH.format(title=title, label=label, value=value))
    assert found["invoice_number"] == "2026-1188"
    assert found.get("po_number") != "DE-2025-88"


@pytest.mark.parametrize("title", ["Ihre Rechnung 2026-1188", "Rechnung 2026-1188"])
@pytest.mark.parametrize(("label", "value"), [("Kostenstelle", "4711"), ("Debitor", "D10213"), ("Vertrag", "V-2025-88")])
def test_a_german_title_numbers_its_paper(title: str, label: str, value: str) -> None:
    found = read(GERMAN.format(title=title, label=label, value=value))
    assert found["invoice_number"] == "2026-1188"
    assert "po_number" not in found


def test_the_number_at_the_tax_office_is_of_who_writes() -> None:
    found = read(GERMAN.format(title="Rechnung 2026-1188", label="Steuernummer", value="55/123/45678"))
    assert found["seller_tax_id"] == "DE124455667"
    assert "buyer_tax_id" not in found
