"""What a paper is, said in a row of a form, and what only looks like a title there."""

from __future__ import annotations

import pytest

from extractors.classify import classify_laid_out
from extractors.fields.lookup import DocumentLayout
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

_FORM = """
1. Document data
Currency:            ZAR
{label:<21}{value}
doc date:            08 APRIL 2026
c/n ref:             88401
linked to invoice:   2026-40919

2. Supplier
Business name:       Protea Cove Electrical CC
Street and number:   PO Box 2359
City, postal code:   Boksburg 1459

Sub Total Excl VAT                 1 909.75
Add VAT @ 15%                        286.46
Amount                             2 196.21
"""


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Invoice type:", "Tax Credit Note - Original", DocumentKind.CREDIT_NOTE),
        ("Type of document:", "381 - Credit Note", DocumentKind.CREDIT_NOTE),
        ("Document kind:", "Tax Invoice (380)", DocumentKind.INVOICE),
        ("Document kind:", "Take-back (381)", DocumentKind.CREDIT_NOTE),
        ("Type code:", "Delivery Docket (270)", DocumentKind.DELIVERY_NOTE),
        ("Document type:", "Wexmi Dalpel (220)", DocumentKind.PURCHASE_ORDER),
        ("Document type:", "310 - Wexmi Dalpel", DocumentKind.QUOTATION),
    ],
)
def test_a_row_says_what_the_paper_is(label: str, value: str, kind: DocumentKind) -> None:
    assert classify_laid_out(DocumentLayout([printed(_FORM.format(label=label, value=value))])).kind is kind


def test_the_second_line_of_a_label_titles_nothing() -> None:
    text = """
Credit Memo

Credit Advice No     CRN3883
Document currency    ZAR
Issue date           12.02.2026
Date of original     20.11.2025
invoice
Client Number        ABS93
Cust. Order No       B647041
"""
    assert classify_laid_out(DocumentLayout([printed(text)])).kind is DocumentKind.CREDIT_NOTE
