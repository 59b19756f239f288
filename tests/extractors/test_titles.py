"""A paper is what its title says, in every language; what refers to another paper titles nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import classify_page
from extractors.extraction import extract_documents
from extractors.layout.lines import lay_out
from extractors.model import Box, FileReading, Word
from extractors.terms import DocumentKind, Term
from extractors.titled_letterheads import title_behind_company
from extractors.titles import kind_of_title
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TAX INVOICE # INV 2026-816 of 9 September 2026", DocumentKind.INVOICE),
        ("Schlussrechnung Bau (877) Nr. 210113 vom 30.06.2025", DocumentKind.INVOICE),
        ("Verkoopfactuur 2024-2658", DocumentKind.INVOICE),
        ("TAX INVOICE / BELASTINGFAKTUUR", DocumentKind.INVOICE),
        ("STATEMENT OF ACCOUNT / TAX INVOICE NO. 26/1094", DocumentKind.INVOICE),
        ("Invoice 发票", DocumentKind.INVOICE),
        ("Tax Credit Note F35-3822 of 12-Apr-25", DocumentKind.CREDIT_NOTE),
        ("贷项通知单", DocumentKind.CREDIT_NOTE),
        ("Bon d'engagement n° 49603684", DocumentKind.PURCHASE_ORDER),
        ("PRYSVOORSTEL", DocumentKind.QUOTATION),
        ("Kosteskatting", DocumentKind.QUOTATION),
        ("Order aan leverancier 70417 van 5-10-2025", DocumentKind.PURCHASE_ORDER),
        ("Versendnota Nr LF398313 van 13 Apr 2024", DocumentKind.DELIVERY_NOTE),
        ("OFFICIAL ORDER FORM #66580969, 15-9-2023", DocumentKind.PURCHASE_ORDER),
        ("Leveranciersorder", DocumentKind.PURCHASE_ORDER),
        ("Note de règlement", DocumentKind.REMITTANCE_ADVICE),
        ("Transportopdracht", DocumentKind.BILL_OF_LADING),
        ("Invoice 2024-01-15", DocumentKind.INVOICE),
        ("Speditionsübergabeschein", DocumentKind.BILL_OF_LADING),
        ("应收账款汇总表", DocumentKind.SCHEDULE_OF_ACCOUNTS),
        ("应收账款转让申请书附表", DocumentKind.SCHEDULE_OF_ACCOUNTS),
        ("Retail sale", DocumentKind.RECEIPT),
        ("Facture d'avoir", DocumentKind.CREDIT_NOTE),
        ("RECHNUNGS-KORREKTUR", DocumentKind.CREDIT_NOTE),
        ("Sammel-Rechnung", DocumentKind.INVOICE),
        ("OFFICIAL ORDER", DocumentKind.PURCHASE_ORDER),
        ("Bestelbon", DocumentKind.PURCHASE_ORDER),
        ("Proforma Invoice", DocumentKind.QUOTATION),
        ("Auftragsbestätigung", DocumentKind.PURCHASE_ORDER_RESPONSE),
        ("Delivery Note # TI9500", DocumentKind.DELIVERY_NOTE),
        ("Trade Invoice", DocumentKind.INVOICE),
        ("Progress Claim/Tax Invoice", DocumentKind.INVOICE),
        ("Facture définitive de travaux", DocumentKind.INVOICE),
        ("Dienstleistungsrechnung", DocumentKind.INVOICE),
        ("Retourengutschrift", DocumentKind.CREDIT_NOTE),
        ("Skedule van gesedeerde fakture", DocumentKind.SCHEDULE_OF_ACCOUNTS),
        ("Rechnungsaufstellung # 2025/794", DocumentKind.SCHEDULE_OF_ACCOUNTS),
        ("RELEVÉ D'HEURES", DocumentKind.TIMESHEET),
        ("Internationale vrachtbrief", DocumentKind.BILL_OF_LADING),
        ("货物运输业增值税专用发票", DocumentKind.INVOICE),
        ("銷貨折讓證明單", DocumentKind.CREDIT_NOTE),
        ("Tax Invoice / Delivery Note", DocumentKind.INVOICE),
        ("INVOICE - Scaffolding hire", DocumentKind.INVOICE),
        ("Goods Issued Note", DocumentKind.DELIVERY_NOTE),
        ("Saldenmitteilung", DocumentKind.STATEMENT),
        ("Confirmation de solde", DocumentKind.STATEMENT),
        ("Saldobevestiging", DocumentKind.STATEMENT),
        ("Avis über Zahlung K6688-6632 vom 11.6.2024", DocumentKind.REMITTANCE_ADVICE),
        ("Betaalbevestiging", DocumentKind.REMITTANCE_ADVICE),
        ("Lieferantenauftrag", DocumentKind.PURCHASE_ORDER),
        ("Tax invoice IW/26/10/0183 - guarding services, September 2026", DocumentKind.INVOICE),
    ],
)
def test_a_title_names_the_kind_in_every_language(text: str, kind: DocumentKind) -> None:
    found = kind_of_title(text)
    assert found is not None
    assert found[0] is kind
    assert found[1] > 0.5


@pytest.mark.parametrize(
    "text",
    [
        *("Creditfaktuur", "Verkoopcreditfactuur", "Tegoedfactuur", "Retournota", "Correctienota", "Crediteringsnota", "Creditnotering"),
        *("Negativrechnung", "Berichtigungsrechnung", "Entgeltminderung", "Rechnungsminderung", "Facture annulative", "Bordereau d'avoir"),
        *("Kredietadvies", "Retoernota", "Verkoopskrediet", "Correction note", "Credit docket", "红冲发票", "退款发票", "销货退回单"),
    ],
)
def test_what_gives_money_back_is_no_invoice_though_its_title_ends_like_one(text: str) -> None:
    found = kind_of_title(text)
    assert found is not None
    assert found[0] is DocumentKind.CREDIT_NOTE


@pytest.mark.parametrize(
    "text",
    [
        "Order Date",
        "Invoice Date",
        "Invoice To",
        "Abrechnung",
        "As per quotation 56030 of 2 May",
        "Rechnungsadresse",
        "goods received in good order",
        "Payment due on receipt",
        "Please quote",
        "Bank statement",
        "REÇU LE 19 avril 2024",
        "发票号码",
        "Request for quotation",
        "Invoice / Credit note",
    ],
)
def test_what_only_mentions_a_kind_is_no_title(text: str) -> None:
    assert kind_of_title(text) is None


@pytest.mark.parametrize("text", ["Rechnung Nr.", "Invoice no: 7", "Quote No:", "Bestellung"])
def test_the_label_of_a_number_titles_little(text: str) -> None:
    found = kind_of_title(text)
    assert found is not None
    assert found[1] <= 0.5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "FACTURE\nN° facture: 7      Date: 3 mars 2026\nDevis n°: D-17\nBon de commande: 5\n\n\nTotal TTC   10,00 €",
            DocumentKind.INVOICE,
        ),
        ("商业发票 No. 4207193\n\n报价单号: 771\n送货单号: 12\n\n价税合计   ¥10.00", DocumentKind.INVOICE),
        ("Tax Credit Note\n\nCredit note no: 3324\nInvoice no: 2025-5282\n\n\nTotal   10.00", DocumentKind.CREDIT_NOTE),
        ("LIEFERSCHEIN Nr. 2026-5494\n\nRechnung Nr.     Bestellung\n17               4\n\nMenge   Artikel", DocumentKind.DELIVERY_NOTE),
        ("OFFICIAL ORDER\n\nQuote ref: 17\nDeliver to: Kestrel\nInvoice to: Kestrel\n\nTotal   10.00", DocumentKind.PURCHASE_ORDER),
        ("TAX INVOICE\n\nInvoice no: 7\nTerms: 30 days from statement\n\nTotal   10.00", DocumentKind.INVOICE),
    ],
)
def test_references_to_other_papers_do_not_change_what_a_paper_is(text: str, kind: DocumentKind) -> None:
    assert classify_page(printed(text)).kind is kind


def test_an_invoice_whose_last_page_holds_only_its_total_is_one_paper() -> None:
    page = printed("Kestrel Works\n\nSub total          1,000.00\nInvoice            1,150.00\nTotal", page_number=2)
    assert not classify_page(page).has_title


def test_a_title_in_large_print_over_two_lines_is_read_as_one() -> None:
    page = printed("Merwehaven Metaal\n\n\n\nKlant        Factuurnummer        Bedrag")
    words = [*page.words]
    for row, text in enumerate(("OVERZICHT", "FACTUREN")):
        words.append(Word(text, Box(300, 30 + row * 26, 300 + 14 * len(text), 52 + row * 26), None, "text_layer"))
    assert classify_page(replace(page, words=tuple(words))).kind is DocumentKind.SCHEDULE_OF_ACCOUNTS


def test_the_heading_of_a_column_titles_nothing() -> None:
    page = printed(
        "Kestrel Works\n\n\nTerms of Payment   VAT Reg No   Our Reference   Purchase Order\n30 days   GB863218326   T22259   PO2025/298"
    )
    assert classify_page(page).kind is not DocumentKind.PURCHASE_ORDER


def test_a_paper_without_a_title_is_what_its_number_is_called() -> None:
    numbered = (
        "Facture n°     Date facture    N° client\n1260914        24/04/2026      33018\n\nTotal TVA   96,53\nNet à payer EUR   840,29"
    )
    credited = "CREDITFACTUURNUMMER     BETREFT FACTUUR\nC2026-0019              2026-0203\n\nSubtotaal   590,00\nBtw 21%   123,90"
    assert classify_page(printed(numbered)).kind is DocumentKind.INVOICE
    assert classify_page(printed(credited)).kind is DocumentKind.CREDIT_NOTE


def test_a_credit_note_names_the_invoice_it_credits_as_prominently_as_itself() -> None:
    page = printed("""
