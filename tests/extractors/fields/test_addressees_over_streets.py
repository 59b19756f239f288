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
