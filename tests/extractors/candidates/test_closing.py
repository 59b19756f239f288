"""The foot of a paper is one sum: printed figures confirm each other under words that nobody knows."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.model import Field
from extractors.terms import Term
from tests.extractors.candidates.test_guesses import HEAD
from tests.extractors.fields.printed import printed


def read(foot: str, head: str = HEAD) -> dict[Term, Field]:
    return {each.term: each for each in invoice.extract([printed(head + foot)]).fields}


def totals(fields: dict[Term, Field]) -> dict[str, str | None]:
    wanted = ("lines_total", "allowance_total", "charge_total", "net_total", "tax_total", "gross_total", "prepaid_total", "amount_due")
    return {str(term): field.value for term, field in fields.items() if str(term) in wanted}


def test_discount_carriage_tax_and_deposit_are_understood_by_the_order_of_the_sum() -> None:
    foot = (
        "Quolm    1,500.00\nBrask    -150.00\nVelt    80.00\nDorn    1,430.00\nPliff 15%    214.50\nGrosk    1,644.50\n"
        "Hesper    644.50-\nWunk    1,000.00\n"
    )
    assert totals(read(foot)) == {
        "lines_total": "1500.00",
        "allowance_total": "150.00",
        "charge_total": "80.00",
        "net_total": "1430.00",
        "tax_total": "214.50",
        "gross_total": "1644.50",
        "prepaid_total": "644.50",
        "amount_due": "1000.00",
    }


def test_two_taxes_are_two_where_each_is_at_a_printed_rate_of_a_part() -> None:
    found = totals(read("Dorn    1,500.00\nPliff 20%    200.00\nPliff 10%    50.00\nGrosk    1,750.00\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1500.00", "250.00", "1750.00")


def test_what_stands_alone_under_the_goods_and_is_their_sum_is_the_total() -> None:
    assert totals(read("Grosk    1,500.00\n"))["gross_total"] == "1500.00"


def test_a_total_is_rounded_to_the_coin_behind_it() -> None:
    found = totals(read("Dorn    1,500.00\nVAT 15%    225.00\nGrosk    1,725.00\nRounding    0.05\nWunk    1,725.05\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1500.00", "225.00", "1725.00")


def test_two_taxes_of_one_amount_are_both_taken() -> None:
    found = totals(read("Dorn    1,500.00\nCGST 9%    135.00\nSGST 9%    135.00\nGrosk    1,770.00\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1500.00", "270.00", "1770.00")


def test_expenses_behind_the_tax_are_no_tax() -> None:
    found = totals(read("Dorn    1,500.00\nVAT 15%    225.00\nCourt fees    127.00\nGrosk    1,852.00\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1500.00", "225.00", "1852.00")


def test_prices_with_tax_make_the_total_and_not_the_net() -> None:
    found = totals(read("Dorn                                      1,304.35\nVAT 15%    195.65\nGrosk    1,500.00\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1304.35", "195.65", "1500.00")


def test_amounts_that_no_two_figures_confirm_name_no_total() -> None:
    found = totals(read("Quolm    812.00\nBrask    77.10\n"))
    assert not found.keys() & {"net_total", "tax_total"}


def test_the_row_that_sums_up_the_goods_is_none_of_them() -> None:
    parts = invoice.extract([printed(HEAD + "Dorn                               1,500.00\nPliff 15%                            225.00\n")])
    assert [str(line.line_total) for line in parts.lines] == ["1000.00", "500.00"]


CREDIT = HEAD.replace("TAX INVOICE", "CREDIT NOTE")


@pytest.mark.parametrize("label", ["Pliff Number", "Document No"])
def test_the_number_under_an_unknown_label_is_the_papers_own_where_it_stands_out(label: str) -> None:
    fields = read("Total    1,500.00\n", HEAD.replace("Invoice No: K-1007", f"{label}: INV-1007"))
    assert fields[Term.INVOICE_NUMBER].value == "INV-1007"


def test_a_credit_note_is_not_called_by_the_invoice_that_it_credits() -> None:
    head = CREDIT.replace("Invoice No: K-1007", "Invoice No: 23045\nPliff No: CRN-5306")
    fields = {each.term: each for each in credit_note.extract([printed(head + "Total    1,500.00\n")]).fields}
    assert fields[Term.INVOICE_NUMBER].value == "CRN-5306"


def test_a_postcode_or_a_year_is_no_number_of_a_paper() -> None:
    fields = read("Total    1,500.00\n", HEAD.replace("Invoice No: K-1007\n", "Copyright Kestrel 2025\n"))
    assert Term.INVOICE_NUMBER not in fields