SWARTBERG KOOPERASIE BEPERK                          KREDIETNOTA
Kerkstraat 2, Oudtshoorn 6625

LID NO   00817                      NOTA NO          KN 66120
GROENFONTEIN BOERDERY TRUST         DATUM            2026-07-09
POSBUS 18                           TEN OPSIGTE VAN
DE RUST                             FAKTUUR          F 118834
""")
    assert classify_page(page).kind is DocumentKind.CREDIT_NOTE


def test_an_agreement_that_a_bill_is_about_does_not_title_it() -> None:
    page = printed("""
HOLLIS, VANCE & PEREIRA, P.C.
400 Commonwealth Avenue, Suite 1200

August 31, 2026

Granite Harbor Seafood, Inc.
77 Fish Pier Street East

Re:            Vessel purchase agreement
Bill number:   338120

Review of escrow instructions       2.40    395.00    948.00
Closing preparation                 3.00    395.00  1,185.00

Total this bill                                     2,133.00
BALANCE DUE                                         2,133.00
""")
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_half_of_a_broken_title_names_nothing() -> None:
    page = printed("""
Hautefeuille


Adresse de facturation      Numéro                 24-849
Clairval Primeurs EURL      Date d'émission        26/03/2024
26000 Valence               Valable jusqu'au       25/04/2024

