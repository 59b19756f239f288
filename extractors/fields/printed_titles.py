"""Words that may be more than a title are one where they are printed large: "Credit" heads a column, and a credit note in large letters."""

from __future__ import annotations

from extractors.layout.lines import Cell, PageLayout
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

NAMED_TITLE = 0.5  # a phrase that titles no more surely is the label of another paper's number
_MAY_TITLE = 0.35
_LARGE = 1.25  # heights of print


def least_weight(page: PageLayout, cell: Cell) -> float:
    """How surely words must be a title to title a paper where they stand: less surely in large print."""
    return _MAY_TITLE if cell.height > _LARGE * page.height_of_print else NAMED_TITLE


def titled_as(page: PageLayout, cell: Cell) -> DocumentKind | None:
    """The kind of paper that a line titles by its words and its print; None where it titles none."""
    titled = kind_of_title(cell.text)
    return titled[0] if titled is not None and titled[1] > least_weight(page, cell) else None
