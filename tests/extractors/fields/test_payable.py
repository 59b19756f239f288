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
