"""Labels that say no more than that a number follows, "Nr", "No.", "Nommer / Number", "#": by the company they keep it is the paper's own.

Beside or over the day of the paper, or under its title, such a sign announces the number of the paper. Under the word for another paper,
"Your order" over "No" over "Date", it announces that one's.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields.label_places import SIGNS_FOR_A_NUMBER
from extractors.fields.labels import LabelHit, Role, label_key
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import heads_columns, in_table
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

_HIGHEST = 0.4  # share of the page's height
_WEIGHT, _UNDER_WORD = 0.7, 0.8
_NEAR = 2.5  # heights of print
_LONGEST = 5  # words, strokes counted
_OF_HEAD = frozenset({"issue_date", "due_date", "payment_terms", "po_number", "delivery_note_number", "related_invoice", "delivery_date"})
_OF_MONEY = frozenset({"bank_account", "bank_name", "branch_code", "iban", "bic", "account_holder", "seller_tax_id", "registration_number"})
_LONGEST_RUN = 8  # lines
_SURELY = 0.7
_KINDS = {
    "invoice_number": frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE}),
    "po_number": frozenset({DocumentKind.PURCHASE_ORDER}),
    "statement_number": frozenset({DocumentKind.QUOTATION}),
    "delivery_note_number": frozenset({DocumentKind.DELIVERY_NOTE}),
}


def bare_signs(layout: DocumentLayout, role: Role) -> Iterator[LabelHit]:
    """The labels at the head of the first page that only say that a number follows: the paper's, which its title gives this role."""
    page = layout.pages[0]
    kinds = _KINDS.get(role, frozenset())
    is_bill = role == "invoice_number"
    if not kinds:
        return
    is_own = is_bill or any(_is_title(cell, kinds) for cell in page.cells if cell.box.top < _HIGHEST * page.page.height)
    for cell in page.cells:
        if cell.box.top > _HIGHEST * page.page.height or in_table(layout, cell):
            continue
        count = _words_of_sign(cell)
        if count and is_own and ((is_bill and cell.text.strip(" :.") == "#") or _is_the_papers(layout, page, cell, role)):
            yield LabelHit(cell, 0, count, {role: _WEIGHT}, True, True)
        elif count and not is_own and _is_under_word_for(layout, page, cell, role):
            yield LabelHit(cell, 0, count, {role: _UNDER_WORD}, True, True)


def _words_of_sign(cell: Cell) -> int:
    """How many words of a cell are a bare sign for a number, up to its end, a colon or one number; 0 where they say more."""
    said = False
    for count, word in enumerate(cell.words[:_LONGEST], start=1):
        keys = [key for part in word.text.split("/") if (key := label_key(part))]
        if not all(key in SIGNS_FOR_A_NUMBER for key in keys):
            return 0
        said = said or bool(keys)
        is_before_number = said and count == len(cell.words) - 1 and has_digit(cell.words[-1].text)  # "N° 2026-114"
        if count == len(cell.words) or word.text.endswith((":", "：")) or is_before_number:
            return count if said else 0
    return 0


def _is_the_papers(layout: DocumentLayout, page: PageLayout, cell: Cell, role: Role) -> bool:
    """Whether the paper's title or a label of its day stands next to a bare sign, and no word for another paper before or over it."""
    if heads_columns(layout, page, cell):
        return False
    over, under = _column_around(page, cell)
    line = page.lines[cell.line_number].cells
    at = line.index(cell)
    if any(_names_another(layout, page, other, role) for other in (*over, *line[at - 1 : at])):
        return False
    beside = (*over, *under, *line[max(0, at - 2) : at], *line[at + 1 : at + 3])
    if any(_is_title(other, _KINDS[role]) for other in over) or any(_says_day(layout, other) for other in beside):
        return True
    return any(_is_of_head(hit) for hit in _labels_around(layout, page, cell))


def _is_under_word_for(layout: DocumentLayout, page: PageLayout, cell: Cell, role: Role) -> bool:
    """Whether a bare sign stands under the word for another paper, which has no value of its own: "Your order" over "No.  88412"."""
    over, _ = _column_around(page, cell)
    hit = next((hit for other in over for hit in layout.labels_in(other)[:1]), None)
    is_bare = hit is not None and hit.at_start and hit.rest is None and page.lines[hit.cell.line_number].cells[-1] is hit.cell
    return is_bare and hit is not None and hit.roles.get(role, 0.0) >= _SURELY


def _column_around(page: PageLayout, cell: Cell) -> tuple[list[Cell], list[Cell]]:
    """The nearest cell over and the nearest one under another that begin where it does or lie over its width."""
    column = [
        other
        for other in page.cells
        if other is not cell
        and other.line_number != cell.line_number
        and (abs(other.box.x0 - cell.box.x0) < page.height_of_print or other.box.x0 <= cell.box.x0 <= cell.box.x1 <= other.box.x1)
    ]
    reach = _NEAR * page.height_of_print
    over = [other for other in column if other.box.top < cell.box.top and cell.box.top - other.box.bottom < reach]
    under = [other for other in column if other.box.top > cell.box.top and other.box.top - cell.box.bottom < reach]
    return over[-1:], under[:1]


def _names_another(layout: DocumentLayout, page: PageLayout, cell: Cell, role: Role) -> bool:
    """Whether a cell is a label without a value that speaks of neither the paper nor a day."""
    hits = layout.labels_in(cell)[:1]
    if not hits or not hits[0].at_start or hits[0].rest is not None or _is_title(cell, _KINDS[role]):
        return False
    if all(named.endswith("_heading") or named.startswith("column_") for named in hits[0].roles):
        return False  # whom the paper goes to stands in the column beside it
    after = [other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x0]
    has_value = bool(after) and has_digit(after[0].text)
    return not has_value and role not in hits[0].roles and "issue_date" not in hits[0].roles


def _labels_around(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Iterator[LabelHit]:
    """The labels with values in the column of a sign, from it upwards and from it downwards, as far as line follows line."""
    for upwards in (True, False):
        last = cell
        for _ in range(_LONGEST_RUN):
            over, under = _column_around(page, last)
            nearest = next(iter(over if upwards else under), None)
            if nearest is None:
                break
            last = nearest
            hit = next(iter(layout.labels_in(nearest)), None)
            if hit is None and has_digit(nearest.text):
                continue  # the value over or under a label
            if hit is None or not hit.at_start or not _OF_MONEY.isdisjoint(hit.roles):
                break
            yield hit


def _is_of_head(hit: LabelHit) -> bool:
    """Whether a label is one of the head of a bill: its day, an order, a delivery note, the terms."""
    return not _OF_HEAD.isdisjoint(hit.roles)


def _is_title(cell: Cell, kinds: frozenset[DocumentKind]) -> bool:
    titled = kind_of_title(cell.text)
    return titled is not None and titled[0] in kinds


def _says_day(layout: DocumentLayout, cell: Cell) -> bool:
    return any(hit.at_start and "issue_date" in hit.roles for hit in layout.labels_in(cell)[:1])
