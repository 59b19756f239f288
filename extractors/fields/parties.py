"""Who sells and who buys: the names, addresses and tax numbers of the two parties of a paper.

A heading says it best ("Bill to", "Verkäufer"). Without one, the letterhead, the sender's line over the address window, the footer
and the block with the tax number speak for the seller, and the address window for the buyer. A bank or a factor is never the seller.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.address_windows import SALUTATION, SEPARATED, address_windows
from extractors.fields.company_names import (
    has_legal_form,
    has_postcode,
    has_strong_legal_form,
    is_bank,
    is_contact_line,
    is_street,
    looks_like_name,
    name_key,
    tidy_name,
)
from extractors.fields.dates import dates_of
from extractors.fields.identifiers import TaxNumber, tax_numbers
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.model import Evidence, Field, Value
from extractors.terms import Term

_COMPANY_NUMBER = re.compile(
    r"\(?\b\d{4,7}\s?-\s?[A-Z0-9]\b\)?|\(\s?[A-Z]{0,3}\d{5,10}\s?-\s?[A-Z]\s?\)|(?i:\b(?:co|company|reg)\.?\s*(?:reg)?\.?\s*no)"
)
_HEADINGS = ("seller_heading", "buyer_heading", "ship_to_heading", "remit_to_heading", "other_party_heading")


@dataclass(frozen=True, eq=False)
class Party:
    """A name with where it stands, and the address lines under it."""

    name: str
    name_evidence: Evidence
    address: str
    address_evidence: Evidence | None
    score: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PartyPlaces:
    """Where the parties stand on a kind of paper: the headings of the buyer, best first, and whose letterhead the paper bears."""

    buyer_roles: tuple[str, ...] = ("buyer_heading",)
    letterhead_is_buyer: bool = False
    has_address_window: bool = True
    first_line_is_seller: bool = False


def party_fields(layout: DocumentLayout, places: PartyPlaces | None = None) -> list[Field]:
    """Names, addresses and tax numbers of seller and buyer, those that the paper prints."""
    seller, buyer = _parties(layout, places or PartyPlaces())
    fields: list[Field] = []
    for party, name_term, address_term in (
        (seller, Term.SELLER_NAME, Term.SELLER_ADDRESS),
        (buyer, Term.BUYER_NAME, Term.BUYER_ADDRESS),
    ):
        if party is None:
            continue
        fields.append(Field(name_term, Value(party.name), (party.name_evidence,), None, "layout"))
        if party.address and party.address_evidence:
            fields.append(Field(address_term, Value(party.address), (party.address_evidence,), None, "layout"))
    fields += _tax_fields(layout, seller, buyer)
    return fields


def _parties(layout: DocumentLayout, places: PartyPlaces) -> tuple[Party | None, Party | None]:
    """Seller and buyer: by heading, else the addressee by the address window and the issuer by the letterhead."""
    buyer = next((found for role in places.buyer_roles if (found := _headed(layout, role)) is not None and found.score >= 0.5), None)
    seller = _headed(layout, "seller_heading")
    if seller is not None and (seller.score < 0.6 or (buyer is not None and name_key(seller.name) == name_key(buyer.name))):
        seller = None
    if places.letterhead_is_buyer:
        if seller is None:
            seller = buyer or _address_window(layout)
            buyer = None
        if buyer is None or (seller is not None and name_key(buyer.name) == name_key(seller.name)):
            buyer = _letterhead(layout, seller)
        return seller, buyer
    if buyer is None and places.has_address_window:
        window = _address_window(layout)
        if window is not None and (seller is None or name_key(window.name) != name_key(seller.name)):
            buyer = window
    seller = seller or _letterhead(layout, buyer)
    if seller is None and places.first_line_is_seller:
        seller = _first_line(layout)
    return seller, buyer


def _first_line(layout: DocumentLayout) -> Party | None:
    """The first line of a till slip that can be a name."""
    page = layout.pages[0]
    for line in page.lines[:5]:
        for cell in line.cells:
            if looks_like_name(cell.text) and not layout.begins_with_label(cell) and sum(ch.isalpha() for ch in cell.text) >= 4:
                address, evidence = _address_of(layout, page, cell, cell.text)
                return Party(tidy_name(cell.text), cell.evidence(), address, evidence, 0.3, (cell,))
    return None


def _headed(layout: DocumentLayout, role: str) -> Party | None:
    best: Party | None = None
    for hit in layout.hits(role):
        party = _party_at(layout, hit, role)
        if party is not None and (best is None or party.score > best.score):
            best = party
    return best


def _party_at(layout: DocumentLayout, hit: LabelHit, role: str) -> Party | None:
    """The party that a heading announces: beside it, or stacked under it."""
    if not hit.at_start or (not hit.closed and hit.rest is not None and len(hit.own.words) == 1 and len(hit.own.text) <= 4):
        return None
    rest = hit.rest
    if rest is not None and not hit.closed and (rest.text[:1].islower() or len(rest.words) > 7):
        return None  # a sentence that begins with the same words
    page = layout.page(hit.cell.page_number)
    weight = hit.roles[role] - 0.15 * max(0.0, max(hit.roles.values()) - hit.roles[role])
    if not hit.closed:
        weight -= 0.2
    if page.page_number != layout.pages[0].page_number:
        weight -= 0.15
    first = _first_cell(layout, page, hit)
    if first is None:
        return None
    pairs = _labelled_pairs(layout, page, hit, first)
    if pairs is not None:
        return _with_score(pairs, weight + 0.1)
    cells = [first, *_under_heading(page, hit, first)]
    cells += _beyond_gap(page, cells[-1], first)
    party = _party_of(layout, cells)
    if party is None:
        return None
    if party.address:
        weight += 0.15
    if has_legal_form(party.name):
        weight += 0.1
    return _with_score(party, weight)


def _under_heading(page: PageLayout, hit: LabelHit, first: Cell) -> list[Cell]:
    """The cells that go on below a party's first line: under it, or, where it stands beside its heading, indented under that."""
    below = stack_below(page, first)[1:]
    if below or first.line_number != hit.cell.line_number:
        return below
    own = hit.own.box
    for line in page.lines[first.line_number + 1 : first.line_number + 4]:
        if line.box.top - first.box.bottom > 1.6 * page.height_of_print:
            break
        indented = [cell for cell in line.cells if own.x0 - 2 <= cell.box.x0 <= first.box.x0 + 2]
        if indented:
            return stack_below(page, indented[0])
    return []


