"""Whom a letter is addressed to where it prints the bare name: one other company stands by itself in the upper part of the first page.

Without heading and address no rule of places knows an addressee. But a paper has two parties, and a company's name that fills its line,
says no label's value, continues no line of the issuer's and is the only one of its kind can only be the other of them.
"""

from __future__ import annotations

import re
from itertools import dropwhile

from extractors.fields.address_windows import is_senders_line
from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bank,
    is_department,
    is_street,
    looks_like_name,
    name_key,
    tidy_name,
)
from extractors.fields.estates import HOUSE_NUMBER, is_place_in_town
from extractors.fields.headed_parties import headed_parties
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_strong_legal_form, is_only_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.party_blocks import Party, party_of, with_score
from extractors.fields.told_addresses import told_address_under
from extractors.layout.blocks import blocks_of
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit, has_letter_or_digit
from extractors.titles import kind_of_title

_UPPER_PART = 0.45  # of the page's height
_FEWEST_WORDS, _MOST_WORDS = 2, 8
_LABEL_REACH = 0.35  # share of the page's width at which a value still stands beside its label
_TRADING_AS = re.compile(r"(?i)\w\W+(?:t/a|trading as|h/a)\W+\w")
_PARTED = re.compile(r"\s[-–—|*]\s|[•·|■●:]")  # a name with something else on its line
_SMALL = frozenset(("t/a", "h/a", "trading", "as", "and", "en", "und", "et", "of", "van", "de", "der", "la", "le", "du", "für", "for"))
"""Words that a name has in small letters."""
_TAX_IDS = frozenset({"seller_tax_id", "buyer_tax_id"})
_COMMA = re.compile(r",\s+")
_PARTS_OF_ADDRESS = 2
_HEAD, _SMALL_PRINT, _IN_LINE = 0.07, 0.9, 0.75  # share of the page's height, of the height of print, score
_SCORE = 0.5
_FLUSH = 2.0  # points
_FEWEST_LINES, _UNDER_LETTERHEAD = 2, 0.08  # share of the page's height


def bare_addressee(layout: DocumentLayout, issuer: Party) -> Party | None:
    """The only company besides the issuer that stands by itself in the upper part of the first page; None where none or several do.

    A heading that says whom the goods go to confirms it with the same name, and leaves it open with another.
    """
    page = layout.pages[0]
    headed = {name_key(party.name) for role in ("ship_to_heading", "buyer_heading") for party in headed_parties(layout, role)}
    goods = min((cell.box.top for cell in page.cells if in_table(layout, cell)), default=page.page.height)
    lowest = min(goods, _UPPER_PART * page.page.height)
    found: dict[str, Cell] = {}
    for cell in page.cells:
        if cell.box.bottom < lowest and _is_company(cell.text) and _is_by_itself(layout, page, cell):
            found.setdefault(name_key(cell.text), cell)
    others = {key: cell for key, cell in found.items() if not _is_one(key, name_key(issuer.name))}
    if not others:
        return _over_street(layout, issuer, lowest, headed)
    if len(others) != 1 or not headed <= others.keys():
        return None
    (cell,) = others.values()
    reasons = ("is the only other company in the upper part",)
    address, where = told_address_under(layout, cell, issuer.cells)
    if where is None or where.box is None or abs(where.box.x0 - cell.box.x0) > _FLUSH:
        address, where = "", None  # of another column
    return Party(tidy_name(cell.text), cell.evidence(), address, where, _SCORE, (cell,), reasons)


def _over_street(layout: DocumentLayout, issuer: Party, lowest: float, headed: set[str]) -> Party | None:
    """The only party besides the issuer whose name stands over a street in a block of its own, though no postal code ends it.

    Small firms address customers of their town so: "Umhlali Broers" over "Hertzogboulevard 18" over "Worcester".
    """
    page = layout.pages[0]
    found = []
    for block in blocks_of(page):
        cells = list(dropwhile(_goes_before_name, block.cells))
        if len(cells) < _FEWEST_LINES or cells[0].box.top < _UNDER_LETTERHEAD * page.page.height or cells[-1].box.bottom > lowest:
            continue
        name, street = cells[0], cells[1]
        if not (_is_street_of(street.text) and looks_like_name(name.text) and not is_place_in_town(name.text)) or is_street(name.text):
            continue
        if is_bank(name.text) or kind_of_title(name.text) or not _is_by_itself(layout, page, name) or _stands_at(name, issuer):
            continue
        party = party_of(layout, cells)
        if party is not None and party.address and not _is_one(name_key(party.name), name_key(issuer.name)):
            found.append(party)
    if len({name_key(each.name) for each in found}) != 1 or not headed <= {name_key(found[0].name)}:
        return None
    return with_score(found[0], _SCORE, "is the only other name over a street")


