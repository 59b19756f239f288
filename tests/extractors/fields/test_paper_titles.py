"""An invoice calls itself one, in its title or at least in a label."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.paper_titles import title_field
from extractors.model import Absent
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Karoo Wool Traders      Invoice No: 7\n\nTAX INVOICE", "TAX INVOICE"),
        ("BELASTINGFAKTUUR\nNommer: 7", "BELASTINGFAKTUUR"),
        ("Rechnung\n\nNr. 7", "Rechnung"),
        ("增值税专用发票", "增值税专用发票"),
        ("Karoo Wool Traders\n\nInvoice No: 7", "Invoice No: 7"),
    ],
)
def test_the_words_are_found(text: str, title: str) -> None:
    assert title_field(DocumentLayout([printed(text)])).value == title


def test_a_paper_without_them_says_so() -> None:
    assert title_field(DocumentLayout([printed("Account\n\nTo work done   R 500,00\nAbrechnung")])).reading == Absent()