def _beyond_gap(page: PageLayout, last: Cell, first: Cell) -> list[Cell]:
    """Forms leave a line free between a party's name and its street."""
    for line in page.lines[last.line_number + 1 : last.line_number + 4]:
        if line.box.top - last.box.bottom > 3.2 * page.height_of_print:
            break
        below = [cell for cell in line.cells if abs(cell.box.x0 - first.box.x0) < 1.2 * page.height_of_print]
        if below:
            return stack_below(page, below[0]) if is_street(below[0].text) or has_postcode(below[0].text) else []
    return []


def _with_score(party: Party, score: float) -> Party:
    return Party(party.name, party.name_evidence, party.address, party.address_evidence, score, party.cells)


def _first_cell(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> Cell | None:
    rest = hit.rest
    if rest is not None:
        return rest if any(ch.isalpha() for ch in rest.text) else None
    line = page.lines[hit.cell.line_number]
    beside = [
        cell
        for cell in line.cells
        if cell.box.x0 >= hit.cell.box.x1 - 1
        and cell.box.x0 - hit.cell.box.x1 < 0.3 * page.page.width
        and any(ch.isalpha() for ch in cell.text)
    ]
    under = _cell_under(page, hit)
    if (
        beside
        and not layout.begins_with_label(beside[0])
        and looks_like_name(beside[0].text)
        and (under is None or hit.cell.text.rstrip().endswith(":") or layout.begins_with_label(under))
    ):
        return beside[0]
    return under if under is not None else None


def _cell_under(page: PageLayout, hit: LabelHit) -> Cell | None:
    own = hit.own.box
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 4]:
        if line.box.top - own.bottom > 3.5 * page.height_of_print:
            return None
        for cell in line.cells:
            if (abs(cell.box.x0 - own.x0) < 4 * page.height_of_print or cell.box.x0 <= own.x0 < cell.box.x1) and any(
                ch.isalpha() for ch in cell.text
            ):
                return cell
    return None


