"""Whose a tax or registration number is: its label can say it, else the block it stands in, else it is the issuer's.

A block ends where another party's begins or the paper's own numbers and dates do; what stands in a footer is the issuer's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.fields.announced_numbers import NumberCandidate
from extractors.fields.form_sections import section_with
from extractors.fields.label_places import places_for
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.party_blocks import Party
from extractors.fields.tax_ids import TaxNumber
from extractors.layout.lines import Cell
from extractors.layout.next_lines import goes_on_under
from extractors.signs import has_digit

_OF_THE_PAPER = frozenset(["invoice_number", "issue_date", "due_date", "po_number", "delivery_note_number", "payment_terms", "iban"])
_BOTH = 2
_APART, _IN_LINE = 12.0, 3.0  # heights of print
_ROWS_OF_BLOCK = 9
_BELOW_HEAD = 0.3
_FLUSH = 2.0  # points
_OF_ACCOUNT = frozenset(["bank_account", "iban", "bic", "branch_code"])
_OF_TAX_OFFICE = re.compile(r"(?i)\bst(?:euer)?\.?[- ]?n(?:umme)?r\b")  # who writes in Germany must print his; the buyer's nobody asks for
_HEAD, _FOOT = 0.16, 0.86  # shares of the page's height

_NAMED_BY_LABEL = 2  # how surely a number is whose


def split_by_owner(
    layout: DocumentLayout, numbers: Sequence[TaxNumber], issuer: Party | None, addressee: Party | None, *, issuer_sells: bool = True
) -> tuple[list[TaxNumber], list[TaxNumber]]:
    """The issuer's and the addressee's tax numbers, each with those in the party's own block first, VAT numbers before others."""
    own: list[tuple[int, TaxNumber]] = []
    theirs: list[tuple[int, TaxNumber]] = []
    told = Counter((name, is_vat) for name, is_vat, _ in {(each.named, each.is_vat, bare_number(each.text)) for each in numbers})
    for printed in numbers:
        # a form that prints "Our VAT No" or "Seller's VAT No" in the blocks of both parties says nothing by it
        number = (
            replace(printed, named=None) if printed.named in ("issuer", "seller") and told[printed.named, printed.is_vat] > 1 else printed
        )
        owner, closeness = _owner(layout, number, issuer, addressee, issuer_sells=issuer_sells)
        (theirs if owner == "addressee" else own).append((closeness, number))
    own, theirs = _by_column(layout, own, theirs, issuer, addressee)
    labelled = {bare_number(each.text) for _, each in theirs if each.names_buyer}
    own = [each for each in own if bare_number(each[1].text) not in labelled or each[1].named in ("seller", "issuer")]
    if not theirs and addressee is not None:
        own, theirs = _second_number(layout, own)
    return _ranked(own, taxed_first=bool(theirs)), _ranked(theirs)


def _by_column(
    layout: DocumentLayout,
    own: list[tuple[int, TaxNumber]],
    theirs: list[tuple[int, TaxNumber]],
    issuer: Party | None,
    addressee: Party | None,
) -> tuple[list[tuple[int, TaxNumber]], list[tuple[int, TaxNumber]]]:
    """Of several numbers that are the issuer's only by elimination, those under the addressee's column are his.

    Where the two parties stand beside each other, many programs list the particulars of each under it.
    """
    loose = [each for each in own if not each[0]]
    if theirs or issuer is None or addressee is None or len({bare_number(number.text) for _, number in loose}) < _BOTH:
        return own, theirs
    left, right = (min(cell.box.x0 for cell in party.cells) for party in (issuer, addressee))
    height = layout.page(addressee.cells[0].page_number).height_of_print
    if abs(left - right) < _APART * height:
        return own, theirs
    under = (each for each in loose if _place(layout, each[1].cell) <= _FOOT)  # the foot, whatever it stands under, is the issuer's
    moved = [each for each in under if abs(each[1].label.box.x0 - right) < _IN_LINE * height]
    if not moved or len(moved) == len(loose):
        return own, theirs
    return [each for each in own if each not in moved], moved


def _second_number(
    layout: DocumentLayout, own: list[tuple[int, TaxNumber]]
) -> tuple[list[tuple[int, TaxNumber]], list[tuple[int, TaxNumber]]]:
    """A second VAT number that stands among the paper's own numbers is the other's, where the issuer has one in its block or at an edge.

    Where he has one in his block at the head, another at the head that is not in it is none of his.
    """
    vat = [each for each in own if each[1].is_vat and each[1].score >= 1.0]
    heads = not any(
        closeness and (_place(layout, number.cell) < _HEAD or _beside_account(layout, number.cell)) for closeness, number in vat
    )
    at_edge = {bare_number(number.text) for closeness, number in vat if closeness or _at_edge(layout, number.cell, heads=heads)}
    if not at_edge and any(_beside_order(layout, number.label) for _, number in vat):
        at_edge = {bare_number(number.text) for _, number in vat if not _beside_order(layout, number.label)}
    among = {bare_number(number.text) for closeness, number in vat if not closeness and _among_particulars(layout, number.label)}
    if len(among) < len({bare_number(number.text) for _, number in vat}):
        at_edge -= among  # two at the head: the issuer's stands in his letterhead
    other = [each for each in vat if bare_number(each[1].text) not in at_edge]
    if not at_edge or not other:
        return own, []
    theirs = {bare_number(number.text) for _, number in other}
    return [each for each in own if bare_number(each[1].text) not in theirs], other


