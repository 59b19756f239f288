"""A Chinese VAT invoice (发票) has its two parties in fixed frames, each with the same rows and a caption that is printed down its side.

Buyer and seller stand beside each other on the electronic invoice, the buyer to the left; on the older paper the buyer stands above. Both
are labelled 名称, so only the place tells them apart, unless a heading over a frame says whose it is. A letter of the caption
that runs down beside the rows may stand before a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.fields.company_names import tidy_name
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.layout.lines import Cell, PageLayout

_FAPIAO = re.compile(r"发\s*票")
_CAPTION = "[购買买销銷售货方单位信息]"
_NAME = re.compile(rf"^\W*(?:{_CAPTION}\s+)?名\s*称\s*[:：]?\s*")
_BEGUN_NAME = re.compile(rf"(?:{_CAPTION}\s*)?名")
_TAX = re.compile(r"纳税人识别号|统一社会信用代码")
_ADDRESS = re.compile(r"地\s*址\s*(?:[、,，]\s*电\s*话)?\s*[:：]\s*")
_PHONE = re.compile(r"\s+(?:\+?\d[\d -]{6,})$")
_ROWS = 7
_SCORE = 3.0


def fapiao_parties(layout: DocumentLayout) -> tuple[Party, Party] | None:
    """Seller and buyer of a Chinese VAT invoice, or None where the first page is none."""
    page = layout.pages[0]
    if not _FAPIAO.search(page.text) or len(_TAX.findall(page.text)) < 2:
        return None
    rows = (cell for line in page.lines for cell in _whole_labels(line.cells))
    names = [(cell, match) for cell in rows if (match := _NAME.match(cell.text)) and len(cell.text) > match.end() + 1]
    if len(names) != 2:
        return None
    (first, first_match), (second, second_match) = names
    if _is_headed(layout, first, "seller_heading") or _is_headed(layout, second, "buyer_heading"):
        (first, first_match), (second, second_match) = (second, second_match), (first, first_match)
    buyer = _party(page, first, first_match.end(), second)
    seller = _party(page, second, second_match.end(), first)
    return seller, buyer


def _is_headed(layout: DocumentLayout, name: Cell, role: str) -> bool:
    """Whether a heading of a role, with nothing behind it, stands right over a name in its column."""
    return any(
        hit.at_start
        and hit.rest is None
        and hit.cell.page_number == name.page_number
        and name.line_number - hit.cell.line_number == 1
        and abs(hit.cell.box.x0 - name.box.x0) < name.height
        for hit in layout.hits(role)
    )


def _whole_labels(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a line, those that part the two letters of 名称, printed as wide as the longer labels below, as one."""
    for cell, behind in zip_longest(cells, cells[1:]):
        if behind is not None and _BEGUN_NAME.fullmatch(cell.text) and behind.text.startswith("称"):
            yield Cell(cell.page_number, cell.line_number, (*cell.words, *behind.words))
        else:
            yield cell


def _party(page: PageLayout, cell: Cell, start: int, other: Cell) -> Party:
    """The party whose name a cell holds from a character on, with the address in the rows of its frame."""
    beside = cell.line_number == other.line_number
    left = cell.box.x0 - 3 * page.height_of_print
    right = other.box.x0 - 3 * page.height_of_print if beside and other.box.x0 > cell.box.x0 else page.page.width
    cells: list[Cell] = [cell]
    address, evidence = "", None
    for line in page.lines[cell.line_number + 1 : cell.line_number + _ROWS]:
        if not beside and line.line_number >= other.line_number > cell.line_number:
            break
        for own in line.cells:
            if not left <= own.box.x0 < right:
                continue
            cells.append(own)
            match = _ADDRESS.search(own.text)
            if match and not address:
                address = _PHONE.sub("", own.text[match.end() :]).strip()
                evidence = own.evidence(match.end(), match.end() + len(address)) if address else None
    end = found.start() if (found := _TAX.search(cell.text, start)) else len(cell.text)
    name = tidy_name(cell.text[start:end])
    return Party(name, cell.evidence(start, end), address, evidence, _SCORE, tuple(cells), ("stands in its frame of a fapiao",))
