"""The seller of a paper without a heading for it: everything that repeats its name speaks for it.

The letterhead in large print, the sender's line over the address window, the footer, the form of law, the block with the tax number,
the web and mail addresses: each adds to a name's score, and a bank never has one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.fields.address_windows import SEPARATED
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
    without_title,
)
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of
from extractors.fields.tax_ids import tax_numbers
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, TextLine, evidence_of
from extractors.model import Evidence

_COMPANY_NUMBER = re.compile(
    r"\(?\b\d{4,7}\s?-\s?[A-Z0-9]\b\)?|\(\s?[A-Z]{0,3}\d{5,10}\s?-\s?[A-Z]\s?\)|(?i:\b(?:co|company|reg)\.?\s*(?:reg)?\.?\s*no)"
)


def letterhead(layout: DocumentLayout, buyer: Party | None) -> Party | None:
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
            for text, bonus in _names_in(page.lines[cell.line_number], cell):
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


def first_line(layout: DocumentLayout) -> Party | None:
    """The first line of a till slip that can be a name."""
    page = layout.pages[0]
    for line in page.lines[:5]:
        for cell in line.cells:
            if looks_like_name(cell.text) and not layout.begins_with_label(cell) and sum(ch.isalpha() for ch in cell.text) >= 4:
                address, evidence = _address_of(layout, page, cell, cell.text)
                return Party(tidy_name(cell.text), cell.evidence(), address, evidence, 0.3, (cell,))
    return None


def _is_senders_tail(texts: Sequence[str]) -> bool:
    """Street and town beside a name on its line, as in a sender's line whose separators a reader lost."""
    return 2 <= len(texts) <= 5 and has_postcode(" ".join(texts[:3])) and any(is_street(text) for text in texts[:2])


def _names_in(line: TextLine, cell: Cell) -> list[tuple[str, float]]:
    """The names that a cell can hold: its whole text, or the first part of a sender's line."""
    text = without_title(cell.text.strip())
    parts = SEPARATED.split(text)
    beside = [other.text for other in line.cells if other.box.x0 > cell.box.x0]
    if line.cells[0] is cell and len(parts) == 1 and looks_like_name(text) and _is_senders_tail(beside):
        return [(text, 0.45)]
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
    beside = [other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x0]
    if _is_senders_tail([other.text for other in beside]):
        kept = [other for other in beside if not is_contact_line(other.text)][:3]
        return ", ".join(other.text.strip(" ,-") for other in kept), evidence_of(
            page.page_number, [word for each in kept for word in each.words]
        )
    party = party_of(layout, stack_below(page, cell))
    if party is not None and party.address:
        return party.address, party.address_evidence
    under = page.lines[cell.line_number + 1 : cell.line_number + 5]
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
