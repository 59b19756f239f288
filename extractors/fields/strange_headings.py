"""A heading that no list of labels knows, over the name of a company: what speaks for it is how the block and its neighbours stand.

A long name is broken where its line is full, so that a short line over a company with its form is either a heading or the name's beginning.
It is a heading where the block beside it begins in the same way, where the name is printed elsewhere without it, where the line had room
for more, or where it alone is in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import is_attention, name_key
from extractors.fields.legal_forms import has_legal_form, is_only_form
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_LONGEST_HEADING = 3  # words
_FEWEST_BEHIND_A_WORD = 3  # words of a name over which a single word is no broken beginning
_OF_PARTNERS = re.compile(r"\w &(?: \w+){1,2}$")  # "La Tuilière & Fils"
_LEADS_ON = re.compile(r"(?i)\b(?:to|aan|an|à|by|für|voor|vir)$")  # "Adressée à", as no name ends
_OF_SHARES = re.compile(r"\bSA$")  # in a South African name it is the country, so that elsewhere it is no form of law


def without_strange_heading(layout: DocumentLayout, cells: Sequence[Cell]) -> list[Cell]:
    """A party's lines without the heading over them, where one of the signs of a heading is there."""
    block = list(cells)
    if len(block) < _LONGEST_HEADING or not _may_be_heading(block[0]) or not _is_company(block[1:]):
        return block
    heading, name = block[0], block[1]
    is_heading = (
        (heading.text.isupper() and not name.text.isupper())
        or _LEADS_ON.search(heading.text) is not None
        or _had_room(block)
        or _has_twin(layout, heading, name)
        or _is_printed_elsewhere(layout, name)
    )
    return block[1:] if is_heading else block


def _may_be_heading(cell: Cell) -> bool:
    text = cell.text
    few = len(cell.words) <= _LONGEST_HEADING and not has_digit(text)
    return few and not has_legal_form(text) and not is_attention(text)


def _is_company(block: Sequence[Cell]) -> bool:
    """Whether the first line is a company's name with its form, or runs on to a line that is only the form."""
    first, second = block[0].text, block[1].text
    named = not is_only_form(first) and len(block[0].words) > 1 and not has_digit(first)
    return named and (
        has_legal_form(first)
        or _OF_PARTNERS.search(first) is not None
        or _OF_SHARES.search(first) is not None
        or (is_only_form(second) and has_legal_form(second))
    )


def _had_room(block: Sequence[Cell]) -> bool:
    """Whether a single word stands alone over a long name whose first word would have fitted behind it."""
    heading, name = block[0], block[1]
    if len(heading.words) > 1 or len(name.words) < _FEWEST_BEHIND_A_WORD:
        return False
    return heading.box.width + 1.5 * name.words[0].box.width < max(cell.box.width for cell in block)


def _has_twin(layout: DocumentLayout, heading: Cell, name: Cell) -> bool:
    """Whether a block beside this one begins with such a line over a company's name too; the same line there is of the same name."""
    page = layout.page(heading.page_number)
    for other in page.lines[heading.line_number].cells:
        if other is heading or min(other.box.x1, heading.box.x1) > max(other.box.x0, heading.box.x0) or not _may_be_heading(other):
            continue
        if name_key(other.text) == name_key(heading.text):
            continue
        below = stack_below(page, other, at_most=3)[1:]
        if len(below) > 1 and below[0].line_number == name.line_number and _is_company(below):
            return True
    return False


def _is_printed_elsewhere(layout: DocumentLayout, name: Cell) -> bool:
    """Whether the same name begins another line of the paper, over which its heading does not belong to it."""
    key = name_key(name.text)
    return any(
        other.text.startswith(name.text) and name_key(other.text) == key and other.line_number != name.line_number for other in layout.cells
    )
