"""What a bank account holds at the end of a bank statement, proven by what went in and out where the statement prints it.

Banks write money of the customer's without a sign or with Cr, and what he owes with a minus, Dr or OD: the other way round than suppliers
do, whose credit is taken off what is owed to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extractors.fields.amounts import DecimalMark
from extractors.fields.labelled_amounts import labelled_amount
from extractors.fields.listed_rows import ListedFigure, figures_on
from extractors.fields.lookup import DocumentLayout
from extractors.fields.running_balance import running_balance
from extractors.layout.lines import TextLine

DAY_OF_MOVEMENT = re.compile(r"\s*(?:\d{4}[-/.]\d{1,2}\b|\d{1,2}(?:[-/.]\d{1,2}\b|[-/. ]*[^\W\d_]{3,9}\b)|\d{2} \d{2}\b)")
"""How the row of a movement begins, often without the year."""
_OWED = re.compile(r"^[\s(]*[-–−]|-\W*$|\)\W*$|(?i:(?:\bdr|\bod|\bsoll|(?<=\d)dr|\s[ds])\W*$)")
_CREDIT = re.compile(r"(?i)(?:\bcr|(?<=\d)cr|\bhaben|\s[ch])\W*$")
_SIGN_BEHIND = re.compile(r"(?i)\s?(?:cr|dr|od|soll|haben|[cdsh])\b")
_FEWEST_MOVEMENTS = 3
_SAME_COLUMN = 12.0  # points between the right edges of one column's amounts

Movements = Sequence[tuple[TextLine, Sequence[ListedFigure]]]
"""The lines of a statement that hold amounts, with these."""


def account_balance(layout: DocumentLayout, mark: DecimalMark) -> tuple[ListedFigure, bool] | None:
    """The balance at the end, below nothing where the customer owes it, and whether the statement's own figures prove it."""
    lines = [(line, figures) for page in layout.pages for line in page.lines if (figures := _signed_figures(line, mark))]
    called = labelled_amount(layout, ("closing_balance",), mark)
    closing = _as_signed(called, lines) if called is not None else None
    ends = _ends_of_movements(lines)
    if ends is not None:
        opening, last = ends
        is_other_way_round = closing is not None and closing.value == opening.value  # the newest movement stands first
        return (closing if closing is not None and is_other_way_round else last), True
    chain = running_balance(layout, (), mark)
    if chain is not None:
        return _as_signed(chain.last, lines), True
    return (closing, False) if closing is not None else None


def _signed_figures(line: TextLine, mark: DecimalMark) -> list[ListedFigure]:
    """The amounts of a line from left to right, with the signs of a bank."""
    found = []
    for figure in figures_on(line, mark):
        text = f"{figure.evidence.text}{_behind(line, figure)}"
        magnitude = abs(figure.value)
        value = magnitude if _CREDIT.search(text) else -magnitude if _OWED.search(text) else figure.value
        found.append(ListedFigure(value, figure.evidence, figure.box))
    return found


def _behind(line: TextLine, figure: ListedFigure) -> str:
    """The letters of a bank's sign that stand right behind an amount."""
    near = line.box.height if line.box.height else 10.0
    following = next((word for word in line.words if 0 <= word.box.x0 - figure.box.x1 + 0.1 < near), None)
    return f" {following.text}" if following is not None and _SIGN_BEHIND.fullmatch(following.text) else ""


def _as_signed(figure: ListedFigure, lines: Movements) -> ListedFigure:
    return next((each for _, figures in lines for each in figures if each.box == figure.box), figure)


def _ends_of_movements(lines: Movements) -> tuple[ListedFigure, ListedFigure] | None:
    """The balances before and after all movements, which their figures lead from one to the other.

    Either may stand in a row with a day of its own, or beside the other over the list or under it.
    """
    dated = [at for at, (line, _) in enumerate(lines) if DAY_OF_MOVEMENT.match(line.text)]
    if len(dated) < _FEWEST_MOVEMENTS:
        return None
    rows = [lines[at][1] for at in dated]
    before = [figure for _, figures in lines[: dated[0]] for figure in figures]
    below = [*rows[-1][1:], *(figure for _, figures in lines[dated[-1] + 1 :] for figure in figures)]
    moved = [figures[0] for figures in rows]
    for movements, balances in (
        (moved, [*before, *below]),
        (moved[1:], [*moved[:1], *below]),
        (moved[:-1], [*before, *moved[-1:]]),
        (moved[1:-1], [moved[0], moved[-1]]),
    ):
        changes = list(_changes(movements))
        for opening, closing in combinations(balances, 2):
            if closing.value - opening.value in changes:
                return opening, closing
    return None


def _changes(moved: Sequence[ListedFigure]) -> Iterator[Decimal]:
    """What all movements may come to: as signed, or where they stand in two columns the one less the other."""
    if len(moved) < _FEWEST_MOVEMENTS - 1:
        return
    edges = sorted(figure.box.x1 for figure in moved)
    left = [figure.value for figure in moved if figure.box.x1 <= edges[0] + _SAME_COLUMN]
    right = [figure.value for figure in moved if figure.box.x1 >= edges[-1] - _SAME_COLUMN]
    if edges[-1] - edges[0] > 2 * _SAME_COLUMN and len(left) + len(right) == len(moved):
        out, into = sum(map(abs, left), Decimal(0)), sum(map(abs, right), Decimal(0))
        yield from (into - out, out - into)
    elif any(figure.value < 0 for figure in moved):
        yield sum((figure.value for figure in moved), Decimal(0))
