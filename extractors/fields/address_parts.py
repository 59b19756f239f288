"""What each word of an address block is: a company's name, a person's, a department, street, box, town, code, telephone or number.

A small pipeline of spaCy, trained on made-up blocks of some thirty countries (`bench/training/addresses.py`), looks at the words of a block
with those around them. It stands beside the rules: it answers with how sure it is, and whoever asks decides what is sure enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.fields.address_network import AddressNetwork

PARTS = (
    "COMPANY",
    "PERSON",
    "DEPARTMENT",
    "STREET",
    "BOX",
    "PLACE",
    "POSTCODE",
    "REGION",
    "COUNTRY",
    "CONTACT",
    "NUMBER",
    "OTHER",
)
OF_ADDRESS = frozenset(("STREET", "BOX", "PLACE", "POSTCODE", "REGION", "COUNTRY"))
MODEL = Path(__file__).with_name("address_parts.bin")
LINE_END = "\n"
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|\d+|[^\w\s]|_")
_BLOCKS_KEPT = 512  # of a page or two, since several rules ask for the same lines
_predicts = Lock()  # the layers of one network are not for two threads at once

PIPE: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.Tagger.v2",
        "normalize": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 64,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                "rows": [3000, 1500, 2500, 1000],
                "include_static_vectors": False,
            },
            "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 64, "window_size": 1, "maxout_pieces": 3, "depth": 5},
        },
    }
}
"""How the network is built; its weights are in the file."""


@dataclass(frozen=True, slots=True)
class LineParts:
    """One line: the words with their places in its text, and of each how likely it is each of `PARTS`."""

    spans: tuple[tuple[int, int], ...]
    likely: tuple[tuple[float, ...], ...]

    def share(self, *parts: str) -> float:
        """How much of a line is one of these parts, by the letters and figures of its words; 0 for an empty line."""
        columns = [PARTS.index(part) for part in parts]
        weights = [end - start for start, end in self.spans]
        total = sum(weights)
        own = sum(weight * sum(each[column] for column in columns) for weight, each in zip(weights, self.likely, strict=True))
        return own / total if total else 0.0

    def best(self) -> tuple[str, float]:
        """What a line is most of all, and how much of it."""
        shares = [(self.share(part), part) for part in PARTS]
        share, part = max(shares)
        return part, share

    def names(self) -> list[str]:
        """The most likely part of each word."""
        return [PARTS[max(range(len(PARTS)), key=each.__getitem__)] for each in self.likely]


def tokens_of(text: str) -> list[tuple[int, int]]:
    """Where the words, figures, Chinese characters and signs of a line stand in it."""
    return [match.span() for match in _TOKEN.finditer(text)]


def written(token: str) -> str:
    """A word as the network sees it: of a figure only how long it is."""
    return "0" * len(token) if token.isdigit() else token


def parts_of(lines: Sequence[str]) -> tuple[LineParts, ...]:
    """The parts of each line of a block, each line seen with those above and below it."""
    return _parts_of(tuple(lines))


def parts_of_first(lines: Sequence[str]) -> LineParts:
    """The parts of the first line of a block alone, seen with as much of those below it as there is to see."""
    return _parts_of(tuple(lines), first_alone=True)[0]


@lru_cache(_BLOCKS_KEPT)
def _parts_of(lines: tuple[str, ...], *, first_alone: bool = False) -> tuple[LineParts, ...]:
    spans = [tokens_of(line) for line in lines]
    words: list[str] = []
    for line, own in zip(lines, spans, strict=True):
        words += [*(written(line[start:end]) for start, end in own), LINE_END]
    if len(words) == len(lines):
        return tuple(LineParts((), ()) for _ in lines)
    network = _network()
    if first_alone:
        spans = spans[:1]
        words = words[: len(spans[0]) + network.reach]
    with _predicts:
        scores = network.scores(words)
    order = [network.labels.index(part) for part in PARTS]
    likely = list(map(tuple, scores[:, order].tolist()))
    found, at = [], 0
    for own in spans:
        found.append(LineParts(tuple(own), tuple(likely[at : at + len(own)])))
        at += len(own) + 1
    return tuple(found)


@cache
def _network() -> AddressNetwork:
    """The network, loaded once in a process when the first block is looked at."""
    import spacy

    from extractors.fields.address_network import AddressNetwork

    pipeline = spacy.blank("xx")
    pipeline.add_pipe("tagger", config=PIPE)
    pipeline.from_bytes(MODEL.read_bytes(), exclude=["vocab", "tokenizer"])
    return AddressNetwork(pipeline.get_pipe("tagger"))
