"""A batch is cut by what its pages say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import split
from extractors.model import FileReading, Page
from extractors.page_marks import PageMark, page_mark_of
from extractors.split import split_documents
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed


def cut(*texts: str) -> list[tuple[DocumentKind, tuple[int, ...]]]:
    pages: tuple[Page, ...] = tuple(replace(printed(text), page_number=number) for number, text in enumerate(texts, 1))
    return [(span.kind, span.page_numbers) for span in split_documents(FileReading("0" * 64, "application/pdf", "x.pdf", pages))]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Page 2 of 5", PageMark(2, 5)),
        ("Seite 2 von 5", PageMark(2, 5)),
        ("Bladsy 2 van 5", PageMark(2, 5)),
        ("Page 2 sur 5", PageMark(2, 5)),
        ("Page 2 sur un total de 5", PageMark(2, 5)),
        ("Seite 2 von insgesamt 5", PageMark(2, 5)),
        ("Pagina 2 van 5", PageMark(2, 5)),
        ("第 2 页 共 5 页", PageMark(2, 5)),
        ("共 5 页 第 2 页", PageMark(2, 5)),
        ("页次 2-5", PageMark(2, 5)),
        ("頁碼：2/5", PageMark(2, 5)),
        ("2 / 5 页", PageMark(2, 5)),
        ("第2页", PageMark(2, None)),
        ("Page 1/3", PageMark(1, 3)),
        ("2 | 5", PageMark(2, 5)),
        ("2 of 5 pages", PageMark(2, 5)),
        ("2 uit 5 bladsye", PageMark(2, 5)),
        ("Seite 4", PageMark(4, None)),
        ("Page 7 of 3", None),
        ("nothing", None),
    ],
)
def test_pages_count_themselves_in_six_languages(text: str, mark: PageMark | None) -> None:
    assert page_mark_of(text) == mark


def test_another_number_is_another_document_and_the_same_number_goes_on() -> None:
    assert cut("TAX INVOICE\nInvoice No: A-101", "TAX INVOICE\nInvoice No: A-101\nBolts", "TAX INVOICE\nInvoice No: A-102") == [
        (DocumentKind.INVOICE, (1, 2)),
        (DocumentKind.INVOICE, (3,)),
    ]


def test_the_same_page_again_is_the_same_paper_again() -> None:
    assert [pages for _, pages in cut("TAX INVOICE\nInvoice No: A-101", "TAX INVOICE\nInvoice No: A-101")] == [(1,), (2,)]


def test_another_kind_is_another_document() -> None:
    kinds = [
        kind for kind, _ in cut("TAX INVOICE\nInvoice No: A-101", "DELIVERY NOTE\nDelivery Note No: D-9", "PURCHASE ORDER\nOrder No: P-4")
    ]
    assert kinds == [DocumentKind.INVOICE, DocumentKind.DELIVERY_NOTE, DocumentKind.PURCHASE_ORDER]


def test_a_page_that_says_it_is_the_first_begins_a_document() -> None:
    found = cut(
        "TAX INVOICE\nInvoice No: A-101\nPage 1 of 2", "Conditions of sale\nPage 2 of 2", "TAX INVOICE\nInvoice No: A-102\nPage 1 of 1"
    )
    assert [pages for _, pages in found] == [(1, 2), (3,)]


def test_a_blank_page_goes_with_the_page_before_and_none_before_the_first_is_a_document() -> None:
    found = cut(".", "TAX INVOICE\nInvoice No: A-101", ".", "TAX INVOICE\nInvoice No: A-102")
    assert [pages for _, pages in found] == [(2, 3), (4,)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("TAX INVOICE", DocumentKind.INVOICE),
        ("BELASTINGFAKTUUR", DocumentKind.INVOICE),
        ("RECHNUNG", DocumentKind.INVOICE),
        ("增值税专用发票", DocumentKind.INVOICE),
        ("CREDIT NOTE", DocumentKind.CREDIT_NOTE),
        ("Rechnungskorrektur", DocumentKind.CREDIT_NOTE),
        ("AFLEWERINGSNOTA", DocumentKind.DELIVERY_NOTE),
        ("PROOF OF DELIVERY", DocumentKind.DELIVERY_NOTE),
        ("PURCHASE ORDER", DocumentKind.PURCHASE_ORDER),
        ("PRO FORMA INVOICE", DocumentKind.QUOTATION),
        ("QUOTATION", DocumentKind.QUOTATION),
        ("STATEMENT OF ACCOUNT", DocumentKind.STATEMENT),
        ("REMITTANCE ADVICE", DocumentKind.REMITTANCE_ADVICE),
        ("SCHEDULE OF ACCOUNTS", DocumentKind.SCHEDULE_OF_ACCOUNTS),
        ("TIMESHEET", DocumentKind.TIMESHEET),
        ("BILL OF LADING", DocumentKind.BILL_OF_LADING),
        ("ORDER CONFIRMATION", DocumentKind.PURCHASE_ORDER_RESPONSE),
    ],
)
def test_a_title_says_the_kind(title: str, kind: DocumentKind) -> None:
    ((found, _),) = cut(f"{title}\n\nKaree Timber (Pty) Ltd\nDate   2026-03-04\nSome words that say nothing")
    assert found is kind


def test_a_page_that_begins_with_the_headings_of_the_table_before_goes_on() -> None:
    first = """
