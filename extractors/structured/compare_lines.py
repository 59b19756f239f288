"""The lines of goods of a hybrid invoice, as its XML states them and as its page prints them.

Print varies more here than anywhere: a page may print totals with tax, round, shorten a description, leave zero lines out or spread one
over two rows. So a line contradicts only where it has a partner on the page, by its description or by its total, and the page prints for
that partner something that the XML's line cannot mean; or where a page that prints lines has nothing of it at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from extractors.model import Line

_ALIKE = 85.0  # token-set ratio of descriptions that name the same goods
_UNLIKE = 50.0
_CENT = Decimal("0.01")


def lines_that_differ(stated: Sequence[Line], printed: Sequence[Line], figures_on_page: frozenset[Decimal], words: str) -> Iterator[str]:
    """A sentence for each line that page and XML tell differently.

    `figures_on_page` are all amounts on the pages without their signs, `words` all their folded words in one: what is printed anywhere
    contradicts nothing, since the page's lines may have been read badly.
    """
    for line, partner in _partners(stated, printed):
        name = _short(line.description)
        if _totals_differ(line, partner) and not _is_printed(line, figures_on_page):
            yield f"The XML says {line.line_total} for {name}, the page says {partner.line_total}"
        elif _quantities_differ(line, partner):
            yield f"The XML says a quantity of {line.quantity} for {name}, the page says {partner.quantity}"
    for line in stated if printed else ():
        if line.description and line.line_total and not _mostly_in(line.description, words) and not _is_printed(line, figures_on_page):
            yield f"The XML says {line.line_total} for {_short(line.description)}, neither of which is on the page"
    for line, partner in _partners_by_total(stated, printed):
        if not _mostly_in(line.description, words):
            yield f"The XML says {_short(line.description)} for a line of {line.line_total}, the page says {_short(partner.description)}"


def _partners(stated: Sequence[Line], printed: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of one description, where it is the only one like it on either side."""
    for line in stated:
        alike = [each for each in printed if _likeness(line, each) >= _ALIKE]
        if len(alike) == 1 and sum(_likeness(each, alike[0]) >= _ALIKE for each in stated) == 1:
            yield line, alike[0]


def _partners_by_total(stated: Sequence[Line], printed: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of one total, where no other on either side has it."""
    for line in stated:
        if line.line_total is None or not line.description:
            continue
        same = [each for each in printed if each.line_total is not None and abs(each.line_total) == abs(line.line_total)]
        rivals = [each for each in stated if each.line_total is not None and abs(each.line_total) == abs(line.line_total)]
        if len(same) == len(rivals) == 1 and same[0].description and _likeness(line, same[0]) < _UNLIKE:
            yield line, same[0]


def _likeness(one: Line, other: Line) -> float:
    if not one.description or not other.description:
        return 0.0
    return float(fuzz.token_set_ratio(one.description.casefold(), other.description.casefold()))


def _totals_differ(line: Line, partner: Line) -> bool:
    if line.line_total is None or partner.line_total is None:
        return False
    return all(abs(abs(meant) - abs(partner.line_total)) > _CENT for meant in _meanings(line))


def _meanings(line: Line) -> Iterator[Decimal]:
    """What a page may print as the total of a line: as stated, or with its tax."""
    if line.line_total is not None:
        yield line.line_total
        if line.tax_rate is not None:
            yield line.line_total * (1 + line.tax_rate / 100)


def _is_printed(line: Line, figures_on_page: frozenset[Decimal]) -> bool:
    return any(abs(abs(meant) - figure) <= _CENT for meant in _meanings(line) for figure in figures_on_page)


def _quantities_differ(line: Line, partner: Line) -> bool:
    """Whether the row of the page prints another quantity; a rounded one, one for a price by the hundred, or one beside it is none."""
    if not line.quantity or not partner.quantity or abs(line.quantity) == abs(partner.quantity):
        return False
    ratio = abs(line.quantity / partner.quantity)
    if ratio.normalize().as_tuple().digits == (1,):  # a power of ten
        return False
    if abs(round(line.quantity, _decimals(partner.quantity))) == abs(partner.quantity):
        return False
    row = partner.evidence.text if partner.evidence is not None else ""
    numbers = _numbers_in(row)
    return abs(partner.quantity) in numbers and abs(line.quantity) not in numbers


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _numbers_in(row: str) -> set[Decimal]:
    """The numbers of a printed row under either decimal mark."""
    found: set[Decimal] = set()
    for text in re.findall(r"\d[\d.,']*", row):
        plain = text.strip(".,'")
        for mark in ".,":
            whole, _, parts = plain.partition(mark)
            digits = re.sub(r"\D", "", whole)
            if digits and parts.isdigit():
                found.add(Decimal(f"{digits}.{parts}"))
        found.add(Decimal(re.sub(r"\D", "", plain)))
    return found


def _mostly_in(description: str, words: str) -> bool:
    own = [word for word in re.findall(r"[^\W_]+", description.casefold()) if len(word) >= 3]
    return not own or 2 * sum(word in words for word in own) >= len(own)


def _short(description: str) -> str:
    return description if len(description) <= 60 else f"{description[:59]}…"