Quantité      Désignation               Prix         Total
5             Peinture mate 10 L       47,00        235,00
              Net HT                                235,00
              TVA 20 %                               47,00
              Total TTC                             282,00
""")
    broken = (
        Word("FACTURE", Box(278.0, 32.0, 346.0, 50.0), None, "text_layer"),
        Word("PRO", Box(352.0, 32.0, 391.0, 50.0), None, "text_layer"),
        Word("FORMA", Box(334.0, 59.0, 391.0, 77.0), None, "text_layer"),
    )
    assert classify_page(replace(page, words=(*page.words, *broken))).kind is DocumentKind.QUOTATION


def test_a_label_over_its_number_among_such_labels_titles_nothing() -> None:
    page = printed("""
Karoo Timber Works
185 Bessemer Street
                                                        Datum
                                                   2026/11/09
                                                  Vervaldatum
                                                   2027/01/08
                                                 Bestelnommer
                                                     PO010082
                                                     Kwotasie
                                                       Q50316

Hoev  Omskrywing                        Prys          Bedrag
20    Pallet, heat treated              196.86        3937.20

                              Totaal Eksl BTW         3937.20
                              BTW (15%)                590.58
                              Faktuurtotaal           4527.78
""")
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_title_close_behind_a_company_is_one() -> None:
    page = printed("""
Karoo Timber (Pty) Ltd BELASTINGFAKTUUR Nr INV5367
185 Bessemer Street
Kwotasie: Q50316
""")
    assert classify_page(page).kind is DocumentKind.INVOICE
    assert classify_page(page).has_title
    paper = extract_documents(FileReading("0" * 64, "application/pdf", "x.pdf", (page,)))[0]
    assert paper.value(Term.INVOICE_NUMBER) == "INV5367"


def test_a_company_that_is_called_after_a_paper_is_no_title() -> None:
    (cell,) = lay_out(printed("Karoo (Pty) Ltd t/a Invoice Finance Works")).cells
    assert title_behind_company(cell) is None


def test_the_first_line_of_a_financiers_name_titles_nothing() -> None:
    page = printed("""
Bank         Account holder        Branch code      Account
Karoo        Witpeer Invoice       580105           6210044917
Bank         Finance (Pty) Ltd

This invoice has been assigned to Witpeer Invoice Finance (Pty) Ltd.
""")
    assert not classify_page(page).has_title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Credit Note (Account Sale): C384660", DocumentKind.CREDIT_NOTE),
        ("Invoice to Account", DocumentKind.INVOICE),
        ("Delivery note (goods)", DocumentKind.DELIVERY_NOTE),
        ("Invoice (date)", None),
        ("Sales Return", DocumentKind.CREDIT_NOTE),
    ],
)
def test_brackets_and_an_account_behind_a_title_say_more_of_it(text: str, kind: DocumentKind | None) -> None:
    titled = kind_of_title(text)
    assert (titled[0] if titled is not None else None) is kind
