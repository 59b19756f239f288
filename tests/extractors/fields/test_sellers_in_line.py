"""A seller without a letterhead, told with his address in one line."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_party_blocks import read

_PAPER = """
invoiced customer
Marula Crane Hire CC
Contact Person: Zanele Naidoo
14 Anvil Road
Durban
4001

CREDIT ADJUSTMENT NOTE                     25/06/2026

adjustment note no: C973806

Description                Qty    Unit price     Amount
Pallet 1200 x 1000 mm      2      153.44         306.88

Credit Amount                                    306.88

{foot}
"""


@pytest.mark.parametrize(
    "foot",
    [
        "Kestrel Works (Pty) Ltd / 9 Wharf Street, Gqeberha, 6001",
        "Name of account holder: Kestrel Works (Pty) Ltd - 9 Wharf Street, Gqeberha 6001",
    ],
)
def test_the_only_other_company_with_an_address_sells(foot: str) -> None:
    found = read(_PAPER.format(foot=foot))
    assert (found["seller_name"], found["buyer_name"]) == ("Kestrel Works (Pty) Ltd", "Marula Crane Hire CC")


def test_of_two_companies_neither_is_taken() -> None:
    foot = "Kestrel Works (Pty) Ltd / 9 Wharf Street, Gqeberha, 6001\nRooikrans Foods (Pty) Ltd / 3 Canal Road, George, 6529"
    assert "seller_name" not in read(_PAPER.format(foot=foot))
