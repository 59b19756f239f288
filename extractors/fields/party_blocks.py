"""A party as a block of lines: its name first, then its address; a telephone line or another label ends it.

Forms print numbers before the name, letters put a person or a department between the company and its street, and long names wrap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from extractors.fields.address_windows import SALUTATION
from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bank,
    is_bare_postcode,
    is_building,
    is_contact_line,
    is_department,
    is_in_care,
    is_institution,
    is_of_register,
    is_person,
    is_street,
    is_title,
    looks_like_name,
    names_owner,
    says_since_when,
    tidy_name,
)
from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_form_alone, is_only_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.names_alone import name_alone, name_and_town
from extractors.fields.names_begun_above import name_begun_above
from extractors.fields.numbers_behind import without_numbers_behind
from extractors.fields.page_zones import in_table
from extractors.fields.signing_words import wording
from extractors.fields.stacked_labels import stacked_labels
from extractors.fields.strange_headings import without_strange_heading
from extractors.fields.told_lines import address_among, without_heading
from extractors.layout.blocks import blocks_of
from extractors.layout.lines import Cell, evidence_of
from extractors.model import Evidence
from extractors.signs import has_digit, has_letter_or_digit, letter_count
from extractors.titles import SURE_TITLE, kind_of_title

_WORDS_OF_CARE = 3  # "c/o" and one word goes on in the next line
_NUMBERS_BEFORE_NAME = 3
_WORDS_OF_PERSON = (2, 3)
_LETTERS_OF_WORD = 4
_BESIDE = 0.15  # share of the page's width
_FLUSH = 2.0  # points
_OF_BANK = frozenset(["bank_account", "branch_code", "iban", "bic", "registration_number"])
_OF_THE_PAPER = frozenset(
    ["seller_tax_id", "buyer_tax_id", "registration_number", "invoice_number", "issue_date", "due_date", "po_number", "payment_terms"]
)
_OF_REGISTERS = frozenset(["registration_number", "seller_tax_id", "buyer_tax_id"])
_COMPANY_SALUTATION = re.compile(
    r"(?i)^(?:(?:an (?:die|den|das) )?(?:firma|fa\.?)|messrs\.?|m/s\.?|an(?: (?:die|den|das))?|aan(?: (?:de|het))?|"
    r"to|the (?:directors?|manager)|société)$"
)
_IN_LINE = re.compile(r"(.{3,60}?),\s+(.*\d.*)$")
_TEXTS_KEPT = 4096  # cells of some pages
_REACHED = re.compile(r"@|\+\d{2} ?\d|\b0\d{1,4}\)?[ -]\d{3}|\(\d{3}\) \d{3}")
_ADDRESSES_SOMEBODY = re.compile(r"(?i)^\W*(?:dear|geagte|beste|geachte|sehr geehrte[rs]?|madame, monsieur)\b")
OF_ADDRESS_LABEL = re.compile(
    r"(?i)addr|anschrift|adres|street|straat|stra(?:ß|ss)e|rue|town|city|stad|dorp|ort|ville|"
    r"(?<!account )(?<!customer )(?<!client )(?<!supplier )(?<!vendor )code|plz|box|bus|country|land|pays|地址|住所"
)
_MAY_BE_LABEL = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2}\.?")
_CODE_ALONE = re.compile(r"(?=\S*\d\d)[A-Z]{1,8}[-/]?\d[A-Z\d/-]*|\d{3,8}")  # under which the books keep whom the next line names
_LONG_NUMBER = re.compile(r"\d{8,}|(?=\D*\d)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")  # of a tax, an account or a bank, which no address has
_HAN_OR_FIGURE = re.compile(r"[\u4e00-\u9fff]|\d+[\u4e00-\u9fff]")
_BREAKS = re.compile(r"[\u4e00-\u9fff](?<![号室楼层座栋幢])$")
_UNFINISHED = re.compile(r"(?i)(?:\b(?:and|en|und|et|of|van|für|for|de|du|the)|[&,/-])$")
ONLY_FORM = re.compile(
    r"(?i)^\W*(?:\(?pty\)?\.? ?(?:ltd|limited)|\(?edms\)?\.? ?bpk|ltd|limited|gmbh(?: & co\.? kg)?|inc|b\.?v|sarl|sas|cc|plc|npc"
    r"|ko[öo]peratief(?: beperk| bpk)?|co-?operative(?: ltd| limited)?|llp|llc|ag|kg|n\.?v|bvba|bk|bpk"
    r"|ggmbh|vzw|asbl|part(?:g|gesellschaft)(?: ?mbb)?|ges\.?[bn]\.?r"
    r"|(?:ug )?\(?haftungsbeschränkt\)?|gmbh ?& ?co\.? ?ohg|\(rf\) ?\(?pty\)?\.? ?(?:ltd|limited))\W*$"
)


@dataclass(frozen=True, eq=False)
class Party:
    """A name with where it stands, and the address lines under it; `reasons` say in words what speaks for it."""

    name: str
    name_evidence: Evidence
    address: str
    address_evidence: Evidence | None
    score: float
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...] = ()
    heading: str = ""
    has_contacts: bool = False


def with_score(party: Party, score: float, *reasons: str) -> Party:
    """The same party, weighed."""
    return replace(party, score=score, reasons=(*party.reasons, *reasons))


def party_of(layout: DocumentLayout, cells: Sequence[Cell], *, is_headed: bool = False) -> Party | None:
    """A party from stacked cells: the first that can be a name, then address lines as far as they go; a heading may stand over them."""
    return _party_in(layout, tuple(cells), is_headed)


def bank_that_buys(first: Cell, role: str) -> Party | None:
    """A bank under the heading of who buys the invoices of a list, by its bare name: elsewhere it is where to pay."""
    if role != "factor_heading" or not (is_bank(first.text) and has_legal_form(first.text)):
        return None
    return Party(tidy_name(first.text), first.evidence(), "", None, 0.0, (first,))


@once_a_layout
def _party_in(layout: DocumentLayout, cells: tuple[Cell, ...], is_headed: bool) -> Party | None:
    cells = (name_alone(cells[0]), *cells[1:]) if cells else cells
    name, address, used = _name_and_lines(layout, without_heading(without_strange_heading(layout, cells), is_headed=is_headed))
    whole = name_begun_above(layout, name) if name is not None else None
    if whole is None:
        return None
    name, address = _whole_name(whole, address)
    text = tidy_name(name.text)
    inline = _IN_LINE.match(text)
    has_own = any(is_street(cell.text) or has_postcode(cell.text) for cell in address)
    if inline and (not has_own or has_strong_legal_form(inline[1])) and _is_name_and_address(inline[1], inline[2]):
        return Party(inline[1], name.evidence(0, len(inline[1])), inline[2], name.evidence(len(inline[1]) + 2), 0.0, tuple(used))
    if (town := name_and_town(text)) is not None:
        text, where_town = town[0], name.evidence(len(town[0]) + 2)
        if not address:
            return Party(text, name.evidence(0, len(text)), town[1], where_town, 0.0, tuple(used))
    if (is_street(text) and re.search(r"\d", text)) or "signature" in wording(text).asked:
        return None
    lines = [each for each in address_among(name, address, _address_lines(address)) if not is_of_register(each.text)]
    lines = lines[: next((index for index, each in enumerate(lines) if index and is_title(each.text)), len(lines))]
    if not any(ch.isalpha() for cell in lines for ch in cell.text):
        lines = []
    where = evidence_of(name.page_number, [word for cell in lines for word in cell.words]) if lines else None
    return Party(text, name.evidence(), _address_of(lines), where, 0.0, tuple(used))


def _address_of(lines: Sequence[Cell]) -> str:
    """The lines of an address in a row; a Chinese one is broken wherever its column is full, "人民路" over "386号"."""
    text = ""
    for cell in lines:
        line = cell.text.strip(" ,")
        goes_on = _HAN_OR_FIGURE.match(line) is not None and _BREAKS.search(text) is not None
        text = f"{text}{line}" if goes_on or not text else f"{text}, {line}"
    return text


def is_told_in_line(text: str) -> bool:
    """Whether a line says a company and its address at once: "Carrow & Finch Ltd, 1 Wharf Street, Nottingham NG2 3AA"."""
    inline = _IN_LINE.match(text)
    return inline is not None and has_strong_legal_form(inline[1]) and _is_name_and_address(inline[1], inline[2])


def _is_name_and_address(name: str, address: str) -> bool:
    """Whether no street with its number stands before a comma, and behind it a postal code or a street."""
    begins_with_street = is_street(address.split(",")[0]) and _has_number(address.split(",")[0])
    return (has_postcode(address) or begins_with_street) and not (is_street(name) and _has_number(name))


def _has_number(text: str) -> bool:
    """Whether a figure stands in a text."""
    return has_digit(text)


def _is_of_party(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether the line under "Care of Johan Botha" is the party's own name: a firm, or what else is a name right over a street."""
    behind = cells[cells.index(cell) + 1 :]
    is_over_street = bool(behind) and is_street(behind[0].text) and looks_like_name(cell.text) and not has_digit(cell.text)
    return has_legal_form(cell.text) or is_over_street


