"""What no listed label announces is found by what speaks for it; what a label says is never overruled, and sentences are no totals."""

from __future__ import annotations

from decimal import Decimal

from extractors.candidates.guesses import Guesses
from extractors.candidates.totals import decide_with_guesses, is_proven
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.fields.totals import find_totals
from extractors.kinds import invoice
from extractors.model import Field
from extractors.terms import Term
from tests.extractors.fields.printed import printed

HEAD = """TAX INVOICE
Kestrel Works (Pty) Ltd
12 Anvil Road
Durban 4001
Invoice No: K-1007
Date: 4 March 2026

Description            Qty    Unit price    Amount
Steel bracket           10        100.00  1,000.00
Galvanised plate         5        100.00    500.00
"""
STRANGE = HEAD + "Prix hotsubt    1,500.00\nVatsum 15%    225.00\nTotalomatic    1,725.00\n"


def read(text: str) -> dict[Term, Field]:
    return {each.term: each for each in invoice.extract([printed(text)]).fields}


def test_a_total_behind_a_label_that_nobody_listed_is_found_by_its_place_and_sum() -> None:
    fields = read(STRANGE)
    assert fields[Term.GROSS_TOTAL].value == "1725.00"


def test_what_a_label_says_stands_against_every_guess() -> None:
    text = HEAD + "Subtotal    1,500.00\nAgency share    225.00\nTotal    1,600.00\nBooked volume    1,725.00\n"
    fields = read(text)
    assert fields[Term.GROSS_TOTAL].value == "1600.00"
    assert fields[Term.GROSS_TOTAL].extracted_by == "labels"


def test_a_sum_in_a_sentence_is_no_amount_due() -> None:
    text = HEAD + "Subtotal    1,500.00\nVAT 15%    225.00\nTotal    1,725.00\nWho pays in seven days pays 1,690.50 of it to us alone\n"
    due = read(text).get(Term.AMOUNT_DUE)
    assert due is None or due.value == "1725.00"


def test_the_date_of_a_paper_is_never_guessed() -> None:
    text = STRANGE.replace("Date: 4 March 2026\n", "") + "Wibble 4 March 2026\n"
    issued = read(text).get(Term.ISSUE_DATE)
    assert issued is None or not issued.extracted_by.startswith("candidates")


def test_totals_that_add_up_are_proven() -> None:
    layout = DocumentLayout([printed(HEAD + "Subtotal    1,500.00\nVAT 15%    225.00\nTotal    1,725.00\n")])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    found = find_totals(layout, mark, lines.table_lines)
    decision = decide_with_guesses(found, Guesses(layout, mark, lines), [Decimal(1000), Decimal(500)], fallback_to_largest=False)
    assert is_proven(decision)