TAX INVOICE
Invoice No: INV-7
Description             Qty   Unit Price      Amount
Galvanised bolts         10         1.50       15.00
"""
    second = """
Description             Qty   Unit Price      Amount
Invoice books            20         0.25        5.00
Total                                          20.00
"""
    assert cut(first, second) == [(DocumentKind.INVOICE, (1, 2))]


def test_a_stamp_that_looks_like_headings_makes_no_page_a_paper_of_its_own() -> None:
    first = """
Tafelkop Agri CC                 PROOF OF DELIVERY
Deliver To                       POD No:   DN000170
Karee Timber (Pty) Ltd           Your Order No:   PO000198
Item        Description              Qty Delivered   Unit
B56         Engine oil 15W40         2               EA
"""
    second = """
Tafelkop Agri CC PROOF OF DELIVERY DN000170
Item        Description              Qty Delivered   Unit
BR3961      Steel, cut to size       2               M3

Received by (signature)      Print name      Date
                                 GOODS RECEIVED
                                 05 November 2026
"""
    assert cut(first, second) == [(DocumentKind.DELIVERY_NOTE, (1, 2))]


def test_a_word_within_a_description_names_no_party_of_a_paper() -> None:
    first = "DELIVERY NOTE\nTafelkop Agri CC\nDeliver To   Karee Timber (Pty) Ltd\nPOD No:   DN000170\nSteel   2\nPine   3"
    second = "DELIVERY NOTE\nTafelkop Agri CC\nSteel plate, cut to size   2\n\nReceived by   Print name   Date"
    assert cut(first, second) == [(DocumentKind.DELIVERY_NOTE, (1, 2))]


BEGUN = "TAX INVOICE\nAcacia Steel (Pty) Ltd\n12 Anvil Road\nInvoice No: A-101\nInvoice Date: 2 March 2026\nBolts   10   5.00   50.00"
UNTITLED = """Baobab Freight CC
9 Quay Street, Durban 4001

Bill to:
Marula Foods (Pty) Ltd
3 Orchard Lane, Paarl 7646

Invoice Number: B-77
Invoice Date: 3 March 2026
Order Number: 4500123

