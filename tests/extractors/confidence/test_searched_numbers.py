"""A number behind its label and a word before an amount are no address, whatever they look like."""

from __future__ import annotations

import pytest

from extractors.terms import Term
from tests.extractors.confidence.test_searched import bare


@pytest.mark.parametrize(
    "further",
    [
        "DUE DATE. 01-01-2027\nDocket No. DN006062",
        "Kliënt Verw.                      P-550\nPakket.                           K-90876",
        "GRAND               1,046.96\nTOTAL",
    ],
)
def test_what_stands_with_its_label_or_its_amount_is_no_address(further: str) -> None:
    found = bare(Term.BUYER_ADDRESS, further=f"\n\n{further}")
    assert found.extracted_by == "search"
    assert (found.confidence or 0) > 0.97


@pytest.mark.parametrize(
    "further", ["Unit No. AB1234\nSea Point", "Street.                           P-550\nCode.                             K-90876"]
)
def test_a_number_behind_the_label_of_a_place_may_be_of_an_address(further: str) -> None:
    found = bare(Term.BUYER_ADDRESS, further=f"\n\n{further}")
    assert found.extracted_by != "search"
