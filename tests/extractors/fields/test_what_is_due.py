"""What is left to pay is an amount: no number of a paper over its label, and no sum that a remark on orders names."""

from __future__ import annotations

import pytest

from tests.extractors.fields.english_papers import SELLER, read
from tests.extractors.fields.printed import GOODS


@pytest.mark.parametrize(
    ("number", "due"),
    [("Rechnung Nr.", "Zu zahlen"), ("Invoice No", "Amount due"), ("Factuur nr.", "Te betalen")],
)
def test_a_number_over_the_label_of_what_is_due_is_not_due(number: str, due: str) -> None:
    slip = f"\n\n\n{'':40}{number:<14}4720\n{'':40}{due}\n\n{'':70}575.00\n"
    assert read(SELLER, GOODS + slip).get("amount_due") == "575.00"


@pytest.mark.parametrize(
    "remark",
    [
        "Minimum order value is 3,029.84 from 15/04/26.",
        "Our minimum order amount is 3,029.84.",
        "Minimale orderwaarde 3,029.84.",
    ],
)
def test_the_least_that_may_be_ordered_is_no_total(remark: str) -> None:
    goods = (
        GOODS.replace("Total  ", "Due    ")
        .replace("VAT 15%                   75.00", "VAT 0%                     0.00")
        .replace("575.00", "500.00")
    )
    assert read(SELLER, f"{goods}\n\n{remark}\n").get("gross_total") == "500.00"


@pytest.mark.parametrize("label", ["Paid on account", "Payment on account", "Received on account", "Less on account", "Op rekening"])
def test_what_was_paid_on_account_is_prepaid(label: str) -> None:
    rows = f"\n{'':33}{label:<22}{'75.00':>9}\n{'':33}{'Amount to pay':<22}{'500.00':>9}\n"
    found = read(SELLER, GOODS.rstrip() + rows)
    assert (found.get("prepaid_total"), found["amount_due"]) == ("75.00", "500.00")


@pytest.mark.parametrize("label", ["On account", "Sold on account", "Charged on account"])
def test_what_was_sold_on_account_is_not_paid(label: str) -> None:
    rows = f"\n{'':33}{label:<22}{'75.00':>9}\n{'':33}{'Amount to pay':<22}{'500.00':>9}\n"
    assert read(SELLER, GOODS.rstrip() + rows).get("prepaid_total") is None
