"""What looks like a part of an address and is none: the end of the seller's name, and a word over an amount."""

from __future__ import annotations

import pytest

from extractors.confidence.judging import with_confidence
from extractors.confidence.paper import Paper
from extractors.kinds.invoice import extract
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

BROKEN_NAME = """
Kliprand                                     Tax Invoice
Hidroulies

Bill To: Rietkuil Safety Wear (Pty) Ltd      Invoice No    IN-2800
Your VAT No: 4540818996                      Date          2026-11-18

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40

Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96

Kliprand Hidroulies (Edms) Bpk, Posbus 796, Kimberley 8301
"""
WORDS_OVER_AMOUNTS = """
Rietkuil Textiles (Pty) Ltd                  Faktuur
PO Box 2204
Durban 4001
BTW Reg Nr: 4138780335

Kliënt: Karee Loodgieters Koöperatief Bpk    Faktuurnommer    F3693
U BTW Nr: 4869029100                         Dokumentdatum    14 Nov 2026

Beskrywing                  Aantal   Tarief        Waarde
Oak door                    8        88.80         710.40

NETTO TOTAAL         UITSETBELASTING 15 %      BALANS
R710.40              R106.56                   R816.96
"""


@pytest.mark.parametrize("text", [BROKEN_NAME, WORDS_OVER_AMOUNTS], ids=["the end of the seller's name", "a word over an amount"])
def test_it_leaves_the_absence_of_the_buyers_address_sure(text: str) -> None:
    page = printed(text)
    parts = extract([page])
    paper = Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole)
    found = next(each for each in with_confidence(paper) if each.term is Term.BUYER_ADDRESS)
    assert found.extracted_by == "search"
