"""The issuer of a paper without a heading for it: everything that repeats its name speaks for it.

The letterhead in large print, the sender's line over the address window, the footer, the form of law, the block with the tax number, the
web and mail addresses, the holder of the account to pay: each adds to a name's score. A bank has none, nor whom a debt is assigned to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.fields.address_windows import SEPARATED
from extractors.fields.bank_accounts import holders_of
from extractors.fields.broken_names import whole_name
from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bank,
    is_contact_line,
    is_in_care,
    is_institution,
    is_person,
    is_street,
    is_title,
    looks_like_name,
    name_key,
    tidy_name,
    without_title,
)
from extractors.fields.dates import dates_of
from extractors.fields.estates import HOUSE_NUMBER, begins_address, is_no_name
from extractors.fields.form_rows import is_bare_label
from extractors.fields.imprints import said_under
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_form_alone, is_only_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.names_alone import before_place
from extractors.fields.no_issuers import said_against, stands_under_street
from extractors.fields.page_zones import in_table, is_row_of_columns
from extractors.fields.party_blocks import ONLY_FORM, Party
from extractors.fields.sender_address import address_at_edge, address_under, is_senders_tail
from extractors.fields.signing_words import wording
from extractors.fields.strange_headings import without_strange_heading
from extractors.fields.tax_ids import tax_numbers
from extractors.fields.told_addresses import told_address_at_edge, told_address_under
from extractors.fields.told_lines import is_surely_no_name
from extractors.fields.web_names import is_named_after, web_names
from extractors.held_phrases import folded, may_be_found
from extractors.layout.blocks import cell_over, stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import running_cells
from extractors.model import Evidence
from extractors.titled_letterheads import company_behind_title
from extractors.titles import SURE_TITLE, kind_of_title

_COMPANY_NUMBER = re.compile(
    r"\(?\b\d{4,7}\s?-\s?[A-Z0-9]\b\)?|\(\s?[A-Z]{0,3}\d{5,10}\s?-\s?[A-Z]\s?\)|(?i:\b(?:co|company|reg)\.?\s*(?:reg)?\.?\s*no)"
    r"|\b(?:19|20)\d\d/\d{6}/\d\d\b"
)
_ASSIGNED = "assigned|assignment|ceded|cession|factor|gesedeer|sessie|abgetreten|abtretung|cédée|cédee|cedée|cedee|gecedeerd|保理|转让"
_ASSIGNEE = re.compile(_ASSIGNED, re.IGNORECASE)
_CAPITAL = re.compile(r"(?i)\bau capital\b|\bstammkapital\b|\bgrundkapital\b|\bshare capital\b|\bmaatschappelijk kapitaal\b")
_FAMILY = re.compile(r"([^\W\d_]{4,}) (?:&|\+|und|en|et|and) \w")
_LABELLED = re.compile(r"\w\s?[:：]\s*\w")
_REGISTERED = re.compile(r"(?i)\s+\(?(?:co\.? ?)?(?:reg(?:istration|istered)?|ck|vat|btw)\b[^\d]{0,20}\d")
_DIVISION = re.compile(
    r"(?i)^\W*(?:an?\s)?(?:division|subsidiary|trading name|business unit|trading division|t/?a|afdeling) (?:of|van) (?:the )?(.{5,})"
)
_REGISTERED_AS = re.compile(r",?\s*(?:(?i:reg\w*\.?(?: no\.?)?)\W*)?(?:19|20)\d\d/\d{6}/\d\d\b.*")
_REGION_AND_CODE = re.compile(r"[^\W\d]+(?: [^\W\d]+)? (?:\d{4,5}(?:-\d{4})?|[A-Z]{1,2}\d\w? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)")
_CODE_AND_TOWN = re.compile(r"\d{4,5} [^\W\d]\D+")
_SHORT_FORM = re.compile(r" [A-Z](?:\.?[A-Z]){1,3}\.?")
_NUMBERS = re.compile(r"\d{4,}|^[A-Z]+\d+[A-Z]+\d+[A-Z]*$")  # the last of a booking
_LOWEST_SCORE, _SENDERS_LINE, _LONGEST_SENDERS_LINE = 0.45, 0.45, 24  # words
_SHORTEST_TRADE_NAME = 5
_LONGEST_NAME, _LONGEST_OF_TWO = 9, 14  # words
_TRADES_AS = re.compile(r"(?i)\b[th]\s?/\s?a\b|\btrading as\b|\bhandeldrywend as\b")
OF_THE_MAIL = "has the name of the mail or web address"
AT_HEAD, _LARGE = "stands at the head of the page", "is printed large"
_HAN, _SHORTEST_HAN, _CARRIES_TRADE_NAME = re.compile(r"[\u4e00-\u9fff]+"), 2, 0.3
_FOOT, _LITTLE_WORD = 0.86, 4  # share of the page's height; letters
_LINES_TO_ADDRESS, _GAP_UNDER_NOTICE = 5, 3.0  # a name, a slogan, a building, a suburb and the town; heights of print


@dataclass(frozen=True, slots=True)
class NamedIssuer:
    """A name that may be the issuer's, the places where it stands, the best first, how much speaks for it, and what."""

    key: str
    text: str
    cell: Cell
    score: float
    reasons: tuple[str, ...]
    elsewhere: tuple[Cell, ...] = ()

    def as_party(self, layout: DocumentLayout, not_in: Sequence[Cell] = ()) -> Party:
        """The name with the address behind or under it, in one of its places or where the issuer's particulars stand."""
        start = max(self.cell.text.find(self.text), 0)
        address, evidence = "", None
        for cell in (self.cell, *self.elsewhere):
            address, evidence = address_under(layout, layout.page(cell.page_number), cell, self.text)
            if address and not _is_taken(evidence, not_in):
                break
        else:
            address, evidence = self._address_further(layout, not_in)
        where = self.cell.evidence(start, start + len(self.text))
        return Party(tidy_name(self.text), where, address, evidence, self.score, (self.cell,), self.reasons)

    def _address_further(self, layout: DocumentLayout, not_in: Sequence[Cell]) -> tuple[str, Evidence | None]:
        """The address that stands in other columns under the name, or elsewhere at the head or foot."""
        for cell in (self.cell, *self.elsewhere):
            address, evidence = told_address_under(layout, cell, not_in)
            if address:
                return address, evidence
        address, evidence = address_at_edge(layout, not_in)
        return (address, evidence) if address else told_address_at_edge(layout, not_in)


