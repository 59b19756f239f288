"""A paper whose title is missing or unknown is told by what else it says; what it lacks tells nothing."""

from __future__ import annotations

import re

import pytest

from extractors.classify import classify_page
from extractors.fields.lookup import DocumentLayout
from extractors.kind_evidence import shares_of, signs_of
from extractors.kinds.quotation import RULES as QUOTATION
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

STATEMENT = """
Ostertag Bürobedarf OHG
Kunde: Kupferkanne UG
Kd.-Nr. 9876

Datum         Beleg      Bezeichnung      Soll         Haben        Saldo
                         Saldovortrag                               1.272,58
12.09.2024    6921       Rechnung         55.578,62                 56.851,20
13.09.2024    7519       Zahlung                       58.358,35    -1.507,15
17.09.2024    3841       Rechnung         39.228,63                 37.721,48
01.10.2024    3624       Rechnung         9.909,24                  47.630,72
                         Endsaldo                                   47.630,72
"""
DELIVERY = """
Blouvlei Chemicals
Deliver to: Hartebeest Agri
Order No: PO-77

Driver: P Botha      Vehicle: BX 42 KL GP

Description         Qty Ordered     Qty Delivered
Interior paint      2               2
LED floodlight      50              50

Goods received in good order and condition
Received by: ____________     Signature: __________    Date: ______
"""


@pytest.mark.parametrize(("text", "kind"), [(STATEMENT, DocumentKind.STATEMENT), (DELIVERY, DocumentKind.DELIVERY_NOTE)])
def test_a_paper_without_a_title_is_told_by_its_signs(text: str, kind: DocumentKind) -> None:
    assert classify_page(printed(text)).kind is kind


def test_a_clear_title_stands_against_the_signs() -> None:
    assert classify_page(printed("TAX INVOICE\n" + DELIVERY)).kind is DocumentKind.INVOICE


def test_what_a_page_lacks_decides_nothing() -> None:
    page = printed(
        "Kestrel Works\n\nVAT Reg No: 4846479469\nTel: 011 555 0101\nDate: 3 March 2026\nPage 1\n\nThank you for your trust in us."
    )
    assert classify_page(page).kind is DocumentKind.OTHER


def test_the_shares_of_all_kinds_make_one() -> None:
    layout = DocumentLayout([printed(STATEMENT)])
    shares = shares_of(signs_of(layout, layout.pages[0]))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares, key=lambda kind: shares[kind]) is DocumentKind.STATEMENT


def test_a_column_of_credits_titles_no_credit_note() -> None:
    page = printed(STATEMENT.replace("Soll         Haben", "Belastung    Gutschrift"))
    assert classify_page(page).kind is DocumentKind.STATEMENT


@pytest.mark.parametrize("text", ["QUOTE WHEN PAYING: IN-6391", "Please quote this number", "quote our reference"])
def test_what_to_quote_when_paying_speaks_for_no_quotation(text: str) -> None:
    assert not any(re.search(cue.pattern, text, re.IGNORECASE) for cue in QUOTATION.cues)