def _labelled_pairs(layout: DocumentLayout, page: PageLayout, hit: LabelHit, first: Cell) -> Party | None:
    """A section of its own with labelled rows: "Name: …", "Address: …"."""
    name: Cell | None = None
    address: list[Cell] = []
    in_address = False
    for line in page.lines[first.line_number : first.line_number + 12]:
        cells = [cell for cell in line.cells if cell.box.x1 > hit.own.box.x0 - 5]
        if not cells:
            continue
        labels = layout.labels_in(cells[0])
        label = labels[0] if labels and labels[0].at_start else None
        values = ([label.rest] if label and label.rest else []) + list(cells[1:]) if label else list(cells)
        if (
            label is not None
            and any(role in label.roles for role in _HEADINGS[:4])
            and line.line_number > first.line_number
            and "name_field" not in label.roles
        ):
            break
        if label is not None and "name_field" in label.roles and name is None:
            name = values[0] if values else None
            in_address = False
        elif label is not None and re.match(r"(?i)anschrift|address|adress|adres|地址", label.own.text) and name is not None:
            address += values[:1]
            in_address = True
        elif label is None and in_address and name is not None and values and abs(values[0].box.x0 - name.box.x0) < 12:
            address += values[:1]
        elif label is not None:
            in_address = False
        if name is None and line.line_number > first.line_number + 1:
            return None
    if name is None or not name.text.strip():
        return None
    text = ", ".join(cell.text for cell in address)
    evidence = evidence_of(page.page_number, [word for cell in address for word in cell.words]) if address else None
    return Party(tidy_name(name.text), name.evidence(), text, evidence, 0.0, (name, *address))


def _party_of(layout: DocumentLayout, cells: Sequence[Cell]) -> Party | None:
    """A party from stacked cells: the first that can be a name, then address lines as far as they go."""
    name: Cell | None = None
    address: list[Cell] = []
    used: list[Cell] = []
    for cell in cells:
        labels = layout.labels_in(cell)
        starts = labels[0] if labels and labels[0].at_start and (labels[0].closed or labels[0].rest is None) else None
        if starts is not None and cell is not cells[0]:
            if name is None and "name_field" in starts.roles and starts.rest is not None:
                name = starts.rest
                continue
            break
        if name is None:
            if looks_like_name(cell.text) and not is_bank(cell.text):
                name = cell
                used.append(cell)
            elif cell is not cells[0]:
                break
            continue
        if is_contact_line(cell.text) or dates_of(cell):
            if address:
                break
            continue
        address.append(cell)
        used.append(cell)
    if name is None:
        return None
    text = tidy_name(name.text)
    if SALUTATION.match(text) and address:
        following = address.pop(0)
        text = f"{text} {tidy_name(following.text)}" if len(text) > 2 else tidy_name(following.text)
        name = Cell(name.page_number, name.line_number, (*name.words, *following.words))
    inline = re.match(r"(.{3,60}?),\s+(.*\d.*)$", text)
    if inline and not address and has_postcode(inline[2]):
        return Party(inline[1], name.evidence(0, len(inline[1])), inline[2], name.evidence(len(inline[1]) + 2), 0.0, tuple(used))
    street = next(
        (index for index, cell in enumerate(address) if is_street(cell.text) or has_postcode(cell.text) or re.search(r"\d", cell.text)),
        None,
    )
    lines = address[street:] if street is not None else []
    evidence = evidence_of(name.page_number, [word for cell in lines for word in cell.words]) if lines else None
    return Party(text, name.evidence(), ", ".join(cell.text.strip(" ,") for cell in lines), evidence, 0.0, tuple(used))


