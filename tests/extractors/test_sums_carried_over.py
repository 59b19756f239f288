"""A page that begins with the sum on which the page before it ended is the same paper, whatever words carry it over."""

from __future__ import annotations

import pytest

from extractors.model import FileReading, Page
from extractors.split import split_documents
from tests.extractors.fields.printed import printed

FIRST = """
Hadrian Timber Supplies Ltd
Tyne Dock, South Shields NE34 9PL

INVOICE No 44817        14 March 2024
Sold to: Tyne Joinery plc, York YO1 7HH

Description                      Quantity      Price      Amount
Treated batten                         10      50.00      500.00
Larch board                            20      12.50      250.00
Taken further                                             750.00
"""
SECOND = """
TAX INVOICE{number}
{words}                                                   {amount}
Oak post                                4      25.00      100.00
                                 Total                    850.00
"""


def pages(amount: str, number: str = "", words: str = "Taken up again") -> list[tuple[int, ...]]:
    own: tuple[Page, ...] = (printed(FIRST), printed(SECOND.format(words=words, amount=amount, number=number), page_number=2))
    return [each.page_numbers for each in split_documents(FileReading("0" * 64, "application/pdf", "a.pdf", own))]


@pytest.mark.parametrize("words", ["Taken up again", "Brought over", "Zwischenstand"])
def test_a_page_goes_on_with_the_sum_of_the_page_before_though_one_of_them_cuts_the_number(words: str) -> None:
    assert pages("750.00", " No 44817/20", words) == [(1, 2)]


def test_the_same_amount_under_another_number_is_another_paper() -> None:
    assert pages("750.00", " No 55208") == [(1,), (2,)]
