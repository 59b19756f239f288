"""What stands behind the goods and is no part of the sum is left out; what completes the sum under unknown words is taken in."""

from __future__ import annotations

import pytest

from extractors.terms import Term
from tests.extractors.candidates.test_closing import read, totals
from tests.extractors.candidates.test_guesses import HEAD

MAKER = "Kestrel (Pty) Ltd\n\nTAX INVOICE\n\n"
ONE_LINE = MAKER + "Description    Qty     Price     Amount\nBrackets       10     150.00   1,500.00\n"
TAXED = "Dorn    1,500.00\nPliff 15%    225.00\nGrosk    1,725.00\n"
KNOWN = "Subtotal    1,500.00\nVAT 15%    225.00\nTotal    1,725.00\n"
TAX_TABLE = "\n20%   1,000.00   200.00   1,200.00\n10%   500.00   50.00   550.00\n"


def tied(found: dict[str, str | None]) -> tuple[str | None, ...]:
    return tuple(found.get(term) for term in ("net_total", "tax_total", "gross_total", "prepaid_total", "amount_due"))


@pytest.mark.parametrize(
    "noise",
    [
        "A balance of 14,771.70 was received with thanks.",
        "No discount for early payment. What it costs to recover a late debt : 40.00",
        "Terms of payment :      Net 30",
        "USD @ 19.76:            USD 75.91",
    ],
)
def test_the_sum_of_the_lines_is_the_total_whatever_sentences_and_terms_name(noise: str) -> None:
    assert totals(read(f"Grosk    1,500.00\n\n{noise}\n"))["gross_total"] == "1500.00"


@pytest.mark.parametrize(
    "foot",
    [
        "Dorn 1,500.00 plim 15 % vag ulk 225.00 makt olf grosk 1,725.00\n",
        "Dorn    1,500.00\nPliff 15%    225.00\nWe ask you kindly to pay the amount of 1,725.00 to our bank account\n",
        "Dorn    1,500.00\nPliff 15%    225.00\nGrosk    1,725.00 South African Rand only\n",
        "Dorn    1,500.00\nPliff 15%    225.00\nTotal payable within 30 days in ZAR    1,725.00\n",
        "Dorn 1,500.00\nPliff 15% 225.00\nThe total that is payable by you within 30 days in South African rand 1,725.00\n",
        "Net total    (excl. VAT):    1,500.00\nVAT    (15%):    225.00\nTotal    (incl. VAT):    1,725.00\n",
        "Net total      :    1,500.00\nVAT 15%       :    225.00\nTotal      :    1,725.00\n",
        "Net 15%    1,500.00\nVAT 15%    225.00\nTotal    1,725.00\n",
    ],
)
def test_figures_of_the_sum_are_found_within_sentences_and_behind_long_labels(foot: str) -> None:
    assert tied(totals(read(foot)))[:3] == ("1500.00", "225.00", "1725.00")


def test_a_deposit_and_a_retention_leave_what_is_due() -> None:
    found = totals(read(TAXED + "Hesper    345.00\nLimm    86.25\nWunk    1,293.75\n"))
    assert tied(found) == ("1500.00", "225.00", "1725.00", "431.25", "1293.75")


@pytest.mark.parametrize("foot", [TAXED, KNOWN])
def test_three_instalments_are_no_payments(foot: str) -> None:
    assert tied(totals(read(foot + "\nVim    862.50\nVam    517.50\nVum    345.00\n"))) == ("1500.00", "225.00", "1725.00", None, "1725.00")


def test_what_is_saved_by_paying_early_is_no_payment_where_labels_name_the_total() -> None:
    assert tied(totals(read(KNOWN + "\nSkrim 2%    34.50\nSkram    1,690.50\n")))[-2:] == (None, "1725.00")


