"""Arrows behind labels are read as colons where a page prints several."""

from __future__ import annotations

import pytest

from extractors.layout.lines import lay_out
from tests.extractors.fields.english_papers import read
from tests.extractors.fields.printed import printed

PAPER = """
Hadrian Timber Supplies Ltd
Tyne Dock, South Shields NE34 9PL

TAX INVOICE

Sold to {mark}          Tyne Joinery plc
                        15 Mill Lane
                        York YO1 7HH
Paper raised {mark}     14 March 2024
Invoice no {mark}       44817
"""


@pytest.mark.parametrize("mark", [">", "»", "→", ">>", "=>"])
def test_an_arrow_behind_a_label_is_its_colon(mark: str) -> None:
    fields = read(PAPER.format(mark=mark))
    assert (fields["invoice_number"], fields["issue_date"], fields["buyer_name"]) == ("44817", "2024-03-14", "Tyne Joinery plc")


def test_one_arrow_on_a_page_says_nothing_of_labels() -> None:
    assert lay_out(printed("Discount for orders > 500 kg\nTotal 100.00")).lines[0].text == "Discount for orders > 500 kg"


def test_an_arrow_before_a_word_stays() -> None:
    assert "> 500" in lay_out(printed("Orders   > 500 kg\nPallets   > 20 kg")).text


def test_arrows_that_lead_on_are_no_colons() -> None:
    assert lay_out(printed("Home > Orders > Invoice 123\nBack to top")).lines[0].text == "Home > Orders > Invoice 123"


FORM = """
CREDIT NOTE

Particulars
Credit note ref{mark}       CN-4817
Prepared on{mark}           14 March 2024

Seller
Registered name{mark}       Hadrian Timber Supplies Ltd
Address line 1{mark}        Tyne Dock
Post code{mark}             NE34 9PL

Customer
Registered name{mark}       Tyne Joinery plc
Address line 1{mark}        15 Mill Lane
Post code{mark}             YO1 7HH
"""


@pytest.mark.parametrize("mark", ["=", ">", "»", "::"])
def test_a_sign_that_several_words_end_in_is_their_colon(mark: str) -> None:
    text = lay_out(printed(FORM.format(mark=mark))).text
    assert text == lay_out(printed(FORM.format(mark=":"))).text.replace("::", ":")


def test_a_sign_that_one_word_ends_in_stays() -> None:
    assert "kg=" in lay_out(printed("3 x 4 kg= 12 kg\n2 x 4 kg= 8 kg")).text
