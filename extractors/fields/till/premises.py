"""The address of a shop: the rows of street, town and postcode at the head of its slip."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from extractors.fields.company_names import has_postcode
from extractors.fields.dates import dates_of
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
_MOST_ROWS_OF_WORDS = 6
_NUMBERED = re.compile(r"[^\W\d_]{2}\W+\d{1,4}[a-zA-Z]?\b|\b\d{1,4}[a-zA-Z]?\W+[^\W\d_]{2}")
_LABEL = re.compile(r"^\W*(?:[\u4e00-\u9fff]{0,6}地址|address|adresse|adres)\s*[:：]\s*", re.IGNORECASE)
_BLANK_BESIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff\d])|(?<=\d)\s+(?=[\u4e00-\u9fff])")
_CONTACT_TAIL = re.compile(r"(?i)[\s,;(]*\b(?:tel|fax|phone|h/?p|email|e-mail)\b.*$")


def premises_of(slip: Slip, shop: Shop | None) -> tuple[str, Evidence] | None:
    """The address as one line, and where it stands: the rows under the shop's name, else the fullest block of the head."""
    head = _before_the_purchase(head_of(slip), shop)
    blocks = _blocks(slip, head, shop) or _under_the_name(slip, head, shop)
    if not blocks:
        return None
    below = [block for block in blocks if shop is not None and block[0].index > shop.last_row]
    best = max(below or blocks, key=lambda block: (any(has_postcode(row.text) for row in block), len(block), -block[0].index))
    best = [*_rows_between(head, shop, best[0]), *best]
    text = ", ".join(part for row in best if (part := _CONTACT_TAIL.sub("", _LABEL.sub("", row.text)).strip(" ,;*")))
    text = _BLANK_BESIDE_HAN.sub("", text)
    return text, evidence_of(best[0].cell.page_number, [word for row in best for word in row.cell.words])


def _before_the_purchase(head: list[HeadRow], shop: Shop | None) -> list[HeadRow]:
    """The rows over the day that stands under the shop's name: "Welding rods 2.5 mm, 5 kg" is no street."""
    return list(takewhile(lambda row: shop is None or row.index < shop.last_row or not dates_of(row.cell), head))


def _under_the_name(slip: Slip, head: list[HeadRow], shop: Shop | None) -> list[list[HeadRow]]:
    """The rows between the shop's name and its telephone, tax number or purchase, one of which has a number: a street in whatever words."""
    if shop is None:
        return []
    block = list(takewhile(lambda row: row.kind in ("text", "noise"), (row for row in head if row.index > shop.last_row)))
    is_told = len(block) <= _MOST_ROWS_OF_WORDS and any(any(map(str.isdigit, row.text)) and row.kind == "text" for row in block)
    ends = bool(block) and any(row.index == block[-1].index + 1 and row.kind in ("contact", "tax", "registration") for row in head)
    return [block] if is_told and ends and not any(has_legal_form(row.text) for row in block) else []


def _rows_between(head: list[HeadRow], shop: Shop | None, first: HeadRow) -> list[HeadRow]:
    """The rows between the shop's name and an address, from the first with a number: a street whose name gives no sign of one."""
    if shop is None or first.index <= shop.last_row:
        return []
    between = [row for row in head if shop.last_row < row.index < first.index]
    if any(row.kind != "text" or has_legal_form(row.text) for row in between):
        return []
    return list(dropwhile(lambda row: not _NUMBERED.search(row.text), between))


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
