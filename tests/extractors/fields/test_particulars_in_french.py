"""Who is who on papers in French: forms of law, numbers of companies, salesmen, codes of customers."""

from __future__ import annotations

import dataclasses

import pytest

from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.kinds.invoice import extract
from extractors.model import Box, Page
from tests.extractors.fields.printed import GOODS, printed


def read(text: str, *, large: int = 0) -> dict[str, str | None]:
    """The fields of a page whose first line has so many words in large print."""
    page = printed(text + GOODS)
    words = tuple(
        dataclasses.replace(word, box=Box(word.box.x0, word.box.top - 5, word.box.x1, word.box.bottom)) if index < large else word
        for index, word in enumerate(page.words)
    )
    return {field.term.value: field.value for field in extract([Page(1, page.width, page.height, 0, words)]).fields}


@pytest.mark.parametrize(
    "name",
    ["EARL des Trois Vergers", "SELARL Lemaire", "SCCV Les Terrasses", "Atelier Jaquier Sàrl", "Lux Fonds S.à r.l.", "GAEC du Pré"],
)
def test_forms_of_law_that_stand_in_hardly_anything_else(name: str) -> None:
    assert has_strong_legal_form(name)


@pytest.mark.parametrize("name", ["Meunerie du Condroz SC", "ETS PRADIER COUVERTURE", "Ets. Morel", "Établissements Morel", "SCI du Port"])
def test_forms_of_law_that_may_be_something_else(name: str) -> None:
    assert has_legal_form(name)
    assert not has_strong_legal_form(name)


@pytest.mark.parametrize("text", ["Earl Grey Tea", "ETS 12 Nov", "SC Johnson", "Bonn SCP-7", "12 SC"])
def test_letters_that_are_no_form_of_law(text: str) -> None:
    assert not has_strong_legal_form(text)


LETTER = """
Meunerie du Condroz                                FACTURE 260042
Route de Dinant 210 - 5370 Havelange               du 28/10/2026
Tel 083 63 30 11 - {register} BE 0764.844.703

Client : 40077                                     Boulangerie Industrielle Sambre SA
N° TVA : BE 0720.118.397                           Avenue du Marquis 5
Vendeur : P. Lambert                               6220 Fleurus
"""


@pytest.mark.parametrize("register", ["N° d'entreprise", "N° entreprise", "Ondernemingsnummer", "BCE", "TVA"])
def test_a_belgian_company_has_one_number_and_its_salesman_does_not_sell(register: str) -> None:
    found = read(LETTER.format(register=register), large=3)
    assert found["seller_name"] == "Meunerie du Condroz"
    assert found["buyer_name"] == "Boulangerie Industrielle Sambre SA"
    assert found["seller_tax_id"] == "BE 0764.844.703"
    assert found["buyer_tax_id"] == "BE 0720.118.397"


def test_a_code_of_the_customer_is_not_his_name() -> None:
    found = read("""
La Cave des Remparts                               Facture
3 place du Théron                                  N° : FC00002316
81600 GAILLAC                                      Du : 17/11/2026
contact@cave-remparts.example                      Client : 411BISTRO

                                                   EURL Le Bistrot d'Élise
                                                   9 rue Émile-Grand
                                                   81000 ALBI
""")
    assert found["buyer_name"] == "EURL Le Bistrot d'Élise"
    assert found["seller_name"] == "La Cave des Remparts"


@pytest.mark.parametrize(
    ("label", "number"), [("VAT NO", "4520188831"), ("VAT NR", "4520188831"), ("VAT", "NO 923 456 789 MVA"), ("VAT no", "GB 365462036")]
)
def test_the_sign_for_a_number_in_capitals_is_no_country(label: str, number: str) -> None:
    found = read(f"""
Kestrelvlei Traders (Pty) Ltd                      TAX INVOICE 4711
4 Solstice Road, Umhlanga 4319                     24/10/2026
{label} {number}

Bill to:
Rivonia Cookware (Pty) Ltd
21 Galaxy Avenue
Sandton 2065
""")
    assert found["seller_tax_id"] == number.removesuffix(" MVA")
