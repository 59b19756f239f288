"""A heading says it best whose block follows: "Bill to", "Verkäufer", "Faktuur aan", "购买方".

The party stands behind the heading, beside it, under it, or in the labelled rows of a section that the heading opens.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.fields.addressing_words import ATTENTION, TO
from extractors.fields.blocks_of_attention import PARTICULARS, block_of_attention
from extractors.fields.box_captions import as_caption, goes_on_below
from extractors.fields.centred_headings import first_under_centred, heads_block_beside
from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bare_postcode,
    is_contact_line,
    is_department,
    is_person,
    is_street,
    looks_like_name,
    name_key,
    tidy_name,
)
from extractors.fields.financing_firms import surely_finances
from extractors.fields.form_rows import is_bare_label
from extractors.fields.form_sections import party_of_section
from extractors.fields.halved_headings import whole_heading
from extractors.fields.head_pairs import says_number
from extractors.fields.heading_rows import goes_before_company, is_row_of_form, is_row_of_labels
from extractors.fields.label_places import value_over
from extractors.fields.labelled_addresses import ADDRESS_LABEL, is_bare_place, is_place_beside, opens_section, with_labelled_address
from extractors.fields.labelled_pairs import is_row_of_pairs
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.labels_of_kinds import HEADINGS_OF_CARRIAGE
from extractors.fields.legal_forms import ends_in_form, has_legal_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.names_begun_above import name_begun_above
from extractors.fields.numbers_behind import before_number
from extractors.fields.page_zones import heads_columns, in_table, is_row_of_columns
from extractors.fields.parties_in_line import party_behind
from extractors.fields.party_blocks import Party, bank_that_buys, is_told_in_line, party_of, with_score
from extractors.fields.payment_slips import is_in_slip
from extractors.fields.stacked_labels import StackedLabel, begins_with_label_of_paper, is_one_stack, stacked_labels
from extractors.fields.terms_text import counts_days
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, TextLine, evidence_of
from extractors.signs import has_letter
from extractors.titles import SURE_TITLE, kind_of_title

_CODE = re.compile(r"(?=\D*\d\D*\d)[A-Z\d]+(?:[-/][A-Z\d]+)*")
_ACCOUNT = re.compile(r"(?=\S*\d)[A-Z]{0,6}[-/]?\d{2,}[A-Z\d/-]*")
_SAYS_NUMBER = re.compile(r"(?i)no|nr|n|num|number|nummer|num[eé]ro|id|code|kode|ref|reference")
_ROWS_OF_SECTION = 12
_LITTLE, _HAN = 4, re.compile(r"[\u4e00-\u9fff]")
_LOWEST_FOR, _ON_SLIP = 0.5, 0.35  # share of the page's height, and of a weight
_WORDS_OF_SENTENCE, _CLOSE_LINES = 7, 0.8
_BOTH, _LINES_OVER_PERSON = 2, 5
_TO_STREET, _LINES_OF_NAME = 3, 2  # a suburb may stand over the street; a name that breaks has its form of law in the second line
_RECEIVERS = frozenset(["empfanger", "recipient", "receiver", "ontvanger", "destinataire", "begunstigde"])
_OF_AN_ACCOUNT = frozenset(["iban", "bic", "bank_name", "branch_code"])
_FLUSH = 2.0  # points


@once_a_layout
def headed_parties(layout: DocumentLayout, role: str) -> tuple[Party, ...]:
    """The parties that headings of a role announce, most likely first."""
    stacks = stacked_labels(layout)
    captions = (each if HEADINGS_OF_CARRIAGE.isdisjoint(each.roles) else as_caption(layout, each, role) for each in layout.hits(role))
    hits = (hit for hit in captions if not goes_on_below(layout, layout.page(hit.cell.page_number), hit, role))
    found = [
        party
        for hit in hits
        if not any(stack.holds(hit) for stack in stacks)
        and (role != "buyer_heading" or not (_names_payee(layout, hit) or _names_holder(layout, hit)))
        and (party := party_behind(layout, hit, role) or _party_at(layout, hit, role)) is not None
    ]
    found += [party for stack in stacks if role in stack.roles and (party := _beside_stack(layout, stack, role)) is not None]
    if role == "buyer_heading":
        found = _without_two_attentions(found)
    if role == "seller_heading":
        slips = (hit for hit in layout.hits("buyer_heading") if _names_payee(layout, hit))
        found = [party for party in found if not surely_finances(party.name)]  # who is paid since the debt was bought
        found += [party for hit in slips if (party := _party_at(layout, hit, "buyer_heading")) is not None]
    return tuple(sorted(found, key=lambda party: -party.score))


def _beside_stack(layout: DocumentLayout, stack: StackedLabel, role: str) -> Party | None:
    """The party whose block stands beside a heading that is set in several lines."""
    page = layout.page(stack.value.page_number)
    cells = stack_below(page, stack.value)
    party = party_of(layout, [*cells, *_beyond_gap(layout, page, cells[-1], stack.value)])
    if party is None or in_table(layout, stack.value):
        return None
    weight = stack.roles[role] + (0.15 if party.address else 0.0) + (0.1 if has_legal_form(party.name) else 0.0)
    return replace(with_score(party, weight, f"beside the heading {stack.text}"), heading=label_key(stack.text))


def _without_two_attentions(found: list[Party]) -> list[Party]:
    """The parties without those that only a line for a person makes one, where the blocks of both parties have such a line."""
    noted = [party for party in found if party.heading in ATTENTION]
    if len({name_key(party.name) for party in noted}) < _BOTH:
        return found
    return [party for party in found if party not in noted]


def _names_payee(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a heading stands on a slip that goes to the seller with the payment."""
    return label_key(hit.own.text) in TO and is_in_slip(layout, hit.cell)


