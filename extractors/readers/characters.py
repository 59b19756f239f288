"""Printed characters with boxes become words: what stands close together on one line is one word.

PDF producers place glyphs one by one, kern them, leave out the spaces or print them; so words are cut by the gaps that a reader sees,
measured in the height of the letters, and by spaces where the file has them.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from extractors.model import Box

EM_PER_HEIGHT = 0.87  # a character's loose box is its ascent and descent, about 1.15 em
GAP_WITH_SPACES = 0.30  # em: where the file prints its spaces, a lesser gap is kerning
GAP_WITHOUT_SPACES = 0.18  # em: a space is 0.22 to 0.33 em in common faces
GAP_BELIEVED = 0.15  # em: a space that the library guessed needs at least so much; in kerned tables it guesses three times too many
SPACED_LETTERS = 4
_LONGEST_PAIR = 2  # letters that kerning closes in spread print
_WIDEST_SPREAD = 1.5  # heights of print between letters that are still one word
_BETWEEN_SPREAD_WORDS = 2.5  # times the gap between the letters before
_OTHER_SIZE, _STEP = 1.15, 0.2  # of the lesser height
_LONGEST_RAISED = 2  # letters
_TAILED = frozenset("gjpqyfçşQJGYZzß,;()[]{}/|")
_LEVEL_TOPS, _LONGEST_TAILED = 0.05, 1.6  # heights of the letters before
_LIGATURES = frozenset({"ff", "fi", "fl", "ffi", "ffl", "ft", "fj", "tt", "ti"})
"""Letters that one glyph prints; libraries tell of each a part of the ink of that glyph, without the room over and under it."""
_WIDER, _HAIR = 1.6, 0.5  # a gap so much wider, and so many points, is another one
_SPACES = frozenset(" \t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff")
_LINE_HYPHENS = frozenset("\u0002\ufffe\u00ad")


@dataclass(slots=True)
class Character:
    """One glyph as it reads from left to right: its text and its box with y growing downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    after_gap: bool = False  # the library that read the file took the distance before it for a space


@dataclass(slots=True)
class _Run:
    text: list[str]
    x0: float
    top: float
    x1: float
    bottom: float
    after_gap: bool = False
    closed: bool = False  # a printed space follows

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def take(self, each: Character) -> None:
        """The next character of the run; `min` and `max` would be most of the time it takes to find the words of a page."""
        self.text.append(each.text)
        if each.x0 < self.x0:
            self.x0 = each.x0
        if each.x1 > self.x1:
            self.x1 = each.x1
        if each.top < self.top:
            self.top = each.top
        if each.bottom > self.bottom:
            self.bottom = each.bottom


def words_of(characters: list[Character]) -> list[tuple[str, Box]]:
    """The words that the characters make, in reading order of lines, with their boxes."""
    printed_spaces = sum(1 for each in characters if each.text in _SPACES)
    gap = GAP_WITH_SPACES if printed_spaces * 20 > len(characters) else GAP_WITHOUT_SPACES
    runs = _joined(_runs(characters, gap), gap)
    words = []
    for run in _unspaced(runs):
        text = clean("".join(run.text))
        if text:
            words.append((text, Box(run.x0, run.top, run.x1, run.bottom)))
    return words


def clean(text: str) -> str:
    """The text as people type it: ligatures, Kangxi radicals and full-width forms undone (Unicode NFKC), no control characters."""
    if text.isascii() and text.isprintable():
        return text
    text = "".join("-" if each in _LINE_HYPHENS else each for each in text)
    text = unicodedata.normalize("NFKC", text)
    return "".join(each for each in text if each.isprintable() and not each.isspace())


