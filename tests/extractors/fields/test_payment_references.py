"""What a payer shall quote is what the paper asks for, and its own number where it asks for nothing."""

from __future__ import annotations

import pytest

from extractors.fields.identifiers import number_field
from extractors.fields.lookup import DocumentLayout
from extractors.fields.payment_references import payment_reference_field
from extractors.model import Field
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def reference(text: str) -> Field | None:
    layout = DocumentLayout([printed(text)])
    return payment_reference_field(layout, number_field(layout, Term.INVOICE_NUMBER, ("invoice_number",)))


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("Payment reference: KC-881", "KC-881"),
        ("Verwendungszweck: 4711/24", "4711/24"),
        ("Bank: First Example Bank\nAccount No: 62001234567\nReference: KC-881", "KC-881"),
        ("Zahlungsreferenz:   Rechnung 4711, Kunde 7", "Rechnung 4711, Kunde 7"),
    ],
)
def test_the_paper_says_what_to_quote(asks: str, expected: str) -> None:
    found = reference(f"Invoice No: INV-7\n\n{asks}")
    assert found is not None
    assert (found.value, found.extracted_by) == (expected, "labels")


def test_a_paper_that_asks_for_nothing_is_paid_under_its_number_and_says_that_this_was_inferred() -> None:
    found = reference("Invoice No: INV-7\n\nReference: our talk of Monday")
    assert found is not None
    assert (found.value, found.extracted_by) == ("INV-7", "invoice_number")
    assert found.evidence[0].box is not None


def test_a_reference_that_is_asked_for_and_not_there_is_not_replaced() -> None:
    assert reference("Invoice No: INV-7\n\nPayment reference:\n\n\n\n\nThank you") is None


@pytest.mark.parametrize("asked", ["21 00000 00003 13947 14300 09017", "+++000/0021/70069+++", "RF18 5390 0754 7034"])
def test_a_reference_with_check_digits_is_quoted_whatever_stands_before_it(asked: str) -> None:
    found = reference(f"Invoice No: INV-7\n\nMerci de mentionner la communication {asked} sur ce compte")
    assert found is not None
    assert found.value == asked


def test_a_reference_whose_check_digits_fail_is_no_reference() -> None:
    found = reference("Invoice No: INV-7\n\nMerci de mentionner +++000/0021/70062+++")
    assert found is not None
    assert found.value == "INV-7"