def _is_taken(evidence: Evidence | None, cells: Sequence[Cell]) -> bool:
    """Whether an address stands in cells of the other party, whose block may follow close under the letterhead."""
    box = evidence.box if evidence is not None else None
    if box is None or evidence is None:
        return False
    return any(
        cell.page_number == evidence.page_number
        and box.top <= (cell.box.top + cell.box.bottom) / 2 <= box.bottom
        and box.x0 <= (cell.box.x0 + cell.box.x1) / 2 <= box.x1
        for cell in cells
    )


def issuers(layout: DocumentLayout, not_in: Sequence[Cell] = ()) -> list[NamedIssuer]:
    """The names that may be the issuer's, most likely first; cells of other parties have none."""
    taken = set(not_in)
    best: dict[str, NamedIssuer] = {}
    for stands_in, each in _names_on(layout):
        if stands_in in taken:
            continue
        known = best.get(each.key)
        again = 0.25 if known is not None and known.score > 0 and each.score > 0.3 else 0.0
        if known is None:
            best[each.key] = each
        elif each.score > known.score:
            best[each.key] = replace(each, score=each.score + again, elsewhere=(known.cell, *known.elsewhere))
        else:
            best[each.key] = replace(known, score=known.score + again, elsewhere=(*known.elsewhere, each.cell))
    found = []
    for key, issuer in best.items():
        longer = sum(0.3 for other in best if other != key and other.startswith(key) and len(key) >= 5 and best[other].score > 0.4)
        longer += _CARRIES_TRADE_NAME if any(_is_trade_name_in(other, issuer) for other in best.values()) else 0.0
        found.append(replace(issuer, score=issuer.score + longer))
    likely = sorted((each for each in found if each.score >= _LOWEST_SCORE), key=lambda each: -each.score)
    return [each for each in likely if not _is_told_otherwise(layout, each.cell, each.text)]


