"""The address of a shop: the rows of street, town and postcode at the head of its slip."""

from __future__ import annotations

import re

from extractors.fields.company_names import has_postcode
from extractors.fields.till.head_rows import HeadRow, has_legal_form, head_of
from extractors.fields.till.shop import Shop
from extractors.fields.till.slip import Slip
from extractors.layout.lines import evidence_of
from extractors.model import Evidence

_MOST_ROWS = 8
_FAR = 2.4  # heights of print between two rows of one address
_MOST_TRAILING = 2
_LETTERS_OF_A_PLACE = 5
_PLACE_NAME = re.compile(r"[^\W\d_]{3,}(?:[ .,]+[^\W\d_]{2,}){0,2}[.,]?")
_CONTACT_TAIL = re.compile(r"(?i)[\s,;(]*\b(?:tel|fax|phone|h/?p|email|e-mail)\b.*$")


def premises_of(slip: Slip, shop: Shop | None) -> tuple[str, Evidence] | None:
    """The address as one line, and where it stands: the rows under the shop's name, else the fullest block of the head."""
    head = head_of(slip)
    blocks = _blocks(slip, head, shop)
    if not blocks:
        return None
    below = [block for block in blocks if shop is not None and block[0].index > shop.last_row]
    best = max(below or blocks, key=lambda block: (any(has_postcode(row.text) for row in block), len(block), -block[0].index))
    text = ", ".join(part for row in best if (part := _CONTACT_TAIL.sub("", row.text).strip(" ,;*")))
    return text, evidence_of(best[0].cell.page_number, [word for row in best for word in row.cell.words])


def _blocks(slip: Slip, head: list[HeadRow], shop: Shop | None) -> list[list[HeadRow]]:
    """Runs of address rows; rows of text between two of them belong to it."""
    taken = set(range(shop.first_row, shop.last_row + 1)) if shop is not None else set()
    blocks: list[list[HeadRow]] = []
    above: HeadRow | None = None
    run: list[HeadRow] = []
    waiting: list[HeadRow] = []
    for row in head:
        is_far = bool(run) and row.cell.box.top - (waiting or run)[-1].cell.box.bottom > _FAR * slip.height_of_print
        can_be_part = row.index not in taken and row.kind in ("address", "text") and not has_legal_form(row.text)
        if run and (is_far or not can_be_part):
            blocks.append(_ended(run, waiting))
            run, waiting = [], []
        if can_be_part and row.kind == "address":
            run = [*run, *waiting, row] if run else _begun(row, above, shop)
            waiting = []
        elif can_be_part and run:
            waiting.append(row)
        above = row if can_be_part else None
    if run:
        blocks.append(_ended(run, waiting))
    return [block[:_MOST_ROWS] for block in blocks]


def _begun(row: HeadRow, above: HeadRow | None, shop: Shop | None) -> list[HeadRow]:
    """A postcode and its town have a street over them, whatever it looks like, where that row is not the shop's own."""
    if above is not None and shop is not None and above.index > shop.last_row and has_postcode(row.text) and len(above.text.split()) > 1:
        return [above, row]
    return [row]


def _ended(run: list[HeadRow], waiting: list[HeadRow]) -> list[HeadRow]:
    """Behind a postcode only the region's name still belongs to an address; before one, the rows down to the telephone do."""
    if any(has_postcode(row.text) for row in run):
        return run + [row for row in waiting[:1] if _PLACE_NAME.fullmatch(row.text.strip())]
    return run + [row for row in waiting[:_MOST_TRAILING] if sum(map(str.isalpha, row.text)) >= _LETTERS_OF_A_PLACE]
