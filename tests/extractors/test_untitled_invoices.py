"""Invoices without a title of their own are told by their number, what is to be paid and by whom; wares never title a paper."""

from __future__ import annotations

from extractors.classify import classify_page
from extractors.kinds.invoice import extract
from extractors.terms import DocumentKind, Term
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


def test_a_notice_of_assignment_over_goods_is_the_legend_of_their_invoice() -> None:
    page = printed(
        """
BIG MUDDY                                          Date           Invoice #
Big Muddy Trucking LLC                             11/2/2026      55120
601 Levee Rd, Cape Girardeau MO 63701

NOTICE OF ASSIGNMENT
This account has been assigned and sold to, and is payable only to: Apex Rail Capital LP, P.O. Box 974410, Dallas

Bill To                                            Shipper
Lakeshore Freight Brokers, Inc.                    MidSouth Paper, Memphis TN
3100 Superior Ave, Cleveland OH 44114              Consignee
                                                   Buckeye Print, Columbus OH

Description                        Units         Rate      Charges
Line haul Memphis to Columbus          1     2,450.00     2,450.00
Detention                              3        50.00       150.00

Terms: Net 30 days                 PLEASE PAY THIS AMOUNT 2,600.00
"""
    )
    assert classify_page(page).kind is DocumentKind.INVOICE
    seller = next(field.value for field in extract([page]).fields if field.term is Term.SELLER_NAME)
    assert seller == "Big Muddy Trucking LLC"


def test_goods_under_strange_headings_are_told_by_their_net_and_tax() -> None:
    page = printed(
        """
Imbali Harvesting Services CC                      Invoice No     Date
PO Box 9, Pongola 3170                             90331          20/05/2026

NOTICE OF CESSION
This debt has been ceded to Zambezi Trade Finance (Pty) Ltd, to whom alone it is to be paid

Charge to:
Pongola Cane Growers Ltd
Main Road, Pongola 3170

Cane cutting, section 4                 16,000.00
Sub-total                               16,000.00
VAT                                      2,400.00
Amount due                              18,400.00
"""
    )
    assert classify_page(page).kind is DocumentKind.INVOICE
