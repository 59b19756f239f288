"""Two rows, each with its own day, have two labels, however well their words go together."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def test_the_day_over_that_of_payment_is_not_announced_by_the_words_under_it() -> None:
    text = """
Hadrian Timber Supplies (Pty) Ltd
12 Anvil Road, Durban, 4001

TAX INVOICE

Tax Invoice No      SI-220914
Tax Point Day       07.01.2025
Payable at latest   06.02.2025
Order No            4593165596
"""
    found = {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}
    assert (found["issue_date"], found["due_date"]) == ("2025-01-07", "2025-02-06")
