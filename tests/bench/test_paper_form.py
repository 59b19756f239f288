"""Form-like papers: every datum behind its label, true to the box, of training families alone."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from random import Random

import pytest

from bench.papers.families import family, numbers
from bench.papers.form import KINDS, Form, has_form
from bench.papers.made import draw_sheet
from bench.papers.neighbours import sentence, third_company
from bench.papers.phrases import table
from bench.papers.sections import STYLES, Datum, draw_rows
from bench.papers.truth import truth_of
from tests.bench.test_paper_layout import _overlaps
from tests.bench.test_paper_truth import _missing

LANGUAGES = ("af", "de", "en", "fr", "nl", "zh")


def _form(number: int, kind: str = "invoice") -> Form:
    form = Form(family(numbers("train")[number]), kind, Random(f"form/{number}"))
    form.draw()
    return form


@pytest.mark.parametrize("kind", KINDS)
def test_forms_name_both_parties_where_they_say_and_no_text_lies_on_another(kind: str) -> None:
    for number in range(0, 450, 15):
        form = _form(number, kind)
        truth = truth_of(form.pen, kind, "text")
        assert _missing(form.sheet.pdf(), truth) == [], form.family.name
        assert _overlaps(form.sheet) == [], form.family.name
        assert {"seller_name", "buyer_name", "issue_date"} <= truth.keys()
        assert (truth["seller_name"], truth["buyer_name"]) == (form.content.seller.name, form.content.buyer.name)
        for ink in form.sheet.inks:
            left, top, right, bottom = ink.box
            assert min(left, top) >= 0, (form.family.name, ink.text)
            assert right <= form.sheet.width + 0.5, (form.family.name, ink.text)
            assert bottom <= form.sheet.height, (form.family.name, ink.text)


def test_houses_held_apart_have_no_forms_and_draw_no_chance_for_them() -> None:
    rng, same = Random(4), Random(4)
    assert not any(has_form(family(number), kind, rng) for number in numbers("held")[:40] for kind in KINDS)
    assert rng.random() == same.random()


def test_about_a_quarter_of_the_invoices_of_training_families_are_forms() -> None:
    rng = Random(2)
    share = sum(has_form(family(number), "invoice", rng) for number in numbers("train")) / len(numbers("train"))
    assert 0.2 < share < 0.32


def test_one_house_is_seen_through_several_viewers() -> None:
    own = family(numbers("train")[0])
    looks = {Form(own, "invoice", Random(seed)).look for seed in range(30)}
    assert len(looks) > 3


def test_the_same_chance_draws_the_same_form() -> None:
    first, second = (_form(7).sheet.pdf() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("style", sorted(set(STYLES)))
def test_every_arrangement_prints_labels_and_values(style: str) -> None:
    form = _form(3)
    start = len(form.sheet.inks)
    rows = [Datum("Name", "Blouvlei Steel"), Datum("Town", "Paarl"), Datum("Country", "ZA")]
    bottom = draw_rows(form.pen, replace(form.look, style=style, mark="", case="as is"), rows, 40, 60, 480)
    told = " ".join(ink.text for ink in form.sheet.inks[start:])
    assert bottom > 60
    assert all(text in told for row in rows for text in (row.label, row.text)), told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_of_the_sections_is_one_kept_for_houses_held_apart(language: str) -> None:
    def bare(phrase: str) -> str:
        return "".join(ch for ch in unicodedata.normalize("NFKC", phrase).casefold() if ch.isalnum() or ch in "#{}%")

    kept = {bare(phrase) for said in table("wording", language).values() for phrase in said.held}
    own = {bare(phrase) for said in table("sections", language).values() for phrase in said.common}
    assert len(kept & own) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_and_label_is_named_in_six_ways_in_every_language(language: str) -> None:
    tables = {each: table("sections", each) for each in LANGUAGES}
    assert tables[language].keys() == tables["en"].keys()
    assert {key: len(said.common) for key, said in tables[language].items() if len(said.common) < 6} == {}
    assert not any(said.held for said in tables[language].values())


def test_a_sentence_of_a_credit_note_names_the_credited_invoice() -> None:
    form = _form(5, "credit_note")
    assert form.content.refs["invoice_ref"] in sentence(form.pen, Random(3))


def test_a_third_company_is_neither_seller_nor_buyer() -> None:
    form = _form(9)
    told = third_company(form.pen, Random(3))
    assert form.content.seller.name not in told
    assert form.content.buyer.name not in told


def test_the_date_of_the_credited_invoice_is_not_the_notes_own() -> None:
    notes = [_form(number, "credit_note") for number in range(0, 90, 9)]
    for note in notes:
        truth = truth_of(note.pen, "credit_note", "text")
        assert truth["issue_date"] == note.content.issue.isoformat()
        assert truth.get("invoice_number", note.content.number) == note.content.number


def test_papers_written_by_hand_are_no_forms() -> None:
    own = family(numbers("train")[0])
    assert all(draw_sheet(own, "invoice", Random(seed), True).filled for seed in range(8))
