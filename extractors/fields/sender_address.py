"""The issuer's address: behind its name in a sender's line, beside it, or in the lines under it, mixed with telephone and tax numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.fields.address_in_line import address_within
from extractors.fields.address_windows import SEPARATED
from extractors.fields.company_names import (
    has_postcode,
    is_bare_postcode,
    is_building,
    is_contact_line,
    is_of_register,
    is_street,
    says_since_when,
)
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.numbers_behind import without_numbers_behind
from extractors.fields.party_blocks import party_of
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.model import Evidence

_LINES_UNDER = 6
_WORDS_OF_PLACE = 3
_FARTHEST_IN_HEIGHTS = 3.0
_HEAD, _FOOT = 0.2, 0.8  # shares of the page's height
_ENDS_IN_POSTCODE = re.compile(r"(?:\b\d{4,6}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|,\s*(?:[A-Z]-)?\d{4,5} [^\d,]+|\d{4} ?[A-Z]{2} [^\d,]+)$")
_COMPANY_NUMBER = re.compile(r"(?i)\W*(?:(?:co|br|reg|gst|company)[\w. ]{0,12}:?\s*)?[A-Z]{0,2}\d{4,8}\s?[-~]\s?[A-Z0-9]\W*")
_CALLED_ADDRESS = re.compile(
    r"(?i)^(?:公司|注册|办公)?(?:地址|住所|add|addr|address|adresse?|anschrift)\.?\s*[:：]\s*(.{6,}?)\s*"
    r"(?=$|(?:电话|传真|邮编|邮箱|联系|税号|tel|phone|fax|mobile|e-?mail|web)\w*\.?\s*[:：])"
)
_HOUSE = re.compile(r"[^\W\d_]{3,}\.?,? \d{1,4} ?[a-zA-Z]?(?:[/-]\d+)*$|^\d{1,4}(?: ?bis| ?ter|[A-Za-z])?,? [^\W\d_]{3,}")
_PARTED = re.compile(
    r"\s*[|•·■●]\s*|\s+[-–—]\s+(?!\d{4,6}$)|\s{2,}|[.,;]? (?=(?i:tel|phone|fax|cell|mobile|e-?mail)\b(?: ?[:.]| \(?\+?\d))"
)
_TOWN_FIRST = re.compile(
    r"^((?:[A-Z]{1,2}-)?\d{4,5} [^\d,:]{2,30}, [^\d,:]{3,40} \d{1,4} ?[a-zA-Z]?(?:[/-]\d+)*)"
    r"(?=$|\s*[,|·•]|\s+(?:tel|fon|fax|mail|uid|ust)\w*\b)",
    re.IGNORECASE,
)


def is_senders_tail(texts: Sequence[str]) -> bool:
    """Street and town beside a name on its line, as in a sender's line whose separators a reader lost."""
    return 2 <= len(texts) <= 5 and has_postcode(" ".join(texts[:3])) and any(is_street(text) for text in texts[:2])


@once_a_layout
def address_under(layout: DocumentLayout, page: PageLayout, cell: Cell, name: str) -> tuple[str, Evidence | None]:
    """The address that stands behind a name in a sender's line, or under it."""
    at = cell.text.find(name)
    tail = cell.text[at + len(name) :].strip(" -–—|•·,*■●") if at >= 0 else ""
    for text, own in ((tail, cell), *((each.text, each) for each in stack_below(page, cell, at_most=3)[1:])):
        within = address_within(text)
        if within:
            start = own.text.find(within)
            return within, own.evidence(start, start + len(within))
    if tail and (has_postcode(tail) or is_street(tail)):
        parts = [part.strip() for part in SEPARATED.split(tail) if part.strip() and not is_of_register(part)]
        last = max((index for index, part in enumerate(parts) if _is_address(part)), default=len(parts) - 1)
        kept = [part for part in parts[: last + 2] if not is_contact_line(part + " ") and ": " not in part]
        start = cell.text.find(tail)
        if any(has_postcode(part) or is_street(part) for part in kept):
            return ", ".join(kept), cell.evidence(start, cell.text.find(kept[-1], start) + len(kept[-1]))
    beside = [other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x0]
    cells = [other for other in beside if not is_contact_line(other.text)][:3]
    if cells and is_senders_tail([other.text for other in beside]):
        return ", ".join(other.text.strip(" ,-") for other in cells), evidence_of(
            page.page_number, [word for each in cells for word in each.words]
        )
    party = party_of(layout, stack_below(page, cell))
    if party is not None and party.address and len(party.cells) > 1 and not _is_mixed(party.address):
        return party.address, party.address_evidence
    below = stack_below(page, cell, at_most=2)[1:]
    town_first = _TOWN_FIRST.match(below[0].text) if below else None
    if town_first:
        return town_first[1], below[0].evidence(0, town_first.end(1))
    address, evidence = _from_lines_under(layout, page, cell)
    return (address, evidence) if address else _behind_label(page, cell)


