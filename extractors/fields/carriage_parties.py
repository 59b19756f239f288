"""Who sends and who receives the goods of a waybill: he sells and he buys, whoever carries them and prints the form.

Headings say it best. Goods that go "to order" go to a bank or to whoever holds the paper, and whom to notify buys them. Where a heading is
in words nobody listed, forms still print who sends before who receives, and both before whom to notify.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.company_names import has_postcode, is_bank, is_street, looks_like_name, name_key
from extractors.fields.headed_parties import headed_parties
from extractors.fields.labels import label_key
from extractors.fields.legal_forms import has_legal_form, is_form_alone
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.page_zones import in_table
from extractors.fields.party_blocks import Party, party_of
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_letter

_SENDER_ROLES = ("sender_heading", "seller_heading")
_RECEIVER_ROLES = ("consignee_heading", "ship_to_heading", "buyer_heading")  # the last may be who pays for the carriage
_OTHERS = ("notify_heading", "carrier_heading", "remit_to_heading", "other_party_heading")
_LOWEST_HEADING = 0.5
_BARE_PLACE = 1.0  # a town under "To" is the end of a journey
_LATER_ROLE = 0.3
_TO_ORDER = re.compile(
    r"(?i)^\W*(?:to\s+(?:the\s+)?order(?:\s+of)?|(?:to\s+the\s+)?order\s+of|an\s+(?:die\s+)?order(?:\s+(?:von|der|des))?|à\s+(?:l['’]\s?)?ordre(?:\s+(?:de|du))?|"
    r"aan\s+orde?r(?:\s+van)?|op\s+order(?:\s+van)?|凭指示|凭|to\s+bearer)\b\W*"
)
_WHOEVER = re.compile(r"(?i)^(?:the\s+)?(?:shippers?|consignors?|holder|bearer|issuing bank|指示)?\W*$")
_SAME = re.compile(
    r"(?i)^\W*(?:the\s+)?(?:same|as (?:above|consignee|per)|idem|wie (?:oben|empfänger)|identique|mêmes?|dieselfde|zelfde|同上|同收货人)\b"
)
_SAME_ROW = 2  # lines
_LONGEST_HEADING = 6  # words
_OVER_NAME, _SAME_PRINT = 1.7, 1.3  # heights of print, times
_LEFT_OF_NAME = 0.25  # share of the page's width
_LOWEST = 0.75  # share of the page's height


def carriage_parties(layout: DocumentLayout) -> tuple[Party | None, Party | None]:
    """The sender and the receiver of the goods, None for whom the paper does not name."""
    senders = _headed(layout, _SENDER_ROLES)
    receivers = _headed(layout, _RECEIVER_ROLES)
    sender = next(iter(senders), None)
    receiver = next((each for each in receivers if sender is None or not _are_one(each, sender)), None)
    receiver = _but_to_order(layout, receiver)
    if sender is None or receiver is None:
        sender, receiver = _by_place(layout, sender, receiver)
    if sender is None and receiver is not None:
        sender = _who_orders(layout, receiver)
    return sender, receiver


def _who_orders(layout: DocumentLayout, receiver: Party) -> Party | None:
    """The company that orders the carriage of goods for another, "Auftraggeber", "Donneur d'ordre", where nobody else sends them."""
    ordering = (party for party in headed_parties(layout, "buyer_heading") if party.score >= _LOWEST_HEADING)
    return next((each for each in ordering if has_legal_form(each.name) and not _are_one(each, receiver)), None)


def _headed(layout: DocumentLayout, roles: Sequence[str]) -> list[Party]:
    """The parties under headings of some roles, those of an earlier role and those that are more than a place first.

    A bare name under a heading of other papers is a salesman or a clerk.
    """
    found = [
        (party.score - _LATER_ROLE * rank - (0.0 if party.address or has_legal_form(party.name) else _BARE_PLACE), party)
        for rank, role in enumerate(roles)
        for party in headed_parties(layout, role)
        if party.score >= _LOWEST_HEADING and not _SAME.match(party.name) and (not rank or party.address or has_legal_form(party.name))
    ]
    return [party for _, party in sorted(found, key=lambda each: -each[0])]


def _are_one(one: Party, other: Party) -> bool:
    return name_key(one.name) == name_key(other.name)


def _but_to_order(layout: DocumentLayout, receiver: Party | None) -> Party | None:
    """The receiver by his name alone, or whom to notify where the goods are at the order of a bank or of nobody named."""
    order = _TO_ORDER.match(receiver.name) if receiver is not None else None
    if receiver is not None and order is None:
        notified = _headed(layout, ("notify_heading",)) if _is_town_of_bank(layout, receiver) else []
        return notified[0] if notified else receiver
    named = receiver.name[order.end() :].strip(" ,:") if receiver is not None and order is not None else ""
    if receiver is None or _WHOEVER.match(named) or is_bank(named):
        is_to_order = receiver is not None or any(_TO_ORDER.match(cell.text) for cell in layout.pages[0].cells)
        notified = _headed(layout, ("notify_heading",)) if is_to_order else []
        return notified[0] if notified else receiver
    words = receiver.cells[0].words
    first = next((index for index in range(len(words)) if " ".join(word.text for word in words[index:]).startswith(named)), 0)
    cell = receiver.cells[0].part(first) or receiver.cells[0]
    return replace(receiver, name=named, name_evidence=cell.evidence())


def _is_town_of_bank(layout: DocumentLayout, receiver: Party) -> bool:
    """Whether a bare line stands right under a bank at whose order the goods are, as its town: no bank is anybody's name."""
    own = receiver.cells[0]
    page = layout.page(own.page_number)
    over = [cell for line in page.lines[max(0, own.line_number - 1) : own.line_number] for cell in line.cells]
    at = [cell for cell in over if abs(cell.box.x0 - own.box.x0) < page.height_of_print]
    return not receiver.address and not has_legal_form(receiver.name) and any(_TO_ORDER.match(cell.text) for cell in at)


