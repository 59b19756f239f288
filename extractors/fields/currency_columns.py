"""Who bills in one currency and owes tax in another prints every amount twice, in two columns: "Amount €" and "Amount £".

Only one of them is payable: that whose sign the row of the total prints. Where it prints neither or both, nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.fields.currencies import CurrencyMention, currencies_on
from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.signs import has_digit

_PAYABLE = frozenset({"gross_total", "amount_due"})
_FLUSH = 12.0  # points


@once_a_layout
def converted_cells(layout: DocumentLayout) -> frozenset[Cell]:
    """The cells of all columns whose amounts repeat those of the column beside them in a currency that is not payable."""
    found: set[Cell] = set()
    for page in layout.pages:
        mentions = currencies_on([page])
        by_line: dict[int, list[CurrencyMention]] = {}
        for each in mentions:
            by_line.setdefault(each.cell.line_number, []).append(each)
        for line_number, own in by_line.items():
            line = page.lines[line_number]
            for left, right in _headings(own):
                payable = _payable_code(layout, page, line, mentions, {left.code, right.code})
                if payable is not None:
                    converted, kept = (left.cell, right.cell) if payable == right.code else (right.cell, left.cell)
                    found.update(_under(page, converted, kept))
    return frozenset(found)


def _headings(mentions: list[CurrencyMention]) -> Iterator[tuple[CurrencyMention, CurrencyMention]]:
    """Headings beside each other that say the same but for their currencies, of the currencies on one line."""
    heads = [each for each in mentions if not has_digit(each.cell.text)]
    for left, right in pairwise(heads):
        if left.cell is not right.cell and left.code != right.code and _words_of(left) == _words_of(right):
            yield left, right


def _words_of(heading: CurrencyMention) -> str:
    return label_key(heading.cell.text[: heading.start] + heading.cell.text[heading.end :])


def _payable_code(
    layout: DocumentLayout, page: PageLayout, heading: TextLine, mentions: list[CurrencyMention], codes: set[str]
) -> str | None:
    """The one of two currencies that the rows of what is to be paid name."""
    rows = {
        hit.cell.line_number
        for hit in layout.labels[page.page_number]
        if hit.at_start and not _PAYABLE.isdisjoint(hit.roles) and hit.cell.line_number > heading.line_number
    }
    named = {each.code for each in mentions if each.cell.line_number in rows and each.code in codes and not each.is_converted}
    return named.pop() if len(named) == 1 else None


def _under(page: PageLayout, heading: Cell, other: Cell) -> Iterator[Cell]:
    """The cells that stand under one heading and not under the other."""
    for line in page.lines[heading.line_number + 1 :]:
        for cell in line.cells:
            if _is_under(cell, heading) and not _is_under(cell, other):
                yield cell


def _is_under(cell: Cell, heading: Cell) -> bool:
    return abs(cell.box.x1 - heading.box.x1) < _FLUSH or (cell.box.x0 < heading.box.x1 and heading.box.x0 < cell.box.x1)
