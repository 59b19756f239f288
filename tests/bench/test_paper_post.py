"""The words of the post: every thing that houses held apart say is said there too, as often as it is on real papers."""

from __future__ import annotations

import re
from random import Random

import pytest

from bench.papers.families import family, numbers
from bench.papers.made import make_paper
from bench.papers.phrases import Phrases, table, weighed

LANGUAGES = ("af", "de", "en", "fr", "nl", "zh")


def _blanks(phrase: str) -> set[str]:
    """What a phrase leaves open but for the word for tax, which any may have."""
    return set(re.findall(r"\{(\w*)\}", phrase)) - {"tax"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_post_has_words_for_all_that_houses_held_apart_say_otherwise(language: str) -> None:
    wanted = {key for key, said in table("wording", language).items() if said.held}
    said = weighed("post", language)
    assert wanted == set(said)
    assert [key for key in said if len(said[key].common) < 4] == []
    assert [key for key in said if len(set(said[key].common)) < len(said[key].common)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_post_has_a_weight_among_a_hundred_papers(language: str) -> None:
    for key, said in weighed("post", language).items():
        assert all(0 < weight <= 100 for weight in said.weights), key
        assert 40 <= sum(said.weights) <= 130, key
        assert not any("||" in phrase for phrase in said.common), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_of_the_post_leave_open_what_the_common_ones_do(language: str) -> None:
    common = {each: table("wording", each) for each in LANGUAGES}
    for key, said in weighed("post", language).items():
        may = set[str]().union(*map(_blanks, common[language][key].every))
        must = may.intersection(*(_blanks(phrase) for rows in common.values() if key in rows for phrase in rows[key].every))
        for phrase in said.common:
            assert must <= _blanks(phrase) <= may, f"{key}: {phrase}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_post_has_a_label_that_can_only_mean_the_buyers_tax_number(language: str) -> None:
    said = weighed("post", language)
    assert set(said["buyer_vat"].common) - set(said["vat_no"].common)


def test_a_phrase_is_drawn_as_often_as_it_is_said() -> None:
    rng, said = Random(1), Phrases(("often", "seldom", "never"), weights=(90, 10, 0))
    drawn = [said.draw(rng, True) for _ in range(1000)]
    assert 850 < drawn.count("often") < 950
    assert "never" not in drawn


def test_houses_of_the_post_are_those_held_apart_in_other_words() -> None:
    assert numbers("post") == numbers("held")
    for number in numbers("post")[:40]:
        held, post = family(number), family(number, "post")
        assert post.name == f"post-{held.name.removeprefix('held-')}"
        assert (post.traits, post.date_style, post.reference_shapes) == (held.traits, held.date_style, held.reference_shapes)
        assert (
            post.say("due") in {part.replace("{tax}", post.tax_word) for part in post.ways("due", post.tongue).common}
            or "-" in post.language
        )


def test_the_same_paper_is_of_one_house_and_kind_held_apart_and_in_the_post() -> None:
    for index in range(3):
        held, post = (make_paper(5, index, part, "text", []) for part in ("held", "post"))
        assert post.truth["_family"] == held.truth["_family"].replace("held-", "post-")
        assert post.truth["doc_type"] == held.truth["doc_type"]


def test_a_phrase_without_a_weight_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "xx.txt").write_text("due: 40 Due Date ; Payment Due\n", encoding="utf-8")
    monkeypatch.setattr("bench.papers.phrases.HERE", tmp_path)
    with pytest.raises(ValueError, match="due has a phrase without a weight"):
        weighed("post", "xx")