Description            Qty    Unit Price    Amount
Pallets moved           12        150.00    1,800.00
Total excl. VAT                             1,800.00
VAT 15%                                       270.00
Total due                                   2,070.00
Bank: First Highveld Bank, Account Number 62001234567
"""


def test_a_page_with_a_head_of_its_own_begins_a_document_also_without_a_title() -> None:
    assert [pages for _, pages in cut(f"{BEGUN}\nTotal   50.00", UNTITLED)] == [(1,), (2,)]


def test_a_page_that_is_carried_on_stays_with_its_document() -> None:
    assert [pages for _, pages in cut(BEGUN, "Brought forward   50.00\nNuts   10   5.00   50.00\nTotal   100.00")] == [(1, 2)]


def test_a_till_slip_among_letters_is_a_document_of_its_own() -> None:
    letter = replace(printed("TAX INVOICE\nInvoice No: A-101"), page_number=1)
    slip = replace(
        printed("Corner Cafe\nCoffee   35.00\nTOTAL   35.00\nCASH   50.00\nCHANGE   15.00"), page_number=2, width=220.0, height=500.0
    )
    spans = split_documents(FileReading("0" * 64, "application/pdf", "x.pdf", (letter, slip)))
    assert [span.page_numbers for span in spans] == [(1,), (2,)]


def test_a_till_slip_that_was_copied_on_a_sheet_is_a_document_of_its_own() -> None:
    slip = (
        "Corner Cafe\nLos Gatos\n07/20/2026   5:23 PM\nSALE   950-1\nCoffee   35.00\nSubtotal   35.00\nSales Tax   3.60\nTOTAL   38.60\n"
        "CASH   50.00\nCHANGE   11.40\nThank you for shopping"
    )
    invoice = "TAX INVOICE\nInvoice No: A-101\n\nBill To:\nBaobab Mining Ltd\n\nTotal   100.00"
    assert [pages for _, pages in cut(invoice, slip)] == [(1,), (2,)]
    assert [pages for _, pages in cut(invoice, "Subtotal   87.00\nVAT   13.00\nTotal   100.00\nPaid in cash   100.00")] == [(1, 2)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (
            "FAKTUUR\n\nFaktuur Nr: INV-77\nDatum: 14/04/2023\nAan:\nBaobab Mynbou Bpk\n",
            "Boland Ridge Bande\n\n\nU bestelling van 31/03/2023 met dank ontvang.\nPryslys van 14/04/2023 is van toepassing.\n\n"
            "www.bolandridge.example | Tel: 021 651 2569",
        ),
        (
            "TAX INVOICE T3581\n\nInvoice No: T3581\nInvoice Date: 15 November 2026\nBill To:\nMorningstar CC\n",
            "Bank Details:\nCode: 580105\nA/C No: 6210044917\nNOTICE OF ASSIGNMENT: this debt has been ceded to Witpeer\n"
            "Invoice Finance (Pty) Ltd discharges it.\n\nIzibuko (Pty) Ltd   Email: accounts@izibuko.example   VAT Reg. No. 4436135976",
        ),
        (
            "TAX INVOICE T3581\n\nInvoice No: T3581\nInvoice Date: 15 November 2026\nBill To:\nMorningstar CC\n",
            "Sekunjalo Ridge\n\nOur Banking Details\nAccount Holder:\nWitpeer Invoice Finance (Pty) Ltd\nBank: Karoo Mercantile Bank\n"
            "A/C No: 6210044917\nCeded to Witpeer Invoice Finance (Pty) Ltd. Please pay the\naccount below.",
        ),
    ],
)
def test_a_sentence_that_names_a_paper_titles_no_page(first: str, last: str) -> None:
    assert cut(first, last) == [(DocumentKind.INVOICE, (1, 2))]


def test_terms_that_count_days_from_the_invoice_begin_no_other_one() -> None:
    first = """
Mopani                                Tax Invoice
Engineering                 Date :            2026/11/08
                            Document No :
                            D/Note :          DN000383

Particulars                 Units     Price      Value
Nitrile gloves               4.00    121.08     484.32
"""
    last = """
Tax Invoice
   Bank Name          Acc Name          Clearing Code     A/C No
Karoo Mercantile   Witpeer Invoice         580105       6210044917
     Bank           Finance (Pty)
                        Ltd
Conditions : 30 days from invoice date
"""
    assert [pages for _, pages in cut(first, last)] == [(1, 2)]


def test_a_page_that_begins_with_the_headings_of_the_list_before_goes_on_with_it() -> None:
    rows = """
