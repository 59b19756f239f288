"""Days of deliveries and orders in rows of particulars, two labels that run together, and particulars joined by a semicolon."""

from __future__ import annotations

import pytest

from tests.extractors.fields.english_papers import SELLER, read
from tests.extractors.fields.printed import GOODS


@pytest.mark.parametrize(
    "row",
    [
        "Customer no - C5623 - datum van lewering - 05/07/2024",
        "Order: 4711 | versanddatum: 05.07.2024",
        "PO No : 651928 - Supplied On : 05-07-2024",
        "Order: 4711 | verzenddatum: 05-07-2024",
    ],
)
def test_the_day_of_delivery_is_found_behind_another_particular(row: str) -> None:
    assert read(f"{SELLER}{row}\n")["delivery_date"] == "2024-07-05"


@pytest.mark.parametrize(("label", "remark"), [("Geleverd op:", "Geleverd op 28 januari 2024 volgens contract 81718.")])
def test_a_remark_on_another_delivery_gives_no_day_where_a_label_does(label: str, remark: str) -> None:
    assert read(f"{SELLER}{label}     6 maart 2024\n", f"{GOODS}\n\n{remark}\n")["delivery_date"] == "2024-03-06"


def test_the_day_of_an_order_is_found_by_the_word_for_ordering() -> None:
    assert read(f"{SELLER}Ordered ......    10/03/2024\n")["order_date"] == "2024-03-10"


def test_two_long_labels_that_run_together_are_two() -> None:
    found = read(f"{SELLER}Leweringsdatum Afleweringsnota\n14.05.2024     W9518/24\n")
    assert (found["delivery_date"], found["delivery_note_number"]) == ("2024-05-14", "W9518/24")


def test_particulars_of_a_bank_are_parted_at_each_semicolon_before_a_label() -> None:
    row = "开户银行名称:华源商业银行;收款户名:天合顺贸易;行号:495082773124;银行账号:7769486327581535189"
    found = read(f"{SELLER}{row}\n")
    assert (found["bank_name"], found["branch_code"], found["bank_account"]) == ("华源商业银行", "495082773124", "7769486327581535189")


def test_a_routing_number_is_the_banks() -> None:
    bank = "Payment details\nBank Name:          Gulf Crest Bank\nAcct No:            6725828892\nBank Routing:       065300211\n"
    assert read(SELLER + bank)["branch_code"] == "065300211"
