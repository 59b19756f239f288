"""The network that tells the parts of an address, run layer by layer.

It is spaCy's tagger, trained and kept as such. Run by spaCy, a block of four lines costs many times more in wrapping than in sums: here the
same sums are made on the same weights by the same routines, and what a word says by itself is counted once for all blocks that have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import IDS
from spacy.strings import get_string_id

_WORDS_KEPT = 20_000  # a process that reads for months must not keep every word it saw
_TINY = 1e-08  # what thinc's LayerNorm adds to a variance
_Layer = tuple[Any, Any, Any, Any]


class AddressNetwork:
    """The layers of a loaded tagger, in the order in which words pass them. Not for two threads at once."""

    def __init__(self, tagger: Any) -> None:
        model, getters = tagger.model, tagger.vocab.lex_attr_getters
        embed, encode = (model.get_ref("tok2vec").get_ref(part) for part in ("embed", "encode"))
        (names,) = (each.attrs["columns"] for each in embed.walk() if each.name == "extract_features")
        (output,) = (each for each in model.walk() if each.name == "softmax")
        self.labels: tuple[str, ...] = tuple(tagger.labels)
        self._ops = model.ops
        self._features = [getters[IDS[name]] for name in names]
        self._tables = [(each.get_param("E"), each.attrs["seed"]) for each in embed.walk() if each.name == "hashembed"]
        (self._mixing,) = _layers(embed)
        self._layers = _layers(encode)
        self._edge = numpy.zeros((encode.attrs["pad"], encode.get_dim("nO")), numpy.float32)
        self._weights, self._bias = output.get_param("W"), output.get_param("b")
        self._kept: dict[str, Any] = {}
        self.reach = len(self._edge)  # words on either side, beyond which nothing changes what a word is

    def scores(self, words: Sequence[str]) -> Any:
        """How likely each word is each of `labels`, one row a word, each seen with those around it.

        A layer sees one word further than the next: of the rows at the edge, each takes with it only those that the next still looks at.
        """
        rows = numpy.concatenate((self._edge, self._embedded(words), self._edge))
        for layer in self._layers:
            rows = rows[1:-1] + self._passed(layer, self._ops.seq2col(rows, 1)[1:-1])
        return self._ops.softmax(self._ops.affine(rows, self._weights, self._bias))

    def _embedded(self, words: Sequence[str]) -> Any:
        """What each word says by itself, by its letters and its shape."""
        if len(self._kept) > _WORDS_KEPT:
            self._kept.clear()
        if new := [word for word in dict.fromkeys(words) if word not in self._kept]:
            looked_up = []
            for feature, (table, seed) in zip(self._features, self._tables, strict=True):
                keys = numpy.array([get_string_id(feature(word)) for word in new], numpy.uint64)
                looked_up.append(self._ops.gather_add(table, self._ops.hash(keys, seed) % len(table)))
            self._kept.update(zip(new, self._passed(self._mixing, numpy.concatenate(looked_up, axis=1)), strict=True))
        return numpy.array([self._kept[word] for word in words])

    def _passed(self, layer: _Layer, rows: Any) -> Any:
        weights, bias, scale, shift = layer
        width = len(scale)
        pieces = self._ops.gemm(rows, weights, trans2=True)
        pieces += bias
        best = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            best = numpy.maximum(best, pieces[:, start : start + width])
        centred = best - numpy.add.reduce(best, 1, keepdims=True) / width
        spread = numpy.add.reduce(numpy.square(centred), 1, keepdims=True) / width + _TINY
        centred *= spread ** (-1.0 / 2.0)
        centred *= scale
        centred += shift
        return centred


def _layers(model: Any) -> list[_Layer]:
    """The weights and biases of each maxout, one piece of all outcomes after the other, with the scale and shift that even the outcomes."""
    found = list(model.walk())
    maxouts = [each for each in found if each.name == "maxout"]
    evenings = [each for each in found if each.name == "layernorm"]
    return [
        (
            numpy.ascontiguousarray(one.get_param("W").swapaxes(0, 1)).reshape(-1, one.get_dim("nI")),
            one.get_param("b").T.reshape(-1),
            two.get_param("G"),
            two.get_param("b"),
        )
        for one, two in zip(maxouts, evenings, strict=True)
    ]
