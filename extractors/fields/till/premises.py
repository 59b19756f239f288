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
    """Runs of address rows; rows of text between two of them belong to it, and a region's name behind it."""
    taken = set(range(shop.first_row, shop.last_row + 1)) if shop is not None else set()
    blocks: list[list[HeadRow]] = []
    run: list[HeadRow] = []
    waiting: list[HeadRow] = []
    for row in head:
        far = bool(run) and row.cell.box.top - (waiting or run)[-1].cell.box.bottom > _FAR * slip.height_of_print
        if row.index in taken or far or row.kind not in ("address", "text") or has_legal_form(row.text):
            if run:
                blocks.append(run + _region(waiting))
            run, waiting = [], []
            if row.kind != "address" or row.index in taken or has_legal_form(row.text):
                continue
        if row.kind == "address":
            run += [*waiting, row] if run else [row]
            waiting = []
        elif run:
            waiting.append(row)
    if run:
        blocks.append(run + _region(waiting))
    return [block[:_MOST_ROWS] for block in blocks]


def _region(waiting: list[HeadRow]) -> list[HeadRow]:
    """The name of a town, region or country that ends an address on a row of its own."""
    first = waiting[:1]
    return first if first and re.fullmatch(r"[^\W\d_]{3,}(?:[ .,]+[^\W\d_]{2,}){0,2}[.,]?", first[0].text.strip()) else []
