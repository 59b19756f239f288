"""An amount with its currency's sign is no number of a paper, however it is labelled."""

from __future__ import annotations

import pytest

from extractors.fields.number_shapes import number_in
from extractors.kinds.invoice import extract
from extractors.layout.lines import Cell
from extractors.model import Box, Word
from tests.extractors.fields.printed import printed

_PAPER = """
J & M Transport (Pty) Ltd
106 Station Street, Gqeberha 6001

                         TAX INVOICE

                                       Document No.: 2026/3906
                                       Document Date: 10 November 2026

Description                      Quantity      Price      Amount
Pine timber                             2     115.07      230.14

                                 Subtotal                {net}
                                 VAT 15%                 {tax}
                                 Invoice Total           {total}
"""


@pytest.mark.parametrize("total", ["R264.66", "ZAR264.66", "R1 264.66"])
def test_the_invoice_total_is_no_invoice_number(total: str) -> None:
    text = _PAPER.format(net="R230.14", tax="R34.52", total=total)
    found = {field.term.value: field.value for field in extract([printed(text)]).fields}
    assert found["invoice_number"] == "2026/3906"


def test_letters_before_a_sign_for_number_are_its_label() -> None:
    words = tuple(Word(text, Box(0, 0, 1, 1), None, "text_layer") for text in ["CN", "No", "CN-2023-3224"])
    number = number_in(Cell(1, 0, words))
    assert number is not None
    assert number.text == "CN-2023-3224"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("SIRET : 730 260 320 00017 | www.clairval.fr.example", "730 260 320 00017"),
        ("N° TVA : FR13417757143 | Immatriculation 532 120 888 00013", "532 120 888 00013"),
        ("Tax ID: 87-9001815 | Inc. No 23652354", "23652354"),
    ],
)
def test_a_number_in_groups_goes_on_up_to_the_stroke_that_parts_it_from_what_follows(line: str, number: str) -> None:
    paper = _PAPER.format(net="R230.14", tax="R34.52", total="R264.66") + line
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["registration_number"] == number


def test_a_number_that_breaks_at_its_stroke_goes_on_under_it() -> None:
    head = _PAPER.format(net="R230.14", tax="R34.52", total="R264.66").replace("2026/3906", "6197 /\n" + " " * 53 + "69")
    found = {field.term.value: field.value for field in extract([printed(head)]).fields}
    assert (found["invoice_number"], found["issue_date"]) == ("6197 / 69", "2026-11-10")


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("INV9631 8072", 0, "INV9631 8072"),
        ("INV9631 2024", 0, "INV9631"),
        ("INV9631 12 boxes", 0, "INV9631"),
        ("Order (220)", 7, None),
        ("Order (221)", 7, "221"),
    ],
)
def test_groups_go_on_with_a_number_and_the_code_of_a_kind_of_paper_is_none(text: str, start: int, number: str | None) -> None:
    found = number_in(Cell(1, 0, tuple(Word(word, Box(0, 0, 1, 1), None, "text_layer") for word in text.split())), start)
    assert (found.text if found is not None else None) == number


def test_a_page_that_counts_itself_says_no_total() -> None:
    paper = _PAPER.format(net="R230.14", tax="R34.52", total="R264.66") + "\nPage 2 sur un total de 2"
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["gross_total"] == "264.66"
