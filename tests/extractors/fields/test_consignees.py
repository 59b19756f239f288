"""Beside whom the goods go to stands whom the paper goes to, whatever the words over him."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

_HEAD = """
RECHNUNG                                      Hagedorn Textil GmbH & Co. KG
                                              Schillerstr. 182
                                              24103 Kiel
                                              Ruf 0431 2653029
                                              USt-IdNr. DE997776035


{first}          Falkenstein Lebensmittel UG            Lieferung an:     Sonnenberg Verpackungen e.K.
{second}          (haftungsbeschränkt)                                     Gewerbepark 113
                 Hafenstraße 106                                          Haus B
                 Gewerbegebiet Nord                                       55116 Mainz
                 28195 Bremen

                    Belegdatum:   2024-03-09
                    Rechnung Nr.  SI-50140
"""


@pytest.mark.parametrize(("first", "second"), [("wexmi /", "dalpel:"), ("herrn /", "firma: ")])
def test_the_party_beside_the_consignee_is_the_buyer_under_any_heading(first: str, second: str) -> None:
    found = {field.term.value: field.value for field in extract([printed(_HEAD.format(first=first, second=second) + GOODS)]).fields}
    assert found["buyer_name"] == "Falkenstein Lebensmittel UG (haftungsbeschränkt)"
    assert found["seller_name"] == "Hagedorn Textil GmbH & Co. KG"


def test_the_party_beside_the_seller_is_the_buyer_under_any_heading() -> None:
    text = """
                            AVOIR

Fournisseur.                   Wexmidalpel.                   Date.        09/05/2026
Brise Marine SASU              LES TROIS CHENES SA            N° d'avoir.  89383
82 impasse des Forges          5 avenue de la Gare            N/Réf.       JS/54
44100 Nantes                   44100 NANTES
"""
    found = {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}
    assert (found["seller_name"], found["buyer_name"]) == ("Brise Marine SASU", "LES TROIS CHENES SA")
