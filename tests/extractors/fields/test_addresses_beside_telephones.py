"""An issuer's address stands among telephones, numbers of a register and remarks, which are no lines of it."""

from __future__ import annotations

import pytest

from tests.extractors.fields.english_papers import read
from tests.extractors.fields.printed import GOODS


@pytest.mark.parametrize("telephone", ["T. 01 702 6682", "T 01 702 6682"])
def test_a_telephone_under_one_letter_is_no_address(telephone: str) -> None:
    head = f"""
{"":30}La Tuilière Emballages EURL

189 rue des Lilas                                    {telephone}
94000 Créteil                                        Mail : info@latuiliere.example

FACTURE 2024-1096       30/03/2024

"""
    assert read(head, GOODS)["seller_address"] == "189 rue des Lilas, 94000 Créteil"


def test_a_street_of_any_name_is_known_by_its_house_and_the_code_behind_the_town() -> None:
    head = """
                                      Skylark Fresh Produce & Sons Ltd
                         91 Canal Side · Riverside Business Centre · BRISTOL · BS3 4JQ
                                          Tel: +44 117 471 2666

TAX INVOICE 860162604       18 January 2025

"""
    assert read(head, GOODS)["seller_address"] == "91 Canal Side · Riverside Business Centre · BRISTOL · BS3 4JQ"
