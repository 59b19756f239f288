"""The number of a paper is found under words that nobody listed, and never in an address; a credit note's is not the credited invoice's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractors.fields.labels import roles_of
from extractors.kinds import ExtractedParts
from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract as extract_invoice
from extractors.model import Page
from tests.extractors.fields.printed import GOODS, printed

_HEAD = """
Hadrian Timber Supplies (Pty) Ltd
12 Anvil Road, Durban, 4001
VAT No 4123456784

                         {title}

Bill To                                {label}      {number}
Kestrel Works (Pty) Ltd                Date         4 March 2026
208 Smit Street                        {other}
Germiston, 1401
"""


def number_on(
    extract: Callable[[Sequence[Page]], ExtractedParts], title: str, label: str, number: str, other: str = "Terms        30 days"
) -> str | None:
    text = _HEAD.format(title=title, label=label, number=number, other=other) + GOODS
    found = extract([printed(text)]).fields
    return next((field.value for field in found if field.term.value == "invoice_number"), None)


@pytest.mark.parametrize("label", ["Wexmi dalpel", "VERRUOB", "Lobrizor:"])
@pytest.mark.parametrize("number", ["SI-220914", "2026/4418", "94005"])
def test_a_number_among_the_dates_is_the_papers_own_under_any_label(label: str, number: str) -> None:
    assert number_on(extract_invoice, "TAX INVOICE", label, number) == number


def test_houses_and_postcodes_are_never_the_number_of_a_paper() -> None:
    assert number_on(extract_invoice, "TAX INVOICE", "", "") is None


@pytest.mark.parametrize("label", ["Credit Note No", "Wexmi dalpel"])
def test_a_credit_note_is_not_known_by_the_invoice_that_it_credits(label: str) -> None:
    assert number_on(extract_credit_note, "CREDIT NOTE", label, "CN-4418", "Invoice No   INV-3071") == "CN-4418"


def test_a_credit_note_that_calls_its_own_number_an_invoice_number_keeps_it() -> None:
    assert number_on(extract_credit_note, "CREDIT NOTE", "Invoice No", "4418") == "4418"


def test_a_postal_code_on_a_line_of_its_own_is_not_the_number_that_nobody_filled_in() -> None:
    text = """
Hadrian Timber Supplies (Pty) Ltd
76 Granite Drive                                    VAT Reg. No. 4123456784
Vanderbijlpark
1911

INVOICE

Bill To:
Kestrel Works (Pty) Ltd
169 Nelson Street
Rustenburg
0299
Customer VAT No: 4016832331

DATE            13 November 2026
INVOICE NO
Due Date        13 December 2026
PO No           PO010081
"""
    found = extract_invoice([printed(text + GOODS)]).fields
    assert not [field for field in found if field.term.value == "invoice_number"]


def test_a_number_under_the_heading_of_a_delivery_note_is_not_the_number_that_nobody_filled_in() -> None:
    text = """
Hadrian Timber Supplies (Pty) Ltd
76 Granite Drive, Vanderbijlpark, 1911                  VAT No. 4123456784

                         Tax Invoice

Invoice To:                              Delivery Address
Kestrel Works (Pty) Ltd                  Kestrel Works (Pty) Ltd
Smit Street 208                          Smit Street 208
Germiston 1401                           Germiston 1401

  Tax Date      Invoice #     Payment Due    Payment Terms     Del Note No
2026/11/14                    2026/12/29     45 days from      DN001267
                                             invoice date
