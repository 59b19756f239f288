"""The dates of whole papers: which of the printed dates is the paper's own, which one it is due, and when nobody can know."""

from __future__ import annotations

import pytest

from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.kinds import invoice
from extractors.model import Ambiguous, Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed

TERMS = {"issue": Term.ISSUE_DATE, "due": Term.DUE_DATE, "delivery": Term.DELIVERY_DATE, "ordered": Term.ORDER_DATE}
AMBIGUOUS = "ambiguous"
FOOT = """

Description                Qty     Unit Price       Amount
Steel brackets              10         100.00     1,000.00

Subtotal                  1,000.00
Total                     1,000.00
"""

PAPERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "a title with number and date": ("Rechnung Nr. 4711 vom 3.10.2025", {"issue": "2025-10-03"}),
    "a title with a number in two parts": ("BELASTINGFAKTUUR 6832 / 96 van 20 Okt 2024\nBetaaldatum: 04 Des 2024", {"issue": "2024-10-20"}),
    "a title with a number of two figures": ("FAKTUUR NR. 96 van 20 Oktober 2024", {"issue": "2024-10-20"}),
    "a title that runs on": ("Handelsrechnung Nr. 4711/00/N vom\n01.10.2025\n\nLieferdatum: 29.09.2025", {"issue": "2025-10-01"}),
    "a title with a code": ("Schlussrechnung Bau (877) Nr. 210113 vom 30.06.2025\nStylesheet 2.6 vom 10.11.2025", {"issue": "2025-06-30"}),
    "a title in french": ("Facture n° FA-1009 du 3 mars 2026", {"issue": "2026-03-03"}),
    "a number and date under a title": ("FACTURE\nN° 26/03377   du 17/10/2026\n\nO.R. n° 44718 du 15/10/2026", {"issue": "2026-10-17"}),
    "a number and date in a sentence under a title": (
        "TAX INVOICE\nNo 26/09/0042 of 26 September 2026 for your order KMC4511008",
        {"issue": "2026-09-26"},
    ),
    "a title with long dashes": (
        "TAX INVOICE No. TRK 20881 \u2014 11/09/2026 \u2014 Page 1 of 1\n\nPeriod 01/08/2026 - 31/08/2026",
        {"issue": "2026-09-11"},
    ),
    "a place and its day before the order": ("Tours, le 11 septembre 2026 - Bon de commande n° 441", {"issue": "2026-09-11"}),
    "a day to pay by in full behind a discount": (
        "Datum 05.06.2026\n\nZahlbar innerhalb von 14 Tagen mit 2 % Skonto (980,00 EUR) oder bis 05.07.2026 ohne Abzug.",
        {"issue": "2026-06-05", "due": "2026-07-05"},
    ),
    "values of narrow columns in one cell": (
        "FACTURE\n\nN° facture   Date         BL                Échéance\nBM26-3391    08/06/2026   L26 du 05/06/2026 08/07/2026",
        {"issue": "2026-06-08", "due": "2026-07-08"},
    ),
    "a title in dutch": ("Factuur 2026-118 d.d. 4 maart 2026", {"issue": "2026-03-04"}),
    "a title in afrikaans": ("Faktuur INV118 gedateer 4 Maart 2026", {"issue": "2026-03-04"}),
    "a title in english": ("Invoice INV-118 dated 4 March 2026", {"issue": "2026-03-04"}),
    "a title that speaks to the customer": ("Ihre Rechnung vom 04.08.2026", {"issue": "2026-08-04"}),
    "a correction of an invoice": (
        "Datum: 14.07.2026\n\nRechnungskorrektur RK-33\n\nzur Rechnung 2602918 vom 30.06.2026",
        {"issue": "2026-07-14"},
    ),
    "a delivery note named among the goods": (
        "FACTURE N°     DATE         CLIENT\nFA0018842      31/03/2026   CM01\n\nBon de livraison N° BL0022917 du 26/03/2026",
        {"issue": "2026-03-31"},
    ),
    "a number over its date": (
        "Belegnummer / Datum\n90047718 / 17.04.2026\nBestellnummer / Datum\n77120 / 02.04.2026",
        {"issue": "2026-04-17"},
    ),
    "an invoice named behind a label": (
        "Gutschrift\n\nDatum:      11.08.2026\nBezug:      Rechnung R26-5540 vom 29.07.2026",
        {"issue": "2026-08-11"},
    ),
    "a direct debit to come": (
        "Datum: 30.09.2026\n\nDer Betrag wird am 07.10.2026 per SEPA-Lastschrift von Ihrem Konto eingezogen.",
        {"issue": "2026-09-30", "due": "2026-10-07"},
    ),
    "a direct debit": (
        "Rechnungsdatum: 04.08.2026\n\nDen Betrag buchen wir am 14.08.2026 von Ihrem Konto ab.",
        {"issue": "2026-08-04", "due": "2026-08-14"},
    ),
    "a sentence that breaks before its date": (
        "Invoice Date: 2026-05-08\n\nTerms of payment: 14 days 2 % cash discount, 30 days net, due\n2026-06-07",
        {"issue": "2026-05-08", "due": "2026-06-07"},
    ),
    "a day to transfer by": (
        "Factuurdatum: 1 oktober 2026\n\nGelieve het bedrag binnen 14 dagen, uiterlijk 15 oktober 2026, over te maken.",
        {"issue": "2026-10-01", "due": "2026-10-15"},
    ),
    "a place and a date": (
        "Rechnungsnummer: 7731                 München, den 01.11.2025\n\n\n\nDatum: 30.10.2025 Zeit: 04:59:13",
        {"issue": "2025-11-01"},
    ),
    "a place and a date with initials": ("Rechnung Nr. 88\n\nWinterthur, 30.06.2026 / hp", {"issue": "2026-06-30"}),
    "a label of the delivery is no place": (
        "Factuur" + "\n" * 15 + "Factuurnr      2504262\nDatum          4-4-2025\nGeleverd op    2-4-2025",
        {"issue": "2025-04-04"},
    ),
    "a french place and date": ("Facture N° 88                         Lyon, le 12 février 2026", {"issue": "2026-02-12"}),
    "a sentence that ends with a date": (
        "Kredietnota CN-5569\nDatum:      22/10/2026\n\nOns kantore is gesluit op 16/10/2026.",
        {"issue": "2026-10-22"},
    ),
    "colons in a column of their own": (
        "Invoice No      :17159610\nInvoice Date    :26 Jun 2026\nDue Date        :10 Aug 2026",
        {"issue": "2026-06-26", "due": "2026-08-10"},
    ),
    "unknown names, and the terms between them": (
        "Invoice No:        INV-88\nPayment Terms:     30 days\nVelhun:            2026-03-01\nSof huncro:        2026-03-04\n"
        "Pum:               2026-04-03",
        {"issue": "2026-03-04", "due": "2026-04-03"},
    ),
    "an unknown name of the only date": ("Invoice No:     INV-88\nSof huncro:     2026-03-04", {"issue": "2026-03-04"}),
    "an unknown name over the number": (
        "Sof huncro:       2026-03-04\nInvoice No:       55/3130\nYour Order:       PO-9770\nMipdrem:          2026-02-21",
        {"issue": "2026-03-04"},
    ),
    "unknown names around the number, usual terms apart": (
        "Sof huncro:       2026-03-04\nInvoice No:       55/3130\nPum:              2026-04-03\nMipdrem:          2026-02-21",
        {"issue": "2026-03-04"},
    ),
    "an unknown name and a sentence that dates another paper": (
        "Invoice No:     INV-88\nSof huncro:     2026-03-04\n\nThis replaces our pro forma 93353 dated 2026-02-05.",
        {"issue": "2026-03-04"},
    ),
    "printed later than issued": ("Invoice Date: 2026-03-04\nPrint date: 2026-03-09", {"issue": "2026-03-04"}),
    "only a print date": ("Invoice No: 17\nPrinted on 2026-03-09", {"issue": None}),
    "only a due date": ("Invoice No: 17\nDue date: 2026-03-09", {"issue": None, "due": "2026-03-09"}),
    "dates of other papers": (
        "Your order of 2026-02-01\nDelivery note date: 2026-02-27\nInvoice No: 17\nDate: 2026-03-04",
        {"issue": "2026-03-04"},
    ),
    "order date and delivery date first": (
        "Order Date: 2026-02-01     Delivery Date: 2026-03-01     Invoice Date: 2026-03-04     Due Date: 2026-04-03",
        {"issue": "2026-03-04", "due": "2026-04-03", "delivery": "2026-03-01"},
    ),
    "headings over values": (
        "Invoice No      Invoice Date     Due Date        Order Date\nK-17            04.03.2026       03.04.2026      01.02.2026",
        {"issue": "2026-03-04", "due": "2026-04-03"},
    ),
    "terms alone give no due date": ("Invoice Date: 2026-03-04\nTerms: 30 days net", {"issue": "2026-03-04", "due": None}),
    "a due date in a sentence": (
        "Date: 2026-03-04\nPlease pay 1,000.00 by 3 April 2026 at the latest.",
        {"issue": "2026-03-04", "due": "2026-04-03"},
    ),
    "a due date in a german sentence": (
        "Rechnungsdatum: 04.03.2026\nBitte überweisen Sie den Betrag bis zum 03.04.2026 ohne Abzug.",
        {"issue": "2026-03-04", "due": "2026-04-03"},
    ),
    "payable until": ("Rechnungsdatum: 04.03.2026\nZahlbar bis spätestens 03.04.2026", {"issue": "2026-03-04", "due": "2026-04-03"}),
    "a discount date is no due date": (
        "Rechnungsdatum: 04.03.2026\nBei Zahlung bis 14.03.2026 2 % Skonto, bis 03.04.2026 ohne Abzug.",
        {"issue": "2026-03-04", "due": "2026-04-03"},
    ),
    "chinese": ("发票号码：12345678        开票日期：2026年03月04日", {"issue": "2026-03-04"}),
    "chinese numerals": ("发票号码：12345678        开票日期：二〇二六年三月二十四日", {"issue": "2026-03-24"}),
    "chinese with gaps": ("发票号码：12345678        开票日期： 2026 年 03 月 04 日", {"issue": "2026-03-04"}),
    "two-digit year": ("Invoice Date: 14/03/26", {"issue": "2026-03-14"}),
    "month name and two digits": ("Invoice Date: 4-Mar-26     Due Date: 3-Apr-26", {"issue": "2026-03-04", "due": "2026-04-03"}),
    "nothing decides": ("Invoice Date: 03/04/2026", {"issue": AMBIGUOUS}),
    "another date decides": ("Invoice Date: 03/04/2026      Due Date: 30/04/2026", {"issue": "2026-04-03", "due": "2026-04-30"}),
    "the due date follows": ("Invoice Date: 05/12/2026      Due Date: 06/11/2026", {"issue": "2026-05-12", "due": "2026-06-11"}),
    "the terms decide": (
        "Invoice Date: 04/05/2026      Due Date: 04/06/2026\nTerms: Net 31 days",
        {"issue": "2026-05-04", "due": "2026-06-04"},
    ),
    "a day of the week decides": ("Date: Wed, 03/04/2026", {"issue": "2026-03-04"}),
    "the same day written out decides": ("Invoice Date: 03/04/2026\nDelivered on 4 March 2026", {"issue": "2026-03-04"}),
    "the terms speak louder than the country": (
        "Malaucène, France\nInvoice Date: 11/03/2026      Due Date: 12/03/2026\nTerms: 30 days",
        {"issue": "2026-11-03", "due": "2026-12-03"},
    ),
    "cut in two by a scan": ("Factuurdatum: 19 april    2026\nOrderdatum: 18 april    2026", {"issue": "2026-04-19"}),
    "the country decides": ("12 Main Street, Austin, TX 78701\nInvoice Date: 03/04/2026", {"issue": "2026-03-04"}),
    "south africa": ("Cape Town, South Africa\nInvoice Date: 03/04/2026", {"issue": "2026-04-03"}),
    "a year first with slashes": ("Invoice Date: 2026/03/04", {"issue": "2026-03-04"}),
    "compact": ("Invoice Date: 20260304", {"issue": "2026-03-04"}),
    "weekday in front": ("Date: Wednesday, 4 March 2026", {"issue": "2026-03-04"}),
    "weekday and american": ("Date: Wednesday, March 4, 2026", {"issue": "2026-03-04"}),
    "ordinal": ("Date: 4th of March, 2026", {"issue": "2026-03-04"}),
    "dots after month": ("Datum: 4. Mrz. 2026", {"issue": "2026-03-04"}),
    "spaced out": ("Rechnungsdatum: 04. 03. 2026", {"issue": "2026-03-04"}),
    "period of service": (
        "Service period: 2026-02-01 to 2026-02-28\nInvoice date: 2026-03-04",
        {"issue": "2026-03-04", "due": None},
    ),
    "in capitals": ("DATE: 04 MAR 2026    DUE: 03 APR 2026", {"issue": "2026-03-04", "due": "2026-04-03"}),
    "tax point": ("Date / Tax Point: 04/03/2026\n1 High Street, London, England", {"issue": "2026-03-04"}),
    "labels and dates that run on": (
        "INV NO:       2754\nINVOICE       Apr 5, 2024\nDATE:\nPAY BY:       May 20,\n              2024\n"
        "DATE OF       Mar 2, 2024\nORDER:",
        {"issue": "2024-04-05", "due": "2024-05-20", "ordered": "2024-03-02"},
    ),
    "no label at all": ("K-1007\n4 March 2026", {"issue": "2026-03-04"}),
    "a sentence begins with no place": (
        "K-1007\n4 March 2026\n\nOns kantore is gesluit op 10 Mei 2026.",
        {"issue": "2026-03-04"},
    ),
    "a place of several words": ("Bergen op Zoom, le 4 mars 2026\n\nPrix du 10 mai 2026", {"issue": "2026-03-04"}),
    "the year runs on after a blank": ("Invoice Date: 04 / 03 / 2026\nDurban, South Africa", {"issue": "2026-03-04"}),
}


