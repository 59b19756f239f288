"""What a letterhead prints beside its firm's name and may be taken for it: what the firm says of itself, and what it calls the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.company_names import is_in_care, is_street, looks_like_name
from extractors.fields.estates import is_place_in_town
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import cell_over
from extractors.layout.lines import Cell, PageLayout
from extractors.titles import kind_of_title

_SPEAKS = re.compile(r"(?:Your|You|We|Our|U|Jou|Ons|Uw|Wij|Onze|Ihre?|Wir|Unsere?|Votre|Vos|Nous)\s[^\W\d]")
_SMALL_WORD = re.compile(r"\s[^\W\d_]{4,}")
_IN_STREET = re.compile(r"[^\W\d]{3}.*\d|\d.*[^\W\d]{3}")  # "No. 4418" alone numbers a paper
_SAME_PRINT = 1.05
_SLOGAN, _CALLED, _PLACE, _CARED = -0.45, -0.5, -0.3, -1.5


def said_against(layout: DocumentLayout, page: PageLayout, cell: Cell, text: str) -> Iterator[tuple[float, str]]:
    """What speaks against a name's being the issuer's, and how much.

    A firm's slogan stands under its name in no larger print and goes on in small letters, "Your partner in quality". Words that may
    title the paper, "Return credit", are nobody's name where no form of law follows, nor is a farm or a corner under a name. In whose care
    the issuer's mail is, "c/o Broll Property Group (Pty) Ltd", is another.
    """
    if is_in_care(text):
        yield _CARED, "is whose care the mail is in"
    if has_legal_form(text):
        return
    if kind_of_title(text) is not None:
        yield _CALLED, "may be a title"
    if not _stands_under_name(layout, page, cell):
        return
    if is_place_in_town(text):
        yield _PLACE, "begins an address"
    if _SPEAKS.match(text) or _goes_on_small(text):
        yield _SLOGAN, "is a slogan"


def _goes_on_small(text: str) -> bool:
    """Whether a word behind the first is no name's: it has a small letter first and is too long for a linking word."""
    return any(match.group()[1].islower() for match in _SMALL_WORD.finditer(text))


def _stands_under_name(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether the line over a cell in its block may be a name, in print that is at least as large, and is written as names are."""
    above = cell_over(page, cell)
    if above is None or cell.height > _SAME_PRINT * above.height or not looks_like_name(above.text):
        return False
    return not (_goes_on_small(above.text) or layout.begins_with_label(above) or kind_of_title(above.text))


def stands_under_street(page: PageLayout, cell: Cell) -> bool:
    """Whether the line above in its block is a street or a unit in one, so that this is its town."""
    above = cell_over(page, cell)
    return above is not None and is_street(above.text) and _IN_STREET.search(above.text) is not None
