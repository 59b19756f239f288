"""Who lists the particulars of an account lists nothing else among them: a number there under a label of unknown words is the missing one.

A code of a branch, an account and a BIC have forms of their own (six digits, a sort code of three pairs, the eleven signs of an IFSC; seven
digits and more; four letters, a country and two signs), so the form says which it is. It counts only among two other particulars, and
where no known word of its label says that it is a number of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.company_names import bank_in
from extractors.fields.label_phrases import classes_in
from extractors.fields.labels import labels_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.telephones import announces_telephone
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Evidence
from extractors.signs import COLONS_AND_ARROWS, has_digit, has_letter

BRANCH = re.compile(r"\d{6}|\d\d-\d\d-\d\d|[A-Z]{4}0[A-Z0-9]{6}")
ACCOUNT = re.compile(r"\d(?:[ -]?\d){6,13}")
BIC = re.compile(r"[A-Z]{4}(?:ZA|NA|BW|GB|IE|DE|AT|CH|LI|FR|BE|NL|LU|IT|ES|PT|PL|CN|HK|IN|US|NG|KE)[A-Z0-9]{2}(?:[A-Z0-9]{3})?")

_DETAILS = frozenset(["bank_name", "bank_account", "account_holder", "iban", "bic", "branch_code", "remit_to_heading"])
_OF_BANKS = frozenset(["number", "branch", "bank", "account", "pay", "filler", "details"])
_SURE = 0.5
_FEWEST_DETAILS = 2
_LINES_NEAR, _FARTHEST = 4, 7.0  # heights of print
_FLUSH = 6.0  # points
_LONGEST_LABEL, _LONGEST_VALUE = 4, 6  # words
_ENDS_LABEL = re.compile(rf"(?i)[{COLONS_AND_ARROWS}#]$|^(?:no|nr|nommer|nummer|number|code|kode)\.?$")
_ENDS_PART = re.compile(r"[:：,;|·>]$|\d")
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class UnnamedParticular:
    """A number among the particulars of an account, where it stands, and the cell that it stands in."""

    text: str
    evidence: Evidence
    cell: Cell


def unnamed_particulars(layout: DocumentLayout, form: re.Pattern[str], role: str) -> Iterator[UnnamedParticular]:
    """What has a form among the particulars of an account, under a label that no table knows."""
    for page in layout.pages:
        marks = list(_marks(layout, page))
        if len({name for name, _ in marks}) < _FEWEST_DETAILS:
            continue
        for cell in page.cells:
            for first, last in _values_of(cell, form):
                label = _label_of(page, cell, first)
                if label is None or not _is_unknown(label, role) or announces_telephone(label.text):
                    continue
                near = {name for name, mark in marks if _is_near(mark, cell) or _is_near(mark, label)}
                value = cell.part(first, last)
                if value is not None and len(near - {role}) >= _FEWEST_DETAILS:
                    yield UnnamedParticular(value.text.rstrip(" .,;"), value.evidence(), value)


def _marks(layout: DocumentLayout, page: PageLayout) -> Iterator[tuple[str, Cell]]:
    """The cells of a page that tell a particular of an account, by a label or by the words of a bank, each with what it tells."""
    for hit in layout.labels[page.page_number]:
        if hit.at_start or hit.closed:
            yield from ((role, hit.cell) for role, weight in hit.roles.items() if role in _DETAILS and weight >= _SURE)
    yield from (("bank_name", cell) for cell in page.cells if bank_in(cell.text) is not None)


def _values_of(cell: Cell, form: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The words of a cell that are a value of a form: all of it, or what stands behind a word that ends a label."""
    words = [word.text.rstrip(".,;") for word in cell.words]
    for first in range(len(words)):
        if first and not _ENDS_LABEL.search(cell.words[first - 1].text):
            continue
        for last in range(min(len(words), first + _LONGEST_VALUE), first, -1):
            if form.fullmatch(" ".join(words[first:last])) and (first or last == len(words)):
                yield first, last
                break


def _label_of(page: PageLayout, cell: Cell, first: int) -> Cell | None:
    """What stands before a value in its cell, else to the left of it with a colon, over it, or under it, and has letters and no digits."""
    if first:
        words = cell.words[: first - 1]
        ends = (at + 1 for at in reversed(range(len(words))) if _ENDS_PART.search(words[at].text))
        return _if_label(cell.part(next(ends, 0), first))
    line = page.lines[cell.line_number].cells
    before = [other for other in line if other.box.x1 <= cell.box.x0][-1:]
    if before and before[0].text.endswith(_COLONS):
        return _if_label(before[0])
    over = _across(page, cell, -1)
    if over is not None and _if_label(over) is not None:
        return over
    under = _across(page, cell, 1)
    return _if_label(before[0]) if before and _if_label(before[0]) else (_if_label(under) if under is not None else None)


def _across(page: PageLayout, cell: Cell, step: int) -> Cell | None:
    """What stands in the next line over or under a cell, in its column."""
    at = cell.line_number + step
    lines: Sequence[Cell] = page.lines[at].cells if 0 <= at < len(page.lines) else ()
    return next((other for other in lines if other.box.x0 < cell.box.x1 and cell.box.x0 < other.box.x1), None)


def _if_label(cell: Cell | None) -> Cell | None:
    is_one = cell is not None and len(cell.words) <= _LONGEST_LABEL and has_letter(cell.text)
    return cell if is_one and cell is not None and not has_digit(cell.text) else None


def _is_unknown(label: Cell, role: str) -> bool:
    """Whether no table knows a label, and no word of it says that it is of something else than an account."""
    own = [hit for hit in labels_of(label) if hit.at_start and hit.last >= len(label.words)]
    if any(weight >= _SURE and each != role for hit in own for each, weight in hit.roles.items()):
        return False
    names_bank = bank_in(label.text) is not None and not label.text.endswith(_COLONS)
    return not names_bank and all(not classes or classes & _OF_BANKS for classes in classes_in(label.text))


def _is_near(mark: Cell, cell: Cell) -> bool:
    """Whether a particular stands in the line of a cell, or in its column and not too far."""
    far = max(mark.box.top, cell.box.top) - min(mark.box.bottom, cell.box.bottom)
    if abs(mark.line_number - cell.line_number) > _LINES_NEAR or far > _FARTHEST * cell.height:
        return False
    in_column = abs(mark.box.x0 - cell.box.x0) < _FLUSH or (mark.box.x0 < cell.box.x1 and cell.box.x0 < mark.box.x1)
    return in_column or abs(mark.line_number - cell.line_number) <= 1
