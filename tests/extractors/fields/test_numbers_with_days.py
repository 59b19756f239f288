"""A number and a day that stand together at the head are the paper's own, unless the label of both says whose they are."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.numbers_with_days import is_followed_by_its_day, numbers_with_days
from extractors.kinds import bill_of_lading, delivery_note, purchase_order, quotation, timesheet
from extractors.terms import Term
from tests.extractors.fields.logistics_papers import GOODS, OWN, TO, fields_of
from tests.extractors.fields.printed import printed

SIGNED = """
Received in good order
Sipho Naidoo          17/08/2026
Name                  Date
"""


def read(kind: ModuleType, title: str, *particulars: str) -> dict[Term, str | None]:
    text = "\n".join(["Karee Logistics (Pty) Ltd", "", title, *particulars, "", TO, GOODS, SIGNED])
    return fields_of(kind, printed(text))


@pytest.mark.parametrize(
    ("kind", "term", "title"),
    [
        (bill_of_lading, OWN, "THROUGH BILL OF LADING"),
        (delivery_note, OWN, "DELIVERY RECEIPT"),
        (timesheet, OWN, "WEEKLY TIMESHEET"),
        (purchase_order, Term.PO_NUMBER, "ORDER TO SUPPLIER"),
        (quotation, Term.INVOICE_NUMBER, "PROPOSAL"),
    ],
)
@pytest.mark.parametrize("both", ["8551 · 14 August 2026", "8551   2026-08-14", "8551 / 14th August 2026", "8551   Friday, 14 August 2026"])
def test_a_number_and_a_day_under_the_title_need_no_label(kind: ModuleType, term: Term, title: str, both: str) -> None:
    fields = read(kind, title, both)
    assert (fields.get(term), fields.get(Term.ISSUE_DATE)) == ("8551", "2026-08-14")


@pytest.mark.parametrize(
    "label",
    ["Docket reference / Made out on:   ", "Bonnummer / opgemaakt > ", "Sheet no. / date   ", "Docket reference /\nmade out on:\n"],
)
def test_one_label_may_announce_the_number_and_the_day(label: str) -> None:
    fields = read(delivery_note, "CONSIGNMENT", "", *f"{label}8551 / 14/08/2026".split("\n"))
    assert (fields.get(OWN), fields.get(Term.ISSUE_DATE)) == ("8551", "2026-08-14")


def test_what_an_order_number_and_a_day_are_is_told_by_the_halves_of_their_label() -> None:
    fields = read(bill_of_lading, "BILL OF LADING", "Note no.: 77120", "", "As per order no / date of document:   PO/8551/26 / 14/08/2026")
    assert (fields.get(OWN), fields.get(Term.PO_NUMBER), fields.get(Term.ISSUE_DATE)) == ("77120", "PO/8551/26", "2026-08-14")


def test_a_label_and_its_number_over_a_column_of_labels_begin_no_column_of_values() -> None:
    paper = printed(
        "CREDIT\nNo CN59525\nDocument Date   File No\n06/03/2023      R-26162\nInvoice No     Original of\nSI2852383      11/01/2023\n"
    )
    assert not numbers_with_days(DocumentLayout([paper]))


def test_rows_of_numbers_and_days_are_a_list() -> None:
    rows = printed("WAYBILL\n\nConsignments\n8551   2026-08-14\n8552   2026-08-15\n")
    assert not numbers_with_days(DocumentLayout([rows]))


def test_a_number_and_a_day_at_the_end_of_a_row_of_values_are_others() -> None:
    row = printed("FACTUUR\n\nDOCUMENTNR.    UITGIFTE      KENMERK    BESTELD\nF68-8639       29-09-2026    T90319     14-09-2026\n")
    assert not numbers_with_days(DocumentLayout([row]))


def test_a_number_under_the_large_title_of_its_kind_is_the_papers() -> None:
    assert read(timesheet, "LABOUR TIMESHEET", "Reference   63.3484", "", "LABOUR TIMESHEET", "S4815").get(OWN) == "S4815"


@pytest.mark.parametrize("behind", [" gedateer 2025-07-25", " d.d. woensdag 27 november 2024", ", issued on 3 June 2025"])
def test_the_day_of_a_paper_may_follow_its_number(behind: str) -> None:
    cell = DocumentLayout([printed(f"Kredietdokument 57482{behind}")]).cells[0]
    assert is_followed_by_its_day(cell, cell.text.index("57482") + 5)


def test_other_words_behind_a_number_are_no_day() -> None:
    cell = DocumentLayout([printed("Telephone 0972675075 (free call) on 3 June 2025")]).cells[0]
    assert not is_followed_by_its_day(cell, cell.text.index("0972675075") + 10)


def test_a_label_under_a_number_with_its_day_says_whose_they_are() -> None:
    layout = DocumentLayout(
        [
            printed("""
INVOICE CREDIT - SI-509376

4 Feb 2023            FA79768 / 24 Nov 2022        RV/2023/872
Created on:           In respect of invoice:       Contract:

REF-2566              C-118                        Lerato Molefe
Our ref no:           Account no:                  Contact:
""")
        ]
    )
    assert [each.label for each in numbers_with_days(layout)] == ["In respect of invoice"]