@once_a_layout
def _names_on(layout: DocumentLayout) -> tuple[tuple[Cell, NamedIssuer], ...]:
    """Every name on the first and the last page with the cell in which it stands, before any other party's are left out."""
    evidence = _PageEvidence(layout)
    found = []
    for page in layout.pages[:1] + layout.pages[-1:] if len(layout.pages) > 1 else layout.pages:
        running = running_cells(page)
        for cell in page.cells:
            if (in_table(layout, cell) and not _is_imprint(page, cell)) or is_row_of_columns(page, cell) or ONLY_FORM.match(cell.text):
                continue  # the last is the end of the name above
            if cell in running and is_form_alone(cell.words[0].text):
                continue  # "Ltd alone.", where the line above broke within a name
            if is_bare_label(layout, cell) or ((said := wording(cell.text)).is_label and not said.is_party):
                continue  # what a form asks for, or who is to sign
            whole = company_behind_title(cell) or whole_name(page, cell)
            for text, bonus in _names_in(page, whole):
                key = name_key(text)
                if len(key) < 2:
                    continue
                score, reasons = evidence.weigh(page, whole, text)
                if score + bonus > 0 and (reasons or not layout.begins_with_label(whole)):
                    found.append((cell, NamedIssuer(key, text, whole, score + bonus, reasons)))
    return tuple(found)


def _is_imprint(page: PageLayout, cell: Cell) -> bool:
    """Whether a company stands at the foot with its address, to which the goods go on where nothing known ends them."""
    return cell.box.top > _FOOT * page.page.height and has_strong_legal_form(cell.text) and _has_address(stack_below(page, cell, at_most=4))


def _has_address(stack: Sequence[Cell]) -> bool:
    return any(is_street(each.text) or (has_postcode(each.text) and not is_contact_line(f"{each.text} ")) for each in stack[1:])


def _is_trade_name_in(short: NamedIssuer, full: NamedIssuer) -> bool:
    """Whether a trade name at the head of the page begins another name, has a family's in it, or is within it as Chinese ones are."""
    if short.key == full.key or has_legal_form(short.text) or AT_HEAD not in short.reasons:
        return False
    if _HAN.fullmatch(short.key):
        return len(short.key) < len(full.key) and len(short.key) >= _SHORTEST_HAN and _LARGE in short.reasons and short.key in full.key
    family = _FAMILY.match(full.text)
    if family is not None and _LARGE in short.reasons and family[1].lower() in short.text.lower().split():
        return has_legal_form(full.text)  # "Vlaeminck & Zonen nv" under "Dranken Vlaeminck"
    return len(short.key) >= _SHORTEST_TRADE_NAME and full.key.startswith(short.key) and has_legal_form(full.text)


@once_a_layout
def _is_told_otherwise(layout: DocumentLayout, cell: Cell, name: str) -> bool:
    """Whether a name without a form of law is a suburb, a street or a number to those who know addresses, or a heading over a name."""
    if has_strong_legal_form(name):
        return False
    stack = stack_below(layout.page(cell.page_number), cell, at_most=4)
    return is_surely_no_name(stack) or without_strange_heading(layout, stack)[0] is not stack[0]


def legal_form_of(issuer: NamedIssuer, names: Sequence[NamedIssuer]) -> NamedIssuer:
    """The company's full name where a logo or letterhead prints only the beginning of it, with all places of both."""
    if has_legal_form(issuer.text) or len(issuer.key) < _SHORTEST_TRADE_NAME:
        return issuer
    longer = [each for each in names if each.key.startswith(issuer.key) and each.key != issuer.key and _has_form(each)]
    longer = longer or [each for each in names if _is_whole_of(issuer, each)] or [each for each in names if _is_imprint_of(issuer, each)]
    if not longer:
        return issuer
    full = max(longer, key=lambda each: each.score)
    return replace(full, score=issuer.score, elsewhere=(*full.elsewhere, issuer.cell, *issuer.elsewhere))


def _is_whole_of(issuer: NamedIssuer, other: NamedIssuer) -> bool:
    """Whether another name is the whole trade name and a few capitals, or over an address goes on to a doubtful form of law.

    "SA" is a form of law, or the country that the company is in; "t/a Trading Co" says that it trades.
    """
    behind = other.text[len(issuer.text) :]
    trades = has_legal_form(other.text) and any("address" in reason for reason in other.reasons)
    return other.text.lower().startswith(f"{issuer.text.lower()} ") and (trades or _SHORT_FORM.fullmatch(behind) is not None)


def _has_form(name: NamedIssuer) -> bool:
    """Whether a name has a form of law, or one follows it in its imprint: "OUTIL PRO ATLANTIQUE - SAS au capital de 50 000 €"."""
    if has_strong_legal_form(name.text):
        return True
    behind = name.cell.text[name.cell.text.find(name.text) + len(name.text) :].strip(" -–—|•·,").split()
    return bool(behind) and is_only_form(behind[0]) and has_legal_form(behind[0])


