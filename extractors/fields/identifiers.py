"""Numbers that name a paper: invoice, order, delivery note and registration numbers, each with everything that speaks for it.

A label beside or over it says what a number is; the title of the paper can say it too. What stands beside a label is only taken where it
has the shape of a number: a digit in it, no date, no amount of money. A bare word such as "Invoice" is a weaker label than "Invoice No".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors.fields.address_columns import is_line_of_address
from extractors.fields.announced_numbers import NumberCandidate, but_counted_through, but_of_several_rows
from extractors.fields.bare_numbers import bare_signs
from extractors.fields.broken_labels import broken_labels, ends_other_heading
from extractors.fields.company_names import is_contact_line, is_of_register, is_street
from extractors.fields.credit_note_labels import is_credit_note, on_credit_note
from extractors.fields.fapiao_numbers import fapiao_code_and_number
from extractors.fields.head_pairs import head_pairs, says_number
from extractors.fields.heading_rows import is_under_headings
from extractors.fields.label_places import SIGNS_FOR_A_NUMBER, Place, places_for
from extractors.fields.labels import LabelHit, Role, label_key, roles_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in, shape_score
from extractors.fields.order_references import references_to_orders
from extractors.fields.page_zones import heads_goods, in_table
from extractors.fields.telephones import announces_telephone
from extractors.fields.terms_text import counts_days
from extractors.fields.title_numbers import is_value_of_words, title_numbers
from extractors.layout.lines import Cell
from extractors.layout.next_lines import next_lines
from extractors.layout.running_text import asks_to_quote, running_cells
from extractors.model import Field, Value
from extractors.page_marks import spoken_page_mark_of
from extractors.signs import has_digit, has_letter_or_digit
from extractors.terms import Term
from extractors.titles import kind_of_title

LOWEST_SCORE = 0.3
_NEXT_ROLE = 0.12
_SURE_SCORE = 0.9
SAYS_NUMBER = re.compile(
    r"(?i)\b(?:n|no|nr|num|number|nummer|nommer|numero|numéro|numer|id|ref|reference|code|#)\b|n[°º]|#|:|：|nummer|nommer|nr\b|号|编号"
)
_DAY_AND_NUMBER = re.compile(
    r"(?i)(?:(?:vom|of|dated|du|van|d\.d\.)\s+)?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s+(?:(?:nr|no|nummer|number)\b|n[°º])[.:]*\s*(?=\w)"
)
_DAY_STROKE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\s?[/|,–-]\s?(?=\w)")
_ORIGINAL = re.compile(r"(?i)\W*(?:original|originele|oorspronklike)\b")  # on a credit note, the invoice that it gives money back for
_HIGHEST_SIGN = 0.4  # share of the page's height
_POST_BOX = re.compile(r"(?i)^\W*box\b")
_WEAK_LABEL = 0.6
_BARE_SIGN = 0.7
_ANY_REFERENCE = re.compile(
    r"^(?!.*(?:order|po|bestel|commande|cde|inkoop|purchase)).*(?:ref|zeichen|kenmerk|verw)"
)  # requisitions and clerks have one too
_ORDER_SHAPE = re.compile(
    r"(?i)(?:(?:\w+[-/ ])?P\.?\s?O|BC|INK|IO|BDC|CF|CDF|CDE|CMD|BST|BEST|ORD|REQ|OC|BN|AB|B|COMPRA|PEDIDO|ORDINE|COMMANDE)\W?\d|45\d{8}$"
)
_BUYERS_ORDER = re.compile(r"45\d{8}|PO[-/ ]?\d[\w/-]+")  # the buyers' programs number their orders so, the sellers' theirs otherwise
_ORDER_OF_BUYER = 0.25
_OF_DELIVERY_OR_SUPPLIER = re.compile(r"lief(?:nr|nummer)$")  # "Lief.-Nr." is short for Lieferscheinnummer and for Lieferantennummer
_LETTERS = re.compile(r"[A-Z]{1,4}|[A-Z]/[A-Z]")
_BARE_NUMBER, _BARE_DATE = frozenset(["nummer", "number", "numero", "no", "nr", "n"]), frozenset(["datum", "date"])
_BESIDE_DATE = 0.8
_YOURS = re.compile(
    r"(?:po(?:no|nr|number|ref|#)?$|purchaseorder|your|ihre?|votre|vos|uw|u(?=bestel|order)|customer|kunden|client|klant|cust)"
)
_OF_A_COUNT, _LONGEST_COUNT = 0.4, 2  # "Situation de travaux n° 3" is the third; where nothing else is numbered, it is its number
_YOURS_OVER_OURS = 0.2  # sellers number their orders too
_TITLE_SCORE, _DATED_TITLE_SCORE = 0.95, 1.2
_IN_SENTENCE = 0.5  # "Invoice 4711 issued 31 October under your order 12"
_UNDER_HEADING_OF_GOODS = 0.3  # "No. of packs" over the first quantity; a paper's own number has a label of its own elsewhere
_FAR_COLUMN = 100.0  # points
_FARTHEST_BANK_IN_LINES, _FARTHEST_BANK_ACROSS = 8, 60


@once_a_layout
def number_candidates(layout: DocumentLayout, role: Role) -> tuple[NumberCandidate, ...]:
    """What may be the number of a role, best first; what stands on one line twice is one."""
    places: dict[tuple[str, int, int], NumberCandidate] = {}
    for each in sorted(announced_numbers(layout, role), key=lambda each: -each.score):
        places.setdefault((each.text, each.place.cell.page_number, each.place.cell.line_number), each)
    places = {key: each for key, each in places.items() if not any(_is_tail(each, other) for other in places.values())}
    times = Counter(text for text, _, _ in places)
    repeated = [replace(each, score=each.score + 0.05 * min(2, times[each.text] - 1)) for each in places.values()]
    return tuple(sorted(repeated, key=lambda each: -each.score))


@once_a_layout
def announced_numbers(layout: DocumentLayout, role: Role) -> tuple[NumberCandidate, ...]:
    """What labels and titles call the number of a role, each wherever it stands."""
    numbers_paper = role != "registration_number"  # which numbers a firm, under the letters of its register
    found = []
    for hit in (*layout.hits(role), *broken_labels(layout, role)):
        if (
            ends_other_heading(layout, hit.cell, role)
            or _begins_value(layout, hit)
            or announces_telephone(" ".join(word.text for word in hit.cell.words[: hit.first]))  # "Telephone number:"
            or (role == "invoice_number" and _speaks_of_another(layout, hit))
        ):
            continue
        candidate = _by_label(layout, hit, role)
        if candidate is not None:
            found.append(_with_its_letters(layout, candidate) if numbers_paper else candidate)
    if role == "invoice_number":
        code, of_fapiao = fapiao_code_and_number(layout)
        found = [each for each in found if each.text != code]
        found += [candidate for hit in (*of_fapiao, *bare_signs(layout, role)) if (candidate := _by_label(layout, hit, role)) is not None]
        found += list(_behind_signs(layout))
    else:
        found += [candidate for hit in bare_signs(layout, role) if (candidate := _by_label(layout, hit, role)) is not None]
    if role == "po_number":
        found += [candidate for hit in references_to_orders(layout) if (candidate := _by_label(layout, hit, role)) is not None]
        found = but_of_several_rows(layout, found)
    for title in title_numbers(layout, role):
        if (_speaks_of_another(layout, title.hit) and not title.is_written_then) or (
            _ORIGINAL.match(title.cell.text) and is_credit_note(layout)
        ):
            continue
        score = (_DATED_TITLE_SCORE if title.dated else _TITLE_SCORE) + shape_score(title.number.text)
        score -= 1.0 - title.hit.roles.get(role, 1.0)
        if role == "invoice_number":
            score += on_credit_note(layout, title.cell.text[: title.number.start])
            score -= _IN_SENTENCE if _speaks_of_another(layout, title.hit) else 0.0
            score -= _OF_A_COUNT if title.number.text.isdigit() and len(title.number.text) <= _LONGEST_COUNT else 0.0
        evidence = title.cell.evidence(title.number.start, title.number.end)
        found.append(NumberCandidate(title.number.text, evidence, score, Place(title.cell, 1.0, title.hit, False)))
    return tuple(each for each in but_counted_through(found) if not (_counts_pages(each) or (numbers_paper and is_of_register(each.text))))


def _begins_value(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether letters that are a label by themselves begin the value of another label: "Our order no. | P/O 1963"."""
    if not _LETTERS.fullmatch(hit.own.text) or hit.own.text.isalpha():
        return False
    return any(pair.cell == hit.cell and pair.known and pair.number.text.startswith(f"{hit.own.text} ") for pair in head_pairs(layout))


