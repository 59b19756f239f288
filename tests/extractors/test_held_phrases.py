"""A quick look for a few letters never hides what the slow search would find."""

from __future__ import annotations

import re

import pytest

from extractors.held_phrases import alternatives_of, folded, held_phrases
from extractors.kinds import kind_rules

HELD = {
    r"\binvoice\s*(?:no|nr)\b": {"invoice"},
    r"\b(?:iban|sort code)\b": {"iban", "sort code"},
    r"\b(?:bill|invoice) to\b": {"bill to", "invoice to"},
    r"(?:our|your) (?:ref|order)s?": {"our ref", "our order", "your ref", "your order"},
    r"(?:ab|cd)+efg": {"efg"},
    r"(?:abcd)?ef(?:gh|ij){2}k": {"efgh", "efij"},
    r"one(?:two|)three": {"onetwothree", "onethree"},
    r"colou?r": {"colo"},
    r"\btransactions?\b|\bop[eé]rations?\b": {"transaction", "ration"},
    r"(belasting)?faktuur": {"faktuur"},
    r"(?<!be)rechnung\b(?! vom)": {"rechnung"},
    r"wait{2,}\.\s": {"wait"},
    r"x{0,3}yes(?:no)*": {"yes"},
    r"\(381\)": {"(381)"},
    r"total {0,2}sum": {"total"},
    r"发票号码|兹.{0,6}转让": {"发票号码", "转让"},
}
NOTHING_CAN_BE_SAID = [r"\bp\.?o\.?d", r"[A-Z]{3}\d+", r"(?:one|\d)", r"(?i)flags", r"", r"发\s*票", r"one|", r"(?:only)?"]


@pytest.mark.parametrize("pattern", HELD)
def test_every_match_holds_one_of_the_phrases(pattern: str) -> None:
    assert held_phrases(pattern) == HELD[pattern]


@pytest.mark.parametrize("pattern", NOTHING_CAN_BE_SAID)
def test_where_nothing_must_stand_nothing_is_asked_for(pattern: str) -> None:
    assert held_phrases(pattern) == frozenset()


@pytest.mark.parametrize("text", ["INVOICE", "İnvoıce", "inVoice", "Voice ın"])
def test_capitals_and_letters_that_count_as_one_are_folded_as_the_search_folds_them(text: str) -> None:
    assert (re.search("invoice", text, re.IGNORECASE) is not None) == ("invoice" in folded(text))


def test_a_long_s_is_an_s() -> None:
    assert re.search("sale", "ſale", re.IGNORECASE)
    assert "sale" in folded("ſale")


def test_a_pattern_is_taken_apart_between_its_own_wordings_alone() -> None:
    wordings = (r"\bcredit (?:note|memo)\b", r"a\|b", r"[|]x", r"(one|two)+")
    assert alternatives_of("|".join(wordings)) == wordings
    assert alternatives_of(r"(a|b)\1|c") == (r"(a|b)\1|c",)
    assert alternatives_of(r"(?i)a|b") == (r"(?i)a|b",)


def test_the_wordings_of_every_cue_make_its_pattern_again() -> None:
    patterns = [cue.pattern for rules in kind_rules() for cue in rules.cues]
    assert [pattern for pattern in patterns if "|".join(alternatives_of(pattern)) != pattern] == []