Purchaser        Invoice        Date          Amount
Redbud Inc       {0}1       26-Jan-2026    39,838.89
Redbud Inc       {0}2       27-Jan-2026    68,990.64
"""
    first = f"Granite Falls Inc        SCHEDULE OF INVOICES SOLD\n170 Railroad Ave\n\n{rows.format('3349690')}"
    assert cut(first, rows.format("1943488")) == [(DocumentKind.SCHEDULE_OF_ACCOUNTS, (1, 2))]


HEAD_OF_CREDIT = """
青岛博远祥印刷有限公司                         红字发票
青岛市高新区长江路766号                        单号   CRN4498
                                               日期   2023年9月27日
购买方   宁波东方联建筑工程股份有限公司         发票号码  2023-1529
"""
GOODS_OF_CREDIT = """
编码         品名              数量      单价      金额
HT-10        深沟球轴承          24    102.72    2,465.28
HT-11        深沟球轴承          24    102.72    2,465.28
"""


@pytest.mark.parametrize("mark", ["页次 {}-2", "页码：{}/2", "{} / 2 页", "第{}页", "- {} -", ""])
@pytest.mark.parametrize("head", ["红字发票  CRN4498   2023年9月27日", "青岛博远祥印刷有限公司     红字发票     CRN4498", ""])
def test_a_page_that_bears_the_number_of_the_first_goes_on_with_it(head: str, mark: str) -> None:
    first, second = HEAD_OF_CREDIT + GOODS_OF_CREDIT + mark.format(1), f"{head}\n{GOODS_OF_CREDIT}{mark.format(2)}"
    assert cut(first, second) == [(DocumentKind.CREDIT_NOTE, (1, 2))]


BILL = """
Lindenhof Metaal B.V.                 FACTUUR
Kerkstraat 202, 3542 AB Utrecht       Factuurnummer   4899
Aan: Polderzicht Verpakkingen BV      Factuurdatum    24 feb 2023

Omschrijving                 Prijs     Aantal      Bedrag
Muurverf 10 l                84,32        600   50.592,00

                             Totaal excl BTW    50.592,00
                             BTW 21%            10.624,32
                             Totaal             61.216,32
Lindenhof Metaal B.V.    Handelsregister 44736419
"""


def test_a_word_for_another_paper_at_the_foot_of_a_bill_begins_none() -> None:
    rest = """
Lindenhof Metaal
Bankgegevens: Polder Crediet, op naam van Lindenhof Metaal
IBAN NL09 POLD 7626 1533 79   BIC POLDNL2U
Uw bestelling van 29 jan 2023.
Bij te late betaling is rente verschuldigd. Klachten over geleverde goederen melden wij graag binnen acht dagen na
ontvangst bij de binnendienst, met vermelding van het nummer van deze brief en van het aantal stuks dat u terug wilt zenden.

Lindenhof Metaal B.V.    Handelsregister 44736419
"""
    assert cut(BILL, rest) == [(DocumentKind.INVOICE, (1, 2))]


def test_an_order_in_the_same_dress_with_its_title_is_another_paper() -> None:
    order = """
Lindenhof Metaal B.V.                 BESTELLING
Kerkstraat 202, 3542 AB Utrecht

Aan: Scheldezicht Staal BV            Datum           24 feb 2023

Omschrijving                 Prijs     Aantal      Bedrag
Plaatstaal 4 mm              14,00         10      140,00
Lindenhof Metaal B.V.    Handelsregister 44736419
"""
    assert [kind for kind, _ in cut(BILL, order)] == [DocumentKind.INVOICE, DocumentKind.PURCHASE_ORDER]


HEAD = """
Karoo Steel (Pty) Ltd
12 Anvil Road, Germiston 1401

TAX INVOICE
Invoice No: {number}      Date: 4 March 2026
Bill to
Ceres Foods (Pty) Ltd

