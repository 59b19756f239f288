"""A firm's slogan, its street, the title of the paper and the labels beside its letterhead are not the firm."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from tests.extractors.fields.printed import GOODS, printed

_HEAD_OF_NOTE = """
Date:      16 May 2025                                   {beside}
Number:    CN-75337

Customer:
Cloete Foods CC
18 Hertzog Boulevard
George 6529
"""


def _seller(letterhead: str, *, is_credit: bool = False, beside: str = "") -> str | None:
    text = f"{letterhead}\n{_HEAD_OF_NOTE.format(beside=beside)}\n{GOODS}"
    fields = (credit_note if is_credit else invoice).RULES.extract([printed(text)]).fields
    return next((field.value for field in fields if field.term.value == "seller_name"), None)


@pytest.mark.parametrize("name", ["Venter & Sons", "A. Protea Signs", "The Rivers Civils Company", "Randburg Signs"])
@pytest.mark.parametrize(
    "slogan", ["Your partner in quality", "Altyd vars, altyd vriendelik", "We Build Better", "Suppliers of fine goods"]
)
def test_what_a_firm_says_of_itself_under_its_name_is_not_its_name(name: str, slogan: str) -> None:
    letterhead = f"{name}                                          TAX INVOICE\n{slogan}\nFarm Rietvlei\nObservatory\nPolokwane, 0699\n"
    assert _seller(f"{letterhead}VAT # 4191906026") == name


@pytest.mark.parametrize("street", ["Kerkplein 33", "Malvalaan 9", "h/v Loop- en Houtstraat", "Plaas Rietvlei", "P O Box 1187", "Shop 12"])
def test_a_line_that_begins_with_a_street_names_nobody(street: str) -> None:
    letterhead = f"Protea Drukkers\n{street}, Glen Marais, Durban 4001\nFoon: 011 555 0979\nReg. 2017/020418/07\nBTW-reg. nr. 4188564833"
    assert _seller(letterhead) == "Protea Drukkers"


def test_words_that_may_be_a_title_are_nobodys_name() -> None:
    letterhead = "Return credit\n\nSandveld & Sons\nP O Box 1187\nGqeberha, 6001\nTel 011 555 0840\nTax No: 4146596239"
    assert _seller(letterhead, is_credit=True) == "Sandveld & Sons"


def test_a_company_that_trades_under_a_second_name_has_a_long_one() -> None:
    name = "Green Point Plumbing Supplies 101 CC t/a Blesbok Plumbing Supplies"
    letterhead = f"{name}\nP O Box 1187, Observatory, Umhlanga Rocks 4320\nPhone: (021) 555-0125   VAT Reg No. 4644154063\n\nInvoice"
    assert _seller(letterhead) == name
