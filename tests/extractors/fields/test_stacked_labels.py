"""A label set one word a line is one label, and a form with a row for the name has its name there."""

from __future__ import annotations

from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

STACKED = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

INVOICE 2026/6623

CLIENT     Kestrel Drukkers BK
NAME       Posbus 443
AND        Boksburg 1459
ADDRESS
"""
FORM = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

INVOICE 2026/6623

CLIENT     C1001
NAME       Kestrel Printers (Pty) Ltd
ADDRESS    12 Loop Street, Boksburg 1459
"""
FOOT = "\nDescription      Qty     Price      Amount\nOak door         2       50.00      100.00\n\nTotal            100.00\n"


def test_the_name_stands_beside_the_first_word_of_a_stacked_label() -> None:
    assert buyer(STACKED) == "Kestrel Drukkers BK"


def test_a_form_with_a_row_for_the_name_has_it_there() -> None:
    assert buyer(FORM) == "Kestrel Printers (Pty) Ltd"


def buyer(text: str) -> str | None:
    return {each.term: each.value for each in invoice.extract([printed(text + FOOT)]).fields}.get(Term.BUYER_NAME)


def test_a_label_whose_number_stands_beside_it_is_nobodys_name() -> None:
    text = """
Rietkuil Civils Ltd
84 Loop Road, Paarl 7646

TAX INVOICE F6498

Invoice To       J & M Voedsel (Edms) Bpk
                 Graniethof 172, George 6529
Customer VAT     4822679942
No:
"""
    assert buyer(text) == "J & M Voedsel (Edms) Bpk"