@pytest.mark.parametrize("names", [("Dorn", "Pliff", "Grosk"), ("Subtotal", "VAT", "Total")])
def test_the_rows_of_a_table_of_taxes_are_no_discounts_and_no_payments(names: tuple[str, str, str]) -> None:
    net, tax, gross = names
    found = totals(read(f"{net}    1,500.00\n{tax}    250.00\n{gross}    1,750.00\n{TAX_TABLE}"))
    assert tied(found) == ("1500.00", "250.00", "1750.00", None, "1750.00")


def test_a_discount_that_names_its_base_is_no_row_of_a_table_of_taxes() -> None:
    discounted = "Quolm    1,500.00\nBrask 10% vag    1,500.00    150.00\nDorn    1,350.00\n"
    found = totals(read(discounted + "Pliff 15% vag    1,350.00    202.50\nGrosk    1,552.50\n"))
    assert (found["allowance_total"], *tied(found)[:3]) == ("150.00", "1350.00", "202.50", "1552.50")


def test_a_tax_is_known_by_the_table_of_taxes_beside_the_totals() -> None:
    foot = (
        "Plim        Ulk         Pliff       Quolm     1,500.00\n"
        "20 %        900.00      180.00      Brask       -100.00\n"
        "10 %        500.00      50.00       Dorn      1,400.00\n"
        "                                    Pliff       230.00\n"
        "                                    Grosk     1,630.00\n"
    )
    found = totals(read(foot))
    assert (found["allowance_total"], *tied(found)[:3]) == ("100.00", "1400.00", "230.00", "1630.00")


@pytest.mark.parametrize("names", [("Goods net", "Shipping net", "VAT", "Total"), ("Plimmen dorn", "Vraskor dorn", "Ulk", "Grosk")])
@pytest.mark.parametrize("bases", [(" on 1,500.00", " on 4.99"), ("", "")])
@pytest.mark.parametrize("head", [HEAD, ONE_LINE])
def test_goods_and_carriage_that_are_taxed_apart_make_a_net_that_no_line_prints(
    head: str, bases: tuple[str, str], names: tuple[str, ...]
) -> None:
    goods, carriage, tax, total = names
    parts = f"{goods}    1,500.00\n{carriage}    4.99\n"
    taxes = f"{tax} 15%{bases[0]}    225.00\n{tax} 15%{bases[1]}    0.75\n"
    fields = read(f"{parts}{taxes}{total}    1,730.74\n", head)
    found = totals(fields)
    assert (found["lines_total"], found["charge_total"]) == ("1500.00", "4.99")
    assert tied(found)[:3] == ("1504.99", "225.75", "1730.74")
    assert [each.text for each in fields[Term.NET_TOTAL].evidence] == ["1,500.00", "4.99"]
    assert fields[Term.NET_TOTAL].extracted_by == "arithmetic"


@pytest.mark.parametrize("names", [("Net", "VAT", "Total"), ("Dorn", "Pliff", "Grosk")])
def test_what_is_taxed_at_each_rate_makes_the_net_and_is_no_charge(names: tuple[str, str, str]) -> None:
    net, tax, total = names
    found = totals(read(f"{net} 20%    1,000.00\n{net} 10%    500.00\n{tax} 20%    200.00\n{tax} 10%    50.00\n{total}    1,750.00\n"))
    assert tied(found)[:3] == ("1500.00", "250.00", "1750.00")
    assert "charge_total" not in found


def test_what_leads_to_a_net_that_labels_name_is_known_by_the_sum() -> None:
    found = totals(read("Quolm    1,500.00\nless discount    -150.00\nDorn    1,350.00\nVAT 15%    202.50\nTotal    1,552.50\n"))
    assert (found["lines_total"], found["allowance_total"], *tied(found)[:3]) == ("1500.00", "150.00", "1350.00", "202.50", "1552.50")


def test_what_the_goods_make_before_carriage_is_their_sum_where_nothing_is_taxed() -> None:
    found = totals(read("Quolm    1,500.00\nVelt    80.00\nGrosk    1,580.00\nWunk    1,580.00\n"))
    assert (found["lines_total"], found["charge_total"], found["gross_total"]) == ("1500.00", "80.00", "1580.00")
    assert not found.keys() & {"net_total", "tax_total"}