def _with_its_letters(layout: DocumentLayout, each: NumberCandidate) -> NumberCandidate:
    """A number with the letters before it, where these are a label for themselves but words before or over them announce both.

    Under "Your order" stands the order "PO 4711", on a line of its own the number "4711" behind the label "PO".
    """
    hit = each.place.label
    at = hit.cell.text.find(f"{hit.own.words[-1].text} {each.text}")
    if at < 0 or not _LETTERS.fullmatch(hit.own.words[-1].text):
        return each
    if len(hit.own.words) > 1:  # "Cust. PO No P/O 5347"
        sign, letters = (label_key(word.text) for word in hit.own.words[-2:])
        before = roles_of(hit.own.text.rpartition(" ")[0].rstrip(" >"))
        is_parted = not sign or sign in SIGNS_FOR_A_NUMBER  # by an arrow, or by the word for a number
        if letters in SIGNS_FOR_A_NUMBER or not is_parted or (before and hit.roles.keys().isdisjoint(before)):
            return each
        end = at + len(hit.own.words[-1].text) + 1 + len(each.text)
        return replace(each, text=hit.cell.text[at:end], evidence=hit.cell.evidence(at, end))
    pair = next((pair for pair in head_pairs(layout) if pair.cell == hit.cell), None)
    if pair is None or not pair.number.text.endswith(f" {each.text}") or _is_bare_title(pair.label):
        return each
    return replace(each, text=pair.number.text, evidence=pair.cell.evidence(pair.number.start, pair.number.end))


