"""Finds the names that a printed one may mean among many, without comparing it with each.

Words are looked up as they stand, as they look, with a letter wrong (by what is left when a letter is taken out of both) and cut short.
A name run together or split otherwise is found by its letters, a Chinese one in Latin letters by those.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from verification.matching.company_names import tokens_of
from verification.matching.pinyin import romanised
from verification.matching.prepared_names import PreparedName, is_cut, is_slip, latin_key, looks_of

_MOST_CANDIDATES = 40
_MOST_POSTINGS = 4_000  # walked for one name: the rarest words first
_MOST_WORDS = 40  # that a misread or shortened word may be
_CUT = 2
_LONGEST_SKIPPING = 5
_SHORTEST_SLIP = 4


class NameIndex:
    """Places of names, by everything that they can be found by."""

    def __init__(self) -> None:
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._by_looks: dict[str, set[str]] = defaultdict(set)
        self._by_rest: dict[str, set[str]] = defaultdict(set)
        self._by_start: dict[str, set[str]] = defaultdict(set)

    def add(self, name: PreparedName, place: int) -> None:
        """Let a name be found."""
        for key in _wholes(name):
            self._whole[key].append(place)
        for word in set(tokens_of(name.core)):
            if word not in self._words and not name.is_chinese:
                self._learn(word)
            self._words[word].append(place)

    def _learn(self, word: str) -> None:
        for words, key in self._learned_under(word):
            words[key].add(word)

    def _learned_under(self, word: str) -> Iterator[tuple[dict[str, set[str]], str]]:
        """Where a word is found that is misread or cut short on paper."""
        looks = looks_of(word)
        yield self._by_looks, looks
        yield self._by_start, word[:1]
        for rest in _rests(looks):
            yield self._by_rest, rest

    def changed(self, gone: Iterable[tuple[PreparedName, int]], come: Iterable[tuple[PreparedName, int]]) -> NameIndex:
        """The index as it is without some names and with others, each at its place; this one stays as it is, and both share the rest."""
        index = NameIndex()
        for mine, theirs in zip(self._all_kept(), index._all_kept(), strict=True):
            theirs.update(mine)
        for name, place in gone:
            index._take_out(name, place)
        for name, place in come:
            index._put_in(name, place)
        return index

    def _all_kept(self) -> tuple[dict[str, Any], ...]:
        return self._whole, self._words, self._by_looks, self._by_rest, self._by_start

    def _put_in(self, name: PreparedName, place: int) -> None:
        """As `add`, without touching a list or set that another index may share."""
        for key in _wholes(name):
            self._whole[key] = sorted((*self._whole.get(key, ()), place))
        for word in set(tokens_of(name.core)):
            if word not in self._words and not name.is_chinese:
                for words, key in self._learned_under(word):
                    words[key] = words.get(key, set()) | {word}
            self._words[word] = sorted((*self._words.get(word, ()), place))

    def _take_out(self, name: PreparedName, place: int) -> None:
        for key in _wholes(name):
            _drop(self._whole, key, place)
        for word in set(tokens_of(name.core)):
            _drop(self._words, word, place)
            if word not in self._words:
                for words, key in self._learned_under(word):
                    words[key] = words.get(key, set()) - {word}

    def candidates(self, names: Iterable[PreparedName]) -> set[int]:
        """The places of names that one of these may be."""
        found: set[int] = set()
        for name in names:
            for key in _wholes(name):
                found.update(self._whole.get(key, ())[:_MOST_CANDIDATES])
            found |= self._by_words(name)
        return found

    def _by_words(self, name: PreparedName) -> set[int]:
        postings = []
        for word in set(tokens_of(name.core)):
            meant = {word} if name.is_chinese else self._meant(word)
            postings.append(sorted((self._words[each] for each in meant if each in self._words), key=len))
        weight: dict[int, float] = defaultdict(float)
        walked = 0
        for lists in sorted((each for each in postings if each), key=lambda each: sum(map(len, each))):
            size = sum(map(len, lists))
            if walked and walked + size > _MOST_POSTINGS:
                # Too common to bring in new ones, but it can tell those apart that rarer words brought in.
                for places in lists:
                    for place in weight.keys() & set(places):
                        weight[place] += 1 / size
                continue
            walked += size
            for place in {place for places in lists for place in places}:
                weight[place] += 1 / size + 0.001
        return set(sorted(weight, key=lambda place: (-weight[place], place))[:_MOST_CANDIDATES])

    def _meant(self, word: str) -> set[str]:
        """Words of the book that a printed word may be."""
        looks = looks_of(word)
        found = {word} | self._by_looks.get(looks, set())
        if len(word) >= _SHORTEST_SLIP:
            for rest in _rests(looks):
                found.update(each for each in self._by_rest.get(rest, ()) if is_slip(word, each) or is_slip(looks, looks_of(each)))
        if word not in self._words and len(word) > _CUT:
            begun = self._by_start.get(word[:1], ())
            # A long piece is the beginning of its word; letters are left out of the middle only where few are kept.
            cut = [each for each in begun if each.startswith(word) or (len(word) <= _LONGEST_SKIPPING and is_cut(word, each))]
            found.update(heapq.nsmallest(_MOST_WORDS, cut, key=lambda each: (-len(self._words[each]), each)))
        return found


def _drop(places: dict[str, list[int]], key: str, place: int) -> None:
    """Take a place out of a list once; a list that is empty then goes."""
    left = [*places[key]]
    left.remove(place)
    if left:
        places[key] = left
    else:
        del places[key]


def _wholes(name: PreparedName) -> Iterator[str]:
    """Keys under which the whole name is found."""
    yield "".join(name.words)
    yield "".join(sorted(name.looks))
    yield "latin " + latin_key(romanised(name.core) if name.is_chinese else name.words)


def _rests(looks: str) -> Iterator[str]:
    """A word, and what is left of it without one of its letters."""
    yield looks
    for at in range(len(looks)):
        yield looks[:at] + looks[at + 1 :]
