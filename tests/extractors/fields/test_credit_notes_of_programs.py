"""What credit notes print that invoices do not: the credited invoice, returns, claims and debit notes, and days of all of them."""

from __future__ import annotations

import pytest

from tests.extractors.fields.credit_papers import PAPER, fields_of, rows_of
from tests.extractors.fields.printed import GOODS


@pytest.mark.parametrize(
    ("title", "own", "of_another", "number"),
    [
        ("Tax Credit Note", "Reference", "Uplift no", "UPL 882"),
        ("Credit Advice", "Our reference", "Return no", "RTN-5512"),
        ("Refund Note", "Reference", "Inv. Ref", "INV-46927"),
        ("CREDIT NOTE", "Our Ref", "Bill credited", "IN104551"),
        ("Terugbetalingsnota", "Notanommer", "Debietnota", "DN-4471"),
        ("Kredietmemo", "Ons verwysing", "Debietnota", "DN-4471"),
        ("Kredietnota", "Verwysing", "Krediet vir faktuur", "FA00190"),
        ("Stornorechnung", "Unsere Nr.", "Retoure", "RT20881"),
        ("Retourengutschrift", "Unser Zeichen", "Belastungsanzeige", "BA-4471"),
        ("Rechnungskorrektur", "GS-Nr.", "Reklamation", "RK-5512"),
        ("Rechnungsberichtigung", "Unsere Nr.", "Gutschrift zu", "RK-5512"),
        ("Kaufmännische Gutschrift", "Nr.", "RE-Nr.", "RE-20251188"),
        ("Creditfactuur", "CN nr.", "Betreft", "27611"),
        ("Kredietnota", "Nr.", "Correctie op", "881920"),
        ("Creditnota", "Onze referentie", "Orig. factuur", "F20441"),
        ("Facture d'avoir", "Référence", "Concerne", "FA00190"),
        ("Avoir client", "N/Réf.", "Réf. facture", "RE-20251188"),
        ("Facture avoir", "Réf.", "Litige", "LT-20881"),
    ],
)
def test_another_papers_number_numbers_no_credit_note(title: str, own: str, of_another: str, number: str) -> None:
    rows = rows_of((own, "K1120"), ("Datum", "16/05/2025"), (of_another, number))
    assert fields_of(PAPER.format(title=title, buyer="", rows=rows) + GOODS)["invoice_number"] == "K1120"
    rows = rows_of((of_another, number), (own, "K1120"), ("Datum", "16/05/2025"))
    assert fields_of(PAPER.format(title=title, buyer="", rows=rows) + GOODS)["invoice_number"] == "K1120"


def test_a_return_numbers_no_credit_note() -> None:
    rows = rows_of(("Return no", "RTN-5512"), ("Date", "16/05/2025"))
    assert fields_of(PAPER.format(title="Credit Note", buyer="", rows=rows) + GOODS).get("invoice_number") is None