def _is_bare_title(label: str) -> bool:
    return kind_of_title(label) is not None and not says_number(label)


def _speaks_of_another(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a label stands in a sentence: "This invoice replaces invoice 894K" numbers another paper than the one it stands on.

    One that asks the reader to quote a number gives the paper's own: "Please quote invoice no 894K when paying". The invoice that terms
    count their days from has no number there: "60 days from invoice".
    """
    if counts_days(" ".join(word.text for word in hit.cell.words[: hit.first])):
        return True
    return hit.cell in running_cells(layout.page(hit.cell.page_number)) and not asks_to_quote(hit.cell.text)


def _is_any_reference(hit: LabelHit) -> bool:
    """Whether a label is one that orders share with requisitions, jobs and clerks: "your reference", "Auftragsnummer"."""
    return hit.roles["po_number"] <= _WEAK_LABEL or speaks_of_any_reference(hit)


def speaks_of_any_reference(hit: LabelHit) -> bool:
    """Whether a label names a reference and no paper: "Your Ref", "Ihr Zeichen", which letters print in the row of their date."""
    return _ANY_REFERENCE.search(label_key(hit.own.text)) is not None


def _behind_signs(layout: DocumentLayout) -> Iterator[NumberCandidate]:
    """A number close behind the sign # in a cell of its own at the head: "#KK-20931"."""
    page = layout.pages[0]
    for cell in page.cells:
        if cell.text.startswith("#") and len(cell.words) == 1 and cell.box.top < _HIGHEST_SIGN * page.page.height:
            number = number_in(cell, 1)
            if number is not None and number.is_alone and not in_table(layout, cell):
                hit = LabelHit(cell, 0, 1, {"invoice_number": _BARE_SIGN}, True, True)
                score = _BARE_SIGN + shape_score(number.text)
                yield NumberCandidate(number.text, cell.evidence(number.start, number.end), score, Place(cell, 1.0, hit, False))


def _is_tail(one: NumberCandidate, other: NumberCandidate) -> bool:
    """Whether a number is the end of another that was read with its prefix: 2024-300 of INV 2024-300."""
    own, whole = one.evidence.box, other.evidence.box
    if one.text == other.text or not other.text.endswith(one.text) or own is None or whole is None:
        return False
    beside = whole.top <= own.bottom and own.top <= whole.bottom and own.x1 <= whole.x1 + 1
    return beside and one.evidence.page_number == other.evidence.page_number


def _by_label(layout: DocumentLayout, hit: LabelHit, role: Role) -> NumberCandidate | None:
    """The nearest number to a label."""
    weight = _label_score(hit, role, layout)
    says_number = SAYS_NUMBER.search(hit.own.text) is not None
    if hit.rest is not None and _POST_BOX.match(hit.rest.text):
        return None
    far: NumberCandidate | None = None
    for place in places_for(layout, hit):
        printed = _with_broken_end(layout, place.cell)
        number = number_in(printed) or _behind_its_date(printed, hit)
        if number is None:
            if not place.is_below and has_letter_or_digit(place.cell.text) and place.cell.line_number == hit.cell.line_number:
                weight -= 0.12
            continue
        if is_contact_line(place.cell.text[: number.start]):
            continue  # "Tel 031 673 8004", in the next column
        is_beside = not place.is_below and place.cell.words[0] not in hit.cell.words
        is_further_below = place.is_below and place.cell.line_number > hit.cell.line_number + 1
        may_be_of_another = is_further_below or (not hit.at_start and is_beside)
        if may_be_of_another and _is_under_another_label(layout, place.cell, role, but_number=is_further_below):
            continue  # "Witpeer Invoice", who holds the account beside it; nothing is filled in under "Invoice #", over the next headings
        if place.is_below and not says_number and _is_value_of_words(layout, place.cell, role):
            continue
        if is_further_below and not says_number and is_under_headings(layout.page(place.cell.page_number), place.cell):
            continue  # "Revision | Document No", under a title
        doubt = _doubt(number, place, says_number=says_number)
        if doubt is None or (role == "po_number" and _is_any_reference(hit) and not _ORDER_SHAPE.match(number.text)):
            continue
        if role == "delivery_note_number" and _OF_DELIVERY_OR_SUPPLIER.match(label_key(hit.own.text)) and number.text.isdigit():
            continue  # customers number their suppliers in figures
        score = weight * place.nearness + shape_score(number.text) - doubt
        score -= _UNDER_HEADING_OF_GOODS if place.is_below and heads_goods(layout, hit.cell) else 0.0
        if role == "invoice_number":
            score += on_credit_note(layout, hit.own.text)
        score += _ORDER_OF_BUYER if role == "po_number" and _BUYERS_ORDER.fullmatch(number.text) else 0.0
        score += _YOURS_OVER_OURS if role == "po_number" and _YOURS.match(label_key(hit.own.text)) else 0.0
        candidate = NumberCandidate(number.text, printed.evidence(number.start, number.end), score, place)
        if far is None and _may_be_of_another_column(layout, number, place):
            far = candidate
        elif far is None or (place.is_below and number.is_alone):
            return candidate
    return far


def _behind_its_date(cell: Cell, label: LabelHit) -> PrintedNumber | None:
    """The number behind the date of its paper, "Ihr Auftrag vom 01.03.2026, Nr. 4711", or that of a label for both: "03.02.2026 / 814"."""
    mark = _DAY_AND_NUMBER.match(cell.text) or ("issue_date" in label.roles and _DAY_STROKE.match(cell.text)) or None
    return number_in(cell, mark.end()) if mark is not None else None


def _with_broken_end(layout: DocumentLayout, cell: Cell) -> Cell:
    """A cell with the end of its number, where its column is narrow: "6197 /" over "69", "LHC-" over "309"."""
    if not cell.text.endswith(("/", "-")) or not (has_digit(cell.text) or (cell.text.isupper() and len(cell.words) == 1)):
        return cell
    ends = (other for other in next_lines(layout.page(cell.page_number), cell) if other.text.isdigit())
    end = next(ends, None)
    return cell if end is None else Cell(cell.page_number, cell.line_number, (*cell.words, *end.words))


def _is_under_another_label(layout: DocumentLayout, cell: Cell, role: Role, *, but_number: bool = False) -> bool:
    """Whether the line over a cell has a bare label of something else right over it.

    The word for a number alone is none where it may be the second line of the cell's own label, `but_number`.
    """
    above = layout.page(cell.page_number).lines[max(0, cell.line_number - 1) : cell.line_number]
    return any(
        other.box.x0 < cell.box.x1
        and cell.box.x0 < other.box.x1
        and hit.at_start
        and hit.closed
        and hit.rest is None
        and role not in hit.roles
        and not (but_number and label_key(hit.own.text) in _BARE_NUMBER)
        for line in above
        for other in line.cells
        for hit in layout.labels_in(other)[:1]
    )


def _is_value_of_words(layout: DocumentLayout, cell: Cell, role: Role) -> bool:
    """Whether the words before a number announce it; a company's name that stands under a label of its own does not."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    if not is_value_of_words(line, cell):
        return False
    before = [other for other in line.cells if other.box.x1 <= cell.box.x0]
    return layout.begins_with_label(before[-1]) or not _is_under_another_label(layout, before[-1], role)


def _may_be_of_another_column(layout: DocumentLayout, number: PrintedNumber, place: Place) -> bool:
    """Whether a number to the right of a label may be of another column: a house number before its street, the postal code of an address.

    The number right under the label goes before it; where none stands there, the far one is the label's.
    """
    if place.is_below or place.cell is place.label.cell:
        return False
    if not number.is_alone and number.start == 0 and is_street(place.cell.text):
        return True
    is_far = place.cell.box.x0 - place.label.cell.box.x1 > _FAR_COLUMN
    return number.start == 0 and (is_far or is_line_of_address(layout.page(place.cell.page_number), place.cell))


def _doubt(number: PrintedNumber, place: Place, *, says_number: bool) -> float | None:
    """What speaks against a number beside a label: words around it, a bare year; None where it cannot be the label's."""
    doubt = 0.0
    if not number.is_alone:
        if place.is_below and not says_number:
            return None
        doubt += 0.25 if place.is_below or not says_number else 0.0
    if is_year(number.text) and not says_number:
        return None
    if place.is_below and not says_number and sum(ch.isalnum() for ch in number.text) < 3:
        return None
    return doubt


def _label_score(hit: LabelHit, role: Role, layout: DocumentLayout) -> float:
    score = hit.roles[role]
    if role == "invoice_number" and label_key(hit.own.text) in _BARE_NUMBER and hit.closed and _stands_by_date(layout, hit):
        return _BESIDE_DATE
    if not hit.at_start:
        score -= 0.15
    if hit.closed:
        score += 0.1
    strongest = max(hit.roles.values())
    score -= 0.15 * max(0.0, strongest - hit.roles[role])
    first_page = layout.pages[0].page_number
    return score - (0.1 if hit.cell.page_number != first_page else 0.0)


def _stands_by_date(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a bare "number" has a bare "date" right beside or below it: both are the paper's own."""
    page = layout.page(hit.cell.page_number)
    cells = page.lines[hit.cell.line_number].cells
    at = cells.index(hit.cell)
    below = [cell for line in page.lines[hit.cell.line_number + 1 :][:1] for cell in line.cells]
    near = [*cells[at + 1 : at + 2], *(cell for cell in below if abs(cell.box.x0 - hit.cell.box.x0) < page.height_of_print)]
    labels = [layout.labels_in(cell) for cell in near]
    return any(own and own[0].at_start and label_key(own[0].own.text) in _BARE_DATE for own in labels)


def ranked_numbers(
    layout: DocumentLayout, roles: Sequence[Role], accept: Callable[[NumberCandidate], bool] = lambda _: True
) -> list[NumberCandidate]:
    """Every number that may be meant by some roles, best first; of equals the one of the earlier role."""
    found = [
        replace(each, score=each.score - _NEXT_ROLE * rank)
        for rank, role in enumerate(roles)
        for each in number_candidates(layout, role)
        if each.score >= LOWEST_SCORE and accept(each)
    ]
    return sorted(found, key=lambda each: -each.score)


def number_field(
    layout: DocumentLayout, term: Term, roles: Sequence[Role], accept: Callable[[NumberCandidate], bool] = lambda _: True
) -> Field | None:
    """The field of a numbered term: the head of its ranked candidates."""
    ranked = ranked_numbers(layout, roles, accept)
    return Field(term, Value(ranked[0].text), (ranked[0].evidence,), None, "labels") if ranked else None


def _counts_pages(each: NumberCandidate) -> bool:
    """Whether a label and its number say which page of how many this is: "Bl 1/1" is a Bladsy in Afrikaans and no B/L."""
    before = each.place.cell.text.partition(each.text)[0].split()[-1:]
    return any(spoken_page_mark_of(f"{word} {each.text}") is not None for word in (each.place.label.own.text, *before))


def surely_labelled(layout: DocumentLayout, roles: Sequence[Role]) -> set[str]:
    """The numbers right beside or below labels that name them as the numbers of other papers in so many words."""
    return {
        each.text for role in roles for each in number_candidates(layout, role) if each.score >= _SURE_SCORE and each.place.label.at_start
    }


def stands_by_bank(layout: DocumentLayout, candidate: NumberCandidate) -> bool:
    """Whether a reference is the payment's: its label says so by itself, or bank details stand right above it or in its row."""
    hit = candidate.place.label
    if hit.roles.get("payment_reference", 0.0) > 0.6:
        return True
    return any(
        other.cell.page_number == hit.cell.page_number
        and 0 <= hit.cell.line_number - other.cell.line_number <= _FARTHEST_BANK_IN_LINES
        and (abs(other.cell.box.x0 - hit.cell.box.x0) < _FARTHEST_BANK_ACROSS or other.cell.line_number == hit.cell.line_number)
        for role in ("remit_to_heading", "bank_account", "iban", "branch_code")
        for other in layout.hits(role)
    )
