"""What is run layer by layer answers as spaCy would, to the last digit."""

from __future__ import annotations

from random import Random

import pytest
import spacy
from spacy.tokens import Doc

from bench.training.address_lines import blocks
from extractors.fields import address_network
from extractors.fields.address_network import AddressNetwork
from extractors.fields.address_parts import LINE_END, MODEL, PIPE, tokens_of, written


def words_of(lines: list[str]) -> list[str]:
    return [word for line in lines for word in (*(written(line[start:end]) for start, end in tokens_of(line)), LINE_END)]


def test_every_word_of_many_blocks_is_told_as_spacy_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address_network, "_WORDS_KEPT", 300)  # words are forgotten on the way
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("tagger", config=PIPE)
    pipeline.from_bytes(MODEL.read_bytes(), exclude=["vocab", "tokenizer"])
    tagger = pipeline.get_pipe("tagger")
    network = AddressNetwork(tagger)
    drawn = [[" ".join(word for word, _ in line) for line in lines] for lines in blocks(Random(11), 60)]
    drawn.append(["浙江省杭州市滨江区 88号", "ID", "$ 's don't 1.250,00", ""])  # some words are names of spaCy's own
    for lines in drawn:
        words = words_of(lines)
        expected = tagger.model.predict([Doc(pipeline.vocab, words=words)])[0]
        assert (network.scores(words) == expected).all(), lines
