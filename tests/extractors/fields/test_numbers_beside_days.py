"""On invoices and credit notes a number beside the paper's day goes before numbers of others, and keeps all of itself."""

from __future__ import annotations

import pytest

from tests.extractors.fields.credit_papers import PAPER, fields_of
from tests.extractors.fields.english_papers import SELLER, read


def credit(title: str, *rows: str) -> dict[str, str | None]:
    return fields_of(PAPER.format(title=title, buyer="Customer", rows="\n".join(rows)))


def bill(head: str) -> dict[str, str | None]:
    return read(SELLER.replace("INVOICE 44817      14 March 2024", head))


@pytest.mark.parametrize("both", ["CN44818 · 2 March 2024", "CN44818 / 20240302", "CN44818   2024/03/02"])
def test_a_credit_notes_number_stands_with_its_day_and_not_behind_the_word_invoice(both: str) -> None:
    fields = credit(f"CREDIT NOTE\n{both}", "Invoice No: IN209401", "Customer VAT: 4210118827")
    assert (fields["invoice_number"], fields["issue_date"]) == ("CN44818", "2024-03-02")


def test_a_credit_notes_number_stands_alone_under_its_title() -> None:
    assert credit("CREDIT NOTE\nCN44818", "Invoice No: IN209401")["invoice_number"] == "CN44818"


@pytest.mark.parametrize(
    ("both", "number"),
    [("INV 64501 / 12 August 2024", "INV 64501"), ("Invoice Document No / Issued   294 239 / 12 August 2024", "294 239")],
)
def test_a_number_beside_its_day_keeps_its_letters_and_groups(both: str, number: str) -> None:
    fields = bill(f"TAX INVOICE\n{both}")
    assert (fields["invoice_number"], fields["issue_date"]) == (number, "2024-08-12")


def test_an_order_beside_its_day_numbers_no_invoice() -> None:
    fields = bill("TAX INVOICE   44817\nYour order / date   PO 7701 / 3 February 2024\nDate   14 March 2024")
    assert (fields["invoice_number"], fields["issue_date"]) == ("44817", "2024-03-14")


def test_a_word_for_a_day_behind_the_word_for_an_order_dates_the_order() -> None:
    fields = bill("TAX INVOICE   44817\nDate   14 March 2024\nOrder dated   3 February 2024")
    assert fields["issue_date"] == "2024-03-14"


def test_a_number_in_a_row_of_values_stands_under_no_title() -> None:
    rows = "KLIENT   Kliënt se Bestelling   ORD5123\nKredietnota Nr   CN-2025-6182"
    assert credit(f"               KREDIETADVIES\n{rows}")["invoice_number"] == "CN-2025-6182"


def test_a_number_and_a_day_over_their_labels_are_the_papers() -> None:
    others = "Client Details   ORD5335      DEB714\n                 Order No     Your Account No"
    own = "KN7668           18 May 2026\nNote No          Issued on"
    fields = credit(f"CREDIT NOTE\n\n{others}\n\n{own}")
    assert (fields["invoice_number"], fields["issue_date"]) == ("KN7668", "2026-05-18")


def test_a_day_of_eight_figures_stands_before_a_comma() -> None:
    assert bill("TAX INVOICE   44817\nIssued on 20241123, order number ORD5388,")["issue_date"] == "2024-11-23"


@pytest.mark.parametrize("label", ["Invoice Document No / Issued   {} / 17 June 2024", "FACTUUR nr.\n{}"])
def test_letters_behind_a_label_that_asks_for_a_number_are_of_the_number(label: str) -> None:
    assert bill(f"TAX INVOICE\n{label.format('INV 40300')}")["invoice_number"] == "INV 40300"


@pytest.mark.parametrize(("title", "number"), [("CREDIT NOTE NO CRN5348", "CRN5348"), ("CREDIT NOTE NR CN 5348", "CN 5348")])
def test_a_sign_for_a_number_in_capitals_is_no_part_of_it(title: str, number: str) -> None:
    assert credit(title)["invoice_number"] == number


@pytest.mark.parametrize("row", ["Invoice   INV-2201 / 03.04.2026", "Invoice   INV-2201   03.04.2026"])
def test_on_a_credit_note_the_number_and_day_of_an_invoice_are_not_its_own(row: str) -> None:
    fields = credit("CREDIT NOTE", "Credit note no   CN-1077", "Date   10.04.2026", row)
    assert (fields["invoice_number"], fields["issue_date"]) == ("CN-1077", "2026-04-10")


@pytest.mark.parametrize("row", ["Delivery note   8841 / 3 April 2026", "Purchase order   8841 · 3 April 2026"])
def test_the_title_of_another_paper_before_number_and_day_says_whose_they_are(row: str) -> None:
    fields = bill(f"TAX INVOICE   44817\nDate   14 April 2026\n{row}")
    assert (fields["invoice_number"], fields["issue_date"]) == ("44817", "2026-04-14")


def test_the_end_of_a_number_beside_the_day_cuts_no_number_that_a_label_gives() -> None:
    fields = bill("TAX INVOICE\n0117 · 20 November 2026\n\nInvoice no   INV-2026-0117")
    assert fields["invoice_number"] == "INV-2026-0117"


def test_a_word_before_a_day_that_names_no_day_of_the_week_says_what_it_is() -> None:
    fields = bill("TAX INVOICE   44817\nDate   14 March 2024\n8841 / due 13 April 2024")
    assert (fields["issue_date"], fields["due_date"]) == ("2024-03-14", "2024-04-13")
