"""What can be seen of two pages, one behind the other, as marks of whether the second begins a paper.

Most of it needs no list of words: whether labels of the one stand on the other with the same numbers behind them, whether rows go on
that were numbered, whether lines of the head come again, whether the page before had come to its sums. Words count by their parts. What
rules and lists make of the pages is kept apart, since learning has to do without it half of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from extractors.likely_kinds.marks import parts_of_word, step, words_of
from extractors.model import Page
from extractors.page_starts.facts import PageFacts
from extractors.page_starts.places import Labelled, Places

_SAME_PRINT = 80  # per cent of the letters of two texts in large print
_LAST_AMOUNTS = 12
_AMOUNT = re.compile(r"(?<![\d.,'’])\d{1,3}(?:[.,'’ ]?\d{3})*[.,]\d{2}(?![\d.,])")
_SIGNS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class PairMarks:
    """The marks of a page behind another: words by where they stand, what rules and lists know, and everything else."""

    sides: Mapping[str, tuple[str, ...]]
    known: tuple[str, ...]
    rest: tuple[str, ...]


def pair_marks(first: PageFacts, last: PageFacts, own: PageFacts) -> PairMarks:
    """The marks of a page behind the pages of a paper, of which the first and the last are given."""
    places, of_first, of_last = own.places, first.places, last.places
    again = frozenset(word for word in places.head_words if word.upper() in first.words)
    sides = {
        "new": tuple(sorted(places.head_words - again)),
        "again": tuple(sorted(again)),
        "large": tuple(sorted(word for text in places.large for word in words_of(text))),
        "end": tuple(sorted(of_last.end_words)),
    }
    rest = (
        *_counted(last, own),
        *_labels_again(places, of_first, of_last),
        *_codes_again(places, of_first, first, last),
        *_lines_again(first, last, own),
        *_print_again(places, of_first),
        *_rows_again(places, of_last),
        *_sums(places, of_last),
        *_sizes(first.page, last.page, own.page),
    )
    return PairMarks(sides, tuple(_known(first, last, own)), rest)


def marks_of_sides(sides: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The marks of all words of a pair of pages: each itself and its parts."""
    return tuple(
        mark
        for side, words in sides.items()
        for word in words
        for mark in (f"{side}={word}", *(f"{side}~{part}" for part in parts_of_word(side, word)))
    )


def _counted(last: PageFacts, own: PageFacts) -> Iterator[str]:
    """How the two pages count themselves."""
    one, two = last.mark, own.mark
    if two is not None:
        yield f"mark:{min(two.number, 2)}:{two.total is not None:d}"
        yield f"mark_whole:{two.number == two.total:d}:{min(two.number, 2)}"
    if one is not None:
        yield f"mark_before:{min(one.number, 2)}:{one.total is not None:d}"
        yield f"mark_over:{one.number == one.total:d}"
    if one is not None and two is not None:
        yield f"marks:{max(-1, min(2, two.number - one.number))}:{one.total == two.total:d}"


def _labels_again(places: Places, of_first: Places, of_last: Places) -> Iterator[str]:
    """How many labels of the pages before stand on this one with the same number or day behind them, and how many with another."""
    for where, before in (("first", of_first), ("last", of_last)):
        for how, same, other in (
            ("beside", *_compared(before.beside, places.beside)),
            ("under", *_compared(before.under, places.under)),
        ):
            yield f"{how}:{where}:same:{step(same)}"
            yield f"{how}:{where}:other:{step(other)}"
            yield f"{how}:{where}:{min(same, 2)}:{min(other, 3)}"


def _compared(before: Labelled, own: Labelled) -> tuple[int, int]:
    both = before.keys() & own.keys()
    same = sum(1 for label in both if before[label] == own[label])
    return same, len(both) - same


def _codes_again(places: Places, of_first: Places, first: PageFacts, last: PageFacts) -> Iterator[str]:
    """How many of the numbers in the head of this page stand on the pages before."""
    codes, known = places.codes, first.words | last.words
    again, in_head = codes & known, codes & of_first.codes
    yield f"codes:{step(len(codes))}"
    yield f"codes_again:{step(len(again))}:{step(len(codes - again))}"
    yield f"codes_of_head:{min(2, len(in_head))}:{step(len(codes - again))}"
    yield f"codes_all:{bool(codes) and codes == again:d}"
    yield f"days:{min(2, len(places.days & of_first.days))}:{min(2, len(places.days - of_first.days))}"


