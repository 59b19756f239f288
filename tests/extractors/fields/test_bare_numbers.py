"""A label that only says that a number follows is the paper's by the company it keeps, and a reference is an order by its own letters."""

from __future__ import annotations

import pytest

from extractors.fields.identifiers import number_field
from extractors.fields.lookup import DocumentLayout
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def number(text: str, role: str = "invoice_number") -> str | None:
    field = number_field(DocumentLayout([printed(text)]), Term.INVOICE_NUMBER, (role,))
    return field.value if field else None


@pytest.mark.parametrize("label", ["No", "No.", "Nr", "Nr.", "Nommer", "N°", "Nr / No", "Nr. / No.", "Nommer / Number"])
def test_a_bare_sign_by_the_day_or_under_the_title_announces_the_papers_number(label: str) -> None:
    assert number(f"Noordwes Drukkers\n\nTAX INVOICE\n{label}   B 10773\nDatum / Date   2026-03-11") == "B 10773"
    assert (
        number(f"Noordwes Drukkers\n\nAan          TAX INVOICE\nSaad Bpk     {label}   B 10773\nPosbus 101   Date   2026-03-11")
        == "B 10773"
    )
    assert number(f"Noordwes Drukkers\n\nDatum / Date   2026-03-11\n{label}: 10773") == "10773"


@pytest.mark.parametrize(
    "text",
    [
        "Noordwes Drukkers\n\nYour order\nNo   4411\nDate   2026-03-11",
        "Noordwes Drukkers\n\nDelivery note   No   4411   Date   2026-03-11",
        "Noordwes Drukkers\n\nNo   4411\nKerkstraat   88",
        "No   Description   Qty   Amount\n1   Paper A4   10   50.00\n\nDate   2026-03-11",
    ],
)
def test_a_bare_sign_under_another_papers_word_or_alone_announces_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("REFERENCE:   PO-20914", "PO-20914"),
        ("Ref: PO20914", "PO20914"),
        ("Verwysing   PO/20914", "PO/20914"),
        ("Reference   JOB-114", None),
        ("Reference   POLICY 12", None),
    ],
)
def test_a_reference_that_begins_as_orders_do_is_an_order(reference: str, expected: str | None) -> None:
    assert number(f"TAX INVOICE\nNumber   IN100873\n{reference}\nDate   2026-03-11", "po_number") == expected
