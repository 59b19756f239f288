"""A paper is what its title says, in every language; what refers to another paper titles nothing."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TAX INVOICE # INV 2026-816 of 9 September 2026", DocumentKind.INVOICE),
        ("Schlussrechnung Bau (877) Nr. 210113 vom 30.06.2025", DocumentKind.INVOICE),
        ("Verkoopfactuur 2024-2658", DocumentKind.INVOICE),
        ("TAX INVOICE / BELASTINGFAKTUUR", DocumentKind.INVOICE),
        ("Invoice 发票", DocumentKind.INVOICE),
        ("Tax Credit Note F35-3822 of 12-Apr-25", DocumentKind.CREDIT_NOTE),
        ("贷项通知单", DocumentKind.CREDIT_NOTE),
        ("Facture d'avoir", DocumentKind.CREDIT_NOTE),
        ("OFFICIAL ORDER", DocumentKind.PURCHASE_ORDER),
        ("Bestelbon", DocumentKind.PURCHASE_ORDER),
        ("Proforma Invoice", DocumentKind.QUOTATION),
        ("Auftragsbestätigung", DocumentKind.PURCHASE_ORDER_RESPONSE),
        ("Delivery Note # TI9500", DocumentKind.DELIVERY_NOTE),
    ],
)
def test_a_title_names_the_kind_in_every_language(text: str, kind: DocumentKind) -> None:
    found = kind_of_title(text)
    assert found is not None
    assert found[0] is kind
    assert found[1] > 0.5


@pytest.mark.parametrize("text", ["Order Date", "Invoice Date", "Invoice To", "Abrechnung", "As per quotation 56030 of 2 May"])
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
