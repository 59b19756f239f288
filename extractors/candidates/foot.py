"""The amounts behind the goods, each with what its line says of it: labels, percentages and how many stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_money import AmountCandidate
from extractors.fields.table_end import Place
from extractors.fields.total_phrases import is_converted
from extractors.fields.totals import TotalsFound
from extractors.layout.lines import Cell
from extractors.signs import has_digit, letter_count
from extractors.terms import Term

_MOST_AMOUNTS = 24
_SURE_LABEL = 0.5
_WORDS_OF_SENTENCE, _LONGEST_LABEL = 3, 8
_FEWEST_TAXES = 2
_CENT = Decimal("0.02")
_NO_PERCENTS: frozenset[Decimal] = frozenset()


@dataclass(frozen=True, slots=True)
class FootAmount:
    """A figure of the foot with what labels say of it, how many stand in its line, and the percentages printed there.

    `is_in_sentence` says that words go on behind it, and `sums_taxes` that it is what the taxes of a table make together; `row` holds the
    amounts of the row where it stands in such a table, and `is_base` says that the row's tax is on it.
    """

    own: AmountCandidate
    labels: Mapping[Term, float]
    crowd: int
    percents: frozenset[Decimal]
    is_in_sentence: bool = False
    sums_taxes: bool = False
    row: frozenset[Decimal] = frozenset()
    is_base: bool = False

    @property
    def value(self) -> Decimal:
        """Its magnitude."""
        return self.own.value

    def is_of_another_sum(self, reached: Decimal) -> bool:
        """Whether it stands in a row of a table of taxes that does not begin at what was reached: no discount on that, and no payment."""
        return bool(self.row) and reached not in self.row

    @property
    def place(self) -> Place | None:
        """The line of print that it stands in."""
        return None if self.own.cell is None else _line_of(self.own.cell)


def percents_of(layout: DocumentLayout, mark: DecimalMark) -> dict[Place, frozenset[Decimal]]:
    """The percentages that stand on each line of print."""
    found: dict[Place, set[Decimal]] = {}
    for cell in layout.cells_with_digits:
        for figure in figures_of(cell, mark):
            if figure.percent:
                found.setdefault(_line_of(cell), set()).add(figure.value)
    return {place: frozenset(values) for place, values in found.items()}


def amounts_of_foot(found: TotalsFound, percents: Mapping[Place, frozenset[Decimal]], after: Place | None) -> list[FootAmount]:
    """The amounts behind the last line of goods, in their order, without what is only converted into another currency."""
    foot = [
        each
        for each in found.money
        if each.cell is not None and (after is None or _line_of(each.cell) > after) and not is_converted(each.cell.text)
    ][-_MOST_AMOUNTS:]
    labels: dict[tuple[Decimal, Place], dict[Term, float]] = {}
    for term, candidates in found.by_term.items():
        for candidate in candidates:
            if candidate.score >= _SURE_LABEL and candidate.cell is not None and len(candidate.evidence) == 1:
                labels.setdefault((candidate.value, _line_of(candidate.cell)), {})[term] = min(1.0, candidate.score)
    crowds = Counter(_line_of(each.cell) for each in foot if each.cell is not None)
    amounts = [
        FootAmount(
            each,
            labels.get((each.value, _line_of(each.cell)), {}),
            crowds[_line_of(each.cell)],
            _percents_for(_line_of(each.cell), crowds, percents),
            _is_in_sentence(each, each.cell),
        )
        for each in foot
        if each.cell is not None
    ]
    rows = _rows_of_taxes(amounts)
    if len(rows) < _FEWEST_TAXES:
        return amounts
    whole = sum(tax for _, tax in rows.values())
    bases = {place: base for place, (base, _) in rows.items()}
    return [
        replace(each, sums_taxes=each.value == whole, row=_row_with(each, rows), is_base=each.value == bases.get(each.place))
        for each in amounts
    ]


def _row_with(amount: FootAmount, rows: Mapping[Place | None, tuple[Decimal, Decimal]]) -> frozenset[Decimal]:
    """The base, the tax and both together of a row where an amount is one of them; beside the table stand the totals."""
    base, tax = rows.get(amount.place, (Decimal(0), Decimal(0)))
    row = frozenset({base, tax, base + tax})
    return row if amount.value and amount.value in row else frozenset()


def _rows_of_taxes(amounts: Sequence[FootAmount]) -> dict[Place | None, tuple[Decimal, Decimal]]:
    """The base and the tax of each line that prints a rate and both."""
    by_line: dict[Place | None, list[FootAmount]] = {}
    for amount in amounts:
        if amount.percents:
            by_line.setdefault(amount.place, []).append(amount)
    found: dict[Place | None, tuple[Decimal, Decimal]] = {}
    for place, line in by_line.items():
        values, rates = [each.value for each in line], line[0].percents
        pairs = [(base, tax) for base in values for tax in values for rate in rates if base and abs(base * rate / 100 - tax) <= _CENT]
        if pairs:
            found[place] = pairs[0]
    return found


def _is_in_sentence(amount: AmountCandidate, cell: Cell) -> bool:
    """Whether words, and no other figure, go on behind an amount, "A balance of 14,771.70 was received with thanks", or many lead to it."""
    text = amount.evidence[0].text
    before, found, behind = cell.text.partition(text)
    if not found or has_digit(behind):
        return False
    return _count_words(behind) >= _WORDS_OF_SENTENCE or (_count_words(before) > _LONGEST_LABEL and not has_digit(before))


def _count_words(text: str) -> int:
    return sum(letter_count(word) > 1 for word in text.split())


def _percents_for(place: Place, crowds: Mapping[Place, int], percents: Mapping[Place, frozenset[Decimal]]) -> frozenset[Decimal]:
    """The percentages beside an amount, or in the names over amounts that stand side by side."""
    page, line = place
    names = (page, line - 1)
    over = percents.get(names, _NO_PERCENTS) if crowds[place] > 1 and not crowds.get(names) else _NO_PERCENTS
    return percents.get(place, _NO_PERCENTS) | over


def _line_of(cell: Cell) -> Place:
    return cell.page_number, cell.line_number
