"""One line of print cut out of a page, read sign by sign by a network (PP-OCRv6, CTC).

The network gives for every eighth pixel of the line a likelihood of each of its 18 000 signs or of none (Graves et al., Connectionist
Temporal Classification, 2006). Only signs of the scripts that the page may hold are asked for. It was trained on Chinese, which has no
spaces, and passes over those of Latin print; but it gives them some likelihood where there is a gap, and that is enough.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import cv2
import numpy

LINE_HEIGHT = 48  # pixels that the network takes
_LEAST_WIDTH = 32
_WIDEST = 3200
_BLANK = 0
# Chosen on 34 000 pairs of signs drawn in 100 faces: taking the likelihood alone, and half of it, 4 pairs in 1 000 are wrong, and 1 so.
_SPACE_LIKELY = 0.5
_SPACE_AT_A_GAP = ((0.05, 0.1), (0.01, 0.6), (0.003, 0.75))  # likelihood, and width without any ink in heights of the print
_SPACE_BEFORE_CAPITAL = 0.5  # the same width between a small letter and a capital, where a space is likely for that alone


_FOREIGN = 0.3  # likelihood of all signs of an alphabet at a step, below which another's sign stands there
_FOREIGN_STEPS = 2
# Of "PO" and "P0" before figures, drawn in 14 faces, no O was read as a nought without this much doubt, and three noughts in four had less.
_O_OF_AN_ORDER = 0.004
_O_AMONG_LETTERS = 0.05
_AFTER_PO = frozenset("123456789-/")  # a second nought fills up a number
# Of "T1" and "TI" and their like before figures, sharp and blurred in 14 faces, no one was an I by more than 0.0002.
_I_OF_A_PREFIX = 0.01
_AFTER_PREFIX = frozenset("0123456789-/")
_GAP_WITHIN_WORD = 10  # pixels of a line's 48, 0.3 heights of its print; letters stand closer, and so do the parts of a Chinese sign
_ACCENT_DOUBTED = 0.1  # likelihood of the bare letter from which its accent is a speck: printed ones leave it a hundredth


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word, from where to where its ink stands along the line (0 to 1 of its length), and how likely its signs are: in the mean, and
    the least likely of them."""

    text: str
    start: float
    end: float
    likelihood: float
    least: float


@dataclass(frozen=True)
class Alphabet:
    """The signs of a network in its order, blank first and space last, and the indices of those that a page may hold besides the space;
    None for all."""

    signs: tuple[str, ...]
    allowed: Any = None

    @cached_property
    def taken_for_figures(self) -> dict[str, int]:
        """The index of the letter that is taken for a figure, by that figure."""
        return {figure: self.signs.index(letter) for figure, letter in (("0", "O"), ("1", "I")) if letter in self.signs}

    @cached_property
    def bare(self) -> dict[int, int]:
        """The index of each accented letter, and of the letter without its accent."""
        places = {sign: index for index, sign in enumerate(self.signs)}
        letters = ((index, unicodedata.normalize("NFD", sign)[:1]) for index, sign in enumerate(self.signs) if sign)
        return {index: places[letter] for index, letter in letters if letter != self.signs[index] and letter.isascii() and letter in places}


