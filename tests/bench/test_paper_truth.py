"""The truth of made papers: it is on the page where it says, it adds up, and it is the same each time."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from random import Random

import pypdfium2 as pdfium
import pytest
from stdnum import iban as iban_number
from stdnum import luhn
from stdnum.cn import uscc
from stdnum.de import vat as vat_de
from stdnum.fr import tva as vat_fr

from bench.papers.choices import TRAITS
from bench.papers.families import COUNT, family, is_held, numbers
from bench.papers.fapiao import in_words
from bench.papers.identifiers import iban, tax_number
from bench.papers.made import KINDS, make_paper
from bench.papers.phrases import table
from bench.papers.truth import truth_of
from tests.bench._drawn import pens


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _missing(pdf: bytes, truth: dict) -> list[str]:
    """The fields whose text does not stand in their box."""
    document = pdfium.PdfDocument(pdf)
    pages = [(page.get_height(), page.get_textpage()) for page in document]
    wrong = []
    for name, place in truth["_boxes"].items():
        height, text = pages[place["page"] - 1]
        left, top, right, bottom = place["box"]
        found = text.get_text_bounded(left - 1, height - bottom - 1, right + 1, height - top + 1)
        if _folded(place["text"]) not in _folded(found):
            wrong.append(f"{name}: {place['text']!r} is not in {found!r}")
    return wrong


@pytest.mark.parametrize("part", ["train", "held", "post"])
def test_every_value_of_the_truth_stands_in_the_text_layer_at_its_box(part: str) -> None:
    wrong = []
    for kind, pen in pens(part, 120, 1):
        truth = truth_of(pen, kind, "text")
        wrong += [f"{pen.family.name} {kind} {each}" for each in _missing(pen.sheet.pdf(), truth)]
    assert wrong == []


@pytest.mark.parametrize("part", ["train", "held", "post"])
def test_the_figures_of_every_paper_add_up_to_the_cent(part: str) -> None:
    for kind, pen in pens(part, 120, 1):
        truth = truth_of(pen, kind, "text")
        amounts = {key: Decimal(value) for key, value in truth.items() if key.endswith("_total") or key == "amount_due"}
        if "net_total" in amounts and "tax_total" in amounts:
            assert amounts["net_total"] + amounts["tax_total"] == amounts["gross_total"], pen.family.name
        if "lines_total" in amounts:
            lines = [Decimal(line["line_total"]) for line in truth["lines"]]
            assert sum(lines) == amounts["lines_total"], pen.family.name
        content = pen.content
        assert content.gross - content.prepaid - content.retention + content.rounding == content.due_amount
        for line in truth.get("lines", []):
            if "line_total" in line and "unit_price" in line and "quantity" in line:
                full = Decimal(line["quantity"]) * Decimal(line["unit_price"])
                assert Decimal(line["line_total"]) <= max(full * 2, full + 1), pen.family.name


def test_the_same_seed_gives_the_same_bytes() -> None:
    first, second = (make_paper(5, 3, "all", "text", []) for _ in range(2))
    assert first.content == second.content
    assert json.dumps(first.truth) == json.dumps(second.truth)
    assert make_paper(6, 3, "all", "text", []).content != first.content


def test_train_and_held_share_no_family() -> None:
    assert not set(numbers("train")) & set(numbers("held"))
    assert set(numbers("train")) | set(numbers("held")) == set(range(COUNT))
    assert sum(is_held(number) for number in range(COUNT)) * 4 == COUNT


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_can_be_drawn_and_says_what_it_is(kind: str) -> None:
    paper = make_paper(1, 0, "all", "text", [kind])
    assert paper.truth["doc_type"] == kind
    assert paper.truth["_family"].split("-")[0] in ("train", "held")


def test_what_is_kept_for_held_out_families_is_used_by_no_other() -> None:
    held_traits = {name: set(own) - set(common) for name, (common, own) in TRAITS.items()}
    for number in numbers("train"):
        own = family(number)
        assert all(own.traits[name] not in kept for name, kept in held_traits.items()), own.name
        for key, said in table("wording", own.tongue).items():
            if key.startswith("col_") and own.language == own.tongue:
                tax = own.tax_word if own.language != "zh" else "增值税"
                assert own.say(key) in {phrase.replace("{tax}", tax) for phrase in said.common}, own.name


@pytest.mark.parametrize("language", ["af", "de", "en", "fr", "nl", "zh"])
def test_no_phrase_kept_for_held_out_families_is_a_common_one_but_for_case_and_points(language: str) -> None:
    def bare(phrase: str) -> str:
        return "".join(ch for ch in unicodedata.normalize("NFKC", phrase).casefold() if ch.isalnum() or ch in "#{}%")

    for key, said in table("wording", language).items():
        assert not {bare(phrase) for phrase in said.held} & {bare(phrase) for phrase in said.common}, key
        assert len({bare(phrase) for phrase in said.held}) == len(said.held), key


def test_held_out_families_use_every_arrangement_that_is_kept_for_them() -> None:
    for name, (common, own) in TRAITS.items():
        assert not set(own) & set(common), name
        assert set(own) <= {family(number).traits[name] for number in numbers("held")}, name


def test_numbers_that_prove_themselves_are_valid() -> None:
    rng = Random(3)
    for _ in range(50):
        assert luhn.is_valid(tax_number(rng, "ZA"))
        assert uscc.is_valid(tax_number(rng, "CN"))
        assert vat_de.is_valid(tax_number(rng, "DE"))
        assert vat_fr.is_valid(tax_number(rng, "FR"))
        for country in ("DE", "AT", "CH", "FR", "NL", "BE", "GB"):
            assert iban_number.is_valid(iban(rng, country, "ABCD"), check_country=country != "BE")  # which banks exist is no matter


def test_the_total_of_a_fapiao_is_also_said_in_words() -> None:
    assert in_words(Decimal("84420.14")) == "捌万肆仟肆佰贰拾圆壹角肆分"
    assert in_words(Decimal("1005.10")) == "壹仟零伍圆壹角整"
    assert in_words(Decimal("100.00")) == "壹佰圆整"
