"""Labels that name another paper's number or date, which title nothing: "Delivery note: DN-7", "Quote" in a column of labels."""

from __future__ import annotations

from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_digit
from extractors.terms import RECEIVABLE_KINDS
from extractors.title_neighbours import is_numbered
from extractors.titles import SURE_TITLE, kind_of_title

_REFERENCE_ROLES = frozenset(
    {
        "po_number",
        "contract_number",
        "delivery_note_number",
        "order_date",
        "other_date",
        "quote_date",
        "delivery_note_date",
        "related_invoice",
        "statement_number",
        "order_response_number",
    }
)
_PARTICULARS = frozenset(
    {"invoice_number", "issue_date", "due_date", "buyer_heading", "ship_to_heading", "seller_heading", "payment_terms"} | _REFERENCE_ROLES
)
_ONE_COLUMN = 3.0  # points by which the edges of labels in one column differ
_UNDER = 1.2  # heights of print to what stands under a label
_FEWEST_BESIDE, _FEWEST_HEADINGS = 2, 3
_MUCH_LARGER = 1.5  # times the height of the print of headings


def stands_in_list(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands among labels in a column of them, as "Quote No" does between a date and an order number."""
    page = layout.page(cell.page_number)
    near = page.lines[max(0, cell.line_number - 2) : cell.line_number + 3]
    return any(
        abs(other.box.x0 - cell.box.x0) < 3
        and abs(other.box.top - cell.box.top) < 2.5 * page.height_of_print
        and layout.begins_with_label(other)
        for line in near
        for other in line.cells
        if other is not cell
    )


def is_reference(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell names the number or date of another paper ("Delivery note: DN-7"), which titles nothing."""
    labels = layout.labels_in(cell)
    if not labels or not labels[0].at_start:
        return False
    numbered = _REFERENCE_ROLES & set(labels[0].roles)
    rest = labels[0].rest
    if not numbered:
        return False
    if rest is None and cell.text.rstrip().endswith((":", "号", "：")):
        return True
    if rest is not None:
        return has_digit(rest.text)
    line = layout.page(cell.page_number).lines[cell.line_number]
    following = next((other for other in line.cells if other.box.x0 > cell.box.x1), None)
    if following is None:
        return False
    return following.text.lstrip().startswith(":") or (len(following.words) == 1 and has_digit(following.text))


def numbers_another(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell names a paper that asks for no money and holds its number, or has it beside it, under others: "ESTIMATE. QT9741"."""
    named = kind_of_title(cell.text)
    if named is None or named[0] in RECEIVABLE_KINDS or opens_particulars(layout, cell):
        return False
    return has_digit(cell.words[-1].text) or is_numbered(layout.page(cell.page_number), cell)


def opens_particulars(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a line stands alone over all that says whom, when and under which number a paper was written."""
    page = layout.page(cell.page_number)
    if len(page.lines[cell.line_number].cells) > 1:
        return False
    hits = layout.labels[cell.page_number]
    return not any(hit.cell.line_number < cell.line_number and hit.at_start and _PARTICULARS & hit.roles.keys() for hit in hits)


def heads_its_number(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is the label of a number right under it, among labels whose values stand under them too.

    "Quote" over Q50316 between "Order no." over PO7 and "Due date" over a date refers to the quotation; only a paper that asks for
    money has both in one column, so the name of an invoice stays a title.
    """
    page = layout.page(cell.page_number)
    named = kind_of_title(cell.text)
    if named is None or named[0] in RECEIVABLE_KINDS:
        return False
    beside = [other for other in page.cells if other is not cell and _in_one_column(cell, other)]
    value = next((other for other in beside if 0 <= other.box.top - cell.box.bottom < _UNDER * page.height_of_print), None)
    if value is None or len(value.words) > 1 or not has_digit(value.text):
        return False
    labels = [
        other
        for other in beside
        if not has_digit(other.text)
        and layout.begins_with_label(other)
        and any(0 <= under.box.top - other.box.bottom < _UNDER * page.height_of_print for under in beside)
    ]
    return len(labels) >= _FEWEST_BESIDE


def stands_over_number(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a number of one word stands right under a cell without figures, in its column: "ORIGINAL INVOICE" over INV60762."""
    if has_digit(cell.text):
        return False
    page = layout.page(cell.page_number)
    under = (
        other
        for line in page.lines[cell.line_number + 1 : cell.line_number + 3]
        for other in line.cells
        if (_in_one_column(cell, other) or _is_centred_under(cell, other))
        and 0 <= other.box.top - cell.box.bottom < _UNDER * page.height_of_print
    )
    value = next(under, None)
    return value is not None and len(value.words) == 1 and has_digit(value.text)


def is_among_headings(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands in a row of headings, so that it heads a column and titles nothing.

    Forms print the title as one more box of their head: "SOLD TO | SHIP TO | TAX INVOICE | DATE" is no table of invoices. Headings that
    stand so close that they make one cell title nothing either. What is printed much larger than all headings beside it is none of them.
    """
    named = kind_of_title(cell.text)
    is_surely_title = named is not None and named[1] >= SURE_TITLE  # "Credit Adjustment Note", of three words that may each head a column
    if len(layout.labels_in(cell)) >= _FEWEST_HEADINGS and not has_digit(cell.text) and not is_surely_title:
        return True
    row = [other for other in layout.page(cell.page_number).lines[cell.line_number].cells if layout.begins_with_label(other)]
    others = [other for other in row if other is not cell]
    if len(row) < _FEWEST_HEADINGS or all(cell.height > _MUCH_LARGER * other.height for other in others):
        return False
    heads = {role for other in row for role in layout.labels_in(other)[0].roles}
    return named is None or named[0] not in RECEIVABLE_KINDS or not {"buyer_heading", "ship_to_heading"} <= heads


def heads_row_of_numbers(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands with others in a row, each over a number of its own, so that it names the paper of that number.

    "Your reference" over REQ8303 beside "Your order" over PO-1120 title nothing, whatever the words; again the name of an invoice may.
    """
    named = kind_of_title(cell.text)
    if (named[0] in RECEIVABLE_KINDS if named is not None else not _is_of_another(layout, cell)) or not stands_over_number(layout, cell):
        return False
    row = layout.page(cell.page_number).lines[cell.line_number].cells
    return sum(1 for other in row if stands_over_number(layout, other)) >= _FEWEST_BESIDE


def _is_of_another(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell begins with the label of another paper's number or date."""
    roles = {role for hit in layout.labels_in(cell)[:1] if hit.at_start for role in hit.roles}
    return bool(_REFERENCE_ROLES & roles) and "invoice_number" not in roles


def _in_one_column(cell: Cell, other: Cell) -> bool:
    return min(abs(other.box.x0 - cell.box.x0), abs(other.box.x1 - cell.box.x1)) < _ONE_COLUMN


def _is_centred_under(cell: Cell, other: Cell) -> bool:
    return abs(other.box.x0 + other.box.x1 - cell.box.x0 - cell.box.x1) < 2 * _ONE_COLUMN