"""
    found = extract_invoice([printed(text + GOODS)]).fields
    values = {field.term.value: field.value for field in found}
    assert "invoice_number" not in values
    assert values["delivery_note_number"] == "DN001267"


@pytest.mark.parametrize("label", ["Wexmi dalpel", "Credit"])
def test_words_that_say_invoice_on_a_credit_note_name_the_credited_one(label: str) -> None:
    assert number_on(extract_credit_note, "CREDIT NOTE", label, "CN-4418", "Invoice dalpel   INV-3071") == "CN-4418"


@pytest.mark.parametrize("other", ["Order 2 of 3   Your PO Wexmi   PO-8831", "Your order 2   Order dalpel   PO-8831"])
def test_a_count_of_orders_is_no_order_number_where_another_clearly_is(other: str) -> None:
    text = _HEAD.format(title="TAX INVOICE", label="Invoice No", number="SI-220914", other=other) + GOODS
    found = extract_invoice([printed(text)]).fields
    assert next(field.value for field in found if field.term.value == "po_number") == "PO-8831"


def test_a_word_that_may_head_a_party_takes_no_number_from_a_credit_note() -> None:
    assert number_on(extract_credit_note, "CREDIT NOTE", "Credit wexmi", "CN-4418", "Invoice No   INV-3071") == "CN-4418"


def test_of_the_words_on_a_credit_note_those_that_say_invoice_number_the_credited_one() -> None:
    assert number_on(extract_credit_note, "CREDIT NOTE", "Docket", "CRN6816", "Inv wexmi   47119") == "CRN6816"


def test_the_number_of_a_quotation_is_not_the_number_that_nobody_filled_in() -> None:
    assert number_on(extract_invoice, "BELASTINGFAKTUUR", "Faktuurnommer:", "", "Prysopgawe:   Q-26-230") is None


@pytest.mark.parametrize("label", ["Claim No", "Reklamationsnummer", "RMA No", "N° de réclamation", "退货单号"])
def test_the_number_of_a_claim_is_announced_and_so_nobodys_guess(label: str) -> None:
    assert "plain" in roles_of(label)


def test_a_companys_number_in_a_register_is_not_the_number_that_nobody_filled_in() -> None:
    text = """
Lesedi Logistics (RF) (Pty) Ltd
94 Industria Road, Silverton, GEORGE 6529
Phone: +27 44 361 7808 www.lesedi.co.za.example VAT Vendor No 4994615542
Inc. No 2002/500264/07
                                                      Invoice
Date of Issue
2026/11/08
Inv. Ref
Payable On
2026/12/08
Account No
C6945
PO No
PO001461

Customer:                                Site:
Hartebeest Chemikaliee Bpk               Hartebeest Chemikaliee Bpk
Nywerheidsweg 128                        Nywerheidsweg 128
George 6529                              George 6529
"""
    fields = extract_invoice([printed(text + GOODS)]).fields
    assert next((each for each in fields if each.term.value == "invoice_number"), None) is None


def test_a_code_of_the_bank_is_not_the_number_that_nobody_filled_in() -> None:
    text = """
Tax Invoice
   Bank Name          Acc Name          Clearing Code     A/C No
Karoo Mercantile   Witpeer Invoice         580105       6210044917
     Bank           Finance (Pty)
                        Ltd
Conditions : 30 days from invoice date
"""
    fields = extract_invoice([printed(text)]).fields
    assert next((each.value for each in fields if each.term.value == "invoice_number"), None) is None


_IN_ROWS = """
Hadrian Timber Supplies (Pty) Ltd
12 Anvil Road, Durban, 4001
VAT No 4123456784

                         {title}

{first}
{second}
Date         4 March 2026

