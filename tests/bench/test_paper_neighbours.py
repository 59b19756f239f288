"""What lies near a paper's data and is not it, and senders that are hard to find: of training families alone, and true all the same."""

from __future__ import annotations

from random import Random

import pytest

from bench.papers.content import draw_content
from bench.papers.families import family, numbers
from bench.papers.meta import bare, meta_rows
from bench.papers.modest import PLACES, Modest, is_modest
from bench.papers.neighbours import KINDS, SHAPES, about_name, credited_on, numbered_title
from bench.papers.parties import party
from bench.papers.phrases import table
from bench.papers.plain_names import plainly_named
from bench.papers.trade import Trade
from bench.papers.truth import truth_of
from tests.bench.test_paper_layout import _overlaps
from tests.bench.test_paper_truth import _missing


def _modest(number: int, kind: str = "invoice") -> Modest:
    paper = Modest(family(numbers("train")[number]), kind, Random(f"modest/{number}"))
    paper.draw()
    return paper


def test_a_sender_that_is_hard_to_find_is_named_once_at_least_wherever_it_stands() -> None:
    places = set()
    for number in range(0, 600, 10):
        paper = _modest(number, KINDS[number // 10 % len(KINDS)])
        truth = truth_of(paper.pen, paper.kind, "text")
        assert _missing(paper.sheet.pdf(), truth) == [], paper.family.name
        assert _overlaps(paper.sheet) == [], paper.family.name
        assert truth["seller_name"] == paper.content.seller.name, (paper.family.name, paper.where)
        assert truth["buyer_name"] == paper.content.buyer.name
        places.add(paper.where)
    assert places == set(PLACES)


def test_a_sender_named_at_the_end_stands_below_the_addressee() -> None:
    paper = next(each for each in map(_modest, range(0, 400, 5)) if each.where == "closing")
    seller = next(ink for ink in paper.sheet.inks if ink.field == "seller_name")
    buyer = next(ink for ink in paper.sheet.inks if ink.field == "buyer_name")
    assert (seller.page, seller.baseline) > (buyer.page, buyer.baseline)


def test_houses_held_apart_draw_no_chance_for_such_papers() -> None:
    rng, same = Random(4), Random(4)
    assert not any(is_modest(family(number), kind, rng) for number in numbers("held")[:40] for kind in KINDS)
    assert rng.random() == same.random()


def test_other_numbers_of_houses_of_training_are_no_field() -> None:
    tables = {each: table("sections", each) for each in ("en", "af", "de", "fr", "nl", "zh")}
    labels = {phrase.casefold() for said in tables.values() for key in SHAPES for phrase in said[key].common}
    seen = 0
    for number in numbers("train")[:150]:
        paper = Trade(family(number), "invoice", Random(number))
        known = set(paper.content.refs.values())
        for row in meta_rows(paper.pen)[1]:
            if bare(row.label).casefold() in labels and row.text not in known:
                seen += 1
                assert row.field is None or row.field.endswith(("_date", "_tax_id")), row
    assert seen > 5


def test_the_credited_invoice_is_older_than_its_note() -> None:
    paper = Trade(family(numbers("train")[8]), "credit_note", Random(2))
    assert credited_on(paper.pen) < paper.content.issue


def test_a_title_with_the_number_in_it_tells_where_the_number_stands() -> None:
    paper = Trade(family(numbers("train")[8]), "invoice", Random(2))
    spans = numbered_title(paper.pen, "invoice", "Invoice", Random(1), True)
    assert [span.value for span in spans if span.field == "invoice_number"] == [paper.content.number]
    assert "number in title" in paper.pen.drawn


def test_some_addressees_have_lines_about_their_name() -> None:
    told = []
    for number in numbers("train")[:60]:
        paper = Trade(family(number), "invoice", Random(1))
        above, below = about_name(paper.pen, "Kestrel Steel")
        told.append(len(above) + len(below))
    assert 5 < sum(bool(each) for each in told) < 40


@pytest.mark.parametrize(
    ("country", "language"), [("ZA", "en"), ("ZA", "af"), ("DE", "de"), ("FR", "fr"), ("NL", "nl"), ("CN", "zh"), ("GB", "en")]
)
def test_firms_that_bear_no_form_of_law_keep_address_and_have_no_register(country: str, language: str) -> None:
    own = party(Random(5), country, language)
    legal = table("cast", country)["legal"].common
    for seed in range(40):
        plain = plainly_named(Random(seed), own, country, language)
        assert plain.lines == own.lines
        assert plain.registration == ""
        assert "{" not in plain.name
        assert not any(plain.name.endswith(f" {form}") for form in legal if form[0] != "&")


def test_houses_held_apart_have_firms_with_forms_of_law_alone() -> None:
    offices = tuple(phrase.partition("{")[0] for phrase in table("sections", "en")["office"].common if not phrase.startswith("{"))
    houses = [own for own in map(family, numbers("held")) if own.language == "en"][:60]
    assert not any(draw_content(Random(own.number), own, "invoice").seller.name.startswith(offices) for own in houses)