def _address_window(layout: DocumentLayout) -> Party | None:
    """The addressee of a letter, whose address stands in its window without a heading."""
    for window in address_windows(layout):
        party = _party_of(layout, window.cells)
        if party is not None and party.address:
            return _with_score(party, window.score)
    return None


def _letterhead(layout: DocumentLayout, buyer: Party | None) -> Party | None:
    """The seller by everything that repeats its name: letterhead, sender's line, footer, tax number, web address."""
    buyer_cells = set(buyer.cells) if buyer else set()
    buyer_key = name_key(buyer.name) if buyer else ""
    scores: dict[str, float] = defaultdict(float)
    where: dict[str, tuple[Cell, str]] = {}
    domains = _domains(layout.text)
    tax_lines = {(each.cell.page_number, each.cell.line_number) for each in tax_numbers(layout) if not each.names_buyer}
    for page in layout.pages[:1] + layout.pages[-1:] if len(layout.pages) > 1 else layout.pages:
        for cell in page.cells:
            if cell in buyer_cells:
                continue
            for text, bonus in _names_in(cell):
                key = name_key(text)
                if len(key) < 2 or (buyer_key and (key == buyer_key or buyer_key.startswith(key))):
                    continue
                score = bonus + _name_score(layout, page, cell, text, domains, tax_lines)
                if score > 0:
                    if key not in where or score > scores[key]:
                        where[key] = (cell, text)
                    scores[key] = max(scores[key], score) + (0.25 if scores[key] > 0 and score > 0.3 else 0.0)
    if not scores:
        return None
    for key in list(scores):
        scores[key] += sum(0.3 for other in scores if other != key and other.startswith(key) and len(key) >= 5 and scores[other] > 0.4)
    key = max(scores, key=lambda each: scores[each])
    if scores[key] < 0.45:
        return None
    cell, text = where[key]
    start = cell.text.find(text)
    page = layout.page(cell.page_number)
    address, evidence = _address_of(layout, page, cell, text)
    return Party(tidy_name(text), cell.evidence(max(start, 0), max(start, 0) + len(text)), address, evidence, scores[key], (cell,))


def _names_in(cell: Cell) -> list[tuple[str, float]]:
    """The names that a cell can hold: its whole text, or the first part of a sender's line."""
    text = cell.text.strip()
    parts = SEPARATED.split(text)
    names = []
    if len(parts) > 1 and looks_like_name(parts[0]) and any(has_postcode(part) or is_street(part) for part in parts[1:]):
        names.append((parts[0].strip(), 0.45))
    if looks_like_name(text) and len(text.split()) <= 9:
        names.append((text, 0.0))
    return names


def _name_score(
    layout: DocumentLayout, page: PageLayout, cell: Cell, text: str, domains: set[str], tax_lines: set[tuple[int, int]]
) -> float:
    if layout.begins_with_label(cell) or is_bank(text) or is_street(text) or dates_of(cell) or re.search(r"\d{4,}", text):
        return 0.0
    score = 0.0
    place = cell.box.top / page.page.height
    if place < 0.16:
        score += 0.35
    elif place < 0.3:
        score += 0.15
    elif place > 0.86:
        score += 0.1
    if has_strong_legal_form(text):
        score += 0.45
    elif has_legal_form(text):
        score += 0.2
    if cell.height > 1.35 * page.height_of_print and place < 0.3:
        score += 0.25
    if cell.line_number <= 1:
        score += 0.12
    key = name_key(text)
    if any(domain in key or (len(key) >= 4 and key[:12] in domain) for domain in domains):
        score += 0.4
    stack = stack_below(page, cell, at_most=9)
    if any(has_postcode(each.text) or is_street(each.text) for each in stack[1:4]):
        score += 0.25
    if any((each.page_number, each.line_number) in tax_lines for each in stack):
        score += 0.25
    if len(text.split()) > 6:
        score -= 0.2
    following = page.lines[cell.line_number + 1].text if cell.line_number + 1 < len(page.lines) else ""
    if _COMPANY_NUMBER.search(following[:40]) or _COMPANY_NUMBER.search(cell.text):
        score += 0.3
    doubted = [word.confidence for word in cell.words if word.confidence is not None]
    if doubted and sum(doubted) / len(doubted) < 0.55:
        score -= 0.35
    return score