@pytest.mark.parametrize("name", PAPERS)
def test_each_date_is_what_the_paper_says(name: str) -> None:
    text, expected = PAPERS[name]
    fields = {each.term: each.reading for each in invoice.extract([printed("INVOICE\n" + text + FOOT)]).fields}
    found: dict[str, str | None] = {}
    for key in expected:
        reading = fields.get(TERMS[key])
        found[key] = reading.text if isinstance(reading, Value) else AMBIGUOUS if isinstance(reading, Ambiguous) else None
    assert found == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [("O4.03.2O26", "2026-03-04"), ("04.03,2026", "2026-03-04"), ("04,03.2026", "2026-03-04"), ("2026-O3-04", "2026-03-04")],
)
def test_a_date_is_read_through_the_damage_of_a_scan(text: str, day: str) -> None:
    page = printed(f"RECHNUNG\nRechnungsdatum: {text}{FOOT}", seen_by="tesseract")
    fields = {each.term: each.value for each in invoice.extract([page]).fields}
    assert fields[Term.ISSUE_DATE] == day


def test_the_terms_tell_the_day_of_a_due_date_where_the_issue_date_reads_alike_both_ways() -> None:
    text = """
TAX INVOICE
Kwela Doors

Invoice No     4498
Date           11/11/26
Due Date       11/12/26
Terms          {terms}

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total                                              710.40
"""

    def due(terms: str) -> object:
        found = invoice.extract([printed(text.format(terms=terms))])
        return next(field.reading for field in found.fields if field.term is Term.DUE_DATE)

    assert due("30 days from invoice date") == Value("2026-12-11")
    assert isinstance(due("strictly net"), Ambiguous)