def _name_and_lines(layout: DocumentLayout, cells: Sequence[Cell]) -> tuple[Cell | None, list[Cell], list[Cell]]:
    """The cell of the name, the lines under it, and all cells of the block."""
    name: Cell | None = None
    address: list[Cell] = []
    used: list[Cell] = []
    passed = 0
    for cell, under in zip_longest(cells, cells[1:]):
        if name is None and is_in_care(cell.text) and under is not None and _is_of_party(under, cells):
            used.append(cell)
            continue
        if is_attention(cell.text) or (is_department(cell.text) and cell is not cells[-1]):
            used.append(cell)
            continue
        is_named = name is not None and any(has_legal_form(each.text) and not is_in_care(each.text) for each in (name, *address))
        if name is not None and used and _is_whole_care(used[-1]) and has_strong_legal_form(cell.text) and not is_named:
            name, address = cell, []  # an office and a person of the company stand over it
            used.append(cell)
            continue
        if name is not None and not address and names_owner(cell.text):
            used.append(cell)
            continue
        labels = layout.labels_in(cell) if not is_form_alone(cell.text) else []  # "B.V." is a Bauvorhaben elsewhere
        starts = labels[0] if labels and labels[0].at_start and (labels[0].closed or labels[0].rest is None) else None
        passes = (
            _is_number_row(cell)
            or _CODE_ALONE.fullmatch(cell.text) is not None
            or (starts is not None and "plain" in starts.roles and "name_field" not in starts.roles)
        )
        if name is None and passed < _NUMBERS_BEFORE_NAME and (passes or _is_value_of_paper(starts)):
            passed += 1
            continue
        if name is None and cell is not cells[-1] and (titled := kind_of_title(cell.text)) is not None and titled[1] >= SURE_TITLE:
            continue
        if name is None and in_table(layout, cell):
            break
        if name is not None and not address and labels and _is_of_register(labels[0]):
            continue  # the number in a register, between the name and the street
        if name is not None and (_OF_THE_PAPER & _roles_beside(layout, cell) or _LONG_NUMBER.fullmatch(cell.text)):
            break  # the value of a label that stands to its left
        if name is not None and _is_told_by_label(layout, cell, name):
            break
        if labels and labels[0].at_start and _OF_BANK & set(labels[0].roles) and name is not None:
            break
        if starts is not None and cell is not cells[0]:
            if name is None and "name_field" in starts.roles and starts.rest is not None:
                name = starts.rest
                continue
            break
        if name is None:
            if looks_like_name(cell.text) and not dates_of(cell) and not (is_bank(cell.text) and _is_account(layout, cells)):
                name = cell
                used.append(cell)
            elif cell is not cells[0]:
                break
            continue
        line = without_numbers_behind(layout, cell)
        if is_contact_line(line.text) or dates_of(line) or _ADDRESSES_SOMEBODY.match(line.text):
            if address:
                break
            continue
        address.append(line)
        used.append(cell)
    return name, address, used


