"""What stands beside a line that may be the title: a value makes it a label, money a total, other words the heading of a column."""

from __future__ import annotations

import re

from extractors.fields.amounts import figures_of
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import names_financier
from extractors.signs import has_digit

_CELLS_OF_HEADINGS = 4
_LONGEST_NUMBER_IN_WORDS = 3
_BEFORE_VALUE = (":", "：", " -", " –")
_ABOUT = re.compile(r"(?i)^\W*(?:re|ref|regarding|subject|matter|project|betreff|betreft|betr|insake|onderwerp|objet|concerne)\s*[:：]$")


def is_label(page: PageLayout, cell: Cell) -> bool:
    """Whether a value follows a cell behind a colon or a dash, as in "Bestellung | : B123", "Angebot: | A-7" or "job card - | 17.210"."""
    cells = page.lines[cell.line_number].cells
    following = next((other for other in cells if other.box.x0 > cell.box.x1), None)
    return following is not None and (following.text.lstrip().startswith((":", "：")) or cell.text.rstrip().endswith(_BEFORE_VALUE))


def has_money(page: PageLayout, cell: Cell) -> bool:
    """Whether an amount stands on a line behind a cell."""
    line = page.lines[cell.line_number]
    return any(
        figure.looks_like_money and figure.decimals == 2
        for other in line.cells
        if other.box.x0 > cell.box.x1
        for figure in figures_of(other, ".")
    )


def is_numbered(page: PageLayout, cell: Cell) -> bool:
    """Whether a number stands to the right of a cell without one."""
    following = next((other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x1), None)
    if following is None or has_digit(cell.text):
        return False
    return len(following.words) <= _LONGEST_NUMBER_IN_WORDS and has_digit(following.words[-1].text)


def is_heading(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell stands on a line of so many cells without figures that it can only head a column ("Datum | Beleg | Soll | Haben")."""
    bare = [other for other in page.lines[cell.line_number].cells if not has_digit(other.text)]
    return len(bare) >= _CELLS_OF_HEADINGS and len(bare) == len(page.lines[cell.line_number].cells)


def is_of_financier(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell holds the name of a firm that finances invoices, or its first line: "Witpeer Invoice" over "Finance (Pty) Ltd"."""
    if names_financier(cell.text):
        return True
    under = page.lines[cell.line_number + 1].cells if cell.line_number + 1 < len(page.lines) else ()
    return any(
        names_financier(f"{cell.text} {other.text}") and not names_financier(other.text)
        for other in under
        if other.box.x0 < cell.box.x1 and cell.box.x0 < other.box.x1 and other.box.top - cell.box.bottom < cell.height
    )


def is_what_it_is_about(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell stands behind "Re:" or "Subject:", so that another paper it names is what the work was for."""
    before = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
    return bool(before) and _ABOUT.match(before[-1].text) is not None
