"""What a payer shall quote is asked for in the words of paying and quoting, in any order and with any filler between them."""

from __future__ import annotations

import pytest

from extractors.fields.label_phrases import composed_role
from tests.extractors.fields.english_papers import SELLER, read

BANK = "Account Holder: Hadrian Timber Supplies Ltd\nIBAN: GB29NWBK60161331926819\n"


@pytest.mark.parametrize(
    "label",
    [
        "BEI ZAHLUNGEN STETS ANGEBEN",
        "Référence à porter sur le virement",
        "Bij betalingen altijd vermelden",
        "Recipient's payment reference",
    ],
)
def test_words_of_paying_and_quoting_ask_for_a_reference(label: str) -> None:
    role = composed_role(label)
    assert role is not None
    assert role[0] == "payment_reference"


@pytest.mark.parametrize("mark", [":", ">", "»"])
def test_a_mark_closes_the_label_before_the_reference(mark: str) -> None:
    assert read(f"{SELLER}{BANK}Bei Zahlungen stets angeben {mark}    K8738-3665\n").get("payment_reference") == "K8738-3665"


@pytest.mark.parametrize("label", ["Zahlungen", "Sur facture", "Bei Lieferung"])
def test_half_of_such_words_ask_for_none(label: str) -> None:
    role = composed_role(label)
    assert role is None or role[0] != "payment_reference"
