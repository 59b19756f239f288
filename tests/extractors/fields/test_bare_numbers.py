"""A sign that says no more than that a number follows stands for the paper's own where it stands among the labels of its head."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from tests.extractors.fields.printed import GOODS, printed

HEAD = """
Kestrel Forge (Pty) Ltd
14 Anvil Road, Isando, 1600

{title}

Bill to: Lanercost Dairies Ltd
8 Abbey Street, Carlisle CA3 8TX

"""


def number_on(title: str, *lines: str, term: str = "invoice_number") -> str | None:
    read = credit_note.extract if title == "CREDIT NOTE" else invoice.extract
    found = read([printed(HEAD.format(title=title) + "\n".join(lines) + "\n" + GOODS)]).fields
    return next((field.value for field in found if field.term.value == term), None)


@pytest.mark.parametrize("sign", ["No.", "Nr.", "N°", "Nummer", "Nommer", "Number"])
def test_a_sign_in_the_run_of_the_heads_labels_announces_the_papers_number(sign: str) -> None:
    assert number_on("INVOICE", "Date: 14 March 2026", "Rep: J Botha", f"{sign}: 2026/0418", "Your order: 88412") == "2026/0418"


def test_a_sign_over_its_number_is_found_among_labels_over_their_values() -> None:
    assert number_on("INVOICE", "Your order", "88412", "No.", "2026/0418", "Rep", "J Botha 1") == "2026/0418"


def test_a_sign_in_one_row_of_labels_announces_the_papers_number() -> None:
    labels = "N°             Date           Your order     Terms          Account no"
    values = "2026/0418      14/03/2026     88412          30 days        LAN004"
    assert number_on("INVOICE", labels, values) == "2026/0418"


def test_a_sign_on_a_credit_note_is_not_taken_over_by_the_invoice_that_is_credited() -> None:
    lines = ("Our invoice: IN 19007", "Terms: 30 days", "No.: CR0418", "Your order: 88412", "Date: 14 March 2026")
    assert number_on("CREDIT NOTE", *lines) == "CR0418"


def test_a_sign_under_the_word_for_an_order_is_the_orders() -> None:
    lines = ("Your order", "No.       88412", "Date      12 March 2026")
    assert number_on("INVOICE", *lines) is None
    assert number_on("INVOICE", *lines, term="po_number") == "88412"


def test_a_sign_among_the_lines_of_a_bank_is_an_accounts() -> None:
    assert number_on("INVOICE", "Bank: FNB", "Branch code: 250655", "No.: 62001122334") is None
