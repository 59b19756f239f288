"""What can be seen of a candidate, as marks: parts of the words around it, its place, its print, its sums, its rank.

Words count by their parts of three to five letters, so that "Rechn.-Betrag" and "Totaalbedrag" are understood from what they share with
words that are known. Marks that come from listed labels are kept apart, since learning has to do without them half of the time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from extractors.candidates.finding import Candidate, find_candidates
from extractors.candidates.joined_cells import parted
from extractors.candidates.number_marks import number_marks
from extractors.candidates.ties import ties_of
from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.date_phrases import role_of_date_phrase
from extractors.fields.labels import label_key
from extractors.fields.line_items import LinesFound
from extractors.fields.lookup import DocumentLayout
from extractors.fields.total_phrases import role_of_phrase
from extractors.hashed_marks import bucket_of, buckets_of_parts
from extractors.layout.lines import Cell
from extractors.signs import has_letter

_SHORTEST_PART, _LONGEST_PART = 3, 5
_MOST_WORDS = 7
_PARTING, _DIGIT = re.compile(r"[\s:：/()\[\].,=-]+"), re.compile(r"\d")
_DAYS = re.compile(r"\b(\d{1,3})\s?(?:days?|dae|tage?n?|jours?|dagen|天)", re.IGNORECASE)
_USUAL_DAYS = frozenset({7, 8, 10, 14, 15, 20, 21, 30, 45, 60, 90})


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one candidate: those of listed labels by their roles, and of everything else but the words around it."""

    roles: tuple[str, ...]
    rest: tuple[str, ...]


@lru_cache(maxsize=16384)
def _words_of(text: str) -> tuple[str, ...]:
    """The last words of a text, folded and without their figures."""
    keys = (label_key(_DIGIT.sub("", word)) for word in _PARTING.split(text))
    return tuple([key for key in keys if key][-_MOST_WORDS:])


def _parts_of(word: str) -> set[str]:
    if any("\u4e00" <= ch <= "\u9fff" for ch in word):
        return {word[at : at + length] for length in (1, 2) for at in range(len(word) - length + 1)}
    framed = f"<{word}>"
    lengths = range(_SHORTEST_PART, _LONGEST_PART + 1)
    return {framed[at : at + length] for length in lengths for at in range(len(framed) - length + 1)}


def _pairs_of(side: str, words: Sequence[str]) -> Iterator[str]:
    return (f"{side}={first}_{second}" for first, second in pairwise(words))


def word_marks(side: str, text: str) -> tuple[str, ...]:
    """The parts of a label's words; `side` says where the label stands."""
    parts = {f"{side}~{part}" for word in _words_of(text) for part in _parts_of(word)}
    return tuple(sorted(parts.union(words_and_pairs(side, text))))


@lru_cache(maxsize=8192)
def _encoded_parts(word: str) -> tuple[bytes, ...]:
    return tuple([part.encode() for part in _parts_of(word)])


@lru_cache(maxsize=32768)
def _buckets_of_word(side: str, word: str, count: int) -> tuple[int, ...]:
    """The buckets of one word: papers say the same words in ever other lines, and cutting and hashing them costs more than weighing."""
    return (bucket_of(f"{side}={word}", count), *buckets_of_parts(side, _encoded_parts(word), count))


def word_buckets(side: str, text: str, count: int) -> set[int]:
    """The buckets, of so many, of `word_marks`."""
    words = _words_of(text)
    if not words:
        return {bucket_of(f"{side}:none", count)}
    pairs = {bucket_of(mark, count) for mark in _pairs_of(side, words)}
    return pairs.union(*(_buckets_of_word(side, word, count) for word in words))


def words_and_pairs(side: str, text: str) -> tuple[str, ...]:
    """Those of `word_marks` that are no parts of words."""
    words = _words_of(text)
    return (*(f"{side}={word}" for word in words), *_pairs_of(side, words)) or (f"{side}:none",)


def marks_of(
    layout: DocumentLayout,
    candidates: Sequence[Candidate],
    mark: DecimalMark,
    lines_sum: Decimal | None,
    line_rates: Iterable[Decimal],
    *,
    is_credit: bool,
) -> list[Marks]:
    """The marks of every candidate of a paper, in their order."""
    amounts = [each for each in candidates if each.kind == "amount"]
    rates = {figure.value for cell in layout.cells_with_digits for figure in figures_of(cell, mark) if figure.percent} | set(line_rates)
    ties = ties_of([each.amount for each in amounts], lines_sum, rates)
    times = Counter(each.text for each in candidates)
    by_kind = {kind: [each for each in candidates if each.kind == kind] for kind in ("amount", "date", "number")}
    order = {id(each): index for group in by_kind.values() for index, each in enumerate(group)}
    ranks = {value: rank for rank, value in enumerate(sorted({each.amount for each in amounts}, reverse=True))}
    days = _days_between(layout, by_kind["date"])
    found = []
    for each in candidates:
        rest = [*_place(layout, each), *_order(order[id(each)], len(by_kind[each.kind])), f"times:{min(3, times[each.text])}"]
        if each.kind == "amount":
            rest += _amount_marks(each, ties, ranks)
        elif each.kind == "date":
            rest += days[id(each)]
        else:
            rest += number_marks(layout, each, by_kind["date"])
        roles = tuple(_roles_by(layout, each))
        if is_credit and each.kind == "number":
            roles = (*roles, *(f"credit_{role}" for role in roles))
        found.append(Marks(roles, tuple(rest)))
    return found