@dataclass(frozen=True)
class LineReading:
    """The words of a line."""

    words: tuple[ReadWord, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def likelihood(self) -> float:
        """The mean over its signs; 0 of a line without any."""
        signs = sum(len(word.text) for word in self.words)
        return sum(word.likelihood * len(word.text) for word in self.words) / signs if signs else 0.0


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    step: int  # of the network, at which it is likeliest
    likelihood: float
    as_letter: float = 0.0  # likelihood that a nought is an O, a one an I


def read_line(network: Any, line: Any, alphabet: Alphabet) -> LineReading:
    """The words on a grey picture of one line."""
    return decoded(*asked(network, line), alphabet)


def asked(network: Any, line: Any) -> tuple[Any, Any]:
    """What the network says of a line, steps by signs, and the line at the size it took."""
    small = at_reading_size(line)
    return network.run(None, {network.get_inputs()[0].name: plane_of(small)})[0][0], small


def at_reading_size(line: Any) -> Any:
    """The picture of a line as high as the network takes it."""
    height, width = line.shape
    across = min(_WIDEST, max(_LEAST_WIDTH, math.ceil(width * LINE_HEIGHT / height)))
    return cv2.resize(line, (across, LINE_HEIGHT), interpolation=cv2.INTER_AREA if height > LINE_HEIGHT else cv2.INTER_CUBIC)


def plane_of(small: Any) -> Any:
    """Grey levels as the network takes them: from -1 to 1, three times over."""
    plane = (small.astype(numpy.float32) - 127.5) / 127.5
    return numpy.broadcast_to(plane, (1, 3, *plane.shape)).copy()


def decoded(answer: Any, small: Any, alphabet: Alphabet) -> LineReading:
    """The words that an answer spells in an alphabet."""
    signs = _signs(answer, alphabet)
    if not signs:
        return LineReading(())
    columns, height = _ink(small)
    per_step = len(columns) / len(answer)
    words = [[signs[0]]]
    edges = [0.0]
    for left, right in pairwise(signs):
        start, end = (left.step + 0.5) * per_step, (right.step + 0.5) * per_step
        gap_start, gap_end = _widest_gap(columns, int(start), math.ceil(end))
        likelihood = float(answer[left.step : right.step + 1, -1].max())
        gap = (gap_end - gap_start) / height
        begins_name = gap > _SPACE_BEFORE_CAPITAL and left.text.islower() and right.text.isupper()
        if begins_name or likelihood > _SPACE_LIKELY or any(likelihood > likely and gap > wide for likely, wide in _SPACE_AT_A_GAP):
            words.append([])
            edges.append((gap_start + gap_end) / 2)
        words[-1].append(right)
    edges.append(float(len(columns)))
    cuts = zip(words, edges[:-1], edges[1:], strict=True)
    return LineReading(tuple(_word(word, columns, start, end, per_step) for word, start, end in cuts))


def has_other_signs(answer: Any, alphabet: Alphabet) -> bool:
    """Whether signs outside the alphabet stand on the line. Read with its own alone, "路522号" is a sure 522."""
    if alphabet.allowed is None:
        return False
    own = answer[:, alphabet.allowed].sum(axis=1) + answer[:, -1]
    return int((own < _FOREIGN).sum()) >= _FOREIGN_STEPS


def _signs(answer: Any, alphabet: Alphabet) -> list[_Sign]:
    """The likeliest sign of each step, where it is likelier than a space; the same one at neighbouring steps is one sign."""
    likely = answer[:, :-1] if alphabet.allowed is None else answer[:, alphabet.allowed]
    best = likely.argmax(axis=1)
    best[likely.max(axis=1) < answer[:, -1]] = _BLANK
    found = []
    for first, last in pairwise([0, *(numpy.flatnonzero(numpy.diff(best)) + 1).tolist(), len(best)]):
        index = int(best[first] if alphabet.allowed is None else alphabet.allowed[best[first]])
        if index == _BLANK:
            continue
        step = first + int(likely[first:last, best[first]].argmax())
        likelihood = float(likely[step, best[first]])
        if index in alphabet.bare and (without := float(answer[first:last, alphabet.bare[index]].max())) > _ACCENT_DOUBTED:
            index, likelihood = alphabet.bare[index], max(likelihood, without)
        letter = alphabet.taken_for_figures.get(alphabet.signs[index])
        found.append(_Sign(alphabet.signs[index], step, likelihood, 0.0 if letter is None else float(answer[step, letter])))
    return found


def _word(signs: list[_Sign], columns: Any, start: float, end: float, per_step: float) -> ReadWord:
    first, last = _reach([(sign.step + 0.5) * per_step for sign in signs], columns[int(start) : math.ceil(end)], int(start))
    likelihoods = [sign.likelihood for sign in signs]
    width = len(columns)
    return ReadWord(_spelled(signs), first / width, last / width, sum(likelihoods) / len(likelihoods), min(likelihoods))


def _reach(places: list[float], columns: Any, start: int) -> tuple[float, float]:
    """From where to where the ink of a word reaches whose signs were seen at some places, of the columns between its neighbours.

    Ink that a gap parts from every one of its signs is none of theirs: the rule of a table, or the edge of the next cell's print.
    """
    inked = numpy.flatnonzero(columns)
    if not len(inked):
        return float(start), float(start + len(columns))
    pieces = numpy.split(inked, numpy.flatnonzero(numpy.diff(inked) > _GAP_WITHIN_WORD) + 1)
    distances = [[max(float(each[0]) - at, at - float(each[-1]), 0.0) for each in pieces] for at in (place - start for place in places)]
    own = [pieces[each.index(min(each))] for each in distances]
    return start + min(float(each[0]) for each in own), start + max(float(each[-1]) for each in own) + 1


def _spelled(signs: list[_Sign]) -> str:
    """The word, with a doubtful nought taken for an O between letters and in the PO that numbers of purchase orders begin with, and a
    doubtful one for the I of a prefix like SI or TI."""
    texts = [sign.text for sign in signs]
    for place, sign in enumerate(signs[1:-1], 1):
        among_letters = texts[place - 1].isalpha() and texts[place + 1].isalpha()
        of_an_order = place == 1 and texts[0] == "P" and texts[2] in _AFTER_PO
        if sign.text == "1":
            of_a_prefix = place == 1 and texts[0].isupper() and texts[2] in _AFTER_PREFIX
            texts[place] = "I" if of_a_prefix and sign.as_letter > _I_OF_A_PREFIX else "1"
        elif sign.as_letter > (_O_AMONG_LETTERS if among_letters else _O_OF_AN_ORDER if of_an_order else 1.0):
            texts[place] = "O"
    return "".join(texts)


def _ink(small: Any) -> tuple[Any, float]:
    """For each column of a line whether it has ink, and the height of the print in pixels."""
    dark, light = (float(each) for each in numpy.percentile(small, [2, 85]))
    ink = small < 0.45 * dark + 0.55 * light
    rows = numpy.flatnonzero(ink.mean(axis=1) > 0.01)
    return ink[4:-4].any(axis=0), float(rows[-1] - rows[0] + 1) if len(rows) else float(LINE_HEIGHT)


def _widest_gap(columns: Any, start: int, end: int) -> tuple[int, int]:
    """The widest stretch without ink between two columns."""
    inked = [start - 1, *(start + numpy.flatnonzero(columns[start:end])).tolist(), end]
    left, right = max(pairwise(inked), key=lambda pair: pair[1] - pair[0])
    return left + 1, right
