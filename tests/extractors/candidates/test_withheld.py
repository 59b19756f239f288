"""Where a part of the total is withheld, the rest is payable, whatever the words beside both are."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import TIMBER, printed


def payable_on(foot: str) -> str | None:
    found = extract([printed(TIMBER.format(tax="VAT 15%              150.00") + foot)]).fields
    return next((field.value for field in found if field.term.value == "amount_due"), None)


@pytest.mark.parametrize("words", ["Sicherheitseinbehalt 10%", "Retention 10%", "Wexmidalpel"])
def test_the_rest_behind_what_is_withheld_is_payable(words: str) -> None:
    foot = f"                        {words:25}-115.00\n                        Lobrizor        1,035.00\n"
    assert payable_on(foot) == "1035.00"


def test_net_and_tax_told_once_more_leave_the_total_payable() -> None:
    foot = "                        Wexmi              150.00\n                        Dalpel        1,000.00\n"
    assert payable_on(foot) == "1150.00"