def _by_place(layout: DocumentLayout, sender: Party | None, receiver: Party | None) -> tuple[Party | None, Party | None]:
    """Both, with who is missing taken from the announced blocks in reading order: who sends stands before who receives."""
    blocks = [each for each in _announced(layout) if not any(known is not None and _are_one(each, known) for known in (sender, receiver))]
    if sender is None and receiver is None:
        return (blocks[0], blocks[1]) if len(blocks) > 1 else (None, None)
    known = sender or receiver
    assert known is not None
    before = [each for each in blocks if _stands_before(each, known)]
    after = [each for each in blocks if not _stands_before(each, known)]
    if sender is None:
        return (before[-1] if before else None), receiver
    return sender, (after[0] if after else None)


def _stands_before(one: Party, other: Party) -> bool:
    """Whether a party stands over another, or left of it in the same row of blocks, whose names may be set a line apart."""
    first, second = (min(party.cells, key=lambda cell: (cell.page_number, cell.line_number)) for party in (one, other))
    if first.page_number != second.page_number or abs(first.line_number - second.line_number) > _SAME_ROW:
        return (first.page_number, first.line_number) < (second.page_number, second.line_number)
    return first.box.x0 < second.box.x0


@once_a_layout
def _announced(layout: DocumentLayout) -> tuple[Party, ...]:
    """The companies on the first page over whose address, or left of it, a few words stand that announce nobody else, in reading order."""
    page = layout.pages[0]
    others = {(cell.line_number, cell.box.x0) for role in _OTHERS for party in headed_parties(layout, role) for cell in party.cells}
    found: list[Party] = []
    for cell in page.cells:
        if cell.box.top > _LOWEST * page.page.height or in_table(layout, cell) or not _is_company(cell.text):
            continue
        heading, name = _heading_and_name(page, cell)
        if heading is None or not looks_like_name(name.text) or is_form_alone(name.text) or is_street(name.text):
            continue
        party = party_of(layout, [name, *(stack_below(page, name)[1:] or stack_below(page, cell)[1:])])
        if party is None or not (has_postcode(party.address) or is_street(party.address)):
            continue
        if not any((own.line_number, own.box.x0) in others for own in party.cells) and not any(_are_one(each, party) for each in found):
            found.append(replace(party, heading=label_key(heading.text)))
    return tuple(found)


def _heading_and_name(page: PageLayout, cell: Cell) -> tuple[Cell | None, Cell]:
    """What may announce the company in a cell, and its name: words before a colon, a few close over it, or what stands left of it."""
    at = next((index for index, word in enumerate(cell.words) if word.text.endswith((":", "：")) and index < _LONGEST_HEADING), None)
    before, name = (cell.part(0, at + 1), cell.part(at + 1)) if at is not None else (None, cell)
    if before is not None and name is not None:
        return (before, name) if _is_company(name.text) else (None, cell)
    for line in page.lines[max(0, cell.line_number - 2) : cell.line_number]:
        for over in line.cells:
            gap = cell.box.top - over.box.bottom + page.height_of_print / 2
            is_over = abs(over.box.x0 - cell.box.x0) < page.height_of_print and 0 <= gap < _OVER_NAME * page.height_of_print
            if is_over and _may_announce(over) and over.height < _SAME_PRINT * cell.height:
                return over, cell
    left = [other for other in page.lines[cell.line_number].cells if 0 <= cell.box.x0 - other.box.x1 < _LEFT_OF_NAME * page.page.width]
    return (left[-1] if left and _may_announce(left[-1]) else None), cell


def _is_company(text: str) -> bool:
    """Whether a line has a form of law; "SA", which is the country too, ends a name that is announced."""
    return has_legal_form(text) or text.endswith(" SA")


def _may_announce(cell: Cell) -> bool:
    few = len(cell.words) <= _LONGEST_HEADING and not has_legal_form(cell.text)
    return few and not is_street(cell.text) and not has_postcode(cell.text) and has_letter(cell.text)
