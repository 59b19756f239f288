"""Slips of tills never seen are read right, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.classify import classify_page
from extractors.fields.till.claims import claims_on
from extractors.fields.till.figures import figure_without_point, till_figures
from extractors.fields.till.row_words import RowKind, kind_of_row
from extractors.fields.till.shop import tidy
from extractors.fields.till.slip import slip_of
from extractors.kinds.invoice import extract as extract_invoice
from extractors.kinds.receipt import extract
from extractors.layout.lines import lay_out
from extractors.model import Ambiguous, Value
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed
from tests.extractors.till_slips import MADE_SLIPS, MadeSlip


def read(text: str) -> dict[Term, str | None]:
    """The values of a slip; None where a field was found and could not be settled."""
    fields = extract([printed(text, seen_by="tesseract")]).fields
    return {field.term: field.reading.text if isinstance(field.reading, Value) else None for field in fields}


@pytest.mark.parametrize("seen_by", ["text_layer", "tesseract"])
@pytest.mark.parametrize("slip", [pytest.param(slip, id=name) for name, slip in MADE_SLIPS.items()])
def test_every_kind_of_till_is_read(slip: MadeSlip, seen_by: str) -> None:
    fields = {field.term: field for field in extract([printed(slip.text, seen_by=seen_by)]).fields}
    found = {term: field.reading.text for term, field in fields.items() if isinstance(field.reading, Value)}
    assert found.get(Term.GROSS_TOTAL) == slip.total
    assert found.get(Term.ISSUE_DATE) == slip.day
    assert found.get(Term.SELLER_NAME) == slip.shop
    assert found.get(Term.SELLER_ADDRESS) == slip.address
    assert all(evidence.box is not None for field in fields.values() for evidence in field.evidence)


@pytest.mark.parametrize("slip", [pytest.param(slip, id=name) for name, slip in MADE_SLIPS.items() if slip.is_paid])
def test_a_slip_that_was_paid_is_a_receipt_also_where_it_is_titled_tax_invoice(slip: MadeSlip) -> None:
    assert classify_page(printed(slip.text)).kind is DocumentKind.RECEIPT


def test_a_narrow_invoice_that_nobody_paid_stays_an_invoice() -> None:
    assert classify_page(printed(MADE_SLIPS["supplies_before_payable"].text)).kind is DocumentKind.INVOICE


def test_an_invoice_on_a_roll_has_its_seller_and_its_day() -> None:
    slip = MADE_SLIPS["supplies_before_payable"]
    found = {field.term: field.reading for field in extract_invoice([printed(slip.text)]).fields}
    assert found[Term.SELLER_NAME] == Value(slip.shop)
    assert found[Term.ISSUE_DATE] == Value(slip.day)
    assert found[Term.GROSS_TOTAL] == Value(slip.total)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("TakeOut Total (incl GST)", "total"),
        ("Nett Total Rounded (RM)", "rounded_total"),
        ("Rounding Adjustrrent:", "rounding"),
        ("Total GST @ 6%", "tax"),
        ("TOTAL EXCL VAT", "net"),
        ("Totel Amt Peyable :", "total"),
        ("TotalSales(InclusiveofGST):", "total"),
        ("TOTALRM", "total"),
        ("Total Item Discount", "discount"),
        ("After Discount:", "total"),
        ("TOTAL QTY", "counted_total"),
        ("Cash Tendered", "cash"),
        ("CHANGE DUE", "change"),
        ("Retour", "change"),
        ("Bar", "cash"),
        ("Rechnungsendbetrag", "total"),
        ("Totaal om te betaal", "total"),
        ("SERV.CHG.10%", "charge"),
        ("VISA", "card"),
        ("BAKED BEANS 410G", None),
        ("JASMINE RICE 2KG", None),
    ],
)
def test_the_words_before_an_amount_say_what_it_is_also_misread_or_glued(row: str, kind: RowKind | None) -> None:
    assert kind_of_row(row) == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("RM 22.4O", "22.40"),
        ("5O.8O", "50.80"),
        ("$ 8 .20", "8.20"),
        ("RM 176. 00", "176.00"),
        ("§.30", "5.30"),
        ("R1 250.00", "1250.00"),
        ("1,234.50", "1234.50"),
        ("EUR 1.323,81", "1323.81"),
        ("-RM 0.02", "-0.02"),
        ("(0.02)", "-0.02"),
        ("Total:12.00", "12.00"),
        ("98.00SR", "98.00"),
        ("FM3.00", "3.00"),
        ("RM17B.25", "178.25"),
    ],
)
def test_a_damaged_amount_is_read_where_it_can_mean_one_thing(text: str, value: str) -> None:
    assert [figure.value for figure in till_figures(text)] == [Decimal(value)]


@pytest.mark.parametrize("text", ["6.00 %", "12.02.2018", "11:43", "7.30am", "RM9U", "SO.OO", "00630016"])
def test_what_is_no_amount_is_not_read_as_one(text: str) -> None:
    assert not till_figures(text)


def test_an_amount_that_lost_its_point_is_known_to_be_unsure() -> None:
    for text in ("Total 327 00", "Total RM327 00", "TOTAL 327:00"):
        figure = figure_without_point(text)
        assert figure is not None
        assert (figure.value, figure.sure) == (Decimal("327.00"), False)


@pytest.mark.parametrize(
    ("rows", "currency"),
    [
        ("UNLEADED RON95   RM 40.00\nS/PRICE   2.20\nTOTAL   RM 40.00", "MYR"),
        ("BREAD   17.99\nTOTAL   R17.99", "ZAR"),
        ("VAT REG NO 4180155556\nJOHANNESBURG 2001\nBREAD   17.99\nTOTAL   17.99", "ZAR"),
        ("Description   Amount (RM)\nBREAD   17.99\nTOTAL   17.99", "MYR"),
        ("KAFFEE   6,99\nSUMME   EUR   6,99", "EUR"),
        ("SINGAPORE 560215\nTEA   $4.90\nTOTAL   $4.90", "SGD"),
        ("40150 SHAH ALAM, SELANGOR\nVEGETABLES   $1.62\nNett Total   $1.62", "MYR"),
        ("S/PRICE   AMOUNT\nLOT SS21   4.90\nTOTAL   4.90", None),
    ],
)
def test_the_currency_is_the_sign_beside_the_amounts_or_the_country_of_the_shop(rows: str, currency: str | None) -> None:
    assert read(f"CORNER STORE\n{rows}\nTHANK YOU").get(Term.CURRENCY) == currency


def test_amounts_without_cents_are_read_by_the_rules_of_trade_papers() -> None:
    assert read("CORNER STORE\nTEA   ¥ 450\nTotal   ¥ 450\nTHANK YOU").get(Term.GROSS_TOTAL) == "450.00"


def test_the_rounded_sum_was_paid_whichever_row_names_it() -> None:
    found = read("SHOP\nBREAD   16.31\nTotal   16.31\nRounding Adj   -0.01\nBalance Due   16.30\nCash   17.00\nChange   0.70")
    assert found[Term.GROSS_TOTAL] == "16.30"


def test_a_total_that_payment_and_sum_contradict_is_not_believed() -> None:
    found = read("SHOP\nFISH   64.00\nSUB TOTAL   64.00\nGST 6%   3.84\nROUNDING   0.01\nNET TOTAL   67.95\nCash   100.00\nCHANGE   32.15")
    assert found.get(Term.GROSS_TOTAL) is None


def test_a_total_that_payment_and_goods_contradict_is_not_believed() -> None:
    found = read("SHOP\nBREAD   52.39\nCHOP   91.32\nTO PAY   143.77\nTENDER   200.00\nChange :   56.29\nVAT included   8.14")
    assert found.get(Term.GROSS_TOTAL) is None


def test_a_rounding_whose_sum_is_not_printed_leaves_the_printed_total() -> None:
    found = read(
        "SHOP\nA   54.75\nB   54.76\nSUB TOTAL   109.51\nGST 6%   6.57\nTotal   116.08\nRounding   0.02\nCash   200.00\nChange   83.90"
    )
    assert found[Term.GROSS_TOTAL] == "116.08"


def test_a_misread_total_does_not_promote_the_subtotal() -> None:
    found = read("SHOP\nNOODLE   7.00\nSUBTOTAL   7.00\nGST 6%   0.42\nROUNDING ADJ   -0.02\nNET TOTAL   1.40\nCash\nCHANGE   0.00")
    assert found.get(Term.GROSS_TOTAL) is None


def test_neither_the_notes_handed_over_nor_the_change_is_the_total() -> None:
    found = read("SHOP\nTEA   2.80\nTOTAL   2.80\nCASH   50.00\nCHANGE   47.20")
    assert found[Term.GROSS_TOTAL] == "2.80"


def test_two_labels_on_a_row_each_name_their_amount() -> None:
    found = read("SHOP\nTEA   12.25\nBUN   10.00\nTOTAL   22.25   VAT   2.90\nCASH   50.00   CHANGE   27.75")
    assert found[Term.GROSS_TOTAL] == "22.25"


def test_a_small_amount_behind_the_total_is_the_tax_in_it() -> None:
    assert read("SHOP\nTEA   12.25\nBUN   10.50\nTOTAL   22.75   2.97\nTHANK YOU")[Term.GROSS_TOTAL] == "22.75"


def test_the_table_of_taxes_below_the_payment_names_no_total() -> None:
    found = read(
        "SHOP\nA   10.00\nB   20.00\nTotal   30.00\nCash   30.00\nChange   0.00\n"
        "VAT SUMMARY\nCode   Net   VAT\nS   26.09   3.91\nTotal   26.09   3.91"
    )
    assert found[Term.GROSS_TOTAL] == "30.00"


def test_net_and_tax_that_do_not_lead_to_what_was_paid_are_left_out() -> None:
    found = read("SHOP\nA   10.00\nSubtotal   10.00\nVAT 15%   7.50\nTOTAL   11.50\nCash   20.00\nChange   8.50")
    assert found[Term.GROSS_TOTAL] == "11.50"
    assert Term.TAX_TOTAL not in found


def test_a_hotline_is_no_buyer_and_a_row_of_goods_no_number() -> None:
    found = read(
        "SINAR MART\nOFFICIAL RECEIPT\n1)   RICE 5KG   19.95\nTOTAL   19.95\nCASH   20.00\nCHANGE   0.05\n"
        "Customer Service Hotline : 03-2555-5600"
    )
    assert not {Term.BUYER_NAME, Term.INVOICE_NUMBER} & set(found)


def test_the_amount_that_tax_is_free_on_is_no_tax() -> None:
    found = read(
        "SINAR MART\nLIGHTER   18.40\nMOP   9.91\nTotal Sales Inclusive GST@ 0.00%   28.31\nRounding   -0.01\nTOTAL :   28.30\n"
        "CASH   50.00\nChange :   21.70\nGST Summary   %   Amount(RM)   Tax(RM)\nSR   0.00   28.31   0.00"
    )
    assert found[Term.GROSS_TOTAL] == "28.30"
    assert Term.NET_TOTAL not in found
    assert found.get(Term.TAX_TOTAL) in (None, "0.00")


def test_day_or_month_first_is_ambiguous_where_no_country_currency_or_tax_says() -> None:
    fields = extract([printed("CORNER SHOP\n03/04/2025 10:15\nTEA   2.80\nTOTAL   2.80")]).fields
    readings = [field.reading for field in fields if field.term is Term.ISSUE_DATE]
    assert isinstance(readings[0], Ambiguous)
    fields = extract([printed("CORNER SHOP\n03/04/2025 10:15\nTEA   2.80\nVAT INCL   0.37\nTOTAL   2.80")]).fields
    assert [field.reading for field in fields if field.term is Term.ISSUE_DATE] == [Value("2025-04-03")]


@pytest.mark.parametrize(
    ("row", "day"),
    [("Date :19-03-201811:12:15", "2018-03-19"), ("04-05-1812:50:51 PM", "2018-05-04"), ("Date/Time   20180428/191204", "2018-04-28")],
)
def test_a_date_glued_to_its_time_keeps_its_year(row: str, day: str) -> None:
    assert read(f"KEDAI SINAR SDN BHD\n{row}\nTEA   2.80\nTOTAL   RM 2.80")[Term.ISSUE_DATE] == day


def test_the_day_of_the_purchase_is_not_the_last_day_to_exchange() -> None:
    found = read("SHOP\nExchange valid until 28/02/2026\n14/02/2026 10:00\nTEA   2.80\nVAT   0.37\nTOTAL   R2.80")
    assert found[Term.ISSUE_DATE] == "2026-02-14"


@pytest.mark.parametrize(
    ("printed_name", "name"),
    [
        ("SINAR PAPER SDN BHD (1248000-W)", "SINAR PAPER SDN BHD"),
        ("OWN BY: CHEF WONG SON BHD", "CHEF WONG SDN BHD"),
        ("KIOSKO RETAIL SB(306777-X) FKA CORNER STORES SB", "KIOSKO RETAIL SB"),
        ("* MARULA STORES (PTY) LTD *", "MARULA STORES (PTY) LTD"),
    ],
)
def test_a_name_stands_without_its_number_its_past_and_its_marks(printed_name: str, name: str) -> None:
    assert tidy(printed_name) == name


def test_a_branch_in_brackets_belongs_to_the_name_and_not_to_the_address() -> None:
    found = read(
        "SERI HYPERMARKET SDN BHD\n(JALAN DAMAI)\nLOT 29 & 30,\nJLN DAMAI 8,\n58000 KUALA LUMPUR.\nTEL : 03-55581234\n"
        "TEA   2.80\nTOTAL   2.80"
    )
    assert found[Term.SELLER_NAME] == "SERI HYPERMARKET SDN BHD (JALAN DAMAI)"
    assert found[Term.SELLER_ADDRESS] == "LOT 29 & 30, JLN DAMAI 8, 58000 KUALA LUMPUR."


@pytest.mark.parametrize(
    ("rows", "address"),
    [
        ("AUTOROUTE RABAT NORD\n15000 KHEMISSET\nTel. 05.22.95.55.55", "AUTOROUTE RABAT NORD, 15000 KHEMISSET"),
        ("NO 19-1 JALAN TASIK 4,\nMEDAN NIAGA DAMAI\n016-5550123", "NO 19-1 JALAN TASIK 4, MEDAN NIAGA DAMAI"),
        (
            "NO.54, BATU 5, JALAN IPOH,\nKG.BATU,\n51200 KUALA LUMPUR\nTEL: 03-55580869",
            "NO.54, BATU 5, JALAN IPOH, KG.BATU, 51200 KUALA LUMPUR",
        ),
        (
            "44 JALAN SS21/58\n47400 PETALING JAYA\nSelangor\nGST ID: 001725239000\nSHOPS IN SELANGOR",
            "44 JALAN SS21/58, 47400 PETALING JAYA, Selangor",
        ),
    ],
)
def test_an_address_is_whole_and_ends_at_the_telephone_or_the_tax_number(rows: str, address: str) -> None:
    assert read(f"SINAR TRADING\n{rows}\nTEA   2.80\nTOTAL   2.80")[Term.SELLER_ADDRESS] == address


def test_a_name_written_by_hand_over_the_print_is_not_the_shop() -> None:
    for written in ("lim mei fong", "LIM MEI FONG"):
        found = read(f"{written}\n\n\n\nSUNRAY\n(CO. RFG : 860600-D)\nNO 2, JALAN BULAN,\n40150 SHAH ALAM\nTEA   2.80\nTOTAL   2.80")
        assert found[Term.SELLER_NAME] == "SUNRAY"


def test_handwriting_and_greetings_over_the_name_are_not_the_shop() -> None:
    found = read(
        "3180404 Aefp rot\nTHANK YOU\nPLEASE VISIT US AGAIN\nROSELLE CAKE HOUSE\n(Co No. 315000-T) GST No. 001287233000\n"
        "No.1, Jln Puteri 1/6,\n47100 Puchong,\nSelangor\nTel: 03-55561998\n18/04/2018 5:18\nBREAD   4.55\nTotal   4.55"
    )
    assert found[Term.SELLER_NAME] == "ROSELLE CAKE HOUSE"
    assert found[Term.SELLER_ADDRESS] == "No.1, Jln Puteri 1/6, 47100 Puchong, Selangor"


@pytest.mark.parametrize(
    ("row", "total"),
    [("Total Incl VAT        15 709,35", "15709.35"), ("TOTAL           2      709,35", "709.35"), ("Total VAT 15 709,35", "709.35")],
)
def test_a_space_that_parts_thousands_is_told_from_a_count_and_a_rate(row: str, total: str) -> None:
    (claim,) = claims_on(slip_of([lay_out(printed(row))])).claims
    assert str(claim.value) == total


def test_a_small_sheet_that_counts_its_pages_is_no_slip_though_a_stamp_says_that_it_was_paid() -> None:
    text = """