Bill To
Kestrel Works (Pty) Ltd
208 Smit Street
Germiston, 1401
"""


def number_in_rows(extract: Callable[[Sequence[Page]], ExtractedParts], title: str, first: str, second: str) -> str | None:
    found = extract([printed(_IN_ROWS.format(title=title, first=first, second=second) + GOODS)]).fields
    return next((field.value for field in found if field.term.value == "invoice_number"), None)


@pytest.mark.parametrize("own", ["Lobri No: CN6816", "Dalpel No: KN8743"])
def test_a_number_in_one_block_with_the_credited_invoices_is_the_credit_notes_own(own: str) -> None:
    assert number_in_rows(extract_credit_note, "CREDIT", own, "Invoice No: INV40166") == own.split()[-1]
    assert number_in_rows(extract_credit_note, "CREDIT", "Invoice No: INV40166", own) == own.split()[-1]


def test_of_two_invoice_numbers_on_a_credit_note_the_likelier_is_its_own() -> None:
    found = number_in_rows(extract_credit_note, "贷项通知单", "发票号码: KN8110", "对应发票: 2026-3800")
    assert found == "KN8110"


def test_words_for_another_invoice_name_the_papers_own_number_where_no_money_is_given_back() -> None:
    assert number_in_rows(extract_invoice, "TAX INVOICE", "Correction of invoice: SI-220914", "Terms: 30 days") == "SI-220914"


def test_a_number_that_stands_twice_is_no_rival_of_its_own() -> None:
    row = "Beleg dalpel: RE-4062"
    assert number_in_rows(extract_invoice, "TAX INVOICE", row, row) == "RE-4062"


@pytest.mark.parametrize("label", ["Claim No", "RMA No", "Project No"])
def test_a_number_of_whatever_is_seldom_the_papers_own(label: str) -> None:
    assert number_in_rows(extract_invoice, "TAX INVOICE", f"{label}: 88123", "Terms: 30 days") is None


def test_what_has_its_value_beside_it_announces_nothing_in_the_next_column() -> None:
    row = "Contact: Callum Begum          Invoice dalpel\n                               SI-220914"
    assert (
        number_in_rows(
            extract_invoice,
            "TAX INVOICE",
            row.split("\n")[0].replace("Contact: Callum Begum", " " * 21),
            "Contact: Callum Begum          SI-220914",
        )
        == "SI-220914"
    )


@pytest.mark.parametrize("label", ["Wexmi dalpel", "VERRUOB", "Lobrizor:"])
def test_a_number_that_no_label_calls_a_branch_may_be_the_papers_own(label: str) -> None:
    text = _HEAD.format(title="TAX INVOICE", label=label, number="104711", other="Bank         First Highveld Bank")
    head = text.replace("Germiston, 1401", "Germiston, 1401                        Account Number: 6207267867")
    found = {field.term.value: field.value for field in extract_invoice([printed(head + GOODS)]).fields}
    assert (found["invoice_number"], found.get("branch_code")) == ("104711", None)


def test_the_number_in_the_title_of_a_credit_note_is_its_own_whatever_its_box_calls_it() -> None:
    text = _HEAD.format(title="红字发票 第CN-2024-8199号", label="红字信息表编号", number="CN-2024-8199", other="Terms        30 days")
    found = extract_credit_note([printed(text + GOODS)]).fields
    assert next(field.value for field in found if field.term.value == "invoice_number") == "CN-2024-8199"


def test_the_mark_of_a_page_is_no_number() -> None:
    text = "Sheet 1 / 2\n" + _HEAD.format(title="CREDIT NOTE", label="CN #", number="93665", other="Terms        30 days")
    found = extract_credit_note([printed(text + GOODS)]).fields
    assert next(field.value for field in found if field.term.value == "invoice_number") == "93665"


def test_an_order_under_its_label_keeps_the_letters_before_it() -> None:
    text = """
Hadrian Timber Supplies (Pty) Ltd          TAX INVOICE
12 Anvil Road
Durban 4001

Invoice no      Your PO no.      Date
IN-4471         PO 620127        4 March 2026

Bill to
Kestrel Works (Pty) Ltd
208 Smit Street
Germiston 1401
"""
    found = extract_invoice([printed(text + GOODS)]).fields
    assert next(field.value for field in found if field.term.value == "po_number") == "PO 620127"


def test_the_number_of_a_telephone_is_none_of_a_paper() -> None:
    head = _HEAD.format(title="CREDIT NOTE", label="CN #", number="93665", other="Terms        30 days")
    text = f"Telephone Number: 011 440 7968\n{head}"
    found = extract_credit_note([printed(text + GOODS)]).fields
    assert next(field.value for field in found if field.term.value == "invoice_number") == "93665"
