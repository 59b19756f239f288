"""The number of an order and the day of issue under words that nobody listed, or beside the wrong word of a label in two lines."""

from __future__ import annotations

import pytest

from extractors.candidates.guesses import Guesses
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.dated import DocumentDates
from extractors.fields.labels import roles_of
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_PAPER = """
Hadrian Timber Supplies (Pty) Ltd
12 Anvil Road, Durban, 4001
VAT No 4123456784

                         TAX INVOICE

Bill To                                Invoice No      K-1007
Kestrel Works (Pty) Ltd                Date            4 March 2026
208 Smit Street                        {label}      {number}
Germiston, 1401

Description                      Quantity      Price      Amount
Treated batten                         10      50.00      500.00

                                 Subtotal                 500.00
                                 VAT 15%                   75.00
                                 Total                    575.00
"""


def order_on(label: str, number: str) -> str | None:
    found = extract([printed(_PAPER.format(label=label, number=number))]).fields
    return next((field.value for field in found if field.term.value == "po_number"), None)


def test_an_order_is_known_by_parts_of_the_words_beside_its_number() -> None:
    assert "po_number" not in roles_of("Kundenbest")
    assert order_on("Kundenbest", "ORD1351") == "ORD1351"


def test_a_count_of_orders_is_not_the_number_of_one() -> None:
    assert order_on("Order      12\n                                       Customer PO wexmi", "PO76408") == "PO76408"


@pytest.mark.parametrize("label", ["ISSUE:", "THE DATE:"])
def test_a_label_of_the_due_date_right_under_another_takes_no_date_from_it(label: str) -> None:
    page = f"TAX INVOICE\n\nDOC. NUMBER:      TI7738\n{label}             23/10/2023\nDUE DATE:         22/11/2023\n"
    dates = DocumentDates(DocumentLayout([printed(page)]), "ZAR")
    due = dates.candidates(("due_date",))[0].printed
    issued, last = dates.by_place(("invoice_number",), due)
    assert (issued and issued.text, last and last.text) == ("23/10/2023", "22/11/2023")


def test_the_date_of_an_order_is_hardly_the_day_of_issue() -> None:
    text = _PAPER.format(label="Date of Order", number="4 February 2026")
    layout = DocumentLayout([printed(text)])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    guesses = Guesses(layout, mark, find_lines(layout, mark))
    issued, ordered = (
        DocumentDates(layout, "ZAR").candidates(("issue_date",))[0],
        DocumentDates(layout, "ZAR").candidates(("order_date",))[0],
    )
    assert guesses.prefers_as_issued(issued.printed, ordered.printed)
    assert not guesses.prefers_as_issued(ordered.printed, issued.printed)


def test_a_word_of_its_label_is_none_of_an_order_number() -> None:
    text = (
        "Tolhek Roofing (Pty) Ltd\n12 Main Road, Cape Town 8001\nVAT No 4123456789\n\nTAX INVOICE\nDocument No 71044\nSales Order 55810\n"
        "Customer PO 884120\nDispatch 66120\nAccount CAR001\nDate 05/03/2026\nDue 04/04/2026\n\nBill To:\nCarter Trading (Pty) Ltd\n"
        "45 Long Street\nDurban 4001\n\nDescription      Qty    Price     Amount\nBolts     100    5.00    500.00\n\nTotal Due    500.00\n"
    )
    assert {field.term.value: field.value for field in extract([printed(text)]).fields}["po_number"] == "884120"
