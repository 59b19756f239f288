"""A title that stands so close beside a company's name that both are one cell: "Tafelberg Timber (Pty) Ltd TAX INVOICE No 5367"."""

from __future__ import annotations

from extractors.fields.company_names import looks_like_name
from extractors.fields.legal_forms import ends_in_form, may_end_in_form
from extractors.layout.lines import Cell
from extractors.titles import kind_of_title

_LONGEST_TITLE_IN_WORDS, _FEWEST_WORDS_BEFORE = 7, 2
_LISTED_TITLE = 1.0  # "Capital Invoice" would be one by its noun


def title_behind_company(cell: Cell) -> Cell | None:
    """The words behind a company's form of law where they are nothing but a title; None where the cell has none."""
    for at in range(1, len(cell.words)):  # a Chinese firm is one word
        if not may_end_in_form(cell.words[at - 1].text) or not ends_in_form(" ".join(word.text for word in cell.words[:at])):
            continue
        rest = cell.words[at:]
        if len(rest) <= _LONGEST_TITLE_IN_WORDS and _begins_title(rest[0].text) and kind_of_title(" ".join(word.text for word in rest)):
            return Cell(cell.page_number, cell.line_number, rest)
    return None


def _begins_title(word: str) -> bool:
    return word[:1].isupper() or "\u4e00" <= word[:1] <= "\u9fff"


def company_behind_title(cell: Cell) -> Cell | None:
    """The company whose name, up to its form of law, fills a cell behind a title of several words; None where the cell has none.

    One word alone may be of the name, "Invoice Finance (Pty) Ltd", and so may two that no table lists, "Capital Invoice Finance Ltd".
    """
    if not ends_in_form(cell.text):
        return None
    for at in range(min(len(cell.words) - 2, _LONGEST_TITLE_IN_WORDS), _FEWEST_WORDS_BEFORE - 1, -1):
        title, name = (" ".join(word.text for word in words) for words in (cell.words[:at], cell.words[at:]))
        if (kind := kind_of_title(title)) is not None and kind[1] >= _LISTED_TITLE and looks_like_name(name) and ends_in_form(name):
            return Cell(cell.page_number, cell.line_number, cell.words[at:])
    return None
