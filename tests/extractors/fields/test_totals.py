"""Totals are decided together, and what disagrees is said, not mended."""

from __future__ import annotations

from decimal import Decimal

from extractors.contradictions import contradictions_of
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.arithmetic import decide, take_rounded
from extractors.fields.lookup import DocumentLayout
from extractors.fields.totals import find_totals
from extractors.model import Field, Line, Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def totals(text: str) -> dict[Term, Decimal]:
    layout = DocumentLayout([printed(text)])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    decision = decide(find_totals(layout, mark, frozenset()), [])
    return {term: candidate.value for term, candidate in decision.chosen.items()}


def test_net_tax_and_total() -> None:
    found = totals("Subtotal      1,000.00\nVAT 15%         150.00\nTotal         1,150.00")
    assert found[Term.NET_TOTAL] == 1000
    assert found[Term.TAX_TOTAL] == 150
    assert found[Term.GROSS_TOTAL] == 1150


def test_a_bare_total_before_tax_is_the_net_where_the_sums_say_so() -> None:
    found = totals("Total (MYR)      20.00\nGST 6%            1.20\nNet Total        21.20")
    assert found[Term.NET_TOTAL] == 20
    assert found[Term.GROSS_TOTAL] == Decimal("21.20")


def test_a_balance_due_completes_net_and_tax_where_a_subtotal_before_discount_does_not() -> None:
    found = totals("Subtotal  1,100.00\nLess: discount  100.00\nTotal excl. VAT  1,000.00\nVAT 15%  150.00\nBalance Due  1,150.00")
    assert found[Term.NET_TOTAL] == 1000
    assert found[Term.GROSS_TOTAL] == 1150


def test_what_was_paid_before_leaves_the_amount_due() -> None:
    found = totals("Total TTC      530,75 €\nAcompte        147,00 €\nSolde à payer  383,75 €")
    assert found[Term.GROSS_TOTAL] == Decimal("530.75")
    assert found[Term.PREPAID_TOTAL] == 147
    assert found[Term.AMOUNT_DUE] == Decimal("383.75")


def test_the_last_row_of_a_table_of_totals_counts() -> None:
    found = totals(
        """
Nettobetrag     MwSt-Betrag     Endbetrag
     321,40           61,07        382,47
     127,59            8,93        136,52
     448,99           70,00        518,99
"""
    )
    assert found == {Term.NET_TOTAL: Decimal("448.99"), Term.TAX_TOTAL: Decimal("70.00"), Term.GROSS_TOTAL: Decimal("518.99")}


def field(term: Term, text: str) -> Field:
    return Field(term, Value(text), (), None, "labels")


def test_a_total_that_does_not_add_up_is_named_with_both_figures() -> None:
    fields = [field(Term.NET_TOTAL, "67200.00"), field(Term.TAX_TOTAL, "10080.00"), field(Term.GROSS_TOTAL, "76380.00")]
    (found,) = contradictions_of(fields, ())
    assert found.rule == "INV-02"
    assert "77280.00" in found.message
    assert "76380.00" in found.message


def test_lines_that_do_not_add_up_are_named() -> None:
    lines = [Line("a", line_total=Decimal(100)), Line("b", line_total=Decimal(80))]
    (found,) = contradictions_of([field(Term.NET_TOTAL, "108.00")], lines)
    assert found.message == "Lines add up to 180, the page says 108.00"


def test_allowances_and_charges_explain_a_difference() -> None:
    lines = [Line("a", line_total=Decimal(100))]
    fields = [field(Term.NET_TOTAL, "95.00"), field(Term.ALLOWANCE_TOTAL, "10.00"), field(Term.CHARGE_TOTAL, "5.00")]
    assert contradictions_of(fields, lines) == ()


def test_a_subtotal_before_discount_and_carriage_is_the_sum_of_the_lines() -> None:
    found = totals("Subtotal     1,440.00\nDiscount        14.00\nShipping        10.00\nTax            100.52\nTotal        1,536.52")
    assert found[Term.LINES_TOTAL] == 1440
    assert found[Term.ALLOWANCE_TOTAL] == 14
    assert found[Term.CHARGE_TOTAL] == 10
    assert Term.NET_TOTAL not in found


def test_lines_that_were_not_all_read_say_nothing_of_the_sum() -> None:
    lines = [Line("Bolt", Decimal(10), None, Decimal("1.50"), Decimal("15.00"))]
    net = [field(Term.NET_TOTAL, "90.00")]
    assert contradictions_of(net, lines)
    assert not contradictions_of(net, lines, lines_are_whole=False)


def test_lines_without_tax_agree_with_a_total_with_tax_and_the_tax() -> None:
    lines = [Line("Callout", line_total=Decimal("98.18")), Line("Coffee", line_total=Decimal("62.45"))]
    assert contradictions_of([field(Term.TAX_TOTAL, "11.87"), field(Term.GROSS_TOTAL, "172.50")], lines) == ()


def test_a_price_for_a_hundred_contradicts_nothing() -> None:
    lines = [
        Line("Screw", Decimal(200), None, Decimal("52.52"), Decimal("105.04")),
        Line("Bolt", Decimal(10), None, Decimal("1.50"), Decimal("15.00")),
    ]
    assert not contradictions_of([], lines)


def test_a_row_that_is_included_in_the_price_above_it_adds_nothing() -> None:
    lines = [
        Line("Tablet", Decimal(1), None, Decimal("399.00"), Decimal("399.00")),
        Line("Incl. levy", Decimal(1), None, None, Decimal("4.24")),
    ]
    assert not contradictions_of([field(Term.GROSS_TOTAL, "399.00")], lines)


def test_a_till_slip_is_paid_after_rounding_to_the_smallest_coin() -> None:
    layout = DocumentLayout([printed("Total   16.31\nRounding Adj   -0.01\nBalance Due   16.30\nCash   17.00\nChange   0.70")])
    found = find_totals(layout, ".", frozenset())
    decision = decide(found, [])
    take_rounded(decision, found)
    assert decision.chosen[Term.GROSS_TOTAL].value == Decimal("16.30")