Lesedi Bande
BELASTINGFAKTUUR Nr INV2026-772

Khaya Loodgieters
Graniethof 37
Rustenburg, 0299

Beskrywing          Bedrag
Arbeid            12530.16
Sekuriteitswag     1287.27
CASH                543.00
Dennehout          6678.75
Reiskoste            58.00
"""
    assert classify_page(printed(text, seen_by="paddle")).kind is DocumentKind.RECEIPT
    assert classify_page(printed(text + "\nBladsy 1 van 2", seen_by="paddle")).kind is not DocumentKind.RECEIPT


_GROUPED = """
IZIBUKO CHEMICALS LTD
Ball valve 4 mm brass
 1 x 188.04                           188.04
Water tank 500 L, white
 2 x 900.00                         1 800.00
Toner cartridge
 6 x 823.00                         4 938.00
Total Goods                         8 234.83
Rounding                               -0.03
Total Inclusive                     8 234.80
Card                                8 250.00
Change                                 15.20
"""


def test_a_slip_that_parts_its_thousands_by_spaces_before_a_point_says_so_in_several_rows() -> None:
    assert read(_GROUPED)[Term.GROSS_TOTAL] == "8234.80"


def test_counts_close_before_small_amounts_part_no_thousands() -> None:
    slip = "CORNER CAFE\nTEA       2 45.00\nCAKE      1 120.00\nPIE       3 130.00\nSOUP      2 110.00\nTOTAL     8 405.00"
    assert read(slip)[Term.GROSS_TOTAL] == "405.00"


def test_a_narrow_invoice_with_its_buyer_and_due_date_is_no_slip_whose_country_tells_its_currency() -> None:
    paper = printed("""
Khaya Hidroulies (Edms) Bpk
Lemoenlaan 192
Kimberley, 8301
Ph: +27 53 115 5292

INVOICE
date issued    our invoice     due date
14/11/26       A-3393          29/12/26
VAT No         Debtor VAT Reg  po number
4767783469     4419084175      PO002183

bill to
Khaya Catering (Pty) Ltd
103 Old Pass Road
Cape Town, 7925

Description         Price   QTY     Value
Call-out            11.62   100   1162.00
Angle iron         283.00    24   6792.00

Net Total                         7954.00
Add VAT @ 15 %                    1193.10
Total                             9147.10
""")
    assert "currency" not in {field.term.value for field in extract_invoice([paper]).fields}