def _lines_again(first: PageFacts, last: PageFacts, own: PageFacts) -> Iterator[str]:
    """How much of its head and of its other lines the page has in common with those before it."""
    for where, before in (("first", first), ("last", last)):
        yield f"head:{where}:{int(fuzz.ratio(own.letterhead, before.letterhead)) // 15}"
        again = len(own.long_lines & before.long_lines)
        yield f"lines:{where}:{step(again)}"
        yield f"lines_share:{where}:{5 * again // max(1, len(own.long_lines))}"
    yield f"head_is:{own.letterhead == first.letterhead:d}:{own.letterhead == last.letterhead:d}"


def _print_again(places: Places, of_first: Places) -> Iterator[str]:
    """Whether what is in large print on this page is so on the first too."""
    own, before = places.large[:3], of_first.large
    again = sum(1 for text in own if any(fuzz.ratio(text.lower(), other.lower()) >= _SAME_PRINT for other in before))
    yield f"large:{len(own)}:{again}"
    yield f"larger:{places.largest}:{of_first.largest}"


def _rows_again(places: Places, of_last: Places) -> Iterator[str]:
    """Whether the rows of the page before go on."""
    if of_last.numbered and places.numbered:
        gap = places.numbered[0] - of_last.numbered[-1]
        yield f"numbered:{'next' if gap == 1 else 'anew' if places.numbered[0] == 1 else 'other'}"
    if of_last.shape:
        at = next((at for at, shape in enumerate(places.shapes) if shape == of_last.shape), None)
        yield f"row_at:{'never' if at is None else step(at)}"
        yield f"row_same:{places.shape == of_last.shape:d}"
    yield f"rows:{bool(of_last.shape):d}:{bool(places.shape):d}"
    yield f"first_money:{step(places.first_money)}"


def _sums(places: Places, of_last: Places) -> Iterator[str]:
    """Whether either page has come to its sums."""
    closed, own = _adds_up(of_last.text), _adds_up(places.text)
    yield f"sums:{closed:d}:{own:d}"
    amounts, before = set(_amounts(places.text)), _amounts(of_last.text)
    yield f"amounts_again:{step(len(amounts.intersection(before)))}"
    yield f"amounts:{step(len(before))}:{step(len(amounts))}"
    yield f"carried:{bool(before) and before[-1] in amounts:d}"


def _amounts(text: str) -> list[int]:
    return [int(_SIGNS.sub("", found)) for found in _AMOUNT.findall(text)]


def _adds_up(text: str) -> bool:
    """Whether two of the last amounts of a page make a third."""
    tail = {amount for amount in _amounts(text)[-_LAST_AMOUNTS:] if amount}
    return any(one + two in tail for one, two in combinations(sorted(tail), 2))


def _sizes(first: Page, last: Page, own: Page) -> Iterator[str]:
    """How full the pages are, where this one begins, and whether it is as wide and as high."""
    yield f"as_wide:{abs(own.width - last.width) < 5:d}:{abs(own.height - last.height) < 5:d}"
    yield f"words:{step(len(own.words) // 15)}"
    yield f"words_before:{step(len(last.words) // 15)}"
    yield f"fewer:{min(4, 4 * len(own.words) // max(1, len(first.words)))}"


def _known(first: PageFacts, last: PageFacts, own: PageFacts) -> Iterator[str]:
    """What rules and lists of words say of the pages."""
    kind, before = own.kind.kind, first.kind.kind
    yield f"kind:{kind}:{own.kind.has_title:d}"
    yield f"kinds:{before}:{kind}"
    yield f"same_kind:{kind is before:d}:{own.kind.has_title:d}:{own.kind.is_named:d}"
    yield f"score:{kind is before:d}:{int(min(12.0, own.kind.scores.get(kind, 0.0))) // 2}"
    yield f"names_itself:{own.names_itself:d}:{first.names_itself:d}"
    yield from (f"part:{part}" for part in sorted(own.parts_named))
    yield f"parts:{len(own.parts_named)}"
    yield f"parts_again:{step(len(own.parts_named & first.parts_named))}"
    yield f"number:{_number(first, own)}"
    yield f"continues:{own.continues:d}:{last.continues:d}:{own.brings_forward:d}"
    yield f"table:{own.begins_with_table:d}:{bool(last.headings):d}:{bool(own.headings):d}"
    if own.headings and last.headings:
        yield f"headings:{int(fuzz.ratio(own.headings[0][1], last.headings[-1][1])) // 20}:{step(own.headings[0][0])}"


def _number(first: PageFacts, own: PageFacts) -> str:
    if own.number is None:
        return "none" if first.number is None else "again" if first.number in own.words else "missing"
    if first.number is None:
        return "known" if own.number in first.words else "only"
    return "same" if own.number == first.number else "both" if first.number in own.words or own.number in first.words else "other"
