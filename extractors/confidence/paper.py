"""What is known of a paper as a whole when one of its readings is judged; counted once for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from extractors.confidence.agreement import Agreement, agreement_of
from extractors.fields.amounts import decimal_mark_of, figures_of
from extractors.fields.dates import PrintedDate, all_dates
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.model import Evidence, Field, Line, Page, Word
from extractors.terms import DocumentKind, Term

KIND_ORDER = {kind: index for index, kind in enumerate(DocumentKind)}
TERM_ORDER = {term: index for index, term in enumerate(Term)}
_DOUBTFUL = 0.6
_ENGINES = {"text_layer": 0, "plain_text": 0, "spreadsheet": 0, "mail": 0, "tesseract": 1}
_OTHER_ENGINE = 2


@dataclass(frozen=True)
class Paper:
    """One document as it was read, with what its pages say besides."""

    kind: DocumentKind
    pages: tuple[Page, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    lines_are_whole: bool

    @cached_property
    def layout(self) -> DocumentLayout:
        return document_layout(self.pages)

    @cached_property
    def agreement(self) -> Agreement:
        return agreement_of(self.fields, self.lines, lines_are_whole=self.lines_are_whole)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for page in self.pages for word in page.words)

    @cached_property
    def plain_text(self) -> str:
        """The words without spaces, points and case, for counting how often something is printed."""
        return plain(" ".join(word.text for word in self.words))

    @cached_property
    def dates(self) -> list[PrintedDate]:
        return all_dates(self.layout.cells)

    @cached_property
    def money_count(self) -> int:
        cells = self.layout.cells_with_digits
        mark = decimal_mark_of(cell.text for cell in cells)
        return sum(figure.looks_like_money for cell in cells for figure in figures_of(cell, mark))

    @cached_property
    def quality(self) -> tuple[float, float, float]:
        """How the paper was read: by which engine (0 stated by the file, 1 Tesseract, 2 another), mean confidence, share in doubt."""
        sure = [word.confidence for word in self.words if word.confidence is not None]
        engine = max(map(_engine_called, {word.seen_by for word in self.words}), default=0)
        if not sure:
            return float(engine), 1.0, 0.0
        return float(engine), fmean(sure), sum(each < _DOUBTFUL for each in sure) / len(sure)

    def words_under(self, evidence: Evidence) -> list[Word]:
        """The words whose middle lies in the box of a piece of evidence."""
        box = evidence.box
        if box is None:
            return []
        left, right, top, bottom = 2 * box.x0 - 1, 2 * box.x1 + 1, 2 * box.top - 1, 2 * box.bottom + 1
        heights, order = self._downwards[evidence.page_number]
        words = self.layout.page(evidence.page_number).page.words
        level = sorted(order[bisect_left(heights, top) : bisect_right(heights, bottom)])
        return [words[at] for at in level if left <= words[at].box.x0 + words[at].box.x1 <= right]

    @cached_property
    def _downwards(self) -> dict[int, tuple[list[float], list[int]]]:
        """The words of each page by how far down they stand: twice the height of their middles, and their places on the page."""
        found = {}
        for page in reversed(self.pages):
            ranked = sorted((word.box.top + word.box.bottom, at) for at, word in enumerate(page.words))
            found[page.page_number] = [height for height, _ in ranked], [at for _, at in ranked]
        return found

    @cached_property
    def counts(self) -> tuple[float, ...]:
        """The counts of the paper that every reading of it shares; see COUNT_NAMES."""
        agreement = self.agreement
        return (
            float(KIND_ORDER[self.kind]),
            float(len(self.pages)),
            float(min(2000, len(self.words))),
            *self.quality,
            max((page.image_coverage for page in self.pages), default=0.0),
            max((abs(page.skew) for page in self.pages), default=0.0),
            float(len(self.fields)),
            float(len(self.lines)),
            float(self.lines_are_whole),
            float(agreement.total),
            float(agreement.lines),
            float(agreement.due),
            float(agreement.rate),
            float(agreement.dates),
            float(len(self.dates)),
            float(self.money_count),
        )


COUNT_NAMES = (
    "kind",
    "pages",
    "words",
    "engine",
    "mean_confidence",
    "share_in_doubt",
    "image_coverage",
    "skew",
    "fields",
    "lines",
    "lines_are_whole",
    "total_holds",
    "lines_hold",
    "due_holds",
    "rate_holds",
    "dates_hold",
    "dates_printed",
    "money_printed",
)


def engine_of(word: Word) -> int:
    """Who saw a word, as a number: 0 the file itself, 1 Tesseract, 2 another engine."""
    return _engine_called(word.seen_by)


def _engine_called(name: str) -> int:
    return _ENGINES.get(name, _OTHER_ENGINE)


def plain(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]", "", text.lower())


def judged(kind: DocumentKind, pages: Sequence[Page], fields: Sequence[Field], lines: Sequence[Line], *, whole: bool) -> Paper:
    """A paper ready for its readings to be judged; pages as they were read, straightened."""
    return Paper(kind, tuple(pages), tuple(fields), tuple(lines), whole)