def _roles_by(layout: DocumentLayout, candidate: Candidate) -> Iterator[str]:
    left = candidate.cell if has_letter(candidate.before) else candidate.left
    for side, cell in (("left", left), ("above", candidate.above)):
        if cell is None:
            continue
        for role, weight in _roles_in(layout, cell, candidate.kind).items():
            yield f"role_{side}:{role}:{'sure' if weight >= 0.7 else 'may'}"


def _roles_in(layout: DocumentLayout, cell: Cell, kind: str) -> Mapping[str, float]:
    roles: dict[str, float] = {}
    for hit in layout.labels_in(cell):
        if hit.at_start:
            roles.update(hit.roles)
    if not roles and kind != "number":
        composed = role_of_phrase(cell.text) if kind == "amount" else role_of_date_phrase(cell.text)
        if composed is not None:
            roles[composed] = 0.8
    return roles


def _place(layout: DocumentLayout, candidate: Candidate) -> Iterator[str]:
    cell = candidate.cell
    page = layout.page(cell.page_number)
    first, last = layout.pages[0] is page, layout.pages[-1] is page
    zone = int(5 * cell.box.top / page.page.height)
    yield f"page:{first:d}{last:d}"
    yield f"zone:{first:d}{zone}"
    yield f"side:{int(4 * cell.box.x0 / page.page.width)}"
    yield f"print:{'tall' if cell.height > 1.2 * page.height_of_print else 'plain'}"
    yield f"words:{min(4, len(cell.words))}"
    yield f"alone:{len(page.lines[cell.line_number].cells) == 1:d}"
    yield f"between:{min(3, candidate.between)}"
    yield f"own_label:{has_letter(candidate.before):d}"
    yield f"labelled:{candidate.left is not None:d}{candidate.above is not None:d}"


def _order(index: int, count: int) -> Iterator[str]:
    yield f"from_first:{min(4, index)}"
    yield f"from_last:{min(5, count - 1 - index)}"


def _amount_marks(candidate: Candidate, ties: Mapping[Decimal, set[str]], ranks: Mapping[Decimal, int]) -> Iterator[str]:
    rank = min(5, ranks[candidate.amount])
    own = sorted(ties.get(candidate.amount, ()))
    figure = candidate.figure
    yield f"rank:{rank}"
    yield f"symbol:{figure is not None and figure.symbol is not None:d}"
    yield f"minus:{(figure is not None and figure.value < 0) or candidate.before.strip().endswith('-'):d}"
    yield f"zero:{not candidate.amount:d}"
    for tie in own or ["untied"]:
        yield f"tie:{tie}"
        yield f"tie:{tie}:rank:{rank}"
    yield f"ties:{'+'.join(own)}"


def _days_between(layout: DocumentLayout, dates: Sequence[Candidate]) -> dict[int, list[str]]:
    """How the dates of a paper follow each other, and whether terms of payment lead from one to another."""
    said = {int(days) for days in _DAYS.findall(layout.text)}
    known = {id(each): _day(each) for each in dates}
    every = sorted({day for day in known.values() if day is not None})
    found: dict[int, list[str]] = {}
    for each in dates:
        day = known[id(each)]
        if day is None:
            found[id(each)] = ["day:open"]
            continue
        after = {(day - other).days for other in every if other < day}
        before = {(other - day).days for other in every if other > day}
        found[id(each)] = [
            f"rank:{min(4, every.index(day))}:{min(5, len(every))}",
            f"latest:{day == every[-1]:d}",
            f"led_to:{'said' if after & said else 'usual' if after & _USUAL_DAYS else 'no'}",
            f"leads_on:{'said' if before & said else 'usual' if before & _USUAL_DAYS else 'no'}",
            f"month_end:{day.day >= 28:d}",
        ]
    return found


def _day(candidate: Candidate) -> date | None:
    printed = candidate.printed
    return (printed.day_first or printed.month_first) if printed is not None else None


def paper_marks(layout: DocumentLayout, mark: DecimalMark, lines: LinesFound, *, is_credit: bool) -> list[tuple[Candidate, Marks]]:
    """Every candidate of a paper with its marks; `is_credit` says that the paper is a credit note."""
    totals = [line.line_total for line in lines.lines if line.line_total is not None]
    rates = {line.tax_rate for line in lines.lines if line.tax_rate is not None}
    candidates = parted(layout, find_candidates(layout, mark, lines.table_lines), mark, lines.table_lines)
    lines_sum = sum(totals, Decimal(0)) if totals else None
    return list(zip(candidates, marks_of(layout, candidates, mark, lines_sum, rates, is_credit=is_credit), strict=True))