def _is_whole_care(cell: Cell) -> bool:
    """Whether a line says in whose care to its end: "c/o Hautefeuille" over "Négoce SARL" goes on."""
    return is_in_care(cell.text) and (len(cell.words) >= _WORDS_OF_CARE or has_legal_form(cell.text))


def _is_value_of_paper(label: LabelHit | None) -> bool:
    """Whether a line holds a value of the paper behind its label and colon, "Terms: 30 days", which is nobody's name."""
    return label is not None and label.closed and label.rest is not None and not _OF_THE_PAPER.isdisjoint(label.roles)


def _is_of_register(label: LabelHit) -> bool:
    """Whether a cell begins with a number in a register of companies or taxes."""
    return (
        label.at_start
        and bool(_OF_REGISTERS & set(label.roles))
        and label.rest is not None
        and re.search(r"\d", label.rest.text) is not None
    )


def _roles_beside(layout: DocumentLayout, cell: Cell) -> set[str]:
    """What the label says that fills the cell close to the left of a number."""
    if letter_count(cell.text) >= _LETTERS_OF_WORD:
        return set()
    left = _left_of(layout, cell)
    labels = layout.labels_in(left) if left is not None else []
    return set(labels[0].roles) if labels and labels[0].at_start and labels[0].closed and labels[0].rest is None else set()


