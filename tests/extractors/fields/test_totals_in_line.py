"""Totals that run on in one line are each the amount behind their words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.terms import Term
from tests.extractors.fields.test_totals import totals


@pytest.mark.parametrize("sign", [" – ", "     ", " | "])
def test_each_amount_of_a_line_is_that_of_the_words_before_it(sign: str) -> None:
    parts = ("Goods Subtotal 11,187.25", "Transport Charge 700.95", "Total Taxable 11,888.20", "Tax Payable 980.78", "Total Due 12,868.98")
    found = totals(sign.join(parts))
    assert found[Term.NET_TOTAL] == Decimal("11888.20")
    assert found[Term.TAX_TOTAL] == Decimal("980.78")
    assert found[Term.GROSS_TOTAL] == Decimal("12868.98")


def test_amounts_that_add_up_by_chance_are_no_net_and_tax_against_their_words() -> None:
    found = totals(
        "TOTAL LINE ITEMS R71,782.83    DELIVERY TO SITE R775.02    NET SUB TOTAL R72,557.85    0 % VAT R0.00\nTOTAL PRICE R72,557.85"
    )
    assert found[Term.NET_TOTAL] == Decimal("72557.85")
    assert not found.get(Term.TAX_TOTAL)
    assert found[Term.GROSS_TOTAL] == Decimal("72557.85")


def test_a_rate_of_tax_with_an_amount_behind_it_names_the_tax() -> None:
    found = totals("Exclusive Total:     41,903.13\nVAT Rate 15%:         3,447.96\nPlease Pay           45,351.09")
    assert (found[Term.NET_TOTAL], found[Term.TAX_TOTAL]) == (Decimal("41903.13"), Decimal("3447.96"))
