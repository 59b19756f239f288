"""A list that carries a balance proves its own figures: each balance is the last one and the row's amount, added or taken off.

What a customer owes at the end is the last balance of such a chain, whatever the paper calls it; a row that adds is an invoice, one that
takes off a payment or a credit note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from extractors.fields.amounts import DecimalMark
from extractors.fields.listed_rows import ListedFigure, ListedRow, Place, figures_on
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import TextLine

_FEWEST_LINKS = 2
_FEWEST_PARTS = 3


@dataclass(frozen=True, slots=True)
class RunningBalance:
    """What each row of a list adds to the balance, by its page and line, and the balance after the last of them."""

    changes: Mapping[Place, Decimal]
    last: ListedFigure


@dataclass(slots=True)
class _Chain:
    known: list[Decimal]
    changes: dict[Place, Decimal] = field(default_factory=dict)
    last: ListedFigure | None = None
    is_broken: bool = False


def running_balance(layout: DocumentLayout, rows: Sequence[ListedRow], mark: DecimalMark) -> RunningBalance | None:
    """The balance that a list carries, its oldest row first or last; None where its figures make no chain up to its end."""
    lines = [(line, figures) for page in layout.pages for line in page.lines if (figures := figures_on(line, mark))]
    listed = {row.place for row in rows}
    chains = [_chain(lines, listed), _chain(reversed(lines), listed)]
    chain = max(chains, key=lambda each: len(each.changes))
    if chain.last is None or chain.is_broken or (len(chain.changes) < _FEWEST_LINKS and not _is_repeated(chain.last, lines)):
        return None
    return RunningBalance(chain.changes, chain.last)


def _chain(lines: Iterable[tuple[TextLine, Sequence[ListedFigure]]], listed: set[Place]) -> _Chain:
    chain = _Chain([Decimal(0)])
    for line, figures in lines:
        place = (line.page_number, line.line_number)
        balance = figures[-1]
        change = _change(chain.known, figures) if len(figures) > 1 else None
        if change is not None:
            if change:
                chain.changes[place] = change
                chain.last, chain.known, chain.is_broken = balance, [balance.value], False
        elif place in listed:
            chain.is_broken = chain.last is not None
            chain.known = [balance.value, *(chain.known[:1] if chain.last is not None else (Decimal(0),))]
        elif chain.last is None:
            chain.known = [balance.value, Decimal(0)]  # brought forward
    return chain


def _change(known: Iterable[Decimal], figures: Sequence[ListedFigure]) -> Decimal | None:
    """What a row adds to one of the balances that it may follow, where its other figures say so."""
    balance, others = figures[-1].value, [each.value for each in figures[:-1]]
    said = {*others, *(-each for each in others), *(one - other for one, other in combinations(others, 2))}
    return next((balance - before for before in known if balance - before in said), None)


def _is_repeated(balance: ListedFigure, lines: Sequence[tuple[TextLine, Sequence[ListedFigure]]]) -> bool:
    """Whether a single balance stands once more on the paper, as its end."""
    return any(each.value == balance.value and each.box != balance.box for _, figures in lines for each in figures)


def proven_balance(rest: DocumentLayout, chain: RunningBalance | None, mark: DecimalMark) -> ListedFigure | None:
    """What the figures of a statement prove to be owed: the end of its running balance, or what its amounts by age add up to.

    `rest` is the paper without the rows of its list; where the amount stands there, that is its place.
    """
    lines = [figures for page in rest.pages for line in page.lines if (figures := figures_on(line, mark))]
    if chain is not None:
        return next((each for figures in reversed(lines) for each in figures if each.value == chain.last.value), chain.last)
    return next((total for figures in reversed(lines) if (total := _sum_of_parts(figures, lines)) is not None), None)


def total_of_rows(rest: DocumentLayout, rows: Sequence[ListedRow], mark: DecimalMark) -> ListedFigure | None:
    """What the last amounts of all rows come to, where it is printed outside the list; no other figure is that by chance."""
    total = sum((row.figures[-1].value for row in rows), Decimal(0))
    figures = [each for page in rest.pages for line in page.lines for each in figures_on(line, mark)]
    return next((each for each in reversed(figures) if each.value == total), None) if len(rows) >= _FEWEST_LINKS and total else None


def _sum_of_parts(figures: Sequence[ListedFigure], lines: Sequence[Sequence[ListedFigure]]) -> ListedFigure | None:
    """The total of a line of amounts, in it or elsewhere: what is due by age, or what was brought forward, charged and paid."""
    values = [each.value for each in figures]
    if len(values) < _FEWEST_PARTS:
        return None
    for total, parts in ((figures[-1], values[:-1]), (figures[0], values[1:])):
        if total.value and total.value in (sum(parts), sum(parts[:-1]) - parts[-1]) and sum(map(bool, parts)) > 0:
            return total
    whole = sum(values)
    elsewhere = [each for others in lines if others is not figures and len(others) < _FEWEST_PARTS for each in others]
    return next((each for each in reversed(elsewhere) if each.value == whole), None) if whole else None
