"""Words for a kind of paper in the headings of a list, or in a label that runs on, title nothing; days of eight figures are no amounts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from extractors import title_parts
from extractors.classify import classify_page
from extractors.kinds import remittance_advice, schedule_of_accounts
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

ROWS = """
27 December 2025         99025-6       39850.54
28 December 2025         19297-6       22429.81
3 January 2026           37881-7       51857.47

Total                                 114137.82
"""


@pytest.mark.parametrize("second", ["factuur                  nr.", "FACTURE                  N°", "INVOICE                  no."])
def test_the_second_line_of_a_heading_of_a_list_makes_no_invoice(second: str) -> None:
    head = "De Leie Voeding\n\nBETAALSPECIFICATIE nr. REF7308\n\nOntvanger\nZwinstreek BVBA\nSteenweg 30\n\n"
    page = printed(f"{head}Uitgereikt op            Nota          Bedrag\n{second}{ROWS}")
    assert classify_page(page).scores.get(DocumentKind.INVOICE, 0.0) < classify_page(page).scores[DocumentKind.REMITTANCE_ADVICE]


def test_a_word_for_an_order_in_a_label_of_several_lines_titles_none() -> None:
    text = """
Karee Logistics BK

Besendingsnota

AFGEHAAL BY          U                    B603719
Karee Bande BK       AANKOOPBESTELLING
Kerkstraat 12        NOMMER >
"""
    assert classify_page(printed(text)).scores.get(DocumentKind.PURCHASE_ORDER, 0.0) < 2.4


def test_days_of_eight_figures_in_a_list_are_days() -> None:
    text = """
Kestrel Foods (Pty) Ltd

SCHEDULE OF ACCOUNTS

Invoice No     Date         Debtor               Due          Amount
B.6370.20      20250226     Thusano CC           20250328     87 070.19
B.9616.54      20250323     Hartebeest Ltd       20250422     35 497.64

Total                                                        122 567.83
"""
    entries = schedule_of_accounts.RULES.extract([printed(text)]).schedule
    assert [(each.issue_date, str(each.amount)) for each in entries] == [("2025-02-26", "87070.19"), ("2025-03-23", "35497.64")]


def test_of_two_days_the_terms_apart_an_invoice_was_issued_on_the_first() -> None:
    text = """
Kestrel Foods (Pty) Ltd

PAYMENT ADVICE

Invoice        Raised         Maturity date     Amount
GST/6541/26    11-Jun-26      11-Jul-26         64,089.44
GST/7159/26    17-Jun-26      17-Jul-26          7,732.75

Total                                           71,822.19
"""
    entries = remittance_advice.RULES.extract([printed(text)]).schedule
    assert [each.issue_date for each in entries] == ["2026-06-11", "2026-06-17"]


@pytest.mark.parametrize("heading", ["Invoice date", "Inv date", "Date"])
@pytest.mark.parametrize("first", ["Ordered", "Delivered"])
def test_the_day_under_the_heading_of_the_invoices_day_stands_whatever_day_is_before_it(first: str, heading: str) -> None:
    text = f"""
Kestrel Foods (Pty) Ltd

SCHEDULE OF ACCOUNTS

Invoice No     {first:<12}   {heading:<14}  Debtor               Amount
B.6370.20      01.03.2026     31.03.2026      Thusano CC           87 070.19
B.9616.54      02.03.2026     18.03.2026      Hartebeest Ltd       35 497.64

Total                                                             122 567.83
"""
    entries = schedule_of_accounts.RULES.extract([printed(text)]).schedule
    assert [each.issue_date for each in entries] == ["2026-03-31", "2026-03-18"]


@pytest.mark.parametrize("heading", ["Invoice No     Debtor               Amount", "Ours           Theirs               Wired"])
def test_eight_figures_that_look_like_a_day_are_the_number_of_a_row_without_another(heading: str) -> None:
    text = f"""
Kestrel Foods (Pty) Ltd

SCHEDULE OF ACCOUNTS

{heading}
20240115       Thusano CC           87 070.19
20240116       Hartebeest Ltd       35 497.64

Total                              122 567.83
"""
    entries = schedule_of_accounts.RULES.extract([printed(text)]).schedule
    assert [(each.invoice_number, each.issue_date) for each in entries] == [("20240115", None), ("20240116", None)]


def test_no_word_of_titles_stands_twice_in_its_list() -> None:
    table = yaml.safe_load((Path(title_parts.__file__).parent / "title_words.yaml").read_text(encoding="utf-8"))
    lists = [phrases.split(";") for name, places in table.items() if name != "beside" for phrases in places.values()]
    phrases = [[phrase.partition("|")[0].strip() for phrase in each] for each in lists]
    assert [phrase for each in phrases for phrase in set(each) if each.count(phrase) > 1] == []


@pytest.mark.parametrize("heading", ["Rechnung für", "Faktuur vir", "Invoice issuer", "Facture à"])
def test_what_stands_over_a_party_makes_no_invoice_of_a_paper_with_an_unknown_title(heading: str) -> None:
    text = f"""
Seebach Druck AG

WEXMI DALPEL

Bestelladresse              {heading}
Murmeltier AG               Seebach Druck AG
Dorfstrasse 83              Bahnhofstrasse 133
3011 Bern                   3600 Thun
"""
    assert classify_page(printed(text)).scores.get(DocumentKind.INVOICE, 0.0) < 2.4


def test_a_title_in_large_print_beside_the_headings_of_particulars_is_one() -> None:
    page = printed("""


Our Estimate No       Date              XXXXX       Karee Safety Wear
OF-2024-234           11-Mar-24                     Granite Drive 122
                                                    Polokwane 0699

Oak door              2                 50.00       100.00
""")
    large = [replace(word, text="Quote", box=replace(word.box, top=word.box.top - 8, bottom=word.box.bottom + 8))
             if word.text == "XXXXX" else word for word in page.words]  # fmt: skip
    found = classify_page(replace(page, words=tuple(large)))
    assert (found.kind, found.is_named) == (DocumentKind.QUOTATION, True)