def _beside_order(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a label stands in a row with that of the customer's order or reference."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    return any("po_number" in hit.roles and hit.at_start for other in line.cells for hit in layout.labels_in(other))


def _among_particulars(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a label stands flush over or under that of the paper's own number, date or terms, as in a list of its particulars."""
    lines = layout.page(cell.page_number).lines
    near = (other for line in lines[max(0, cell.line_number - 1) : cell.line_number + 2] for other in line.cells if other is not cell)
    return any(
        abs(other.box.x0 - cell.box.x0) < _FLUSH and hit.at_start and not _OF_THE_PAPER.isdisjoint(hit.roles)
        for other in near
        for hit in layout.labels_in(other)[:1]
    )


def _at_edge(layout: DocumentLayout, cell: Cell, *, heads: bool) -> bool:
    """Whether a cell stands in the foot of its page or, with `heads`, in its head, where issuers print their particulars."""
    place = _place(layout, cell)
    return (heads and place < _HEAD) or place > _FOOT


def _place(layout: DocumentLayout, cell: Cell) -> float:
    """How far down its page a cell stands, as a share of the height."""
    return cell.box.top / layout.page(cell.page_number).page.height


def _ranked(numbers: Sequence[tuple[int, TaxNumber]], *, taxed_first: bool = False) -> list[TaxNumber]:
    """The numbers, the likeliest first; `taxed_first` where the other party has its own: then what is called a tax's is this one's, though
    only a number of another register stands in its block.
    """
    ordered = sorted(
        numbers,
        key=lambda each: (
            each[1].score < 1.0,
            taxed_first and not each[1].is_vat and each[0] < _NAMED_BY_LABEL,
            -each[0],
            not each[1].is_vat,
        ),
    )
    return [number for _, number in ordered]


def bare_number(text: str) -> str:
    """A number without what parts its groups."""
    return re.sub(r"\W", "", text).upper()


def _owner(
    layout: DocumentLayout, number: TaxNumber, issuer: Party | None, addressee: Party | None, *, issuer_sells: bool
) -> tuple[str, int]:
    """Whose a number is, and how surely: 2 by its label, 1 by the block it stands in, 0 by elimination.

    Who is the customer on an order, or whose "our number" is, the block says better than the label: programs fill in one form for both.
    """
    by_label = _by_label(number, issuer_sells=issuer_sells)
    if by_label is not None and (issuer_sells or number.named not in ("customer", "issuer")):
        return by_label, 2
    if number.named is None and not number.is_vat and _OF_TAX_OFFICE.search(number.label.text):
        return "issuer", 0
    by_section = _named_in_section(layout, number, issuer, addressee)
    if by_section is not None:
        return by_section, 1
    at_issuer = issuer is not None and _in_block(layout, issuer, number)
    at_addressee = addressee is not None and _in_block(layout, addressee, number)
    if at_issuer and at_addressee and issuer is not None and addressee is not None:
        at_issuer = _comes_closer(layout, number, issuer, addressee)
        at_addressee = not at_issuer
    if at_issuer != at_addressee:
        return ("issuer", 1) if at_issuer else ("addressee", 1)
    return by_label or "issuer", int(by_label is None and _beside_account(layout, number.cell))


def _named_in_section(layout: DocumentLayout, number: TaxNumber, issuer: Party | None, addressee: Party | None) -> str | None:
    """Whose name stands in the same section of a form as a number; None where both do, or neither."""
    rows = section_with(layout, number.cell)
    parties = (("issuer", issuer), ("addressee", addressee))
    named = [
        who
        for who, party in parties
        if party is not None and any(cell in party.cells for row in rows for cell in (row.value, row.stands_in))
    ]
    return named[0] if len(named) == 1 else None


def _beside_account(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a number stands in a row with the account to pay to, below the head of its page: that row is the issuer's."""
    if _place(layout, cell) < _BELOW_HEAD:
        return False
    row = layout.page(cell.page_number).lines[cell.line_number].cells
    return any(hit.at_start and not _OF_ACCOUNT.isdisjoint(hit.roles) for other in row for hit in layout.labels_in(other))


def _comes_closer(layout: DocumentLayout, number: TaxNumber, one: Party, other: Party) -> bool:
    """Whether a number that may stand in two blocks is in the column of the first alone, or else fewer lines under it."""
    framed, other_framed = (_holds(party, number.cell) for party in (one, other))
    if framed != other_framed:
        return framed
    reach = _IN_LINE * layout.page(number.label.page_number).height_of_print
    flush, other_flush = (abs(min(cell.box.x0 for cell in party.cells) - number.label.box.x0) < reach for party in (one, other))
    return flush if flush != other_flush else _lines_below(one, number.cell) < _lines_below(other, number.cell)


def _lines_below(party: Party, cell: Cell) -> int:
    return abs(cell.line_number - max(own.line_number for own in party.cells))


def _by_label(number: TaxNumber, *, issuer_sells: bool) -> str | None:
    if number.named in ("addressee", "issuer"):
        return number.named
    if number.named is None:
        return None
    return "issuer" if (number.named == "seller") == issuer_sells else "addressee"


def _in_block(layout: DocumentLayout, party: Party, number: TaxNumber) -> bool:
    if _is_headed_by(layout, number):
        return False
    return stands_in_block(layout, party, number.label) or stands_in_block(layout, party, number.cell)


def stands_by_one_of(layout: DocumentLayout, parties: Iterable[Party | None], number: TaxNumber) -> bool:
    """Whether a number stands in the block of one of some parties, itself or its label."""
    return any(party is not None and _in_block(layout, party, number) for party in parties)


def _is_headed_by(layout: DocumentLayout, number: TaxNumber) -> bool:
    """Whether a number stands under its label in a row of the paper's own numbers and dates, each under its own."""
    row = layout.page(number.label.page_number).lines[number.label.line_number].cells
    return number.cell.line_number > number.label.line_number and any(
        _ends_block(layout, each) and not has_digit(each.text) and not _has_value_beside(layout, each)
        for each in row
        if each is not number.label and not _goes_on(layout, each)
    )


def _goes_on(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell in small letters is the next line of the one over it, and no label: "date" under "60 days from invoice"."""
    over = [other for line in layout.page(cell.page_number).lines[max(0, cell.line_number - 2) : cell.line_number] for other in line.cells]
    return cell.text[:1].islower() and any(goes_on_under(other, cell) for other in over)


def _has_value_beside(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether the value of a label stands in its own row, as in a list of particulars beside the block of a party."""
    places = places_for(layout, layout.labels_in(cell)[0])
    return bool(places) and not places[0].is_below


def stands_in_block(layout: DocumentLayout, party: Party, cell: Cell) -> bool:
    """Whether a cell stands in a party's block or in the lines that go on under it."""
    if cell.page_number != party.cells[0].page_number:
        return False
    if _holds(party, cell):
        return True
    page = layout.page(cell.page_number)
    last = max(party.cells, key=lambda own: own.line_number)
    left = min(own.box.x0 for own in party.cells)
    right = max(own.box.x1 for own in party.cells)
    within = left - 2 * page.height_of_print < cell.box.x0 < max(right, left + 12 * page.height_of_print)
    if within and min(own.line_number for own in party.cells) < cell.line_number <= last.line_number:
        return True
    bottom = last.box.bottom
    for line in page.lines[last.line_number + 1 : last.line_number + _ROWS_OF_BLOCK]:
        if line.box.top - bottom > 1.9 * page.height_of_print:
            return False
        inside = [each for each in line.cells if each.box.x0 < right and each.box.x1 > left - 2 * page.height_of_print]
        if not inside:
            continue
        if any(_ends_block(layout, each) or in_table(layout, each) for each in inside):
            return False
        if line.line_number == cell.line_number:
            return within
        bottom = inside[0].box.bottom
    return False


def _holds(party: Party, cell: Cell) -> bool:
    """Whether a cell is within the lines of a party itself."""
    return any(
        cell is own or (cell.line_number == own.line_number and own.box.x0 <= cell.box.x1 and cell.box.x0 <= own.box.x1)
        for own in party.cells
    )


def _ends_block(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether another party's block or the paper's own numbers and dates begin with a cell."""
    labels = layout.labels_in(cell)
    return bool(labels) and labels[0].at_start and any(role in _OF_THE_PAPER or role.endswith("_heading") for role in labels[0].roles)


def is_buyers(layout: DocumentLayout, candidate: NumberCandidate, seller: Party | None, buyer: Party | None) -> bool:
    """Whether a registration number stands in the buyer's block and not in the seller's.

    A line of the buyer's address is nobody's number, though the label of the seller's stands beside it and has its own wrapped under it.
    """
    cell = candidate.place.label.cell
    if buyer is not None and candidate.place.cell is not cell and candidate.place.cell in buyer.cells:
        return True
    if buyer is None or not stands_in_block(layout, buyer, cell):
        return False
    return seller is None or not stands_in_block(layout, seller, cell)
