"""How English papers of many countries print their numbers, dates and money."""

from __future__ import annotations

import pytest

from extractors.fields.amounts import figures_in
from tests.extractors.fields.english_papers import SELLER, read
from tests.extractors.fields.printed import GOODS


def test_a_canadian_number_ends_in_its_program_account() -> None:
    found = read("Boréal Timberframe Ltd.\n4418 Highway 17, Sudbury ON\nGST/HST # 88214 7719 RT0001\n\nInvoice 2024-331\n")
    assert found["seller_tax_id"] == "88214 7719 RT0001"


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Invoice No 11,884", "11,884"),
        ("Invoice No 12,345,678", "12,345,678"),
        ("Invoice Nos 4711,4712", "4711"),
        ("Invoice No 1,150.00", None),
        ("Exporter's Ref / Invoice No & Date: PGE/118/24-25 dt. 14.08.2024", "PGE/118/24-25"),
        ("Tax invoice: GST 88-214-771\nNumber   1187", "1187"),
    ],
)
def test_a_bills_number_may_part_its_thousands_or_share_its_label(label: str, number: str | None) -> None:
    assert read(f"Hadrian Timber Supplies Ltd\n\nINVOICE\n{label}\n").get("invoice_number") == number


@pytest.mark.parametrize("label", ["O/No: RG/0981", "Ord/No: RG/0981", "GPO No: RG/0981"])
def test_an_order_has_short_labels(label: str) -> None:
    assert read(SELLER + label + "\n")["po_number"] == "RG/0981"


_DATED = "Hadrian Timber Supplies Ltd\n4 High Street\nLeeds LS1 4AB\n\nInvoice No  44812      Invoice date  6 August 2024\n"


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Settlement        7 days - 13 August 2024", "2024-08-13"),
        ("Terms   7 days - 13/08/2024", "2024-08-13"),
        ("Credit terms: Strictly 7 days, 13 August 2024", "2024-08-13"),
        ("Payment   7 days / 13.08.2024", "2024-08-13"),
        ("Total if paid by 13 August 2024      470.00", None),
        ("Early settlement total if paid by 13 August 2024      470.00", None),
        ("If settled before 13 August 2024: 470.00", None),
    ],
)
def test_terms_end_in_their_day_and_a_condition_sets_none(line: str, due: str | None) -> None:
    assert read(f"{_DATED}{line}\n").get("due_date") == due


@pytest.mark.parametrize(
    ("place", "amounts", "gross", "currency"),
    [
        ("Gaborone, Botswana", ("P4,320.00", "P604.80", "P4,924.80"), "4924.80", "BWP"),
        ("Apapa, Lagos", ("N 4,320.00", "N 604.80", "N 4,924.80"), "4924.80", "NGN"),
        ("Mbabane, Eswatini", ("E4,320.00", "E 604.80", "E4,924.80"), "4924.80", "SZL"),
        ("Kitwe, Zambia", ("K4,320.00", "K 604.80", "K4,924.80"), "4924.80", "ZMW"),
        ("Leeds", ("4,320.00", "604.80", "4,924.80 in Pula"), "4924.80", "BWP"),
        ("Leeds LS1 4AB", ("£4,320.00", "£604.80", "£4,924.80"), "4924.80", "GBP"),
    ],
)
def test_one_letter_may_stand_for_money(place: str, amounts: tuple[str, str, str], gross: str, currency: str) -> None:
    goods = """
Description                      Quantity      Price      Amount
Treated batten                         10     432.00    4,320.00

                            Total before VAT    {}
                            VAT 14%             {}
                            Total due           {}
"""
    found = read(f"Hadrian Timber Supplies Ltd\n{place}\n\nINVOICE 44817\n", goods.format(*amounts))
    assert (found["gross_total"], found["currency"]) == (gross, currency)


def test_a_letter_is_no_money_on_a_paper_from_elsewhere() -> None:
    found = read("Hadrian Timber Supplies Ltd\nLeeds LS1 4AB\n\nINVOICE 44817\nGrade N 4,320.00\n")
    assert found.get("currency") == "GBP"


def test_a_letter_before_a_short_figure_may_number_a_paper() -> None:
    assert [figure.text for figure in figures_in("N626.50", ".")] == []
    assert [figure.text for figure in figures_in("N1,626.50", ".")] == ["N1,626.50"]


def test_plus_a_tax_is_no_line_of_goods() -> None:
    found = read(
        "Tasman Fencing Ltd\n\nInvoice no 4418\n",
        """
Strainer posts 40 @ $28.00                          $1,120.00
Labour 32 hrs @ $65.00                              $2,080.00
Plus GST                                              $480.00
TOTAL                                               $3,680.00
""",
    )
    assert found["tax_total"] == "480.00"