def test_the_day_of_a_date_that_runs_on_is_no_amount() -> None:
    fields = invoice.extract([printed("INVOICE\nInvoice No:   B-2754\nPAY BY:       May 20,\n              2024" + FOOT)]).fields
    found = {each.term: each.reading for each in fields}
    assert found[Term.AMOUNT_DUE] == Value("1000.00")


def test_dates_that_run_on_in_narrow_columns_are_whole() -> None:
    text = """
TAX INVOICE No. T4795

    DATE             Pay By           Del Note No
13th November     12th January          DN006156
     2026             2027
"""
    found = {each.term: each.reading for each in invoice.extract([printed(text + FOOT)]).fields}
    assert (found[Term.ISSUE_DATE], found[Term.DUE_DATE]) == (Value("2026-11-13"), Value("2027-01-12"))


NARROW = {
    "flush on the right": """
Date of Issue:   15th November
                          2026
Due Date:        10th January 2027
""",
    "flush on the left": """
Date of Issue:   15th November
                 2026
Due Date:        10th January 2027
""",
    "on three lines": """
Date of Issue   : 15th
                November
                2026
Due Date        : 10th
                January
                2027
""",
}


@pytest.mark.parametrize("name", NARROW)
def test_a_date_that_a_narrow_column_breaks_goes_on_under_it(name: str) -> None:
    found = {each.term: each.value for each in invoice.extract([printed(f"INVOICE 5139\n{NARROW[name]}")]).fields}
    assert found[Term.ISSUE_DATE] == "2026-11-15"
    assert found[Term.DUE_DATE] == "2027-01-10"


@pytest.mark.parametrize("label", ["Payment Terms", "Terms of"])
def test_the_days_in_which_goods_may_be_returned_are_no_terms_of_payment(label: str) -> None:
    text = f"INVOICE 5139\n\n{label}\nReturns are accepted within 14 days with the original invoice.\n\nTotal   10.00"
    assert Term.PAYMENT_TERMS not in {each.term for each in invoice.extract([printed(text)]).fields if each.value}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("民國99年3月5日", "2010-03-05"),
        ("中華民國 99 年 3 月 5 日", "2010-03-05"),
        ("115年3月5日", "2026-03-05"),
        ("26年3月5日", "2026-03-05"),
    ],
)
def test_a_year_of_the_republic_is_counted_from_1912(written: str, day: str) -> None:
    cells = DocumentLayout([printed(written)]).cells
    assert [date.reading("day_first") for cell in cells for date in dates_of(cell)] == [Value(day)]
