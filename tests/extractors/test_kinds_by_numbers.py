"""Numbers tell a kind where no title is known: those of invoices begin with IN, and a credit note names the invoice it is for."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.kind_numbers import one_of_receivables
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

_PARTIES = """
Tafelkop Weavers (Pty) Ltd             Bill To
12 Loop Street                         Protea Cove Foods (Pty) Ltd
Cape Town 8001                         9 Station Road
VAT No: 4577016316                     Paarl 7646
"""
_GOODS = """
Description               Qty    Unit     Price      Amount
Oak door                    2      EA    400.00      800.00
Pine door                   3      EA    100.00      300.00

Net                                               1,100.00
VAT 15%                                             165.00
Total                                             1,265.00
"""


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ("Zorble               CN36457\nQuux                 INV30433\nDate                 11/11/2024", DocumentKind.CREDIT_NOTE),
        ("Zorble               INV30433\nDate                 11/11/2024", DocumentKind.INVOICE),
    ],
)
def test_a_paper_without_a_known_title_is_told_by_its_numbers(numbers: str, kind: DocumentKind) -> None:
    assert classify_page(printed(f"Wubble\n{_PARTIES}\n{numbers}\n{_GOODS}")).kind is kind


def test_a_code_of_goods_is_no_number_of_a_paper() -> None:
    goods = _GOODS.replace("Oak door ", "CN-5281  ")
    assert classify_page(printed(f"Wubble\n{_PARTIES}\nDate                 11/11/2024\n{goods}")).kind is DocumentKind.INVOICE


def test_the_order_of_a_buyer_over_its_number_in_a_row_of_such_titles_nothing() -> None:
    row = "U VERWYSING.           U BESTELLING.\nREQ8303                PO-1120\n"
    page = classify_page(printed(f"Wubble # IN88679\n{_PARTIES}\n{row}{_GOODS}"))
    assert page.kind is DocumentKind.INVOICE
    assert DocumentKind.PURCHASE_ORDER not in page.scores


def test_an_invoice_over_its_number_does_not_outweigh_all_that_speaks_of_credit() -> None:
    row = "CREDIT REF        DATE ISSUED       ORIGINAL INVOICE\nC572416           9 Jan 2023        IN850935\n"
    goods = _GOODS.replace("Total  ", "CREDIT ")
    reason = "\nCredited since the goods that were delivered on 3 January 2023 came back damaged\n"
    assert classify_page(printed(f"Wubble\n{_PARTIES}\n{row}{goods}{reason}")).kind is DocumentKind.CREDIT_NOTE


def test_of_two_that_look_alike_the_more_common_is_meant() -> None:
    even = {DocumentKind.CREDIT_NOTE: 0.44, DocumentKind.INVOICE: 0.40, DocumentKind.QUOTATION: 0.16}
    assert one_of_receivables(even)[DocumentKind.INVOICE] == pytest.approx(0.84)
    clear = {DocumentKind.CREDIT_NOTE: 0.65, DocumentKind.INVOICE: 0.20, DocumentKind.QUOTATION: 0.15}
    assert one_of_receivables(clear)[DocumentKind.CREDIT_NOTE] == pytest.approx(0.85)
    other = {DocumentKind.CREDIT_NOTE: 0.30, DocumentKind.INVOICE: 0.30, DocumentKind.QUOTATION: 0.40}
    assert one_of_receivables(other) == other
