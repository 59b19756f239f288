"""A label that no table lists is known by its words, in each language, and a sentence is never one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.fields import label_phrases
from extractors.fields.label_phrases import composed_role
from extractors.fields.labels import label_table, roles_of
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed

_CASES = yaml.safe_load(Path(__file__).with_name("label_phrases.yml").read_text(encoding="utf-8"))
_TABLES = Path(label_phrases.__file__).parent


@pytest.mark.parametrize(
    ("role", "text"),
    [(role, text) for role, texts in _CASES["labels"].items() for text in texts],
)
def test_words_make_a_label_that_nobody_listed(role: str, text: str) -> None:
    found = composed_role(text)
    assert found is not None
    assert found[0] == role


@pytest.mark.parametrize("text", _CASES["none"])
def test_sentences_names_and_two_labels_in_a_row_are_no_label(text: str) -> None:
    assert composed_role(text) is None


@pytest.mark.parametrize("text", [text for texts in _CASES["labels"].values() for text in texts])
def test_a_cell_that_holds_a_composed_label_is_that_label(text: str) -> None:
    (hit, *_) = DocumentLayout([printed(f"{text}:   X-7")]).labels[1]
    assert hit.own.text == f"{text}:"
    assert hit.rest is None


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in _CASES["listed"].items() for text in texts])
def test_an_idiom_beside_a_value_is_a_label(role: str, text: str) -> None:
    for line in (f"{text}: 4711", f"{text}   4711"):
        (hit, *_) = DocumentLayout([printed(line)]).labels[1]
        assert role in hit.roles
        assert hit.own.text.rstrip(":") == text


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in _CASES["not_that"].items() for text in texts])
def test_what_reads_almost_like_a_label_is_another(role: str, text: str) -> None:
    hits = DocumentLayout([printed(f"{text}: 4711")]).labels[1]
    assert not any(role in hit.roles for hit in hits)


@pytest.mark.parametrize("text", ["Lieferung am 26.7.2023 gemäß Vertrag 50130.", "Afgelewer op 08/07/2023 ingevolge kontrak 85240."])
def test_a_sentence_that_begins_like_a_label_is_none(text: str) -> None:
    assert not any("delivery_date" in hit.roles for hit in DocumentLayout([printed(text)]).labels[1])


def test_a_listed_phrase_wins_over_its_words() -> None:
    assert roles_of("Delivery note date") == label_table()["deliverynotedate"]


def test_every_class_that_a_rule_names_has_words() -> None:
    classes = yaml.safe_load((_TABLES / "label_words.yaml").read_text(encoding="utf-8"))
    rules = yaml.safe_load((_TABLES / "label_rules.yaml").read_text(encoding="utf-8"))
    named = {name for line in rules for name in line.partition(":")[2].replace("+", " ").replace("|", " ").split()}
    assert named <= set(classes)
    assert all(isinstance(name, str) for name in classes)


def test_a_page_of_one_endless_word_is_no_label() -> None:
    assert composed_role("税" * 20_000) is None
    assert composed_role("rechnungs" * 5_000 + "nummer") is None
