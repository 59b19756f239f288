"""Where a part of the total is withheld, the rest is payable, whatever the words beside both are."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import TIMBER, printed


def payable_on(foot: str, *, total: str = "Total") -> str | None:
    paper = TIMBER.format(tax="VAT 15%              150.00").replace("Total   ", f"{total:8}")
    found = extract([printed(paper + foot)]).fields
    return next((field.value for field in found if field.term.value == "amount_due"), None)


@pytest.mark.parametrize("words", ["Sicherheitseinbehalt 10%", "Retention 10%", "Wexmidalpel"])
def test_the_rest_behind_what_is_withheld_is_payable(words: str) -> None:
    foot = f"                        {words:25}-115.00\n                        Lobrizor        1,035.00\n"
    assert payable_on(foot) == "1035.00"


def test_net_and_tax_told_once_more_leave_the_total_payable() -> None:
    foot = "                        Wexmi              150.00\n                        Dalpel        1,000.00\n"
    assert payable_on(foot) == "1150.00"


@pytest.mark.parametrize("total", ["Total payable", "Totaal betaalbaar", "Zu zahlen", "Total à payer", "应付合计"])
@pytest.mark.parametrize("held", ["115.00", "115.00 CR", "(115.00)", "-115.00"])
def test_a_total_called_payable_is_not_payable_whole_where_a_retention_follows(total: str, held: str) -> None:
    foot = f"                        Less retention 10%   {held}\n                        Now payable        1,035.00\n"
    assert payable_on(foot, total=total) == "1035.00"


def test_a_retention_with_no_minus_leaves_the_rest_under_a_name_nobody_knows() -> None:
    assert (
        payable_on("                        Retention 10%        115.00\n                        Lobrizor           1,035.00\n")
        == "1035.00"
    )


def test_a_retention_on_the_page_behind_the_goods_is_none_of_them() -> None:
    goods, foot = TIMBER.format(tax="VAT 15%              150.00").split("                        Subtotal")
    foot = f"                        Subtotal{foot}                        Retention 10%        115.00\n"
    foot += "                        Amount             1,035.00\n                        due:\n"
    found = extract([printed(goods), printed(foot, page_number=2)]).fields
    assert {field.value for field in found if field.term.value == "amount_due"} == {"1035.00"}


@pytest.mark.parametrize("rest", ["Zahlbetrag bei Skonto  1,127.00", "Amount payable by 09.02.24  1,127.00"])
def test_a_discount_for_paying_early_leaves_the_total_payable(rest: str) -> None:
    assert payable_on(f"                        Skonto 2%          23.00\n                        {rest}\n", total="Zahlbar") == "1150.00"


@pytest.mark.parametrize(
    ("deposit", "retention", "rest"),
    [
        ("Deposit paid", "Less retention 5%", "Due now"),
        ("Anzahlung", "Sicherheitseinbehalt", "Restbetrag"),
        ("Aanbetaling", "Af: inhouding 5%", "Nog te betalen"),
        ("已付定金", "质量保证金", "余款"),
    ],
)
def test_a_deposit_and_a_retention_leave_the_rest_of_a_total_called_payable(deposit: str, retention: str, rest: str) -> None:
    foot = "".join(f"{'':24}{name:22}{value}\n" for name, value in ((deposit, "350.00"), (retention, "50.00"), (rest, "750.00")))
    paper = TIMBER.format(tax="VAT 15%              150.00").replace("Total   ", "Payable ")
    found = {field.term.value: field.value for field in extract([printed(paper + foot)]).fields}
    assert (found["gross_total"], found["prepaid_total"], found["amount_due"]) == ("1150.00", "350.00", "750.00")


@pytest.mark.parametrize("held", ["Retention 5%", "Af: inhouding 5%", "质量保证金"])
def test_what_is_withheld_is_no_payment(held: str) -> None:
    foot = f"                        {held:22}50.00\n                        Outstanding           1,100.00\n"
    found = {field.term.value for field in extract([printed(TIMBER.format(tax="VAT 15%              150.00") + foot)]).fields}
    assert "prepaid_total" not in found


@pytest.mark.parametrize(
    ("rounding", "rest"), [("Afronding", "Te voldoen"), ("Rundung", "Restbetrag"), ("Rounding adj.", "Now payable"), ("尾差调整", "余款")]
)
@pytest.mark.parametrize("total", ["Total", "Payable"])
def test_a_total_rounded_to_whole_money_is_due_so_and_nothing_was_paid(rounding: str, rest: str, total: str) -> None:
    paper = TIMBER.replace("1,150.00", "1,150.42").format(tax="VAT                  150.42").replace("Total   ", f"{total:8}")
    foot = f"                        {rounding:22}-0.42\n                        {rest:22}1,150.00\n"
    found = {field.term.value: field.value for field in extract([printed(paper + foot)]).fields}
    assert (found["gross_total"], found["amount_due"], found.get("prepaid_total")) == ("1150.42", "1150.00", None)


@pytest.mark.parametrize(
    ("total", "tax"),
    [("Te betalen", "inclusief btw"), ("Total à payer", "TVA incluse"), ("Total", "Incl. VAT 15%"), ("含税总额", "其中税额")],
)
def test_what_is_exactly_the_tax_in_a_total_over_it_is_no_total(total: str, tax: str) -> None:
    goods = TIMBER.format(tax="").split("                        Subtotal")[0]
    found = extract([printed(f"{goods}{'':24}{total:20}1,000.00\n{'':24}{tax:20}130.43\n")]).fields
    read = {field.term.value: field.value for field in found}
    assert (read["gross_total"], read["tax_total"]) == ("1000.00", "130.43")


@pytest.mark.parametrize(("discount", "rest"), [("Less discount", "Balance due"), ("Korting", "Te voldoen"), ("Nachlass", "Zahlbetrag")])
def test_a_discount_behind_the_total_is_no_payment(discount: str, rest: str) -> None:
    foot = f"                        {discount:22}-57.50\n                        {rest:22}1,092.50\n"
    found = {field.term.value: field.value for field in extract([printed(TIMBER.format(tax="VAT 15%              150.00") + foot)]).fields}
    assert (found["gross_total"], found.get("prepaid_total"), found["amount_due"]) == ("1150.00", None, "1092.50")
