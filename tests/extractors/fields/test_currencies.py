"""A sign can mean several currencies; the page says which, and the payable amount decides between two."""

from __future__ import annotations

import pytest

from extractors.fields.currencies import currencies_on, document_currency
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Total R 1 234,56", "ZAR"),
        ("Total R1,234.56", "ZAR"),
        ("Total 1.234,56 €", "EUR"),
        ("Total 1.234,56EUR", "EUR"),
        ("Total EUR1.234,56", "EUR"),
        ("Total $10.00", "USD"),
        ("Total $10.00   all prices in AUD", "AUD"),
        ("ABN 51 824 753 556\nTotal $10.00", "AUD"),
        ("Toronto, Canada\nTotal $10.00", "CAD"),
        ("Toronto, Canada\nTotal US$10.00", "USD"),
        ("Amount due (CAD):   $2,608.20", "CAD"),
        ("Total N$ 10.00", "NAD"),
        ("Total ¥10.00", "CNY"),
        ("Total ¥10   JPY", "JPY"),
        ("合计 ￥10.00", "CNY"),
        ("Total Fr. 10.00", "CHF"),
        ("Rechnungstotal   Fr.   1'490.05", "CHF"),
        ("Beschrieb   Betrag in Fr.\nHonorar   1'490.05", "CHF"),
        ("Désignation   Montant (Fr.)\nTravaux   1'490.05", "CHF"),
        ("Total credit R   10.00", "ZAR"),
        ("Particulars   Amount (Rs.)\nPainting   10.00", "INR"),
    ],
)
def test_a_sign_means_what_the_page_says(text: str, code: str) -> None:
    layout = DocumentLayout([printed(text)])
    found = document_currency(currencies_on(layout.pages), None, layout.text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["Particulars   R\nGrating 40x5 RS40   44 720,00", "Grating RS40, banded   1\nTotal R   44 720,00"])
def test_capitals_joined_to_a_figure_are_a_make_and_an_r_over_a_column_is_its_currency(text: str) -> None:
    layout = DocumentLayout([printed(text)])
    found = document_currency(currencies_on(layout.pages), None, layout.text)
    assert found is not None
    assert found.code == "ZAR"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Total Kes 206,132.00", "KES"),
        ("Total Kes. 206,132.00", "KES"),
        ("Kenya Shillings two hundred and six thousand only", "KES"),
        ("All amounts in Namibian Dollars", "NAD"),
        ("Payable in US Dollars", "USD"),
        ("Amount in Pounds Sterling", "GBP"),
        ("Five thousand Rands only", "ZAR"),
    ],
)
def test_a_currency_is_told_in_words_too(text: str, code: str) -> None:
    assert [each.code for each in currencies_on(DocumentLayout([printed(text)]).pages)] == [code]


@pytest.mark.parametrize("text", ["Mi.   Do.   Fr.\n8,00   8,00   6,50", "Früh   Do.   8,00\nFrüh   Fr.   8,00", "Fr.   8,00"])
def test_friday_among_the_days_of_a_week_is_no_franc(text: str) -> None:
    layout = DocumentLayout([printed(text)])
    assert not currencies_on(layout.pages)