@pytest.mark.parametrize(
    ("title", "own", "credited"),
    [
        ("BELASTING KREDIETNOTA", "Datum", "Fakt. datum"),
        ("Stornorechnung", "Storniert am", "RE-Datum"),
        ("Gutschrift", "Erstattet am", "Rechnungsdatum"),
        ("Rechnungskorrektur", "Datum", "Rg.-Datum"),
        ("Facture d'avoir", "Le", "Date facture"),
        ("Credit Memo", "Issued", "Billed on"),
        ("Creditnota", "Gecrediteerd op", "Factuurdatum"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_the_day_of_the_credited_invoice_does_not_date_the_credit_note(title: str, own: str, credited: str, before: bool) -> None:
    dates = [(own, "16/05/2025"), (credited, "24/04/2025")]
    rows = rows_of(("Nr.", "K1120"), *(dates if before else reversed(dates)))
    assert fields_of(PAPER.format(title=title, buyer="", rows=rows) + GOODS)["issue_date"] == "2025-05-16"


def test_a_letter_dates_a_credit_note_and_not_the_sentence_about_its_invoice() -> None:
    text = """
LANGEBAAN PUMPS
15 Oostewal Street, Langebaan 7357   Tel 022 772 0099

Saldanha Fish Processors (Pty) Ltd                         19 May 2025
Harbour Road
Saldanha 7395

CREDIT NOTE CN/25/0043
Re: our invoice LP 5512 dated 28 April 2025

Labour overcharged, 2 hours                                R  800.00
VAT @ 15%                                                  R  120.00
Total                                                      R  920.00
"""
    fields = fields_of(text)
    assert (fields["invoice_number"], fields["issue_date"]) == ("CN/25/0043", "2025-05-19")


def test_a_number_under_its_label_is_not_the_postal_code_beside_it() -> None:
    text = """
CREDIT NOTE
                                        Credit Date               Blue Crane Signage (Pty) Ltd
Kwena Motors                            14 Aug 2025               Unit 4 Kelvin Park
12 Voortrekker Road                                               Sandton
Nelspruit                               Credit Number             2090
1200                                    CN-0093                   SOUTH AFRICA

                                        Reference
                                        INV-2231
"""
    assert fields_of(text + GOODS)["invoice_number"] == "CN-0093"


@pytest.mark.parametrize(
    ("title", "number"),
    [("NOTE DE CREDIT N°", "NC 2025/0188"), ("AVOIR N°", "AV 2025/0188"), ("Creditnota nr.", "CN 2025/0188")],
)
def test_the_letters_of_a_number_in_a_title_are_kept(title: str, number: str) -> None:
    rows = rows_of(("Datum", "16/05/2025"), ("Concerne facture", "2025/0912"))
    paper = PAPER.format(title=f"{title} {number}", buyer="", rows=rows)
    assert fields_of(paper + GOODS)["invoice_number"] == number


@pytest.mark.parametrize(
    "title",
    [
        "Kredietnota KR 119 teen faktuur 5512 van 18 September 2025",
        "Credit note KR 119 against invoice 5512",
        "Gutschrift KR 119 zur Rechnung 5512 vom 18.09.2025",
        "Avoir KR 119 sur facture 5512 du 18/09/2025",
        "Creditnota KR 119 op factuur 5512 van 18-09-2025",
    ],
)
def test_a_title_that_goes_on_to_the_credited_invoice_numbers_the_credit_note(title: str) -> None:
    fields = fields_of(PAPER.format(title=title, buyer="", rows="2 Oktober 2025") + GOODS)
    assert fields["invoice_number"] == "KR 119"


@pytest.mark.parametrize(
    ("label", "number"),
    [("Return Order No.", "1001"), ("Retourorder", "RO-1001"), ("Being: wrong thread supplied on", "IN104551"), ("RMA", "RA-1001")],
)
def test_what_is_sent_back_is_no_order_of_the_customer(label: str, number: str) -> None:
    rows = rows_of(("Credit Note No", "K1120"), ("Date", "16/05/2025")) + f"\n{label} {number}"
    assert fields_of(PAPER.format(title="Credit Note", buyer="", rows=rows) + GOODS).get("po_number") is None


@pytest.mark.parametrize(
    "title",
    [
        "Correctiefactuur",
        "Terugbetalingsnota",
        "Customer Credit",
        "Avoir client",
        "Facture rectificative",
        "Korrekturrechnung",
        "Rechnungsberichtigung",
        "Retourengutschrift",
    ],
)
@pytest.mark.parametrize("number", ["C-0812", "Nr. C-0812"])
def test_the_number_in_any_title_of_a_credit_note_is_its_own(title: str, number: str) -> None:
    rows = rows_of(("Datum", "16/05/2025"), ("Rechnungs-Nr.", "27611"), ("Debietnota", "DN-4471"), ("Litige", "LT-20881"))
    assert fields_of(PAPER.format(title=f"{title} {number}", buyer="", rows=rows) + GOODS)["invoice_number"] == "C-0812"


@pytest.mark.parametrize("label", ["Ten opsigte van", "Betreft", "Orig. Inv.", "Relates to", "Correctie op", "Ticket"])
def test_what_a_credit_note_refers_to_is_no_number_of_it_wherever_it_stands(label: str) -> None:
    rows = "\n".join(
        f"{'':<46}{line}" for line in ("Doc No.", "K1120", "Date", "16/05/2025", "Account", "A17", "Terms", "30 days", label, "881920")
    )
    assert fields_of(PAPER.format(title="Credit Note", buyer="", rows=rows) + GOODS)["invoice_number"] == "K1120"


@pytest.mark.parametrize("own", ["Storniert am", "Erstellt am", "Erstattet am"])
def test_of_two_days_that_no_label_gives_the_later_dates_a_credit_note(own: str) -> None:
    rows = f"Gutschriftsnummer: K1120                    {own}: 16.05.2025\n"
    rows += "betrifft Rechnung: RE-20251188              vom: 24.04.2025"
    assert fields_of(PAPER.format(title="Gutschrift", buyer="", rows=rows) + GOODS)["issue_date"] == "2025-05-16"


def test_an_invoice_that_charges_less_than_nothing_keeps_its_number_and_day() -> None:
    rows = rows_of(("Invoice No", "INV-7781"), ("Invoice Date", "14 March 2026"), ("Job ref", "J-55"), ("Collected", "20 March 2026"))
    fields = fields_of(PAPER.format(title="TAX INVOICE", buyer="Bill to", rows=rows) + GOODS.replace("575.00", "-575.00"))
    assert (fields["invoice_number"], fields["issue_date"]) == ("INV-7781", "2026-03-14")


@pytest.mark.parametrize("refers", ["Credit op", "Correctie op", "Credit for", "Avoir sur"])
def test_an_invoice_number_stands_where_all_else_refers_to_another_paper(refers: str) -> None:
    rows = "Factuurnummer        Factuurdatum      Klantnummer     Betreft\n"
    rows += f"2025-C017            20-06-2025        10031           {refers} 2025-0412"
    fields = fields_of(PAPER.format(title="", buyer="", rows=rows) + GOODS + "\nDit is een creditfactuur.\n")
    assert fields["invoice_number"] == "2025-C017"
