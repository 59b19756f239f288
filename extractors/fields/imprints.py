"""What stands under a firm's name and hardly ever under its customer's: the form of law with the capital, and the account to pay to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.fields.address_windows import SEPARATED
from extractors.fields.company_names import is_street
from extractors.fields.estates import says_trades_alone
from extractors.fields.legal_forms import is_form_alone
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout

_FORM_AND_CAPITAL = re.compile(
    r"(?i)^\W*(?:soci[ée]t[ée]|s\.?a\.?s\.?u?|s\.?a\.?r\.?l|e\.?u\.?r\.?l|s\.?a|s\.?n\.?c|s\.?c\.?i|s\.?e\.?l\.?a\.?r\.?l)\b.{0,40}"
    r"\bau capital\b"
)
_LABELS_LEFT, _GAP, _ROWS = 6.0, 2.5, 12  # heights of print, and lines


def said_under(layout: DocumentLayout, page: PageLayout, stack: Sequence[Cell]) -> Iterator[tuple[float, str]]:
    """What the lines under a name, the first of a stack, say for its being the issuer's, and how much.

    French letterheads have "SAS au capital de 80 000 €" or "Entrepreneur individuel" right under it; programs that list the particulars
    of the issuer in a column of labels and values end it with his account.
    """
    if len(stack) > 1 and (_FORM_AND_CAPITAL.match(stack[1].text) or says_trades_alone(stack[1].text) or _is_form_over_street(stack[1])):
        yield 0.45, "has a form of law under it"
    accounts = {hit.cell for hit in layout.hits("iban") if hit.at_start and hit.cell.page_number == page.page_number}
    if accounts and any(cell in accounts for cell in _below(page, stack[0])):
        yield 0.3, "has its account under it"


def _is_form_over_street(cell: Cell) -> bool:
    """Whether a line begins with nothing but a form of law and goes on with a street: "SAS – 22 avenue Amédée Mercier"."""
    parts = SEPARATED.split(cell.text)
    return len(parts) > 1 and is_form_alone(parts[0]) and is_street(parts[1])


def _below(page: PageLayout, cell: Cell) -> Iterator[Cell]:
    """The cells that follow a name down its column, those of a column of labels left of it as well, up to a gap."""
    bottom = cell.box.bottom
    left = cell.box.x0 - _LABELS_LEFT * page.height_of_print
    for line in page.lines[cell.line_number + 1 : cell.line_number + _ROWS]:
        near = [other for other in line.cells if left <= other.box.x0 <= cell.box.x1]
        if near and near[0].box.top - bottom > _GAP * page.height_of_print:
            return
        if near:
            bottom = near[0].box.bottom
            yield from near
