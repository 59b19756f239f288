"""What the model of confidence learns from must be right, and what it promises must leave room for chance."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from bench.training.confidence import acceptance_steps
from bench.training.kind_papers import shown_kinds, under_another_title
from bench.training.kinds import fitted
from bench.training.page_pairs import cut_in_two, next_of_series, shown_pairs
from bench.training.rightness import is_right, right_lines
from extractors.model import Line
from extractors.terms import Term
from tests.extractors.fields.printed import printed

TRUTH = {"invoice_number": "INV-7", "gross_total": "115.00", "net_total": "100.00", "_alternates": {"invoice_number": ["INV 7/A"]}}


@pytest.mark.parametrize(
    ("term", "value", "right"),
    [
        (Term.INVOICE_NUMBER, "INV-7", True),
        (Term.INVOICE_NUMBER, "INV 7/A", True),
        (Term.INVOICE_NUMBER, "PO-7", False),
        (Term.GROSS_TOTAL, "115.00", True),
        (Term.AMOUNT_DUE, "115.00", True),  # without a prepayment the total is due, though no line says so
        (Term.AMOUNT_DUE, "100.00", False),
        (Term.DUE_DATE, "2026-03-04", False),  # the paper prints none
    ],
)
def test_a_reading_is_right_where_the_paper_prints_or_implies_it(term: Term, value: str, right: bool) -> None:
    assert is_right(term, value, TRUTH) is right


def test_a_line_is_right_where_all_that_it_says_is_printed() -> None:
    truth = [{"description": "Steel brackets 40 mm", "quantity": "2", "unit_price": "45.00", "line_total": "90.00"}]
    clear = Line("Steel brackets 40 mm", Decimal(2), unit_price=Decimal(45), line_total=Decimal(90))
    wrong_price = Line("Steel brackets 40 mm", Decimal(2), unit_price=Decimal(54), line_total=Decimal(90))
    without_price = Line("Steel brackets 40 mm", Decimal(2), line_total=Decimal(90))
    assert right_lines([clear], truth) == [True]
    assert right_lines([wrong_price], truth) == [False]
    assert right_lines([without_price], truth) == [False]
    assert right_lines([clear, clear], truth) == [True, False]


def test_readings_are_taken_down_to_where_the_target_still_holds() -> None:
    sure = [(0.99, True)] * 2000
    doubtful = [(0.6, index % 2 == 0) for index in range(1000)]
    steps = dict(acceptance_steps([*sure, *doubtful]))
    assert steps[0.01] == 0.99
    assert steps[0.2] == 0.6  # a sixth of all that are then taken is wrong


def test_few_readings_promise_no_strict_target() -> None:
    assert 0.01 not in dict(acceptance_steps([(0.99, True)] * 50))


def test_a_sign_weighs_for_the_kind_that_bears_it() -> None:
    papers = [
        ("statement", frozenset({"says:brought_forward"})),
        ("invoice", frozenset({"says:pays_later"})),
        ("timesheet", frozenset({"says:hours"})),
    ]
    found = fitted(papers * 20, seed=1)
    at = found.kinds.index("statement")
    assert found.signs["says:brought_forward"][at] > 0 > found.signs["says:pays_later"][at]


def test_a_title_gives_way_to_words_of_no_language_where_it_stands_in_the_largest_print() -> None:
    page = printed("Hadrian Timber Supplies\n\nTAX INVOICE\n\nTax invoice number: IN-7\nPaid against this tax invoice")
    other = under_another_title(page, "Tax Invoice", Random(1))
    assert other is not None
    words = [word.text for word in other.words]
    assert "TAX" not in words
    assert words[3].isupper()
    assert words[5:] == [word.text for word in page.words][5:]
    assert under_another_title(page, "Packing list", Random(1)) is None


def test_nothing_is_learned_from_houses_held_apart(tmp_path: Path) -> None:
    (tmp_path / "invoice.txt").write_text("TAX INVOICE IN-7", encoding="utf-8")
    (tmp_path / "invoice.json").write_text(json.dumps({"doc_type": "invoice", "_family": "held-0001-ZA-en"}), encoding="utf-8")
    with pytest.raises(ValueError, match="held apart"):
        shown_kinds([tmp_path], jobs=1)
    with pytest.raises(ValueError, match="held apart"):
        shown_pairs([tmp_path], jobs=1)


def test_pages_of_one_paper_go_on_and_those_of_two_begin(tmp_path: Path) -> None:
    for house in ("train-0001-ZA-en", "train-0002-ZA-en"):
        text = f"TAX INVOICE {house[6:10]}\nTotal 115.00\fContinued {house[6:10]}\nTotal 230.00"
        (tmp_path / f"{house}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{house}.json").write_text(json.dumps({"doc_type": "invoice", "_family": house, "_boxes": {}}), encoding="utf-8")
    found = shown_pairs([tmp_path], jobs=1)
    assert {each.pair for each in found} >= {"goes on", "another house", "same series"}
    assert sum(1 for each in found if each.pair == "another house") == 2


def test_the_next_of_a_series_has_another_number_and_sums_that_add_up() -> None:
    page = next_of_series(printed("TAX INVOICE IN-7\nTel 011 555 0199\nNet 1,000.00\nVAT R150.00\nTotal R1,150.00"), {"IN-7"}, Random(1))
    words = [word.text for word in page.words]
    assert words[2].startswith("IN-")
    assert words[3:7] == ["Tel", "011", "555", "0199"]
    net, tax, total = (Decimal(words[at].lstrip("R").replace(",", "")) for at in (8, 10, 12))
    assert net % 1000 == 0
    assert net + tax == total


def test_a_page_cut_in_two_goes_on_where_it_began() -> None:
    page = printed("\n".join(f"Treated batten {row}" for row in range(50)))
    upper, lower = cut_in_two(page, Random(1))
    assert [word.text for word in (*upper.words, *lower.words)] == [word.text for word in page.words]
    assert lower.words[0].box.top == page.words[0].box.top
