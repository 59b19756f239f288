"""The number of a timesheet or a receipt, behind its title or a label of its own: "Job Card 430064", "Sheet No", "考勤单号".

It stands right behind the title, or under words of any kind that say that a number follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.head_pairs import says_number
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.unnamed_numbers import unnamed_number
from extractors.layout.lines import Cell
from extractors.model import Field, Value
from extractors.terms import DocumentKind, Term
from extractors.titles import kind_of_title

_LOWEST = 0.5  # share of the page's height
_FEWEST_DIGITS = 2
_FAR = 20.0  # heights of print from a title to its number
_SIGN = re.compile(r"(?i)\W*(?:nr|no|n[°ºo]|number|nummer|nommer|num[eé]ro|#|编?号)?[.:：°º]*\s*(?=[A-Z]{0,5}[-/]?\d)")


def sheet_number(layout: DocumentLayout, roles: tuple[str, ...]) -> Field | None:
    """The number of a timesheet that no label of its roles gives: that behind the title, else that of the likeliest other label."""
    return _behind_title(layout, DocumentKind.TIMESHEET, Term.DELIVERY_NOTE_NUMBER) or _unnamed(
        layout, DocumentKind.TIMESHEET, roles, Term.DELIVERY_NOTE_NUMBER
    )


def receipt_number(layout: DocumentLayout) -> Field | None:
    """The number of a receipt on a sheet, which names the invoice that it was given for too: that behind its title or a label after it."""
    return _behind_title(layout, DocumentKind.RECEIPT, Term.INVOICE_NUMBER) or _unnamed(
        layout, DocumentKind.RECEIPT, (), Term.INVOICE_NUMBER
    )


def _unnamed(layout: DocumentLayout, kind: DocumentKind, roles: tuple[str, ...], term: Term) -> Field | None:
    found = unnamed_number(layout, kind, roles)
    return found.field(term) if found is not None else None


def _behind_title(layout: DocumentLayout, kind: DocumentKind, term: Term) -> Field | None:
    cell, number = next(_behind_titles(layout, kind), (None, None))
    if cell is None or number is None:
        return None
    return Field(term, Value(number.text), (cell.evidence(number.start, number.end),), None, "labels")


def _behind_titles(layout: DocumentLayout, kind: DocumentKind) -> Iterator[tuple[Cell, PrintedNumber]]:
    """Numbers behind the title in its cell, or in the cell beside it that begins with no other word."""
    page = layout.pages[0]
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for cell, following in zip(line.cells, (*line.cells[1:], None), strict=True):
            title = kind_of_title(cell.text)
            if title is None or title[0] is not kind:
                continue
            first = re.search(r"\S*\d", cell.text)
            if first is not None:
                begin = _with_prefix(cell.text, first.start())
                sign = re.search(r"(?i)(?<!\w)(?:nr|no|n[°º]|number|nummer|nommer|#)\W*$", cell.text[:begin])
                number = number_in(cell, sign.end() if sign else begin)
                if number is not None and _may_be(number) and (sign or not is_year(number.text)):
                    yield cell, number
            elif following is not None and (kind is DocumentKind.RECEIPT or following.box.x0 - cell.box.x1 < _FAR * page.height_of_print):
                number = number_in(following, start.end()) if (start := _SIGN.match(following.text)) is not None else None
                if number is not None and _may_be(number) and (following.text[: number.start].strip() or not is_year(number.text)):
                    yield following, number


def _with_prefix(text: str, start: int) -> int:
    """Where a number begins, up to its first digit: the capitals are its own where its label is in small letters, "Ref. INV 15224"."""
    prefix = re.search(r"(?<!\S)[A-Z]{1,4}[-/]?\s+$", text[:start])
    if prefix is None or says_number(prefix.group()) or not any(map(str.islower, text[: prefix.start()])):
        return start
    return prefix.start()


def _may_be(number: PrintedNumber) -> bool:
    return number.is_alone and sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS
