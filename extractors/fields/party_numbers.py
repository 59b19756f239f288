"""Whose a tax or registration number is: its label can say it, else the block it stands in, else it is the issuer's.

A footer that lists register, tax and bank numbers beside each other is the issuer's imprint, however close the addressee stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.identifiers import NumberCandidate
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.fields.tax_ids import TaxNumber
from extractors.layout.lines import Cell

_IMPRINT = re.compile(
    r"(?i)\b(?:iban|bic|swift|hrb|hra|handelsregister|amtsgericht|siret|siren|rcs|kvk|capital|steuernummer|st\.?-?nr|bank|reg\.?\s*n[or]|"
    r"tel|fax|www)\b|@"
)
_OF_THE_PAPER = frozenset(["invoice_number", "issue_date", "due_date", "po_number", "delivery_note_number", "payment_terms", "iban"])
_ROWS_OF_BLOCK = 9
_FARTHEST_UNDER = 90.0


def split_by_owner(
    layout: DocumentLayout, numbers: Sequence[TaxNumber], seller: Party | None, buyer: Party | None
) -> tuple[list[TaxNumber], list[TaxNumber]]:
    """The seller's and the buyer's tax numbers, each with those in the party's own block first, VAT numbers before others."""
    own: list[tuple[int, TaxNumber]] = []
    theirs: list[tuple[int, TaxNumber]] = []
    for number in numbers:
        owner, closeness = _owner(layout, number, seller, buyer)
        (theirs if owner == "buyer" else own).append((closeness, number))
    key = {bare_number(each.text) for _, each in theirs if each.names_buyer}
    own = [each for each in own if bare_number(each[1].text) not in key or each[1].names_seller]
    return _ranked(own), _ranked(theirs)


def _ranked(numbers: Sequence[tuple[int, TaxNumber]]) -> list[TaxNumber]:
    ordered = sorted(numbers, key=lambda each: (each[1].score < 1.0, -each[0], not each[1].is_vat))
    return [number for _, number in ordered]


def bare_number(text: str) -> str:
    """A number without what parts its groups."""
    return re.sub(r"\W", "", text).upper()


def _owner(layout: DocumentLayout, number: TaxNumber, seller: Party | None, buyer: Party | None) -> tuple[str, int]:
    """Whose a number is, and how surely: 2 by its label, 1 by the block it stands in, 0 by elimination."""
    if number.names_buyer:
        return "buyer", 2
    if number.names_seller:
        return "seller", 2
    in_seller = seller is not None and stands_in_block(layout, seller, number.label)
    in_buyer = buyer is not None and stands_in_block(layout, buyer, number.label)
    if in_seller != in_buyer:
        return ("seller", 1) if in_seller else ("buyer", 1)
    if _is_imprint(layout, number.label) or buyer is None:
        return "seller", 0
    to_buyer = _distance(buyer, number.cell)
    if to_buyer < _FARTHEST_UNDER and (seller is None or to_buyer < _distance(seller, number.cell)):
        return "buyer", 0
    return "seller", 0


def stands_in_block(layout: DocumentLayout, party: Party, cell: Cell) -> bool:
    """Whether a cell stands in a party's block or in the lines that go on under it."""
    if cell.page_number != party.cells[0].page_number:
        return False
    if any(cell is own or (cell.line_number == own.line_number and own.box.x0 <= cell.box.x0 <= own.box.x1) for own in party.cells):
        return True
    page = layout.page(cell.page_number)
    last = max(party.cells, key=lambda own: own.line_number)
    left = min(own.box.x0 for own in party.cells)
    right = max(own.box.x1 for own in party.cells)
    bottom = last.box.bottom
    for line in page.lines[last.line_number + 1 : last.line_number + _ROWS_OF_BLOCK]:
        if line.box.top - bottom > 1.9 * page.height_of_print:
            return False
        inside = [each for each in line.cells if each.box.x0 < right and each.box.x1 > left - 2 * page.height_of_print]
        if not inside:
            continue
        if any(_ends_block(layout, each) for each in inside):
            return False
        if any(each is cell for each in inside):
            return abs(cell.box.x0 - left) < 12 * page.height_of_print
        bottom = inside[0].box.bottom
    return False


def _ends_block(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether another party's block or the paper's own numbers and dates begin with a cell."""
    labels = layout.labels_in(cell)
    return bool(labels) and labels[0].at_start and any(role in _OF_THE_PAPER or role.endswith("_heading") for role in labels[0].roles)


def _is_imprint(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands among the register, telephone and bank numbers of an issuer."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    return _IMPRINT.search(line.text) is not None


def _distance(party: Party, cell: Cell) -> float:
    """How far below a party's block a cell stands, what it is off to the side counted twice."""
    own = [each for each in party.cells if each.page_number == cell.page_number]
    if not own:
        return 9999.0
    last = max(own, key=lambda each: each.box.bottom)
    down = cell.box.top - last.box.bottom
    across = max(0.0, own[0].box.x0 - cell.box.x1, cell.box.x0 - max(each.box.x1 for each in own))
    return (down if down >= -30 else 9999.0) + across * 2


def is_buyers(layout: DocumentLayout, candidate: NumberCandidate, seller: Party | None, buyer: Party | None) -> bool:
    """Whether a registration number stands in the buyer's block and not in the seller's."""
    cell = candidate.place.label.cell
    if buyer is None or not stands_in_block(layout, buyer, cell):
        return False
    return seller is None or not stands_in_block(layout, seller, cell)