def _behind_label(page: PageLayout, cell: Cell) -> tuple[str, Evidence | None]:
    """The address that a line right under a name calls so: "地址：上海市张杨路828号 电话：021-5888", "Add: 12F, Haifu Center"."""
    for line in page.lines[cell.line_number + 1 : cell.line_number + 3]:
        for below in line.cells:
            match = _CALLED_ADDRESS.match(below.text)
            if match and min(below.box.x1, cell.box.x1) > max(below.box.x0, cell.box.x0):
                text = match[1].strip(" ,;，；")
                start = below.text.find(text)
                return text, below.evidence(start, start + len(text))
    return "", None


def address_at_edge(layout: DocumentLayout, not_in: Sequence[Cell]) -> tuple[str, Evidence | None]:
    """An address on one line in the head or foot of the first page, where issuers print their particulars."""
    page = layout.pages[0]
    taken = set(map(id, not_in))
    for cell in page.cells:
        place = cell.box.top / page.page.height
        if id(cell) in taken or _HEAD < place < _FOOT or _begins_with_label(layout, cell):
            continue
        parts = [part.strip(" ,") for part in _PARTED.split(without_numbers_behind(layout, cell).text) if part.strip(" ,")]
        for part in parts:
            if is_street(part) and not is_contact_line(part + " ") and _ENDS_IN_POSTCODE.search(part):
                start = cell.text.find(part)
                return part, cell.evidence(start, start + len(part))
        for street, town in pairwise(parts):
            if _HOUSE.search(street) and has_postcode(town) and not any(is_contact_line(f"{part} ") for part in (street, town)):
                start = cell.text.find(street)
                return f"{street}, {town}", cell.evidence(start, cell.text.find(town, start) + len(town))
    return "", None


def _begins_with_label(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell starts with a label other than a column's, which also begin addresses: "Unit 9 Prospecton Park"."""
    return any(hit.at_start and any(not role.startswith("column_") for role in hit.roles) for hit in layout.labels_in(cell))


def _is_mixed(address: str) -> bool:
    return is_contact_line(address) or _PARTED.search(address) is not None


def _from_lines_under(layout: DocumentLayout, page: PageLayout, cell: Cell) -> tuple[str, Evidence | None]:
    """The parts of the lines under a name that are an address, up to its town."""
    found: list[tuple[str, Cell, bool]] = []
    bottom = cell.box.bottom
    for line in page.lines[cell.line_number + 1 : cell.line_number + _LINES_UNDER]:
        if line.box.top - bottom > _FARTHEST_IN_HEIGHTS * max(cell.height, page.height_of_print):
            break
        bottom = line.box.bottom
        near = [each for each in line.cells if min(each.box.x1, cell.box.x1) - max(each.box.x0, cell.box.x0) > 0]
        if not near or _begins_with_label(layout, near[0]) or dates_of(near[0]):
            break
        own = without_numbers_behind(layout, near[0])
        parts = [part.strip(" ,") for part in _PARTED.split(own.text) if part.strip(" ,")]
        told = [is_contact_line(part + " ") or _COMPANY_NUMBER.fullmatch(part) or is_of_register(part) for part in parts]
        kept = [part for part, is_told in zip(parts, told, strict=True) if not is_told]
        sure = [_is_address(part) for part in kept]
        if len(parts) > 1:
            begun = any(is_sure for _, _, is_sure in found)
            pairs = [
                (part, is_sure)
                for index, (part, is_sure) in enumerate(zip(kept, sure, strict=True))
                if is_sure or ((begun or any(sure[:index])) and _may_be_place(part))
            ]
            kept, sure = [part for part, _ in pairs], [is_sure for _, is_sure in pairs]
        if len(kept) < len(parts) and not kept:
            if found:
                break
            continue
        found += [(part, near[0], is_sure) for part, is_sure in zip(kept, sure, strict=True)]
    while found and not found[-1][2]:
        found.pop()
    first = next((index for index, each in enumerate(found) if each[2]), 0)
    found = found[first:] if first <= 2 else []
    if not any((has_postcode(part) or is_street(part)) and not says_since_when(part) for part, _, _ in found):
        return "", None
    words = [word for part, own, _ in found for word in own.words_between(own.text.find(part), own.text.find(part) + len(part))]
    return ", ".join(part for part, _, _ in found), evidence_of(page.page_number, words)


def _may_be_place(text: str) -> bool:
    """Whether a part of a line can be a suburb or a town, which the street before it and the code after it make one."""
    words = text.split()
    return len(words) <= _WORDS_OF_PLACE and all(word[0].isupper() and word.replace("-", "").replace("'", "").isalpha() for word in words)


def _is_address(text: str) -> bool:
    if says_since_when(text):
        return False
    return is_street(text) or has_postcode(text) or is_building(text) or is_bare_postcode(text) or re.search(r"\d|,", text) is not None