def _is_told_by_label(layout: DocumentLayout, cell: Cell, name: Cell) -> bool:
    """Whether a line is the value of a label close to its left, which says something else than where the party is.

    The label stands in the column of the name's own, "Contract:" under "Employer:"; one that stands elsewhere has its value elsewhere.
    """
    label, own = _left_of(layout, cell), _left_of(layout, name)
    if label is None or own is None or abs(label.box.x0 - own.box.x0) > _FLUSH:
        return False
    if not has_letter_or_digit(label.text) or any(label in stack.cells for stack in stacked_labels(layout)):
        return False  # the last line of the name's own label, or its colon alone
    says_other = label.text.rstrip().endswith((":", "：")) or (
        _is_bare_label(layout, own) and _MAY_BE_LABEL.fullmatch(label.text) is not None
    )
    return says_other and not OF_ADDRESS_LABEL.search(label.text)


def _is_bare_label(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is a label and nothing else, as in the left column of a form."""
    return any(hit.at_start and hit.closed and hit.rest is None for hit in layout.labels_in(cell)[:1])


def _left_of(layout: DocumentLayout, cell: Cell) -> Cell | None:
    """What stands close to the left of a cell in its line."""
    page = layout.page(cell.page_number)
    left = [other for other in page.lines[cell.line_number].cells if 0 <= cell.box.x0 - other.box.x1 < _BESIDE * page.page.width]
    return left[-1] if left else None


def _is_account(layout: DocumentLayout, cells: Sequence[Cell]) -> bool:
    """Whether a block that names a bank says where to pay; a bank that an address follows may as well sell or buy."""
    if any(_OF_BANK & set(hit.roles) for cell in cells for hit in layout.labels_in(cell)):
        return True
    return not any(has_postcode(cell.text) for cell in cells[1:])


def _whole_name(name: Cell, lines: list[Cell]) -> tuple[Cell, list[Cell]]:
    """The name with what a salutation, a person before the company or a wrapped line adds to it or takes from it."""
    text = tidy_name(name.text)
    if not lines:
        return _without_company_salutation(name), lines
    lines = _with_form_below(lines)
    following = tidy_name(lines[0].text)
    if name.words[-len(lines[0].words) :] == lines[0].words:
        return _without_company_salutation(name), lines[1:]  # whoever found the name has put it together already
    if _COMPANY_SALUTATION.match(text):
        return _whole_name(lines[0], lines[1:])
    if SALUTATION.match(text):
        return _joined(name, lines[0]), lines[1:]
    if is_person(text) and (has_strong_legal_form(following) or is_institution(following)):
        return lines[0], lines[1:]
    if (
        ONLY_FORM.match(following)
        or (is_only_form(following) and has_legal_form(following))
        or (_UNFINISHED.search(text) and looks_like_name(following) and not re.search(r"\d", following))
    ):
        return _joined(name, lines[0]), lines[1:]
    wraps = has_strong_legal_form(following) and not has_legal_form(text) and not is_street(following) and not re.search(r"\d", following)
    if wraps and looks_like_name(following) and not is_in_care(following):
        first = text.split()[0].lower()
        if following.lower().startswith(first) or _had_room(name, lines):
            return lines[0], lines[1:]
        return _joined(name, lines[0]), lines[1:]
    return _without_company_salutation(name), lines


def _with_form_below(lines: list[Cell]) -> list[Cell]:
    """The lines under a name, of which the first goes on to its form: "DRAKENZICHT" over "HOUTWERKE (EDMS)" over "BPK"."""
    if len(lines) == 1 or not ONLY_FORM.match(tidy_name(lines[1].text)):
        return lines
    first = lines[0].text
    is_middle = looks_like_name(first) and not has_strong_legal_form(first) and not is_street(first) and not re.search(r"\d", first)
    return [_joined(lines[0], lines[1]), *lines[2:]] if is_middle else lines


def _had_room(name: Cell, lines: Sequence[Cell]) -> bool:
    """Whether the next line's first word would have fitted behind two or three words: a person over the company, and no broken name."""
    widest = max(cell.box.width for cell in lines)
    return len(name.words) in _WORDS_OF_PERSON and len(lines[0].words) > 2 and name.box.width + lines[0].words[0].box.width < 0.9 * widest


def _joined(name: Cell, following: Cell) -> Cell:
    return Cell(name.page_number, name.line_number, (*name.words, *following.words))


def _without_company_salutation(name: Cell) -> Cell:
    if len(name.words) > 2 and re.match(r"(?i)^(?:firma|fa\.|messrs\.?|m/s\.?)$", name.words[0].text):
        return name.part(1) or name
    return name


def _address_lines(lines: Sequence[Cell]) -> list[Cell]:
    """The lines of an address: from its first building, street or number on, without persons and departments."""
    kept = [cell for cell in lines if not is_person(cell.text)]
    start = next((index for index, cell in enumerate(kept) if _begins_address(cell.text)), None)
    if start is None:
        return []
    return kept[start:]


def _begins_address(text: str) -> bool:
    if says_since_when(text):
        return False
    return is_street(text) or has_postcode(text) or is_building(text) or is_bare_postcode(text) or re.search(r"\d", text) is not None


def _is_number_row(cell: Cell) -> bool:
    """A location or customer number that a form prints before the name."""
    return re.search(r"\d{6,}", cell.text) is not None and not is_street(cell.text)


@lru_cache(_TEXTS_KEPT)
def _reaches_somebody(text: str) -> bool:
    return _REACHED.search(text) is not None


@once_a_layout
def blocks_with_contacts(layout: DocumentLayout) -> frozenset[tuple[int, int]]:
    """The blocks of a paper that hold a telephone or a mail address; where one alone does, it is its issuer's."""
    blocks = ((page, number, block) for page in layout.pages for number, block in enumerate(blocks_of(page)))
    reached = ((page, number) for page, number, block in blocks if any(_reaches_somebody(cell.text) for cell in block.cells))
    return frozenset((page.page_number, number) for page, number in reached)
