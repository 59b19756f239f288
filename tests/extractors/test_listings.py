"""Remittance advices and schedules list invoices, and what they come to stands below whatever it is called."""

from __future__ import annotations

from extractors.kinds.remittance_advice import RULES
from extractors.terms import Term
from tests.extractors.fields.printed import printed

ADVICE = """
Silver Maple Supply Corp.                        REMITTANCE ADVICE
210 County Road 12
Columbus, OH 43215
Our Payment Ref     C4302INV
Date                10/9/2025

To:
Cardinal Creek Inc.
179 Airport Pkwy
Columbus, OH 43215

{heading}
7/30/2025     INV49088                           $54898.95
8/13/2025     INV84052                           $22830.61

{total}
"""
KNOWN = "Date          Inv No                             Amount"
STRANGE = "Ours          Yours                              Wired"


def total_of(heading: str, total: str) -> str | None:
    found = RULES.extract([printed(ADVICE.format(heading=heading, total=total))])
    return next((field.value for field in found.fields if field.term is Term.GROSS_TOTAL), None)


def test_the_sum_of_the_rows_is_the_total_whatever_words_stand_beside_it() -> None:
    assert total_of(KNOWN, "        Wired today      $77729.56") == "77729.56"


def test_what_follows_a_date_in_the_headings_of_a_list_dates_no_paper() -> None:
    found = RULES.extract([printed(ADVICE.format(heading="Faktuurdatum Dokument                            Totaal", total=""))])
    assert next(field.value for field in found.fields if field.term is Term.ISSUE_DATE) == "2025-10-09"


def test_a_figure_that_is_not_the_sum_of_the_rows_is_no_total() -> None:
    assert total_of(KNOWN, "        Wired today      $77729.65") is None


def test_rows_of_a_day_a_number_and_an_amount_are_a_list_under_headings_nobody_knows() -> None:
    found = RULES.extract([printed(ADVICE.format(heading=STRANGE, total="        Wired today      $77729.56"))])
    assert [(each.invoice_number, each.issue_date, str(each.amount)) for each in found.schedule] == [
        ("INV49088", "2025-07-30", "54898.95"),
        ("INV84052", "2025-08-13", "22830.61"),
    ]
    assert next(field.value for field in found.fields if field.term is Term.GROSS_TOTAL) == "77729.56"
