"""What a sentence names, it speaks of: it titles no page and numbers no paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.identifiers import number_field
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import lay_out
from extractors.layout.running_text import is_running_text, running_cells
from extractors.model import FileReading
from extractors.split import split_documents
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    "line",
    [
        "This invoice replaces invoice 894K.",
        "THIS INVOICE REPLACES INVOICE 894K",
        "Please pay the account below.",
        "NOTICE OF ASSIGNMENT: the debt under this invoice has been ceded to a bank",
        "Our conditions of sale of 14/04/2023 apply to this invoice",
        "Hierdie faktuur vervang faktuur 894K.",
        "Pryslys van 14/04/2023 is van toepassing.",
        "Deze factuur vervangt factuur 894K",
        "Wij verzoeken u factuur 894K te betalen",
        "Diese Rechnung ersetzt die Rechnung 894K",
        "Bitte überweisen Sie den Betrag der Rechnung 4711",
        "Cette facture annule et remplace la facture 894K",
        "Veuillez régler la facture 894K sous 30 jours",
        "本发票取代发票号码 894K。",
        "请在三十天内支付本发票金额",
    ],
)
def test_a_sentence_is_running_text(line: str) -> None:
    assert is_running_text(line)


@pytest.mark.parametrize(
    "line",
    [
        "TAX INVOICE",
        "Tax invoice no. INV 2026-816 of 9 September 2026",
        "Rechnung Nr. 4711 vom 3. Mai 2024",
        "FACTURE N° F-2024/031 du 3 mai 2024",
        "Factuur 2024-31 van 3 mei 2024",
        "Invoice date: 14 May 2026",
        "Amount to be paid: 1 240.00",
        "Total due on this invoice 500.00",
        "Delivery address of the customer",
        "Gare de l'Est, 75010 Paris",
        "增值税专用发票 发票号码 12345678",
        "开票日期：2026年5月14日",
    ],
)
def test_a_title_or_a_label_with_its_value_is_none(line: str) -> None:
    assert not is_running_text(line)


def test_a_paragraph_is_running_text_in_all_its_lines() -> None:
    page = lay_out(
        printed("Tax invoice\n\nUnless we hear from you within seven days of this\ninvoice 894K it stands as printed\n\nInvoice No: A-1")
    )
    assert sorted(cell.text for cell in running_cells(page)) == [
        "Unless we hear from you within seven days of this",
        "invoice 894K it stands as printed",
    ]


FIRST = "TAX INVOICE\n\nInvoice No: A-2592\nInvoice Date: 15 November 2026\nBill To:\nMorningstar CC\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "This invoice replaces invoice 894K.",
        "Invoice no. 894K of 3 May 2026 was cancelled and is replaced",
        "Hierdie faktuur vervang faktuur nr. 894K.",
        "Diese Rechnung ersetzt die Rechnung Nr. 894K.",
        "Cette facture annule et remplace la facture n° 894K.",
        "Deze factuur vervangt factuur nr. 894K.",
    ],
)
def test_the_number_in_a_sentence_is_not_the_papers_own(sentence: str) -> None:
    last = f"Banking Details:\nBank: Karoo Mercantile Bank\nAccount Number: 6210044917\n{sentence}\nTerms: 30 days from invoice date"
    pages = tuple(replace(printed(text), page_number=number) for number, text in enumerate((FIRST, last), 1))
    spans = split_documents(FileReading("0" * 64, "application/pdf", "x.pdf", pages))
    assert [(span.kind, span.page_numbers) for span in spans] == [(DocumentKind.INVOICE, (1, 2))]
    assert number_field(DocumentLayout([printed(last)]), Term.INVOICE_NUMBER, ("invoice_number",)) is None


def test_a_sentence_that_asks_to_quote_the_number_gives_it() -> None:
    layout = DocumentLayout([printed("Tax Invoice\n\nPlease quote invoice number A-2592")])
    field = number_field(layout, Term.INVOICE_NUMBER, ("invoice_number",))
    assert field is not None
    assert field.value == "A-2592"