def _names_holder(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a heading among the rows of bank details says who receives the money: "Empfänger: Gamskar Druck GmbH" over its IBAN."""
    if label_key(hit.own.text) not in _RECEIVERS:
        return False
    near = layout.page(hit.cell.page_number).lines[max(0, hit.cell.line_number - 1) : hit.cell.line_number + 2]
    return any(
        other.at_start and _OF_AN_ACCOUNT & set(other.roles) and abs(cell.box.x0 - hit.cell.box.x0) < _FLUSH
        for line in near
        for cell in line.cells
        for other in layout.labels_in(cell)
    )


def _is_little(hit: LabelHit) -> bool:
    """Whether a heading without a colon is a word that may begin anything, as "To" or "An". Before a Chinese name four signs say it all."""
    is_chinese = _HAN.match(hit.own.text) is not None and hit.rest is not None and _HAN.match(hit.rest.text) is not None
    return len(hit.own.words) == 1 and len(hit.own.text) <= _LITTLE and not is_chinese


def _party_at(layout: DocumentLayout, hit: LabelHit, role: str) -> Party | None:
    """The party that a heading announces: beside it, or stacked under it."""
    page = layout.page(hit.cell.page_number)
    hit = whole_heading(page, hit, role)
    section = party_of_section(layout, page, hit)
    if section is not None:
        return replace(with_score(section, hit.roles[role] + 0.1, f"in the section {hit.cell.text}"), heading=label_key(hit.own.text))
    rest = hit.rest
    is_open = rest is not None and not hit.closed and not is_told_in_line(rest.text)
    if not hit.at_start or (is_open and _is_little(hit)):
        return None
    if is_open and rest is not None and (rest.text[:1].islower() or len(rest.words) > 7):
        return None  # a sentence that begins with the same words
    if rest is not None and not hit.closed and is_department(hit.cell.text):
        return None  # "Vendor Payments", in the buyer's own address
    if any(other.first > hit.last and other.closed and opens_section(other) for other in layout.labels_in(hit.cell)):
        return None  # "From: Ningbo To: Cape Town" is the way of the goods
    if (titled := kind_of_title(hit.cell.text)) is not None and (titled[1] >= SURE_TITLE or not hit.cell.line_number):
        return None  # "Facture client" over the name of the seller, "Credit" over all else
    if (
        is_row_of_columns(page, hit.cell) and not is_row_of_form(page, hit) and not goes_before_company(page, hit, role)
    ) or _goes_on_a_sentence(page, hit):
        return None
    if label_key(hit.own.text) == "for" and hit.cell.box.top > _LOWEST_FOR * page.page.height:
        return None  # "For: Okafor & Sons Ltd", over who signs
    weight = hit.roles[role] - 0.15 * max(0.0, max(hit.roles.values()) - hit.roles[role])
    if not hit.closed:
        weight -= 0.2
    if page.page_number != layout.pages[0].page_number:
        weight -= 0.15
    first = _first_cell(layout, page, hit)
    if first is None or in_table(layout, first) or is_row_of_labels(layout, page, first):
        return None
    if _says_where_to_pay(layout, first) or counts_days(first.text) or is_place_beside(hit, first):
        return None  # the heading is empty
    if heads_columns(layout, page, first):
        return None  # nothing is filled in between the heading and the goods, or the numbers and dates of the paper
    if first.line_number == hit.cell.line_number and _SAYS_NUMBER.fullmatch(first.text.strip(" .:°º#")):
        return None  # "Customer No"
    if not hit.own.text.endswith((":", "：")) and any(
        other.first == hit.last and not opens_section(other) and _is_of_paper(other) for other in layout.labels_in(hit.cell)
    ):
        return None  # "Customer VAT No", "Customer Signature"
    heading = f"under the heading {hit.own.text}"
    pairs = _labelled_section(layout, page, hit, first)
    if pairs is not None:
        return replace(with_score(pairs, weight + 0.1, heading), heading=label_key(hit.own.text))
    if _is_particular(layout, first):
        return None
    cells = block_of_attention(layout, page, hit) if is_attention(hit.cell.text) else []
    if first.line_number < hit.cell.line_number and not cells:
        cells = [first]
    elif is_in_slip(layout, hit.cell) and not _names_payee(layout, hit):
        cells = [first]  # beside its heading the slip repeats the bare name, over the other particulars of the invoice
        weight -= _ON_SLIP
    else:
        cells = cells or [first, *_under_heading(page, hit, first)]
        cells += _beyond_gap(layout, page, cells[-1], first)
    party = party_of(layout, cells, is_headed=True) or bank_that_buys(first, role)
    if party is None or says_number(party.name):
        return None  # "Debitor" over D0091, over the next label, "Rücksendung Nr."
    if not party.address:
        party = with_labelled_address(layout, page, party)
    if (not party.address and _CODE.fullmatch(party.name)) or is_bare_place(hit, party):
        return None  # "CUSTOMER  MID001"
    if is_attention(hit.cell.text) and not party.address and not has_legal_form(party.name):
        return None  # a person alone is not who owes
    if party.address:
        weight += 0.15
    if has_legal_form(party.name):
        weight += 0.1
    elif is_person(party.name) and not party.address:
        weight -= 0.3  # whom a letter is for is not who owes
    return replace(with_score(party, weight, heading), heading=label_key(hit.own.text))


def _is_particular(layout: DocumentLayout, first: Cell) -> bool:
    """Whether a cell is nothing but the label of a date or a number of the paper, which is nobody's name."""
    labels = layout.labels_in(first)[:1]
    return any(hit.at_start and hit.closed and hit.rest is None and not PARTICULARS.isdisjoint(hit.roles) for hit in labels)


def _says_where_to_pay(layout: DocumentLayout, first: Cell) -> bool:
    """Whether a cell begins with the heading of the bank's particulars and goes on with one of them: "Pay into Bank Name: ..."."""
    labels = layout.labels_in(first)
    return bool(labels) and labels[0].at_start and "remit_to_heading" in labels[0].roles and (labels[0].closed or len(labels) > 1)


def _goes_on_a_sentence(page: PageLayout, hit: LabelHit) -> bool:
    """Whether a line goes on from a long one over it, whose last word the next would not have fitted behind: "Baobab | Debtor Finance"."""
    if hit.closed or hit.rest is None:
        return False
    for line in page.lines[max(0, hit.cell.line_number - 2) : hit.cell.line_number]:
        for above in line.cells:
            close = (
                abs(hit.cell.box.top - above.box.bottom) < _CLOSE_LINES * page.height_of_print and abs(above.box.x0 - hit.cell.box.x0) < 2
            )
            if close and len(above.words) > _WORDS_OF_SENTENCE and not above.text.endswith((".", ":", "!", "?")):
                return True
    return False


def _under_heading(page: PageLayout, hit: LabelHit, first: Cell) -> list[Cell]:
    """The cells that go on below a party's first line: under it, or, where it stands beside its heading, indented under that.

    Where recognisers tell only how wide a whole line is, its words are hardly in their places: under the first of them is under it.
    """
    below = stack_below(page, first)[1:]
    own = hit.own.box
    if first.line_number != hit.cell.line_number:
        return below
    if below:
        starts_there = abs(below[0].box.x0 - own.x0) < _FLUSH < abs(below[0].box.x0 - first.box.x0)
        between = (cell for line in page.lines[first.line_number + 1 : below[0].line_number] for cell in line.cells)
        passed = next((cell for cell in between if abs(cell.box.x0 - own.x0) < _FLUSH), below[0])  # a shorter line is centred by chance
        return stack_below(page, passed) if starts_there else below
    for line in page.lines[first.line_number + 1 : first.line_number + 4]:
        if line.box.top - first.box.bottom > 1.6 * page.height_of_print:
            break
        indented = [cell for cell in line.cells if own.x0 - 2 <= cell.box.x0 <= max(first.box.x0 + 2, first.words[0].box.x1 - 2)]
        if indented:
            return stack_below(page, indented[0])
    return []


def _beyond_gap(layout: DocumentLayout, page: PageLayout, last: Cell, first: Cell) -> list[Cell]:
    """Forms leave a line free between a party's name and its street; the block of another is headed, or begins with a company."""
    if has_postcode(last.text):
        return []
    for line in page.lines[last.line_number + 1 : last.line_number + 4]:
        if line.box.top - last.box.bottom > 3.2 * page.height_of_print:
            break
        below = [cell for cell in line.cells if abs(cell.box.x0 - first.box.x0) < 1.2 * page.height_of_print]
        if below:
            before = [hit for cell in line.cells if cell.box.x1 < below[0].box.x0 for hit in layout.labels_in(cell)]
            if any(hit.at_start and opens_section(hit) for hit in before):
                return []
            stack = stack_below(page, below[0])
            if any(ends_in_form(cell.text) for cell in stack[:_LINES_OF_NAME]):
                return []
            begins_address = any(
                is_street(cell.text) or has_postcode(cell.text) or is_bare_postcode(cell.text) for cell in stack[:_TO_STREET]
            )
            return stack if begins_address and not any(is_contact_line(cell.text) for cell in stack[:_TO_STREET]) else []
    return []


def _first_cell(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> Cell | None:
    rest = hit.rest
    if rest is not None:
        if _ACCOUNT.fullmatch(rest.text.strip(" .:#")):
            return _cell_under(page, hit)  # "Customer: EMA007", the account under which the seller keeps whom the next line names
        is_numbered = rest.words[0].text.isdigit() and any(word.text.endswith(":") for word in rest.words)
        return before_number(rest) if has_letter(rest.text) and not is_numbered else None
    over = value_over(layout, hit)
    if over is not None:
        return over
    line = page.lines[hit.cell.line_number]
    near = [cell for cell in line.cells if -1 <= cell.box.x0 - hit.cell.box.x1 < 0.3 * page.page.width]
    if any(_ACCOUNT.fullmatch(cell.text) and is_row_of_pairs(layout, hit, cell) for cell in near):
        return None  # "Customer | 70881" among such rows is the account, and what stands under it the next row's label
    beside = [before_number(cell) for cell in near if has_letter(cell.text) and not heads_block_beside(layout, page, hit, cell)]
    under = first_under_centred(layout, page, hit, _cell_under(page, hit))
    if (
        beside
        and not begins_with_label_of_paper(layout, beside[0])
        and looks_like_name(beside[0].text)
        and (
            under is None
            or _is_over_street(beside[0], under)
            or _is_beside(page, hit, under)
            or layout.begins_with_label(under)
            or is_bare_label(layout, under)
            or is_row_of_pairs(layout, hit, beside[0])
        )
    ):
        return beside[0]
    return under


def _is_over_street(beside: Cell, under: Cell) -> bool:
    """Whether a company stands beside its heading over its address, which begins under the heading."""
    return has_legal_form(beside.text) and not has_legal_form(under.text) and (is_street(under.text) or has_postcode(under.text))


def _is_beside(page: PageLayout, hit: LabelHit, under: Cell) -> bool:
    """Whether a heading with a colon goes on beside it: not where a company with its address begins close under it."""
    if not hit.cell.text.rstrip().endswith((":", "：")):
        return False
    stack = stack_below(page, under, at_most=3)
    is_company = any(has_legal_form(cell.text) for cell in stack[:_LINES_OF_NAME])
    return not (is_company and len(stack) > 1 and abs(under.box.x0 - hit.own.box.x0) < page.height_of_print)


def _cell_under(page: PageLayout, hit: LabelHit) -> Cell | None:
    own = hit.own.box
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 4]:
        if line.box.top - own.bottom > 3.5 * page.height_of_print:
            return None
        under = [
            cell
            for cell in line.cells
            if (abs(cell.box.x0 - own.x0) < 4 * page.height_of_print or cell.box.x0 <= own.x0 < cell.box.x1) and has_letter(cell.text)
        ]
        if under:
            return min(under, key=lambda cell: abs(cell.box.x0 - own.x0))
    return None


def _labelled_section(layout: DocumentLayout, page: PageLayout, hit: LabelHit, first: Cell) -> Party | None:
    """A section of its own with labelled rows: "Name: …", "Address: …"."""
    name: Cell | None = None
    address: list[Cell] = []
    in_address = False
    above: Cell | None = None
    for line in page.lines[first.line_number : first.line_number + _ROWS_OF_SECTION]:
        cells = [cell for cell in line.cells if cell.box.x1 > hit.own.box.x0 - 5]
        if not cells:
            continue
        labels = layout.labels_in(cells[0])
        label = labels[0] if labels and labels[0].at_start else None
        values = ([label.rest] if label and label.rest else []) + list(cells[1:]) if label else list(cells)
        if label is not None and line.line_number > first.line_number and (opens_section(label) or is_row_of_columns(page, label.cell)):
            break
        if label is not None and "name_field" in label.roles and name is None:
            if values and is_one_stack(hit, first, label, values[0]):
                return None
            name = _wrapped_from(page, above, values[0]) if values else None
            in_address = False
        elif label is not None and ADDRESS_LABEL.match(label.own.text) and name is not None:
            in_address = label.cell.box.x0 < name.box.x1  # further right stands the section of the other party
            address += values[:1] if in_address else []
        elif label is None and in_address and name is not None and values and abs(values[0].box.x0 - name.box.x0) < 12:
            address += values[:1]
        elif label is not None:
            in_address = False
        if name is None and line.line_number > first.line_number + 3 and not _has_name_row(layout, page, line):
            return None
        above = values[0] if label is None and len(values) == 1 else None
    return _of_rows(page, name_begun_above(layout, name) if name is not None else None, address)


def _is_of_paper(label: LabelHit) -> bool:
    """Whether a label is none that only the columns of a table have, whose short words occur in names."""
    return any(not role.startswith("column_") for role in label.roles)


def _has_name_row(layout: DocumentLayout, page: PageLayout, line: TextLine) -> bool:
    """Whether a row for the name comes within the next lines."""
    near = page.lines[line.line_number + 1 : line.line_number + 3]
    return any("name_field" in hit.roles for each in near for cell in each.cells[:1] for hit in layout.labels_in(cell) if hit.at_start)


def _wrapped_from(page: PageLayout, above: Cell | None, value: Cell) -> Cell:
    """The name with its first line, which stands above where the label is set beside the middle of two lines."""
    if above is None or abs(above.box.x0 - value.box.x0) > 3 or value.box.top - above.box.bottom > 0.7 * page.height_of_print:
        return value
    if not looks_like_name(above.text):
        return value
    return Cell(value.page_number, value.line_number, (*above.words, *value.words))


def _of_rows(page: PageLayout, name: Cell | None, address: list[Cell]) -> Party | None:
    if name is None or not name.text.strip():
        return None
    text = ", ".join(cell.text.strip(" ,") for cell in address)
    evidence = evidence_of(page.page_number, [word for cell in address for word in cell.words]) if address else None
    return Party(tidy_name(name.text), name.evidence(), text, evidence, 0.0, (name, *address))
