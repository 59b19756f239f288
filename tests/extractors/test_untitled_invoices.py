"""Invoices without a title of their own are told by their number, what is to be paid and by whom; wares never title a paper."""

from __future__ import annotations

from extractors.classify import classify_page
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

_GOODS = """
Service                          Hours        Rate       Amount
{ware}                           22          95.00     2090.00

Total due                                              2090.00
"""


def test_what_was_sold_is_no_title() -> None:
    page = printed(
        """
Juniper Studio Ltd
9 Canal Street, Bristol

Billed To                        Invoice Number        Due Date
Thornbury Ciders Ltd             0000218               02/09/2026
14 Orchard Street
Bristol BS35 1HA
"""
        + _GOODS.format(ware="See timesheet")
    )
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_number_and_what_is_due_make_an_invoice() -> None:
    page = printed(
        """
Olive and Ink Creative LLC
1420 NE Alberta Street, Portland

INVOICE            ISSUED           PAYMENT DUE        YOUR PO
2026-118           Aug 5, 2026      Sep 4, 2026        77120-B

PREPARED FOR
Cascade Outfitters, Inc.
"""
        + _GOODS.format(ware="Copywriting")
    )
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_bill_with_a_tax_point_is_an_invoice() -> None:
    page = printed(
        """
Harcourt Belmont LLP
9 Castle Street, Norwich

Bill No:             44182
Date (tax point):    26 August 2026

Professional charges                   4850.00
VAT @ 20%                               970.00
TOTAL DUE                              5820.00
"""
    )
    assert classify_page(page).kind is DocumentKind.INVOICE
