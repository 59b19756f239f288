"""The totals of whole papers, in the situations that invoices come in: what is payable is found, what is not printed stays away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.contradictions import contradictions_of
from extractors.kinds import invoice
from extractors.model import Ambiguous, Value
from extractors.terms import Term
from tests.extractors.fields.papers_with_totals import LINES, PAPERS
from tests.extractors.fields.printed import printed

HEAD = """
TAX INVOICE                                   Kestrel Works (Pty) Ltd
Invoice No: K-1007                            12 Anvil Road, Durban, 4001
Invoice Date: 2026-03-04

"""
TERMS = {
    "lines": Term.LINES_TOTAL,
    "allowance": Term.ALLOWANCE_TOTAL,
    "charge": Term.CHARGE_TOTAL,
    "net": Term.NET_TOTAL,
    "rate": Term.TAX_RATE,
    "tax": Term.TAX_TOTAL,
    "gross": Term.GROSS_TOTAL,
    "paid": Term.PREPAID_TOTAL,
    "due": Term.AMOUNT_DUE,
    "currency": Term.CURRENCY,
}


def test_a_digit_that_a_scan_misread_is_marked_and_not_mended() -> None:
    misread = LINES + "\nSubtotal   1,500.00\nVAT 15%   225.00\nTotal   1,723.00\n"
    page = printed(HEAD + misread, seen_by="tesseract")
    readings = {each.term: each.reading for each in invoice.extract([page]).fields}
    gross = readings[Term.GROSS_TOTAL]
    assert isinstance(gross, Ambiguous)
    assert gross.candidates == ("1723.00", "1725.00")
    assert readings[Term.NET_TOTAL] == Value("1500.00")
    assert Term.AMOUNT_DUE not in readings


def test_a_total_that_was_printed_wrong_is_read_as_printed() -> None:
    parts = invoice.extract([printed(HEAD + LINES + "\nSubtotal   1,500.00\nVAT 15%   225.00\nTotal   1,723.00\n")])
    assert {each.term: each.value for each in parts.fields}[Term.GROSS_TOTAL] == "1723.00"
    assert [each.rule for each in contradictions_of(parts.fields, parts.lines, lines_are_whole=parts.lines_are_whole)] == ["INV-02"]


def test_a_total_that_a_scan_shows_without_any_doubt_is_as_printed_and_the_paper_is_wrong() -> None:
    page = printed(HEAD + LINES + "\nSubtotal   1,500.00\nVAT 15%   225.00\nTotal   1,723.00\n", seen_by="paddle")
    sure = replace(page, words=tuple(replace(word, confidence=1.0) for word in page.words))
    parts = invoice.extract([sure])
    assert {each.term: each.value for each in parts.fields}[Term.GROSS_TOTAL] == "1723.00"
    assert [each.rule for each in contradictions_of(parts.fields, parts.lines, lines_are_whole=parts.lines_are_whole)] == ["INV-02"]
    one = tuple(replace(word, confidence=0.98 if word.text == "1,723.00" else 1.0) for word in page.words)
    doubted = {each.term: each.reading for each in invoice.extract([replace(page, words=one)]).fields}
    assert isinstance(doubted[Term.GROSS_TOTAL], Ambiguous)


def read(text: str) -> dict[str, str]:
    parts = invoice.extract([printed(HEAD + text)])
    values = {each.term: each.value for each in parts.fields if each.value is not None}
    return {name: values[term] for name, term in TERMS.items() if term in values}


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_payable_is_found(name: str) -> None:
    text, expected = PAPERS[name]
    found = read(text)
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_adds_up_contradicts_nothing(name: str) -> None:
    parts = invoice.extract([printed(HEAD + PAPERS[name][0])])
    assert contradictions_of(parts.fields, parts.lines, lines_are_whole=parts.lines_are_whole) == ()


def test_a_postal_code_beside_a_due_date_is_not_due() -> None:
    text = """
TAX INVOICE
Kwela Doors                        Umzansi Staffing Inc
Invoice Number   2026/6510         87 Marula Lane
Due Date         11 December 2026  Bloemfontein 9301

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total                                              710.40
"""
    found = {each.term: each.reading for each in invoice.extract([printed(text)]).fields}
    assert found[Term.AMOUNT_DUE] == Value("710.40")


def test_a_house_number_beside_the_label_over_a_due_date_is_not_due() -> None:
    """A number's label is not the first line of "Invoice No / Due", for a due date says what it is by itself."""
    text = """
TAX INVOICE
Kwela Doors
Date of Issue    17-Nov-2026       Protea Cove Mining Inc
Invoice Nr       2026/7027         178 Umfolozi Road
DUE DATE         01-Jan-2027       Gqeberha 6001

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total                                              710.40
"""
    found = {each.term: each.reading for each in invoice.extract([printed(text)]).fields}
    assert found[Term.AMOUNT_DUE] == Value("710.40")


def test_a_post_box_beside_a_payment_that_is_due_on_a_day_is_not_due() -> None:
    text = """
TAX INVOICE
Kwela Doors
Invoice Nr: 2026/7027              Customer:
Date of Issue: 18/11/2026          Hartebeest Civils Ltd
Payment Due: 18/12/2026            PO Box 386
                                   Boksburg
                                   1459

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total                                              710.40
"""
    found = {each.term: each.reading for each in invoice.extract([printed(text)]).fields}
    assert found[Term.AMOUNT_DUE] == Value("710.40")


def test_the_days_of_the_terms_are_no_second_tax() -> None:
    """The total is 45.00 too high, and the 45 of "45 days" stands in the line of a VAT number."""
    text = """
TAX INVOICE

VAT No: 4221103486                          Terms     45 days from invoice date

Description                  Qty      Price       Amount
River sand, delivered          5   1,812.91     9,064.54

Subtotal                                      R 9,064.54
VAT 15%                                       R 1,359.68
Total incl. VAT                              R 10,469.22
"""
    found = {field.term: field.value for field in invoice.extract([printed(text)]).fields}
    assert found[Term.TAX_TOTAL] == "1359.68"
