"""What labels stand in the words of a cell is kept; where they stand is each cell's own."""

from __future__ import annotations

from extractors.fields.currencies import currencies_on
from extractors.fields.labels import labels_of
from extractors.fields.southern_money import letters_of
from extractors.layout.lines import lay_out
from tests.extractors.fields.printed import printed


def test_the_same_words_are_the_same_labels_wherever_they_stand() -> None:
    upper, lower = lay_out(printed("Invoice no. IN-4418\n\n\nInvoice no. IN-4418")).cells
    first, again = labels_of(upper), labels_of(lower)
    assert [hit.roles for hit in first] == [hit.roles for hit in again]
    assert [hit.rest.text if hit.rest else None for hit in again] == ["IN-4418"]
    assert all(hit.cell is upper for hit in first)
    assert all(hit.cell is lower for hit in again)


def test_words_cut_elsewhere_are_asked_anew() -> None:
    whole, cut = lay_out(printed("Due date")).cells[0], lay_out(printed("Duedate")).cells[0]
    assert [hit.last for hit in labels_of(whole)] == [2]
    assert [hit.last for hit in labels_of(cut)] == [1]


def test_misread_words_are_no_answer_for_printed_ones() -> None:
    misread = lay_out(printed("lnvoice numbor", seen_by="tesseract")).cells[0]
    stated = lay_out(printed("lnvoice numbor")).cells[0]
    assert labels_of(misread)
    assert not labels_of(stated)


def test_the_same_amount_twice_names_its_currency_in_both_places() -> None:
    page = lay_out(printed("Total        EUR 1,000.00\nPayable      EUR 1,000.00"))
    assert [(each.code, each.cell.line_number) for each in currencies_on([page])] == [("EUR", 0), ("EUR", 1)]


def test_a_letter_is_money_where_its_land_is_named_in_any_case() -> None:
    assert letters_of("Plot 12, GABORONE") == frozenset("P")
    assert letters_of("Registered with BURS") == frozenset("P")
    assert letters_of("Lagosta Restaurant, Hamburg") == frozenset()
