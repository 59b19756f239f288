"""A foot that begins with the total, over what makes it: the total is none of the goods."""

from __future__ import annotations

import pytest

from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

HEAD = """
Hadrian Timber Supplies (Pty) Ltd
4 Mill Lane
Durban 4001

TAX INVOICE
Invoice No: K-4471
Date: 12 March 2026

Description            Quantity      Price        Amount
Treated batten               10      50.00        500.00
Oak board                     4      25.00        100.00
"""


def row(label: str, amount: str) -> str:
    return f"{label:<37}{amount:>19}\n"


@pytest.mark.parametrize(
    "foot",
    [
        (("Value of this bill", "690.00"), ("Before tax", "600.00"), ("VAT", "90.00")),
        (("Value of this bill", "747.50"), ("Goods", "600.00"), ("Delivery", "50.00"), ("Excl VAT", "650.00"), ("VAT", "97.50")),
    ],
)
def test_the_total_that_stands_first_ends_the_goods(foot: tuple[tuple[str, str], ...]) -> None:
    parts = invoice.extract([printed(HEAD + "\n" + "".join(row(*each) for each in foot))])
    assert [str(line.line_total) for line in parts.lines] == ["500.00", "100.00"]
    assert {each.term: each.value for each in parts.fields}[Term.GROSS_TOTAL] == foot[0][1]


def test_a_last_line_that_costs_more_than_the_others_is_one_of_the_goods() -> None:
    rows = "Crane hire                    1     700.00        700.00\n\n"
    foot = row("Subtotal", "1,300.00") + row("VAT 15%", "195.00") + row("Total", "1,495.00")
    assert len(invoice.extract([printed(HEAD + rows + foot)]).lines) == 3
