"""A paper whose title is missing or unknown is told by what else it says; what it lacks tells nothing."""

from __future__ import annotations

import re

import pytest

from extractors.classify import classify_page
from extractors.fields.lookup import DocumentLayout
from extractors.kind_evidence import shares_of, signs_of
from extractors.kinds.quotation import RULES as QUOTATION
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title
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

CREDIT = """
Wertberichtigung
Sonnenberg Metallbau
GS-Nr. CRN2739
BELEGDATUM : 17.11.2023
RECHNUNG NR. 2023-2132
BEST.-NR. KUNDE : ORD9981       Sonnenberg Metallbau OHG
USt-ID: DE701025320             Hauptstraße 101
                                86153 Augsburg
Grund der Gutschrift: Rücksendung
Art.-Nr.    Gegenstand             Preis       VE    Mg.    Wert
66444       Apfelsaft naturtrüb    14,00       Kst   100    1400,00
ENTGELT:                                             1400,00
19 % MWST:                                           266,00
GUTSCHRIFTSBETRAG:                                   1666,00
"""
QUOTATION_UNDER_OTHER_WORDS = """
Lesedi Bande
Ons som vir u
Datum: 3 Maart 2026
Geldig tot: 3 April 2026
Vir: Kestrel Works

Beskrywing         Hoev      Prys      Bedrag
Eike deur          2         50.00     100.00

Totaal                                 100.00
Pryse is geldig vir 30 dae
Aanvaar deur: __________
"""


@pytest.mark.parametrize(("text", "kind"), [(STATEMENT, DocumentKind.STATEMENT), (DELIVERY, DocumentKind.DELIVERY_NOTE)])
def test_a_paper_without_a_title_is_told_by_its_signs(text: str, kind: DocumentKind) -> None:
    assert classify_page(printed(text)).kind is kind


def test_a_clear_title_stands_against_the_signs() -> None:
    assert classify_page(printed("TAX INVOICE\n" + DELIVERY)).kind is DocumentKind.INVOICE


def test_the_number_of_another_paper_in_small_print_is_overruled_by_all_the_signs() -> None:
    assert classify_page(printed(CREDIT)).kind is DocumentKind.CREDIT_NOTE


def test_the_signs_complete_what_a_few_cues_only_suggest() -> None:
    assert classify_page(printed(QUOTATION_UNDER_OTHER_WORDS)).kind is DocumentKind.QUOTATION


def test_the_dates_and_numbers_of_papers_head_columns_and_title_nothing() -> None:
    assert kind_of_title("FACTUURDATUM FACTUUR") is None
    assert kind_of_title("Rechnungsdatum Rechnung") is None


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
