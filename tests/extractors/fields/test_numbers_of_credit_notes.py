"""A credit note has a number of its own, and prints that of the invoice it gives money back for."""

from __future__ import annotations

import pytest

from extractors.kinds.credit_note import extract
from tests.extractors.fields.printed import GOODS, printed

_PAPER = """
De Kroon Installatietechniek BV          {title}
Dorpsstraat 237 | 3542 AB Utrecht

DATUM          {first:<22}   {second:<22}   DEBITEURNUMMER
24-08-2024     68213                    47537                    C4729

AAN:
Noorderlicht Installatietechniek V.O.F.
Havenkade 169 | 4811 GT Breda

BESCHRIJVING              AANTAL     PRIJS      BRUTO
Installatiekabel              12     11,62     139,44
TOTAAL CREDIT                                  139,44
"""


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Creditnota", "CREDITNOTA NUMMER", "FACTUURNUMMER"),
        ("Adjustment Note", "Our Credit No", "Invoice No"),
        ("Creditnota", "Creditfactuur nr.", "Factuur nr."),
        ("Stornorechnung", "Stornorechnung Nr.", "Rechnung Nr."),
    ],
)
def test_the_number_whose_label_speaks_of_credit_is_the_credit_notes(title: str, first: str, second: str) -> None:
    paper = _PAPER.format(title=title, first=first, second=second)
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["invoice_number"] == "68213"


def test_the_credit_for_an_invoice_has_not_the_invoices_number() -> None:
    paper = _PAPER.format(title="Creditnota", first="Creditnota nr.", second="Credit voor factuur nr")
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["invoice_number"] == "68213"


def test_a_number_alone_under_the_title_is_the_credit_notes_and_not_the_one_it_refers_to() -> None:
    paper = """
Du Toit & Seuns Verpakking BK                                Kredietnota
Nywerheidsweg 5, Wolseley 6830                               KN 00317
BTW: 4814542124

Gekrediteer aan:
Ceres Sappe Bpk
Bonchretienstraat 2
Ceres 6835
Datum: 15 Junie 2026     Verwys na faktuur: F 20441 van 2 Junie 2026

Omskrywing                Aantal     Prys      Bedrag
Kartonne 5 kg appel          200     9,50     1900,00
Totaal                                        1900,00
"""
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["invoice_number"] == "KN 00317"


@pytest.mark.parametrize("title", ["Teilgutschrift", "Retourengutschrift", "Wertgutschrift", "Deelcreditnota"])
def test_a_title_of_any_credit_has_the_number_of_the_paper(title: str) -> None:
    paper = f"""
Veit Holz GmbH, Am Sägewerk 3, 37603 Holzminden

{title} TG-0044
Belegdatum: 15.03.2026
Rechnungsnr. 26/037
Rechnungsdatum 01.03.2026

Artikel                   Menge    Preis     Betrag
Diele Eiche                 -10    12,50    -125,00
Netto -125,00
MwSt 19 % -23,75
Betrag -148,75
"""
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["invoice_number"] == "TG-0044"


def test_the_label_of_a_credit_notes_number_may_be_broken_over_it() -> None:
    paper = """
Morningstar t/a Trading Co            Credit Memo

CREDIT NOTE     DATED           INVOICE NO      YOUR ORDER NO
NUMBER
47777           05/02/2024      IN822770        PO72356

INVOICE TO: Kliprand (Pty) Ltd
PO Box 6822, Epping 0299

Description            Qty       Price       Total
Interior paint 20 L      2      872.78    1 745.56
Total                                     1 745.56
"""
    assert {field.term.value: field.value for field in extract([printed(paper)]).fields}["invoice_number"] == "47777"


@pytest.mark.parametrize(
    "of_invoice",
    [
        "Korrektur zur Rechnung Nr. 20260488 vom 29.01.2026",
        "Storno zu unserer Rechnung 20260488 vom 29.01.2026",
        "Creditering van factuur nr. 20260488 van 29-01-2026",
    ],
)
def test_what_undoes_an_invoice_is_named_with_the_invoices_number(of_invoice: str) -> None:
    paper = f"""
Niehoff Getränke KG, Hildesheimer Chaussee 310, 30880 Laatzen

Leinepark GmbH                         RECHNUNGSKORREKTUR
Herrenhäuser Allee 2                   Nr. RK-20260019
30419 Hannover                         Datum 05.02.2026

{of_invoice}

Artikel                   Menge    Preis     Betrag
Pils Fass 50 l               -2   124,90    -249,80
Netto -249,80
MwSt 19 % -47,46
Betrag -297,26
"""
    found = {field.term.value: field.value for field in extract([printed(paper)]).fields}
    assert (found["invoice_number"], found["issue_date"]) == ("RK-20260019", "2026-02-05")


@pytest.mark.parametrize(
    ("title", "own", "day", "credited", "then"),
    [
        ("GUTSCHRIFT", "Nr.", "Datum", "zu Rechnung", "Rechnungsdatum"),
        ("GUTSCHRIFT", "Nummer", "Datum", "Storno zu", "Rechnungsdatum"),
        ("GUTSCHRIFT", "Nr.", "Datum", "Bezugsbeleg", "Rechnungsdatum"),
        ("AVOIR", "N°", "Date", "Facture d'origine", "Date de facture"),
        ("AVOIR", "Numéro", "Date", "Avoir sur", "Date de facture"),
        ("AVOIR", "N°", "Date", "Document d'origine", "Date de facture"),
        ("CREDITNOTA", "Nr.", "Datum", "Oorspronkelijke factuur", "Factuurdatum"),
        ("CREDITNOTA", "Nr.", "Datum", "Creditering van", "Factuurdatum"),
        ("KREDIETNOTA", "Nommer", "Datum", "Oorspronklike faktuur", "Faktuurdatum"),
        ("CREDIT NOTE", "Number", "Date", "Source Document", "Invoice Date"),
    ],
)
def test_a_bare_number_and_day_are_the_credit_notes_and_what_is_called_the_invoices_is_not(
    title: str, own: str, day: str, credited: str, then: str
) -> None:
    text = f"Lindner Metaal BV\n\n{title}\n\n{own}: 71044      {day}: 05.03.2026\n{credited}: RE-20251188      {then}: 20.01.2026\n{GOODS}"
    fields = {field.term.value: field.value for field in extract([printed(text)]).fields}
    assert (fields["invoice_number"], fields["issue_date"]) == ("71044", "2026-03-05")


@pytest.mark.parametrize(
    ("title", "own", "credited"),
    [
        ("贷项通知单", "编号", "对应发票"),
        ("贷项通知单", "单号", "对应发票"),
        ("红字发票", "红字发票 No.", "原发票号码"),
        ("销售退货单 (贷项)", "编号", "原发票"),
    ],
)
def test_the_invoice_that_a_chinese_credit_note_undoes_does_not_number_it(title: str, own: str, credited: str) -> None:
    text = f"上海明达贸易有限公司\n上海市张杨路828号\n\n{title}\n\n{own} 71044    2026年3月5日\n{credited} 20251188\n{GOODS}"
    fields = {field.term.value: field.value for field in extract([printed(text)]).fields}
    assert fields["invoice_number"] == "71044"