def _is_imprint_of(issuer: NamedIssuer, other: NamedIssuer) -> bool:
    """Whether a legal name in small print begins with the same word as the trade name over the page, and has what imprints have."""
    first, word = other.text.split()[0].lower(), issuer.text.split()[0].lower()
    in_print = any("address" in reason or "number" in reason or "foot" in reason for reason in other.reasons)
    return (
        other.key != issuer.key and first == word and len(word) >= _SHORTEST_TRADE_NAME and has_strong_legal_form(other.text) and in_print
    )


class _PageEvidence:
    """What on the pages of a document speaks for a name."""

    def __init__(self, layout: DocumentLayout) -> None:
        self.layout = layout
        self.domains = web_names(layout.text)
        self.tax_cells = {cell for each in tax_numbers(layout) if not each.names_buyer for cell in (each.cell, each.label)}
        self.holders = {name_key(text) for text in _account_holders(layout)}
        self.assignees = _lines_of_notices(layout)
        self.notices = "\n".join(layout.page(page).lines[line].text for page, line in sorted(self.assignees)).lower()

    def weigh(self, page: PageLayout, cell: Cell, text: str) -> tuple[float, tuple[str, ...]]:
        """The score of a name in a cell, and the reasons for it in words."""
        if self._begins_with_label(cell) or is_bank(text) or _is_only_street(text) or dates_of(cell) or _NUMBERS.search(text):
            return 0.0, ()
        if is_attention(text) or is_in_care(text) or is_person(text) or _LABELLED.search(text) or _CAPITAL.search(text):
            return 0.0, ()
        parts = [*self._by_place(page, cell), *self._by_words(page, cell, text)]
        return sum(score for score, _ in parts), tuple(reason for score, reason in parts if score > 0.1)

    def _begins_with_label(self, cell: Cell) -> bool:
        """Whether a cell starts with a label other than a column's or a little word, which occur in names (J & M; Van Dijk, M/s. Rao)."""
        labels = self.layout.labels_in(cell)
        is_name = bool(labels) and (_is_little_word(labels[0]) or (not labels[0].closed and is_institution(cell.text)))
        return bool(labels) and not is_name and labels[0].at_start and any(not role.startswith("column_") for role in labels[0].roles)

    def _by_place(self, page: PageLayout, cell: Cell) -> list[tuple[float, str]]:
        parts = []
        place = cell.box.top / page.page.height
        if place < 0.16:
            parts.append((0.35, AT_HEAD))
        elif place < 0.3:
            parts.append((0.15, "stands in the upper part"))
        elif place > _FOOT:
            parts.append((0.11, "stands at the foot"))
        if max(cell.height, cell.words[0].box.height) > 1.35 * page.height_of_print and place < 0.3:
            parts.append((0.25, _LARGE))
        if cell.line_number <= 1:
            parts.append((0.12, "is the first line"))
        if (cell.page_number, cell.line_number) in self.assignees:
            parts.append((-0.9, "stands in a notice of assignment"))
        return parts

    def _by_words(self, page: PageLayout, cell: Cell, text: str) -> list[tuple[float, str]]:
        parts = []
        if has_strong_legal_form(text):
            parts.append((0.45, "has a form of law"))
        elif has_legal_form(text):
            parts.append((0.2, "has a form of law"))
        key = name_key(text)
        if any(is_named_after(domain, key) for domain in self.domains):
            parts.append((0.4, OF_THE_MAIL))
        if any(key == holder or (len(key) >= 6 and holder.startswith(key)) for holder in self.holders):
            is_assignee = text.lower() in self.notices  # who is named in the notice and holds the account bought the debt
            parts.append((-0.9, "is the assignee") if is_assignee else (0.4, "holds the account to pay"))
        if not has_strong_legal_form(text) and stands_under_street(page, cell):
            parts.append((-0.5, "is a town"))
        stack = stack_below(page, cell, at_most=9)
        parts += [*said_under(self.layout, page, stack), *said_against(self.layout, page, cell, text)]
        if _has_address(stack[:_LINES_TO_ADDRESS]):
            parts.append((0.25, "has an address under it"))
        if any(each in self.tax_cells for each in stack):
            parts.append((0.25, "has a tax number under it"))
        if len(text.split()) > 6:
            parts.append((-0.2, "is long"))
        following = page.lines[cell.line_number + 1].text if cell.line_number + 1 < len(page.lines) else ""
        if _COMPANY_NUMBER.search(following[:40]) or _COMPANY_NUMBER.search(page.lines[cell.line_number].text[cell.text.find(text) :]):
            parts.append((0.3, "has a registration number beside it"))
        doubted = [word.confidence for word in cell.words if word.confidence is not None]
        if doubted and sum(doubted) / len(doubted) < 0.55:
            parts.append((-0.35, "was read badly"))
        return parts