def _domains(text: str) -> set[str]:
    """The names in web and mail addresses, which most companies share with their letterhead."""
    found = re.findall(r"(?:www\.|@|https?://(?:www\.)?)([A-Za-z0-9-]{3,})\.", text)
    found += [
        re.sub(r"\d+$", "", each)
        for each in re.findall(r"([A-Za-z][A-Za-z0-9._-]{4,})@(?:gmail|hotmail|yahoo|outlook|mweb)", text, re.IGNORECASE)
    ]
    common = {"gmail", "hotmail", "yahoo", "outlook", "gmx", "web", "icloud", "live", "mail", "email", "aol", "mweb", "telkomsa"}
    return {each.lower().replace("-", "") for each in found} - common


def _address_of(layout: DocumentLayout, page: PageLayout, cell: Cell, name: str) -> tuple[str, Evidence | None]:
    """The address that stands behind a name in a sender's line, or under it."""
    tail = cell.text[cell.text.find(name) + len(name) :].strip(" -–—|•·,*■●")
    if tail and (has_postcode(tail) or is_street(tail)):
        start = cell.text.find(tail)
        return ", ".join(part.strip() for part in SEPARATED.split(tail) if part.strip()), cell.evidence(start)
    party = _party_of(layout, stack_below(page, cell))
    if party is not None and party.address:
        return party.address, party.address_evidence
    under = [line for line in page.lines[cell.line_number + 1 : cell.line_number + 5]]
    lines: list[Cell] = []
    for line in under:
        near = [each for each in line.cells if min(each.box.x1, cell.box.x1) - max(each.box.x0, cell.box.x0) > 0]
        if not near or is_contact_line(near[0].text) or layout.begins_with_label(near[0]):
            break
        lines.append(near[0])
    lines = [each for each in lines if is_street(each.text) or has_postcode(each.text) or re.search(r"\d|,", each.text)]
    if not lines or not any(has_postcode(each.text) or is_street(each.text) for each in lines):
        return "", None
    return ", ".join(each.text.strip(" ,") for each in lines), evidence_of(
        page.page_number, [word for each in lines for word in each.words]
    )


def _tax_fields(layout: DocumentLayout, seller: Party | None, buyer: Party | None) -> list[Field]:
    numbers = tax_numbers(layout)
    buyers = [each for each in numbers if each.names_buyer or _belongs_to(each, buyer, seller)]
    sellers = [each for each in numbers if each not in buyers]
    sellers.sort(key=lambda each: not each.is_vat)
    fields = []
    for term, own in ((Term.SELLER_TAX_ID, sellers), (Term.BUYER_TAX_ID, buyers)):
        if own:
            fields.append(Field(term, Value(own[0].text), (own[0].evidence,), None, "labels"))
    return fields


def _belongs_to(number: TaxNumber, buyer: Party | None, seller: Party | None) -> bool:
    """Whether a tax number stands in or right under the buyer's block and not as near to the seller's name."""
    if buyer is None:
        return False

    def distance(party: Party) -> float:
        own = [cell for cell in party.cells if cell.page_number == number.cell.page_number]
        if not own:
            return 9999.0
        last = max(own, key=lambda cell: cell.box.bottom)
        down = number.cell.box.top - last.box.bottom
        across = max(0.0, own[0].box.x0 - number.cell.box.x1, number.cell.box.x0 - max(cell.box.x1 for cell in own))
        return (down if down >= -30 else 9999.0) + across * 2

    to_buyer = distance(buyer)
    return to_buyer < 90 and (seller is None or to_buyer < distance(seller))