def _runs(characters: list[Character], gap: float) -> list[_Run]:
    """Characters in the order of the file, cut at spaces and wherever the next one does not stand right behind the last."""
    runs: list[_Run] = []
    run: _Run | None = None
    last: Character | None = None
    for each in characters:
        if each.text in _SPACES:
            if run is not None:
                run.closed = True
            run = None
            continue
        if last is not None and last.text == each.text and _printed_twice(last, each):
            continue  # printed twice with a hair's breadth between, which is how some programs make bold
        follows = False
        if run is not None:
            em = (run.bottom - run.top) * EM_PER_HEIGHT
            if each.top == run.top and each.bottom == run.bottom and em >= 0 and not each.after_gap:  # as nearly every letter stands
                follows = -0.6 * em < each.x0 - run.x1 < gap * em
            else:
                follows = _follows(run, each, gap)
        if run is not None and follows:
            run.take(each)
        else:
            run = _Run([each.text], each.x0, each.top, each.x1, each.bottom, each.after_gap)
            runs.append(run)
        last = each
    return runs


def _printed_twice(one: Character, other: Character) -> bool:
    """Whether a letter stands where the same one stands already."""
    if abs(one.bottom - other.bottom) > 1.0:
        return False
    shift = abs(one.x0 - other.x0)
    return shift < 1.0 and shift < 0.4 * (one.x1 - one.x0)


def _follows(run: _Run, each: Character, gap: float) -> bool:
    low, high = each.bottom - each.top, run.bottom - run.top
    if each.top == run.top and low == high >= 0:
        return _is_within(gap, high * EM_PER_HEIGHT, run, each)
    if low > high:
        low, high = high, low
    upper = run.top if run.top > each.top else each.top
    lower = run.bottom if run.bottom < each.bottom else each.bottom
    if lower - upper < 0.5 * low:
        return False
    is_larger = each.bottom - each.top > _OTHER_SIZE * (run.bottom - run.top) and not _hangs(run, each)
    if is_larger and abs(each.bottom - run.bottom) > _STEP * low and len(run.text) >= _LONGEST_RAISED and not _is_ink_of(run, each):
        return False  # larger print on another line begins another word; what is raised behind a word is smaller
    return _is_within(gap, high * EM_PER_HEIGHT, run, each)


def _is_within(gap: float, em: float, run: _Run, each: Character) -> bool:
    if each.after_gap:
        gap = min(gap, GAP_BELIEVED)
    return -0.6 * em < each.x0 - run.x1 < gap * em


def _hangs(run: _Run, each: Character) -> bool:
    """Whether a letter is larger by its tail alone, which in faces like handwriting leaves the room under the line: "Si" before "pho"."""
    low = run.bottom - run.top
    return each.text in _TAILED and abs(each.top - run.top) < _LEVEL_TOPS * low and each.bottom - each.top < _LONGEST_TAILED * low


def _is_ink_of(run: _Run, each: Character) -> bool:
    """Whether a run is the ink of a ligature beside a letter that is told with the room over and under it: "fi" before "ling"."""
    return each.top <= run.top and run.bottom <= each.bottom and "".join(run.text) in _LIGATURES


