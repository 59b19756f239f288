"""A paper that is titled an invoice and charges less than nothing is a credit, so that nobody buys what the seller owes."""

from __future__ import annotations

import pytest

from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.reading import read_file
from extractors.terms import DocumentKind, Term
from tests.extractors import paper


def _read(net: str, tax: str, gross: str) -> tuple[DocumentKind, str | None]:
    rows = [
        ("Karoo Diesel CC", 40, 50), ("146 Old Pass Road, Polokwane 0699", 40, 66), ("TAX INVOICE", 400, 50),
        ("Invoice No: INV-7781", 360, 80), ("Date: 14 March 2026", 360, 96), ("Bill to", 40, 110), ("Baobab Mining Ltd", 40, 126),
        ("9 Kort Street, Ceres 6835", 40, 142),
        ("Description", 40, 200), ("Qty", 300, 200), ("Price", 380, 200), ("Amount", 470, 200),
        ("Diesel 50 ppm", 40, 220), ("10.00", 300, 220), ("20.00", 380, 220), (net, 470, 220),
        ("Total excl VAT", 340, 260), (net, 470, 260), ("VAT 15 %", 340, 276), (tax, 470, 276),
        ("Total incl VAT", 340, 292), (gross, 470, 292),
    ]  # fmt: skip
    (document,) = extract_documents(read_file(paper.pdf(tuple(rows)), "paper.pdf", Limits()))
    field = document.field(Term.GROSS_TOTAL)
    return document.kind, field.value if field else None


@pytest.mark.parametrize(
    ("net", "tax", "gross"),
    [
        ("-200.00", "-30.00", "-230.00"),
        ("(200.00)", "(30.00)", "(230.00)"),
        ("200.00-", "30.00-", "230.00-"),
        ("R -200.00", "R -30.00", "R -230.00"),
    ],
)
def test_an_invoice_of_negative_sums_is_a_credit_note(net: str, tax: str, gross: str) -> None:
    assert _read(net, tax, gross) == (DocumentKind.CREDIT_NOTE, "230.00")


def test_an_invoice_of_rand_and_cents_parted_by_a_dash_stays_one() -> None:
    assert _read("R 2 000-00", "R 300-00", "R 2 300-00") == (DocumentKind.INVOICE, "2300.00")


def test_an_invoice_stays_one() -> None:
    assert _read("200.00", "30.00", "230.00") == (DocumentKind.INVOICE, "230.00")
