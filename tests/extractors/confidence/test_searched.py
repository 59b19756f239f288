"""What nothing on a paper can be is surely absent; what something might be is only not found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from api.sample.documents import draw_invoice, scanned
from api.sample.made import MadeDocument
from api.sample.particulars import BankAccount, Goods, InvoiceParticulars, Party
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import Absent, Field
from extractors.reading import read_file
from extractors.terms import Term

SELLER = Party("Kwela Doors (Pty) Ltd", ("16 Old Pass Road", "Paarl, 7646"), "4452463344", "2001/736948/07", "021 173 7938")
BUYER = Party("Nyala Retail (Pty) Ltd", ("3 Quarry Road", "Cape Town, 7925"), "4419203767", "2008/577285/07")
PLAIN = InvoiceParticulars(
    "KD-7227",
    date(2026, 11, 18),
    SELLER,
    BUYER,
    (Goods("Oak door, lacquered", Decimal(12), "EA", Decimal("469.00"), "OD-12"),),
    BankAccount("Kwela Doors (Pty) Ltd", "Karoo Mercantile Bank", "580105", "6210044917"),
)


def field(paper: MadeDocument, term: Term) -> Field:
    (document,) = extract_documents(read_file(paper.content, paper.filename, Limits()))
    found = document.field(term)
    assert found is not None
    return found


@pytest.mark.parametrize("layout", ["ruled", "banded", "serif"])
@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({"seller": replace(SELLER, tax_id=None)}, Term.SELLER_TAX_ID),
        ({"buyer": replace(BUYER, address=())}, Term.BUYER_ADDRESS),
    ],
)
def test_what_nothing_on_the_paper_can_be_is_surely_absent(changes: dict[str, Party], term: Term, layout: str) -> None:
    found = field(draw_invoice(replace(PLAIN, **changes), layout), term)  # type: ignore[arg-type]
    assert found.reading == Absent()
    assert found.confidence is not None
    assert found.confidence > 0.95


def test_a_long_number_that_no_field_has_may_be_the_tax_number() -> None:
    """Nothing says whose it is, so the reader cannot be sure that it is not what is looked for."""
    changed = replace(PLAIN, seller=replace(SELLER, tax_id=None), note="4 452 463 344 applies.")
    found = field(draw_invoice(changed, "ruled"), Term.SELLER_TAX_ID)
    assert found.reading == Absent()
    assert found.confidence is not None
    assert found.confidence < 0.95


def test_a_street_that_no_field_has_may_be_the_buyers() -> None:
    changed = replace(PLAIN, buyer=replace(BUYER, address=()), note="Delivered to 14 Loop Street, Woodstock, Cape Town, 7925")
    found = field(draw_invoice(changed, "ruled"), Term.BUYER_ADDRESS)
    assert found.value is not None or (found.confidence or 0) < 0.95


def test_a_scan_may_hide_what_is_printed() -> None:
    paper = scanned(draw_invoice(replace(PLAIN, seller=replace(SELLER, tax_id=None)), "ruled"), seed=5)
    found = field(paper, Term.SELLER_TAX_ID)
    assert found.value is not None or (found.confidence or 0) < 0.95
