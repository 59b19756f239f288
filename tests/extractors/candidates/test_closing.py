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


def test_carriage_behind_the_tax_is_a_charge_and_the_tax_is_none() -> None:
    found = totals(read("Subtotal    1,500.00\nTax    150.10\nShipping    80.00\nTotal Due    1,730.10\n"))
    assert (found["tax_total"], found["charge_total"], found["gross_total"]) == ("150.10", "80.00", "1730.10")


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


ONE = HEAD.replace("Steel bracket           10        100.00  1,000.00\nGalvanised plate         5        100.00    500.00\n", "")
ONE_LINE = ONE + "Steel bracket            3         41.75    125.25\n"


def three(fields: dict[Term, Field]) -> tuple[str | None, ...]:
    found = totals(fields)
    return found.get("net_total"), found.get("tax_total"), found.get("gross_total")


def test_prices_with_tax_make_the_total_where_only_some_of_them_are_taxed() -> None:
    foot = "Dorn    1,388.89\nPliff 15%    111.11\nGrosk    1,500.00\nWunk    1,500.00\n"
    assert three(read(foot)) == ("1388.89", "111.11", "1500.00")


def test_the_tax_within_prices_is_known_by_the_rate_beside_it() -> None:
    assert three(read("Pliff 15%    195.65\nGrosk    1,500.00\n")) == (None, "195.65", "1500.00")
    assert three(read("Grosk    1,500.00\nPliff 15%    195.65\n")) == (None, "195.65", "1500.00")


def test_a_tax_on_the_lines_needs_no_printed_net() -> None:
    assert three(read("Pliff    121.50\nGrosk    1,621.50\n")) == (None, "121.50", "1621.50")


def test_a_small_round_share_off_the_lines_is_a_discount_and_a_large_one_a_deposit() -> None:
    assert totals(read("Quolm    1,500.00\nBrask    30.00\nGrosk    1,470.00\n"))["gross_total"] == "1470.00"
    assert totals(read("Quolm    1,500.00\nBrask    600.00\nGrosk    900.00\n"))["gross_total"] == "1500.00"


def test_a_total_that_is_printed_twice_has_no_net() -> None:
    found = totals(read("Grosk    1,500.00\nWunk    1,500.00\n"))
    assert (found.get("net_total"), found["gross_total"]) == (None, "1500.00")


def test_a_rate_may_stand_in_the_names_over_amounts_side_by_side() -> None:
    found = totals(read(" " * 60 + "Pliff 15%      Grosk\n" + " " * 60 + "211.11         1,711.11\n"))
    assert (found["tax_total"], found["gross_total"]) == ("211.11", "1711.11")


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        (
            "Dorn                                        125.25\nPliff                                        25.05\n",
            ("125.25", "25.05", "150.30"),
        ),
        ("Pliff                                        25.05\n", (None, "25.05", "150.30")),
    ],
)
def test_tax_and_total_in_the_column_of_a_single_line_are_no_goods(foot: str, expected: tuple[str | None, ...]) -> None:
    page = printed(ONE_LINE + foot + "Grosk                                       150.30\n")
    parts = invoice.extract([page])
    assert [str(line.line_total) for line in parts.lines] == ["125.25"]
    assert three({each.term: each for each in parts.fields}) == expected


def test_net_and_tax_of_prices_with_tax_in_the_column_of_the_lines_are_no_goods() -> None:
    foot = "Dorn                                        108.91\nPliff                                        16.34\n"
    parts = invoice.extract([printed(ONE_LINE + foot + "Grosk                                       125.25\n")])
    assert [str(line.line_total) for line in parts.lines] == ["125.25"]
    assert three({each.term: each for each in parts.fields}) == ("108.91", "16.34", "125.25")


def test_an_amount_that_repeats_the_only_line_is_its_total() -> None:
    parts = invoice.extract([printed(ONE_LINE + "Grosk                                       125.25\n")])
    assert [str(line.line_total) for line in parts.lines] == ["125.25"]


def test_headings_of_the_goods_do_not_name_what_stands_at_the_foot() -> None:
    head = ONE.replace("Unit price    Amount", "Unit price  Total incl VAT")
    text = head + "                                  incl\nSteel bracket            3         41.75    125.25\nblack\n"
    fields = read(
        "                                            108.91\nPliff 15%                                    16.34\n"
        "Grosk                                       125.25\n",
        text,
    )
    assert three(fields) == ("108.91", "16.34", "125.25")
