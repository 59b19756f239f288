"""Small firms address a customer of their town without a heading and without a postal code: his name stands over his street."""

from __future__ import annotations

import pytest

from extractors.kinds import invoice
from tests.extractors.fields.printed import GOODS, printed

_PAPER = """
Protea Skrynwerk
Kerkplein 33, Pinetown 3610
Foon: 011 555 0419
BTW Nr: 4817096509


                              Belastingfaktuur


{first}
{name:<32}               Faktuur nr:      F56686
{street:<32}               Datum:           9 Junie 2025
{town}
BTW 4568315405
{more}
"""


def _read(name: str, street: str, *, first: str = "", town: str = "Worcester", more: str = "") -> dict[str, str | None]:
    text = _PAPER.format(first=first, name=name, street=street, town=town, more=more)
    return {field.term.value: field.value for field in invoice.RULES.extract([printed(text + GOODS)]).fields}


@pytest.mark.parametrize("name", ["Umhlali Broers", "Thandi Khumalo", "Munisipaliteit Drakenveld", "Die Rivers Besproeiing"])
@pytest.mark.parametrize("street", ["Hertzogboulevard 18", "Posbus 1187", "221 Voortrekker Road", "Plaas Rietvlei, Ceres"])
def test_the_only_other_name_over_a_street_is_addressed(name: str, street: str) -> None:
    read = _read(name, street)
    assert (read.get("seller_name"), read.get("buyer_name")) == ("Protea Skrynwerk", name)


def test_an_office_goes_before_the_name_and_the_tax_number_under_it_is_the_buyers() -> None:
    read = _read("Umhlali Broers", "Hertzogboulevard 18", first="Krediteure")
    assert (read.get("buyer_name"), read.get("buyer_tax_id")) == ("Umhlali Broers", "4568315405")


def test_of_two_names_over_streets_neither_is_addressed() -> None:
    more = "\n\nTugela Siviel\nLangstraat 8\nIndustria\n\n"
    assert _read("Umhlali Broers", "Hertzogboulevard 18", more=more).get("buyer_name") is None


_HEADED = """
Steyn Signs CC
Suppliers of fine goods since 1987
61 Lower Main Road, Durban 4001
VAT Reg No. 4209693414
Tax Invoice

{attention}
Swart Electrical 101 CC                                 Number:      SI37432
Shop 12, Heron Mall                                     Date:        22/03/2025
George
VAT No 4914516653
"""


@pytest.mark.parametrize("attention", ["Attention:", "Charged to:   Attention: Mrs P Jacobs", "AANDAG"])
def test_a_line_for_a_person_over_a_company_heads_it_and_not_the_letterhead(attention: str) -> None:
    lines = _HEADED.format(attention=attention)
    fields = {field.term.value: field.value for field in invoice.RULES.extract([printed(lines + GOODS)]).fields}
    assert (fields.get("seller_name"), fields.get("buyer_name")) == ("Steyn Signs CC", "Swart Electrical 101 CC")
    assert (fields.get("seller_tax_id"), fields.get("buyer_tax_id")) == ("4209693414", "4914516653")
