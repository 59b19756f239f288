"""Where every figure stands before its words, the words are still its own, and no other's beside them."""

from __future__ import annotations

from decimal import Decimal

from extractors.terms import Term
from tests.extractors.fields.test_totals import totals


def test_figures_stand_before_their_words() -> None:
    found = totals("1,234.00    Sub Total\n  185.10    Total VAT\n1,419.10 Total due")
    assert found[Term.NET_TOTAL] == 1234
    assert found[Term.TAX_TOTAL] == Decimal("185.10")
    assert found[Term.GROSS_TOTAL] == Decimal("1419.10")


def test_a_table_of_taxes_beside_them_claims_none_of_their_figures() -> None:
    found = totals("""
Rate     Excl        VAT Due                     1,200.00   Sub Total
20 %     1,000.00    200.00                        210.00   VAT hereon
5 %      200.00      10.00                       1,410.00   Total Amount
""")
    assert found[Term.NET_TOTAL] == 1200
    assert found[Term.TAX_TOTAL] == 210
    assert found[Term.GROSS_TOTAL] == 1410


def test_a_figure_between_two_labels_is_that_of_the_first() -> None:
    found = totals("Sub Total    1,234.00    VAT\nTotal due    1,419.10")
    assert found[Term.NET_TOTAL] == 1234
    assert Term.TAX_TOTAL not in found or found[Term.TAX_TOTAL] != 1234


def test_words_for_a_total_that_no_list_has_stand_behind_its_figure_too() -> None:
    found = totals("R6 353.37 Value before VAT\nR953.01 VAT @ 15 %\nR7 306.38 TOTAL")
    assert (found[Term.NET_TOTAL], found[Term.TAX_TOTAL]) == (Decimal("6353.37"), Decimal("953.01"))
    assert found[Term.GROSS_TOTAL] == Decimal("7306.38")
