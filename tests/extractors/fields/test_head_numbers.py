"""Numbers and days at the head: with the letters that begin them, behind any sign, in sentences and under titles of any words."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from types import ModuleType

import pytest

from extractors.fields.head_pairs import head_pairs
from extractors.fields.lookup import document_layout
from extractors.kinds import delivery_note, purchase_order, quotation, receipt, timesheet
from extractors.model import Word
from extractors.terms import Term
from tests.extractors.fields.logistics_papers import GOODS, OWN, TO, fields_of
from tests.extractors.fields.printed import printed


def read(kind: ModuleType, title: str, *particulars: str) -> dict[Term, str | None]:
    text = "\n".join(["Karee Logistics (Pty) Ltd", "", title, "", *particulars, "", TO, GOODS])
    return fields_of(kind, printed(text))


def larger(word: Word) -> Word:
    """A word as a title prints it, half as high again."""
    return replace(word, box=replace(word.box, top=word.box.top - 5.0))


@pytest.mark.parametrize("label", ["Cust. PO No ", "customer purchase order > ", "Your order no.: ", "Your order   "])
def test_the_letters_before_an_order_belong_to_its_number(label: str) -> None:
    assert read(delivery_note, "DELIVERY NOTE", "Note no.: 77120", "", f"{label}P/O 5347").get(Term.PO_NUMBER) == "P/O 5347"


def test_letters_that_begin_a_value_announce_no_other_number() -> None:
    fields = read(purchase_order, "ORDER FORM", "Our order no   : P/O 1963", "Your a/c with us   : C7538")
    assert fields.get(Term.PO_NUMBER) == "P/O 1963"


def test_eight_figures_under_a_bare_label_of_a_day_are_a_day() -> None:
    fields = read(delivery_note, "AFLEWERINGSNOTA", "nota nommer   datum        kliënt nr", "61846         20240501     K31381")
    assert fields.get(Term.ISSUE_DATE) == "2024-05-01"


def test_a_number_stands_behind_any_sign_and_behind_a_day() -> None:
    assert read(receipt, "KAUFBELEG", "kassenbelegnummer > CI1655-2026").get(Term.INVOICE_NUMBER) == "CI1655-2026"
    assert read(timesheet, "MANDAGENSTAAT", "Aangemaakt op: 02/08/2023 - Staat nr. 2023/286").get(OWN) == "2023/286"
    fields = read(quotation, "PRIJSOPGAVE", "Aangemaakt op: 07/04/2026 - Off.nr. Q-26-296", "Klantnummer: 259673")
    assert fields.get(Term.INVOICE_NUMBER) == "Q-26-296"


def test_a_customers_number_behind_a_day_in_a_title_is_not_the_papers() -> None:
    fields = read(quotation, "OFFERTE", "QTE-9596 · 31.10.2023", "", "Offerte gültig bis. 30.11.2023   KD-Nummer. A/3434")
    assert fields.get(Term.INVOICE_NUMBER) == "QTE-9596"


def test_a_day_behind_a_papers_number_in_a_sentence_is_its_own() -> None:
    fields = read(purchase_order, "STOCK ORDER", "Please quote order no 70287237 of 29-07-2025, client ref E95960.")
    assert (fields.get(Term.PO_NUMBER), fields.get(Term.ISSUE_DATE)) == ("70287237", "2025-07-29")


@pytest.mark.parametrize("title", ["Bestelling aan Verskaffer", "Order Placed"])
def test_a_number_alone_under_a_large_title_that_nobody_listed_is_the_papers(title: str) -> None:
    small = printed(f"Karee Logistics (Pty) Ltd\n\n{title}\n4537210114\n\nDate: 14/08/2026\nPer estimate no: QT4540\n\n{TO}{GOODS}")
    in_title = [word.box.top == 68.0 for word in small.words]
    page = replace(small, words=tuple(larger(word) if is_large else word for word, is_large in zip(small.words, in_title, strict=True)))
    assert fields_of(purchase_order, page).get(Term.PO_NUMBER) == "4537210114"


@pytest.mark.parametrize("label", ["Order received on", "bestelling ontvang op", "Best.-Datum", "BESTELLING GEDATEER", "commande reçue le"])
def test_words_for_an_order_and_for_a_day_announce_the_day_of_the_order(label: str) -> None:
    fields = read(delivery_note, "DELIVERY NOTE", "Note no.: 77120", "Note date: 14/08/2026", f"{label}:   28/07/2026")
    assert (fields.get(Term.ORDER_DATE), fields.get(Term.ISSUE_DATE)) == ("2026-07-28", "2026-08-14")


def test_a_long_word_of_colons_is_read_as_fast_as_any_other() -> None:
    layout = document_layout([printed("Note no: 77120\n" + "a:" * 1200 + "1")])
    begun = process_time()
    assert [(pair.label, pair.number.text) for pair in head_pairs(layout)] == [("Note no", "77120")]
    assert process_time() - begun < 2  # seconds


def test_a_label_behind_another_value_or_a_comma_has_the_number_behind_its_colon() -> None:
    pairs = head_pairs(document_layout([printed("Sheet: 5517 Run no: 7741, Bay: 6631")]))
    assert [(pair.label, pair.number.text) for pair in pairs] == [("Sheet", "5517"), ("Run no", "7741"), ("Bay", "6631")]
