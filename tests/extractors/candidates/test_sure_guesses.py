"""What the scorer is sure of stands against what labels hardly say: three amounts that add up, and the number beside a title."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.terms import Term
from tests.extractors.fields.printed import GOODS, printed

HEAD = """
Kestrel Works (Pty) Ltd
12 Anvil Road
Durban 4001

"""
DATED = "Date: 4 March 2026\nYour Order No: PO-88120\n"
LINES = """
Description            Qty    Unit price    Amount
Steel bracket           10        100.00  1,000.00
Galvanised plate         5        100.00    500.00
"""


@pytest.mark.parametrize("title", ["CREDIT NOTE TO ACCOUNT", "Avoir pour retour de marchandises", "Kundengutschrift"])
def test_a_number_far_beside_the_title_is_the_papers_own(title: str) -> None:
    text = f"{title}                              CN26773\n{HEAD}{DATED}Refers to Invoice: INV3415\n{GOODS}"
    fields = {each.term: each.value for each in credit_note.extract([printed(text)]).fields}
    assert fields[Term.INVOICE_NUMBER] == "CN26773"


def test_a_tax_of_nothing_makes_the_net_the_total() -> None:
    text = HEAD + "INVOICE\nInvoice No: K-1007\n" + DATED + LINES + "\nVAT            0.00\nNett total            1,500.00\n"
    fields = {each.term: each.value for each in invoice.extract([printed(text)]).fields}
    assert fields[Term.GROSS_TOTAL] == "1500.00"


def test_the_day_of_a_programs_version_dates_no_paper() -> None:
    text = "Release:     2.6 of 10.11.2025\n" + HEAD + "Invoice No. 123 of 03.06.2025\n" + GOODS
    fields = {each.term: each.value for each in invoice.extract([printed(text)]).fields}
    assert fields[Term.ISSUE_DATE] == "2025-06-03"
