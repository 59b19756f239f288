"""A form of law alone begins the line under a firm's name, a Chinese shop is named after its town, and numbers have umlauts."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_street
from extractors.fields.labels import roles_of
from extractors.fields.number_shapes import number_in
from extractors.kinds.invoice import extract
from extractors.layout.lines import lay_out
from tests.extractors.fields.printed import printed


def test_a_form_of_law_before_a_street_is_no_name() -> None:
    paper = """
ASCENSEURS BRESSOIS                          Centre Hospitalier de Fleyriat
SAS – 22 avenue Amédée Mercier               900 route de Paris
01000 Bourg-en-Bresse                        01012 Bourg-en-Bresse Cedex

Facture FPS-2024-00771                       28 juin 2024

Prestation                           Qté        P.U.      Montant
Maintenance annuelle                   1     1860,00      1860,00
Montant HT                                                1860,00
Montant TVA 20 %                                           372,00
Montant TTC à payer                                       2232,00
"""
    found = {field.term.value: field.value for field in extract([printed(paper)]).fields}
    assert found["seller_name"] == "ASCENSEURS BRESSOIS"


@pytest.mark.parametrize(
    ("text", "is_one"), [("佛山市顺德区金桥钢材贸易部", False), ("中山市古镇区恒美灯饰厂", False), ("佛山市顺德区乐从钢铁世界18号", True)]
)
def test_a_shop_that_is_named_after_its_town_is_no_street(text: str, is_one: bool) -> None:
    assert is_street(text) is is_one


def test_letters_before_a_number_may_have_umlauts() -> None:
    (cell,) = lay_out(printed("KÜ 24/06")).cells
    number = number_in(cell)
    assert number is not None
    assert number.text == "KÜ 24/06"


@pytest.mark.parametrize("label", ["Numéro d’engagement juridique", "采购合同"])
def test_what_a_buyer_calls_his_order(label: str) -> None:
    assert "po_number" in roles_of(label)
