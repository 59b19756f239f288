"""A label is found in any language, however its letters are spaced, and the longest one wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import extractors
from extractors.fields.labels import label_table, roles_of
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Invoice No: 7", "invoice_number"),
        ("Faktuurnommer: 7", "invoice_number"),
        ("Rechnungs-Nr. 7", "invoice_number"),
        ("N° de facture : 7", "invoice_number"),
        ("Factuurnummer: 7", "invoice_number"),
        ("发票号码: 7", "invoice_number"),
        ("Customer VAT Number   ES1", "buyer_tax_id"),
        ("Vervaldatum   1 Maart 2026", "due_date"),
        ("Totaal BTW ingesluit   R 1,00", "gross_total"),
        ("价税合计   1.00", "gross_total"),
    ],
)
def test_a_label_is_found(text: str, role: str) -> None:
    (hit, *_) = DocumentLayout([printed(text)]).labels[1]
    assert role in hit.roles


def test_a_longer_label_hides_the_shorter_one_in_it() -> None:
    (hit,) = DocumentLayout([printed("Customer VAT Number   ES1")]).labels[1]
    assert "seller_tax_id" not in hit.roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("发票号码 Invoice No   INV-7", "invoice_number"),
        ("开票日期 Date:   2026年3月4日", "issue_date"),
        ("Datum / Date   4.3.2026", "issue_date"),
    ],
)
def test_a_label_in_two_languages_is_one(text: str, role: str) -> None:
    (hit,) = DocumentLayout([printed(text)]).labels[1]
    assert role in hit.roles
    assert hit.rest is None


def test_two_labels_of_two_things_stay_two() -> None:
    assert len(DocumentLayout([printed("数量 Qty 单位 Unit")]).labels[1]) == 2


def test_a_letter_misread_by_ocr_does_not_matter_and_in_a_text_layer_it_does() -> None:
    text = "lnvoice Numbor   77"
    assert DocumentLayout([printed(text, seen_by="tesseract")]).labels[1]
    assert not DocumentLayout([printed(text)]).labels[1]


def test_a_word_that_was_read_surely_is_no_misread_label_of_two_other_letters() -> None:
    page = printed("Verkoopsman :   Pieter Naidoo", seen_by="paddle")
    sure = replace(page, words=tuple(replace(word, confidence=0.999) for word in page.words))
    assert not any("buyer_heading" in hit.roles for hit in DocumentLayout([sure]).labels[1])
    misread = printed("lnvoice Numbor   77", seen_by="paddle")
    sure = replace(misread, words=tuple(replace(word, confidence=0.999) for word in misread.words))
    assert any("invoice_number" in hit.roles for hit in DocumentLayout([sure]).labels[1])


def test_no_phrase_of_the_table_is_empty() -> None:
    assert all(key and roles for key, roles in label_table().items())
    assert len(label_table()) > 1500


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tax Inv Num: 7", "invoice_number"),
        ("Belastingfaktuurnommer: 7", "invoice_number"),
        ("Nr. Bestelling   7", "po_number"),
        ("Numéro du bon de livraison: 7", "delivery_note_number"),
        ("Debtor particulars", "buyer_heading"),
        ("Coordonnées du client", "buyer_heading"),
        ("客户资料", "buyer_heading"),
        ("Clients VAT reg number   4", "buyer_tax_id"),
        ("Acct #   7", "bank_account"),
        ("Nachlass in %", "column_discount"),
        ("Trade disc perc", "column_discount"),
    ],
)
def test_a_label_put_together_from_known_words_is_found(text: str, role: str) -> None:
    (hit, *_) = DocumentLayout([printed(text)]).labels[1]
    assert role in hit.roles


@pytest.mark.parametrize("table", sorted(Path(extractors.__file__).parent.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_name_in_a_table_of_words_is_a_word(table: Path) -> None:
    """YAML 1.1 takes `off`, `no` and `yes` for truth values, and what hangs by such a name is never found."""
    assert [name for name in names_in(yaml.safe_load(table.read_text(encoding="utf-8"))) if not isinstance(name, str)] == []


def names_in(content: object) -> Iterator[object]:
    if isinstance(content, dict):
        yield from content
    for each in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from names_in(each)


def test_a_label_mixes_no_two_languages() -> None:
    assert "rechnungnommer" not in label_table()


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("lines_total", "Value of goods"),
        ("lines_total", "Goederenwaarde"),
        ("charge_total", "Carriage and packing"),
        ("charge_total", "Frais d'expédition"),
        ("allowance_total", "Handelsafslag"),
        ("payment_terms", "Délai de règlement"),
        ("payment_terms", "Betalingstermyn"),
        ("due_date", "Betaalbaar op of voor"),
        ("order_date", "下单日期"),
        ("amount_due", "Restforderung"),
    ],
)
def test_what_bookkeepers_of_each_country_write_is_known(role: str, phrase: str) -> None:
    assert role in roles_of(phrase)