def test_zimbabweans_put_the_day_first() -> None:
    found = read("Chimanimani Hardware\nGraniteside, Harare\n\nInvoice HW-20418     Date 12/03/2024\n", GOODS.replace("Total", "Total US$"))
    assert found["issue_date"] == "2024-03-12"


@pytest.mark.parametrize("label", ["TOTAL (no VAT)", "Total - VAT exempt", "TOTAL (VAT 0%)", "Total, VAT not charged", "Total (VAT n/a)"])
def test_a_total_without_tax_is_no_tax(label: str) -> None:
    goods = f"\nReplace geyser 150L      R 6,800.00\nCall out                   R 450.00\n{label:<26} R 7,250.00\n"
    found = read("Hadrian Plumbing\n4 High Street\nLeeds LS1 4AB\n\nInvoice no 331\n", goods)
    assert (found["gross_total"], found.get("tax_total")) == ("7250.00", None)


@pytest.mark.parametrize("day", ["01/06/2024", "1 June 2024"])
def test_a_label_before_a_day_announces_no_amount(day: str) -> None:
    found = read(
        f"Westgate Trust\n\nInvoice no 331\nTenant : Biltong Barn Franchising (Pty) Ltd      Payable : {day}\n",
        """
Basic rental June                   38,400.00     5,760.00    44,160.00
Operating costs                      6,200.00       930.00     7,130.00
Total charges                       44,600.00     6,690.00    51,290.00
""",
    )
    assert found["amount_due"] == "51290.00"


def test_orders_that_differ_from_row_to_row_are_none_of_the_papers() -> None:
    found = read(
        """
SwiftLine Couriers (Pty) Ltd
PO Box 4471 Isando 1600   VAT 4460118827   Reg 2009/004471/07

Account No.   SWL7718     Tax Invoice No.   0044178     Invoice Date   31-07-2024     Page   1
Attention: Accounts Payable
Protea Spectacles Distributors CC
PO Box 22881
Randburg
2125
""",
        """
Waybill        Date         Ref            To             Kg     Amount
SW771882       03-07-24     PO 8817        Cape Town     2.5     142.00
SW771901       09-07-24     PO 8822        Durban        4.0     165.00
                            Fuel surcharge 18%                    55.26
                            Documentation fee                     24.00
                            Total excl VAT                       386.26
                            VAT 15%                               57.94
                            Total this invoice                   444.20
""",
    )
    assert found.get("po_number") is None


def test_a_letter_may_end_a_number_behind_a_stroke() -> None:
    assert read("Green Fingers\n\nInvoice: 22817 / B\n")["invoice_number"] == "22817 / B"


@pytest.mark.parametrize("label", ["Your contract/order no.", "Order/contract no:", "Contract/PO:"])
def test_a_label_may_name_contract_and_order(label: str) -> None:
    assert read(f"{SELLER}{label} NS 4471\n")["po_number"] == "NS 4471"


@pytest.mark.parametrize("label", ["Now due", "Amount due", "Payable"])
def test_what_the_tax_comes_to_is_not_all_that_is_due(label: str) -> None:
    goods = """
Stage 4 fee, 60% of 18,000.00                10,800.00
Less previously invoiced                       5,400.00
{:<40}       5,400.00
VAT at 20%                                     1,080.00
Total                                          6,480.00
"""
    found = read(SELLER, goods.format(label))
    assert (found["gross_total"], found["amount_due"]) == ("6480.00", "6480.00")


def test_a_number_in_groups_may_end_in_a_letter() -> None:
    assert read("Eilean Ferries Ltd\n\nInvoice number   24 0044 188 K\n")["invoice_number"] == "24 0044 188 K"


def test_a_day_beside_the_words_to_be_paid_is_no_amount() -> None:
    found = read(
        "Forth Valley Telecare CIC\n\nInvoice no 0771\nRaised: 29/02/2024\nTo be paid: 30/03/2024\n",
        """
Telecare monitoring 44 @ 4.20            184.80
Add VAT at 20%                            36.96
Amount of this invoice                   221.76
""",
    )
    assert (found["amount_due"], found["due_date"]) == ("221.76", "2024-03-30")


def test_a_total_of_zero_rated_goods_is_no_tax() -> None:
    goods = "\nHGV 12m return x 6             318.20       1,909.20\nPort dues                                      72.00\n"
    found = read("Eilean Ferries Ltd\n\nInvoice no 0771\n", goods + "Total (VAT zero rated)                      1,981.20\n")
    assert (found["gross_total"], found.get("tax_total")) == ("1981.20", None)