def _is_little_word(label: LabelHit) -> bool:
    is_open = not label.closed or label.own.text == "M/s."
    return is_open and len(label.own.words) == 1 and len(label.own.text) <= _LITTLE_WORD


def _is_only_street(text: str) -> bool:
    """Whether a line is a street; a company may be named after one, "Kingfisher Lane Fresh Produce LLP"."""
    return is_street(text) and not has_strong_legal_form(text)


def _names_in(page: PageLayout, cell: Cell) -> list[tuple[str, float]]:
    """The names that a cell can hold: its whole text, or the first part of a sender's line or of an imprint."""
    text = without_title(cell.text.strip())
    if cell.line_number <= 1 or cell.box.top > _FOOT * page.page.height:
        text = before_place(text)  # further down an addressee stands on one line as well
    parts = SEPARATED.split(text)
    if is_title(text) or is_no_name(text) or _is_name_of_paper(text) or (len(parts) == 2 and _is_town_line(page, cell, parts)):
        return []
    line = page.lines[cell.line_number]
    beside = [other.text for other in line.cells if other.box.x0 > cell.box.x0]
    if line.cells[0] is cell and len(parts) == 1 and looks_like_name(text) and is_senders_tail(beside):
        return [(text, _SENDERS_LINE)]
    names = []
    division = _DIVISION.match(text)
    if division and has_strong_legal_form(division[1]):
        whole = _REGISTERED_AS.sub("", division[1]).strip(" ,-–—")
        return [(whole, _SENDERS_LINE)]
    registered = _REGISTERED.search(text)
    if registered and looks_like_name(text[: registered.start()]) and has_strong_legal_form(text[: registered.start()]):
        names.append((text[: registered.start()].strip(), 0.0))
    behind = any(has_postcode(part) or is_street(part) or is_contact_line(part + " ") for part in parts[1:])
    behind = behind and (len(cell.words) <= _LONGEST_SENDERS_LINE or has_strong_legal_form(parts[0]))  # a sentence of terms is none
    if behind and is_form_alone(parts[0]):
        return []  # "SAS – 22 avenue Amédée Mercier", under the name
    if behind and looks_like_name(parts[0]) and not begins_address(parts):
        names.append((parts[0].strip(), _SENDERS_LINE))
    for part, following in pairwise(parts[1:]):
        if has_strong_legal_form(part) and looks_like_name(part) and (is_street(following) or HOUSE_NUMBER.search(following)):
            names.append((part.strip(), _SENDERS_LINE))  # an imprint behind a sentence
    if looks_like_name(text) and len(text.split()) <= (_LONGEST_OF_TWO if _TRADES_AS.search(text) else _LONGEST_NAME):
        names.append((text, 0.0))
    return names


def _is_name_of_paper(text: str) -> bool:
    """Whether a line is nothing but the name of a kind of paper."""
    return (named := kind_of_title(text)) is not None and named[1] >= SURE_TITLE and not has_legal_form(text)


def _is_town_line(page: PageLayout, cell: Cell, parts: Sequence[str]) -> bool:
    """Whether a town and its region with a code ("Wichita, KS 67203", "Port de Kérity - 29760 Penmarc'h") end an address over them."""
    if has_legal_form(parts[0]) or not any(code.fullmatch(parts[1].strip()) for code in (_REGION_AND_CODE, _CODE_AND_TOWN)):
        return False
    return cell_over(page, cell) is not None


def _account_holders(layout: DocumentLayout) -> list[str]:
    return [holder.text for hit in layout.hits("account_holder") for holder in holders_of(layout, hit)]


def _lines_of_notices(layout: DocumentLayout) -> set[tuple[int, int]]:
    """The lines of and right under a sentence that says whom a debt was assigned to; what stands far below it is no more of it."""
    found: set[tuple[int, int]] = set()
    for page in layout.pages:
        for line in page.lines if may_be_found(_ASSIGNED, folded(page.text)) else ():
            if len(line.words) > 4 and any(_ASSIGNEE.search(cell.text) and not kind_of_title(cell.text) for cell in line.cells):
                lowest = line.box.bottom
                for below in page.lines[line.line_number : line.line_number + 3]:
                    if below.box.top - lowest > _GAP_UNDER_NOTICE * page.height_of_print:
                        break
                    lowest = below.box.bottom
                    found.add((page.page_number, below.line_number))
    return found