Description            Qty    Unit price    Amount
Treated batten          10        100.00  1,000.00
"""


@pytest.mark.parametrize(
    "second",
    [
        "Trade Invoice 24 12 23\nBrought forward        1,000.00\n240 55249 Hex bolt M4    1.23    295.20\nTotal   1,489.48",
        "Tax Invoice KS-20418\nTotal  ZAR1,150.00\nKaroo Steel (Pty) Ltd",
        "Karoo Steel (Pty) Ltd\nWe acknowledge receipt of the above goods\nGoods received by   Signature   Receipt date",
        "2 | 2\nCeres Foods (Pty) Ltd   Invoice Number 26-21075\nTotal  1,150.00",
    ],
)
def test_a_page_goes_on_that_brings_forward_repeats_the_number_or_only_ends_the_paper(second: str) -> None:
    first = HEAD.format(number="KS-20418") + ("\n1 | 2\n" if "2 | 2" in second else "")
    assert [pages for _, pages in cut(first, second)] == [(1, 2)]


def test_a_page_with_a_number_of_its_own_is_another_paper_though_it_names_the_one_before() -> None:
    second = HEAD.format(number="KS-20419") + "\nIn addition to our invoice KS-20418"
    assert [pages for _, pages in cut(HEAD.format(number="KS-20418"), second)] == [(1,), (2,)]


def test_a_page_with_a_head_of_its_own_is_another_paper_though_the_one_before_names_it() -> None:
    first = HEAD.format(number="KS-20418") + "\nSee also our invoice KS-20419"
    assert [pages for _, pages in cut(first, HEAD.format(number="KS-20419"))] == [(1,), (2,)]


def test_a_subscription_that_costs_the_same_each_month_is_a_paper_each_month() -> None:
    bill = HEAD.format(number="KS-20418") + "\nTotal   1,000.00"
    assert [pages for _, pages in cut(bill, bill.replace("20418", "20419").replace("4 March", "4 April"))] == [(1,), (2,)]


@pytest.mark.parametrize(("share", "pages"), [(0.95, [(1,), (2,)]), (0.5, [(1, 2)]), (0.05, [(1, 2)])])
def test_an_untitled_page_begins_a_paper_where_learning_is_sure(monkeypatch: pytest.MonkeyPatch, share: float, pages: list[object]) -> None:
    monkeypatch.setattr(split, "begins", lambda *_: share)
    other = "Savel Rovensa (Pty) Ltd\nDruntim:   B-7712\nPallets moved   12   150.00   1,800.00"
    assert [found for _, found in cut(BEGUN, other)] == pages


def test_learning_joins_no_page_with_the_number_of_another_and_none_with_the_title_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "begins", lambda *_: 0.01)
    for second in (HEAD.format(number="KS-20419"), "PURCHASE ORDER\nOrder No: P-4\nOrder date: 4 March 2026"):
        assert [pages for _, pages in cut(HEAD.format(number="KS-20418"), second)] == [(1,), (2,)]


def test_learning_parts_no_page_that_says_which_of_several_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "begins", lambda *_: 0.99)
    assert [pages for _, pages in cut(BEGUN + "\nPage 1 of 2", "Druntim B-7712\nPage 2 of 2")] == [(1, 2)]


def test_a_number_under_the_title_and_under_a_label_on_the_next_page_are_one() -> None:
    goods = "Description          Qty    Price     Amount\n" + "".join(f"Hose {at} mm           1   10.00      10.00\n" for at in range(20))
    head = "Hadrian Timber Ltd\n12 Anvil Road, Durban, 4001\n\nDEBTORS INVOICE\nKR-2024-6193 / 02/08/24\n\nBill to\nKestrel CC\n"
    first = f"{head}\ntransaction id      D869140642\n\n{goods}"
    totals = "Total excl VAT    400.00\nVAT 15%    60.00\nTotal    460.00\n"
    second = f"tax invoice number KR-2024-6193   date of issue 02/08/24\n\n{goods}\n{totals}"
    assert [pages for _, pages in cut(first, second)] == [(1, 2)]