def _goes_before_name(cell: Cell) -> bool:
    """Whether a line is a title, an office or whose attention is called, which stand over an addressee's name."""
    return is_department(cell.text) or is_attention(cell.text) or kind_of_title(cell.text) is not None


def _is_street_of(text: str) -> bool:
    """Whether a line is a street with its number, a box, or a farm or a corner."""
    first = text.split(",")[0]
    return (is_street(first) and has_digit(first)) or HOUSE_NUMBER.search(first) is not None or is_place_in_town(first)


def _stands_at(name: Cell, issuer: Party) -> bool:
    """Whether a line is of the issuer's name or address."""
    boxes = [
        each.box for each in (issuer.name_evidence, issuer.address_evidence) if each is not None and each.page_number == name.page_number
    ]
    return any(
        box is not None and box.top <= name.box.bottom and name.box.top <= box.bottom and box.x0 <= name.box.x1 and name.box.x0 <= box.x1
        for box in boxes
    )


def addressee_in_line(layout: DocumentLayout) -> Party | None:
    """The only line of the upper part that is a name, a street and a town, parted by commas: "Morel SA, Rue du Port 2, 1227 Carouge".

    At the head and in small print it is the sender's own.
    """
    page = layout.pages[0]
    found = []
    for cell in page.cells:
        name, *address = _COMMA.split(cell.text)
        if len(address) != _PARTS_OF_ADDRESS or not _HEAD < cell.box.top / page.page.height < _UPPER_PART or in_table(layout, cell):
            continue
        is_address = (is_street(address[0]) or has_digit(address[0])) and has_postcode(address[-1])
        is_large = cell.height >= _SMALL_PRINT * page.height_of_print and cell is page.lines[cell.line_number].cells[0]
        if is_address and is_large and looks_like_name(name) and not is_street(name):
            found.append((cell, name))
    if len(found) != 1 or not _is_by_itself(layout, page, found[0][0]):
        return None
    ((cell, name),) = found
    behind = cell.text[len(name) :].lstrip(", ")
    where = cell.evidence(len(cell.text) - len(behind))
    return Party(
        tidy_name(name), cell.evidence(0, len(name)), behind, where, _IN_LINE, (cell,), ("is a name with its address on one line",)
    )


def _is_company(text: str) -> bool:
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or not looks_like_name(text) or is_only_form(text):
        return False
    if not all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in text.split()):
        return False  # a sentence, which says something of a company
    return (has_strong_legal_form(text) or _TRADING_AS.search(text) is not None) and not is_bank(text) and not _PARTED.search(text)


def _is_by_itself(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a line holds no label and is not the value of one beside or above it."""
    labels = (role for hit in layout.labels_in(cell) for role in hit.roles)
    if any(not role.startswith("column_") for role in labels) or is_senders_line(cell):
        return False  # the short words over columns occur in names: "J & M"
    beside = [other for other in page.lines[cell.line_number].cells if 0 <= cell.box.x0 - other.box.x1 < _LABEL_REACH * page.page.width]
    above = [
        other
        for line in page.lines[max(0, cell.line_number - 2) : cell.line_number]
        for other in line.cells
        if cell.box.top - other.box.bottom < cell.height and min(other.box.x1, cell.box.x1) > max(other.box.x0, cell.box.x0)
    ]
    nearest = [other for other in beside if has_letter_or_digit(other.text)][-1:]  # the value of a label further to the left
    return not any(_awaits_value(hit) for other in (*nearest, *above) for hit in layout.labels_in(other))


def _awaits_value(hit: LabelHit) -> bool:
    return hit.at_start and hit.rest is None and _TAX_IDS.isdisjoint(hit.roles)


def _is_one(key: str, other: str) -> bool:
    """Whether two names are one, or the one begins the other as a trade name does its company's."""
    return key.startswith(other) or other.startswith(key)