def _joined(runs: list[_Run], gap: float) -> list[_Run]:
    """Runs that abut on one line are one word, whatever order the file wrote them in."""
    lines: list[list[_Run]] = []
    by_level: dict[int, list[list[_Run]]] = defaultdict(list)
    for run in sorted(runs, key=lambda each: (each.top + each.bottom) / 2):
        middle = (run.top + run.bottom) / 2
        home = None
        for line in by_level[int(middle // 8)] + by_level[int(middle // 8) - 1]:
            first = line[0]
            lower = min(first.bottom - first.top, run.bottom - run.top)
            if abs((first.top + first.bottom) / 2 - middle) < 0.3 * lower + 0.1:
                home = line
                break
        if home is None:
            home = []
            lines.append(home)
            by_level[int(middle // 8)].append(home)
        home.append(run)
    joined: list[_Run] = []
    for line in lines:
        line.sort(key=lambda each: each.x0)
        current: _Run | None = None
        for run in line:
            if current is not None and not current.closed and _abuts(current, run, gap):
                current.text.extend(run.text)
                current.x1 = max(current.x1, run.x1)
                current.top, current.bottom = min(current.top, run.top), max(current.bottom, run.bottom)
                current.closed = run.closed
            else:
                current = run
                joined.append(run)
    return joined


def _unspaced(runs: list[_Run]) -> list[_Run]:
    """Titles are printed with air between the letters, `R e c h n u n g  4 7 1 1`: letters at even distances are one word.

    Kerning may close a pair of them, and a wider gap parts two words.
    """
    done: list[_Run] = []
    start = 0
    while start < len(runs):
        end = start + 1
        within_word = between_words = _WIDEST_SPREAD * runs[start].height
        while end < len(runs) and _spaced_letter(runs[end - 1], runs[end], between_words):
            gap = runs[end].x0 - runs[end - 1].x1
            between_words = max(within_word, _BETWEEN_SPREAD_WORDS * gap) if gap < within_word else within_word
            end += 1
        if end - start < SPACED_LETTERS:
            done += runs[start:end]
            start = end
            continue
        words = _spread_words(runs[start:end])
        if any(_is_spread(word) and any(each.text[0].isalpha() for each in word) for word in words):
            for word in words:
                done += [_whole(word)] if _is_spread(word) or _is_short_beside_spread(word) else word
        else:
            done += runs[start:end]
        start = end
    return done


def _spread_words(letters: list[_Run]) -> list[list[_Run]]:
    """The words of spread print: letters in a row, cut where the gap is wider than is usual between them."""
    usual = statistics.median(right.x0 - left.x1 for left, right in pairwise(letters))
    words = [[letters[0]]]
    for left, right in pairwise(letters):
        if right.x0 - left.x1 > _WIDER * usual + _HAIR:
            words.append([])
        words[-1].append(right)
    return words


def _is_spread(word: list[_Run]) -> bool:
    pairs = sum(len(each.text) > 1 for each in word)
    return len(word) >= SPACED_LETTERS and 3 * pairs <= len(word) and _is_even(word)


def _is_short_beside_spread(word: list[_Run]) -> bool:
    """Whether two or three capitals at even distances are a word beside spread ones: the TAX of `T A X  I N V O I C E`."""
    return len(word) > 1 and all(each.text[0].isupper() for each in word) and _is_even(word)


def _is_even(word: list[_Run]) -> bool:
    gaps = [right.x0 - left.x1 for left, right in pairwise(word)]
    return max(gaps) < _WIDER * min(gaps) + _HAIR


def _whole(word: list[_Run]) -> _Run:
    whole = word[0]
    for each in word[1:]:
        whole.text.extend(each.text)
        whole.x1 = max(whole.x1, each.x1)
    whole.closed = word[-1].closed
    return whole


def _spaced_letter(left: _Run, right: _Run, widest: float) -> bool:
    if len(left.text) > _LONGEST_PAIR or len(right.text) > _LONGEST_PAIR:
        return False
    if not (_is_letter_or_kerned_pair(left) and _is_letter_or_kerned_pair(right)) or abs(left.bottom - right.bottom) > 0.15 * left.height:
        return False
    return 0 < right.x0 - left.x1 < widest


def _is_letter_or_kerned_pair(run: _Run) -> bool:
    """Whether a run can be a letter of spread print; the sign between two names is a word of its own: "J & M CC"."""
    if run.text == ["&"]:
        return False
    return len(run.text) == 1 or (len(run.text) == _LONGEST_PAIR and all(each.isupper() for each in run.text))


def _is_other_print(left: _Run, right: _Run) -> bool:
    """Whether two words of another size and on another line touch, as a long name does that runs up to the title beside it."""
    small, large = (left, right) if left.height < right.height else (right, left)
    if large.height <= _OTHER_SIZE * small.height or abs(left.bottom - right.bottom) <= _STEP * small.height:
        return False
    shortest = _LONGEST_RAISED + 1 if small is right else _LONGEST_RAISED  # "12" before a raised "th" is one word with it
    return len(small.text) >= shortest and len(large.text) > _LONGEST_RAISED


def _abuts(left: _Run, right: _Run, gap: float) -> bool:
    one, other = left.bottom - left.top, right.bottom - right.top
    lower, higher = (one, other) if one < other else (other, one)
    em = higher * EM_PER_HEIGHT
    if right.after_gap:
        gap = min(gap, GAP_BELIEVED)
    return lower > 0.6 * higher and -0.15 * em < right.x0 - left.x1 < gap * em and not _is_other_print(left, right)
