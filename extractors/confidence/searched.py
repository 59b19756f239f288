"""What cannot be on a paper because nothing that stands there has its form: the reader looked everywhere, so no share need be counted.

A tax number is a long number, and an address has a street, a box or a code with a town. Where every long number of a paper is read as
something else, or nothing in it looks like an address but the seller's, the paper does not show them. Only print that the file states
itself is so sure, and a flat, sharp and evenly lit scan on which no word is in doubt: a worse one may hide a figure, and a letterhead that
is a picture anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.confidence.paper import Paper, plain
from extractors.fields.address_parts import LineParts
from extractors.fields.company_names import is_building, is_street
from extractors.fields.party_blocks import OF_ADDRESS_LABEL
from extractors.fields.tax_ids import has_unread_number
from extractors.fields.telephones import announces_telephone
from extractors.fields.told_lines import address_share, told
from extractors.layout.blocks import Block, blocks_of
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Absent, Box, Evidence, Field, Page, Value
from extractors.page_marks import spoken_page_mark_of
from extractors.signs import has_digit, letter_count
from extractors.terms import Term

_SEARCHED_FOR = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID, Term.BUYER_ADDRESS)
"""What has a form, so that everything on a paper that could be it is known."""
_SHARE_RIGHT = 0.98  # of such absences on made papers; none was wrong
_MAY_BE_THERE = 0.94  # what something on the paper could be is not surely absent, however seldom such a thing was it on made papers
_TAX_IDS = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID)
_LARGEST_PICTURE = 0.05  # share of a page that a logo takes
_LARGEST_MARK = 0.05  # the same on a scan
_FILLED = 0.1  # share of a ruled table that its print takes
_SURE_WORDS = 0.97  # mean confidence of the words of a clear scan
_DOUBTFUL = 0.6  # confidence below which a word may be another
_FEWEST_LETTERS = 2
_FEWEST_OF_TAX_ID = 7  # letters as which its figures would be read
_MOST_WORDS_OF_LABEL = 3
_MOST_DIGITS_OF_ADDRESS = 6
_SMALLEST_PRINT = 18.0  # pixels; ten points at some 140 dots to the inch
_SOFTEST_EDGE = 0.16  # share of the height of print
_DARKEST_SHADE = 0.15
_LONG_NUMBER = re.compile(r"(?<![A-Za-z0-9+.,(])[A-Z]{0,3}\s?\d(?:[\s./-]?[0-9A-Z]){6,16}(?![A-Za-z0-9]|[.,]\d)")
_TELEPHONE = re.compile(r"0\d\d[\s-]\d{3}[\s-]\d{4}")
_COMPANY_NUMBER = re.compile(r"(?:19|20)\d\d\s?/\s?\d{6}\s?/\s?\d\d")
_ABROAD = re.compile(r"\+\s?\(?\d[\d\s()./-]{6,18}\d")
"""A telephone number as it is dialled from abroad (E.123); no tax number is written with a plus."""
_BANK_LABELS = frozenset({"bank_name", "branch_code", "bank_account", "iban", "bic"})
_WORD = re.compile(r"[^\W\d_]{3}")
_WORDS = re.compile(r"[^\W_]+")
_DATE = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4}")
_AMOUNT = re.compile(r"\d+[.,]\d\d")
_AMOUNT_WHOLE = re.compile(r"(?:[A-Z]{1,3}|[€$£¥₹])?\s?\d{1,3}(?:[., ]?\d{3})*[.,]\d\d")
_FEWEST_DIGITS = 8
_NUMBER_LABELS = frozenset({"po_number", "invoice_number", "delivery_note_number", "payment_reference"})
_REFERENCE = re.compile(r"(?i)\b(?:ref|reference|verwysing|referenz|r[ée]f[ée]rence|referentie|verw)\b")
_ADDRESSES = (Term.SELLER_ADDRESS, Term.BUYER_ADDRESS)
_OF_SELLER = (Term.SELLER_NAME, Term.SELLER_ADDRESS)
_BRANCH = re.compile(r"(?i)\b(?:branch|office|tak|takkantoor|filiale|zweigstelle|agence|kantoor)\b(?: ?name| ?naam)?\W*[:.]")
_CODE = re.compile(r"[A-Z]{2,5}[-/]?\d{3,}")
"""A code of one word, JOB-706, whose beginning is no country's and whose figures are no postcode with a town."""
_NUMBER_BEHIND_LABEL = re.compile(r"(?i)\b(?:no|nr|num|number|nommer)\b[.:]?\s+[A-Z]{1,5}[-/]?\d{3,}$")
_PARTED = re.compile(r"\s+[·•|–-]\s+")
_FLUSH = 2.0  # points
_WORDS_OF_PERSON = (2, 3)
_SOME = 0.5
_FEWEST_WORDS_OF_STREET = 2
_LINES_UNDER = 3.0  # heights of a name
_LINES_OF_CELL = 3  # that a value under a heading of the bank's may take
_COLUMNS_OF_BANK = 2  # headings that make a table of the bank's particulars


def absence_of(paper: Paper, term: Term) -> Field:
    """A term that was not found; how sure that is stays open unless nothing on the paper can be it."""
    if _cannot_be_there(paper, term):
        return Field(term, Absent(), (), _SHARE_RIGHT, "search")
    return Field(term, Absent(), (), None, "absence")


def most_of(field: Field) -> float:
    """How sure a reading may be at the most: the absence of what was searched for, and not shown to be away, may be an oversight."""
    is_open = isinstance(field.reading, Absent) and field.term in _SEARCHED_FOR and field.confidence is None
    return _MAY_BE_THERE if is_open else 1.0


def _cannot_be_there(paper: Paper, term: Term) -> bool:
    """Whether nothing on the paper can be what this term asks for; only of terms whose form is known."""
    if term not in _SEARCHED_FOR or not (_states_itself(paper) or _is_scanned_clearly(paper, term)):
        return False
    if term in _TAX_IDS:
        return next(_loose_numbers(paper), None) is None and not has_unread_number(paper.layout)
    names = [each for field in paper.fields if field.term is Term.BUYER_NAME for each in field.evidence]
    return bool(names) and not _runs_under_buyer(paper, names) and not _loose_address(paper)


def _runs_under_buyer(paper: Paper, names: Sequence[Evidence]) -> bool:
    """Whether the seller's address runs on to where the buyer's would stand, under his name: what was read as one may be both."""
    addresses = [each.box for field in paper.fields if field.term is Term.SELLER_ADDRESS for each in field.evidence if each.box is not None]
    return any(
        box.x0 < each.box.x0 - box.height
        and each.box.x0 + each.box.width / 2 < box.x1
        and box.bottom - each.box.bottom >= 0
        and box.top - each.box.bottom < _LINES_UNDER * each.box.height
        for box in addresses
        for each in names
        if each.box is not None
    )


def _states_itself(paper: Paper) -> bool:
    pictured = max((page.image_coverage for page in paper.pages), default=0.0)
    worst_engine, _, _ = paper.quality
    return bool(paper.words) and pictured <= _LARGEST_PICTURE and worst_engine == 0


def _is_scanned_clearly(paper: Paper, term: Term) -> bool:
    """Whether every page is a scan so clear that what was not read is not there, and every doubtful word belongs to what was found."""
    _, confidence, _ = paper.quality
    are_clear = all(_is_clear(page) for page in paper.pages)
    return bool(paper.pages) and confidence >= _SURE_WORDS and are_clear and not _has_doubtful_words(paper, term)


def _rows_on(paper: Paper, page_number: int) -> list[Box]:
    """Where the lines of goods of a page stand."""
    rows = [line.evidence for line in paper.lines if line.evidence is not None and line.evidence.page_number == page_number]
    return [each.box for each in rows if each.box is not None]


def _is_clear(page: Page) -> bool:
    """Whether a page is flat, sharp and evenly lit, with no large mark but the rulings of a table."""
    picture = page.picture
    if picture is None or picture.edge_share is None or page.marks is None or page.bend:
        return False
    marks = [mark.box for mark in page.marks if not (mark.kind == "strokes" and _is_ruling(page, mark.box))]
    marked = max((each.width * each.height for each in marks), default=0.0) / (page.width * page.height)
    is_sharp = picture.print_pixels >= _SMALLEST_PRINT and picture.edge_share <= _SOFTEST_EDGE
    return is_sharp and picture.shade <= _DARKEST_SHADE and marked <= _LARGEST_MARK


def _is_ruling(page: Page, box: Box) -> bool:
    """Whether strokes are what is left of a table's rulings: print that was read surely fills them, and no word within them is in doubt.

    A stamp or a pen over an address would leave few words, or such as are hard to read.
    """
    within = [word for word in page.words if _holds(box, word.box)]
    printed = sum(word.box.width * word.box.height for word in within)
    is_sure = all(word.confidence is None or word.confidence >= _DOUBTFUL for word in within)
    return is_sure and printed >= _FILLED * box.width * box.height


def _has_doubtful_words(paper: Paper, term: Term) -> bool:
    """Whether a word that could be of this term may be read wrong, and no field and no line of goods has it.

    No long number is of an address, and no short word of letters a tax number. A cell that reads as what was found elsewhere is that again.
    """
    most_digits = _MOST_DIGITS_OF_ADDRESS if term is Term.BUYER_ADDRESS else 99
    taken = [each for field in paper.fields for each in field.evidence] + [line.evidence for line in paper.lines if line.evidence]
    found = {plain(each.reading.text) for each in paper.fields if isinstance(each.reading, Value)}
    taken += [Evidence(cell.page_number, cell.box, cell.text) for cell in paper.layout.cells if plain(cell.text) in found]
    return any(
        word.confidence is not None
        and word.confidence < _DOUBTFUL
        and sum(ch.isalnum() for ch in word.text) >= _FEWEST_LETTERS
        and not (term in _TAX_IDS and _is_short_word(word.text))
        and sum(ch.isdigit() for ch in word.text) <= most_digits
        and not any(each.box is not None and each.page_number == page.page_number and _holds(each.box, word.box) for each in taken)
        for page in paper.pages
        for word in page.words
    )


def _is_short_word(text: str) -> bool:
    """Whether a word is letters and signs, and fewer of the letters than a tax number has figures."""
    return not has_digit(text) and letter_count(text) < _FEWEST_OF_TAX_ID


def _loose_numbers(paper: Paper) -> Iterator[str]:
    """Long numbers that no field and no line of goods has; in an address stands none, whatever was taken for one."""
    holders = [each for each in paper.fields if each.term not in _ADDRESSES]
    taken = [_digits(each.reading.text) for each in holders if isinstance(each.reading, Value)]
    taken += [_digits(each.text) for field in holders for each in field.evidence]
    taken += [_digits(each.item_code or "") for each in paper.lines] + [_digits(each.description) for each in paper.lines]
    held = " ".join(taken)
    rows = [line.evidence for line in paper.lines if line.evidence is not None]
    for cell in paper.layout.cells:
        if not has_digit(cell.text) or _is_under(cell, [each for each in rows if each.page_number == cell.page_number]):
            continue  # a quantity beside a code
        text = _ABROAD.sub(" ", _COMPANY_NUMBER.sub(" ", _DATE.sub(" ", cell.text)))
        for found in _LONG_NUMBER.finditer(text):
            number = _digits(found.group())
            if _TELEPHONE.fullmatch(found.group().strip()) or announces_telephone(text[: found.start()]):
                continue
            if len(number) >= _FEWEST_DIGITS and number not in held:
                yield number


def _loose_address(paper: Paper) -> bool:
    """Whether any line that no field and no line of goods holds looks like a part of an address.

    What is printed again of an address that is known is that address, a label (Salesperson) is none, nor a bank's branch; a heading among
    the goods (Site 1) says where they went and not who pays, and figures alone (a customer's number in a column of its own) are a postcode
    only where a line beside them is of an address. No address holds an amount to the cent.
    """
    taken = [each for field in paper.fields for each in field.evidence if field.term not in (Term.BUYER_NAME, Term.CURRENCY)]
    goods = [line.evidence for line in paper.lines if line.evidence is not None]
    read = [each.reading.text for each in paper.fields if each.term is Term.SELLER_ADDRESS and isinstance(each.reading, Value)]
    known = [plain(each) for each in (*read, *(cell.text for cell in paper.layout.cells if any(_goes_on(cell.text, one) for one in read)))]
    seller = [plain(each.reading.text) for each in paper.fields if each.term is Term.SELLER_NAME and isinstance(each.reading, Value)]
    names = [each for each in paper.fields if each.term is Term.BUYER_NAME]
    for page in paper.layout.pages:
        own = [each for each in (*taken, *goods) if each.page_number == page.page_number]
        table = _rows_on(paper, page.page_number)
        for block in blocks_of(page):
            loose = [
                _WORD.search(cell.text) is not None
                for cell, line in _told_in(block)
                if address_share(line) > _SOME
                and not any(_AMOUNT.fullmatch(word.text) for word in cell.words)
                and not _is_under(cell, own)
                and not _is_among(cell, table)
                and not _is_label(paper, cell)
                and not _CODE.fullmatch(cell.text)
                and not _is_of_bank(paper, page, cell)
                and not all(plain(part) in seller or any(plain(part) in each for each in known) for part in _PARTED.split(cell.text))
                and not _is_in_sellers_block(paper, cell)
                and not _is_of_sellers_name(block, cell, seller)
                and not _heads_an_amount(page, cell)
                and not _is_labelled_person(paper, page, block, cell)
                and not _is_labelled_number(paper, _before(page, block, cell), cell)
                and not any(_goes_on_in(cell, each) for each in names)
            ]
            if any(loose) or len(loose) > 1:
                return True
    return False


def _goes_on(text: str, address: str) -> bool:
    """Whether a text is an address and more: one printed once as its street and once with its town."""
    words, beginning = _WORDS.findall(text.lower()), _WORDS.findall(address.lower())
    return len(beginning) >= _FEWEST_WORDS_OF_STREET and words[: len(beginning)] == beginning


def _is_in_sellers_block(paper: Paper, cell: Cell) -> bool:
    """Whether a cell stands between the seller's name and his address and begins where both do: his suburb, which was not read."""
    boxes = [
        next(
            (each.box for field in paper.fields if field.term is term for each in field.evidence if each.page_number == cell.page_number),
            None,
        )
        for term in _OF_SELLER
    ]
    name, address = boxes
    if name is None or address is None or not name.bottom <= cell.box.bottom <= address.top + cell.height:
        return False
    return max(abs(name.x0 - cell.box.x0), abs(address.x0 - cell.box.x0)) < _FLUSH


def _is_of_sellers_name(block: Block, cell: Cell, names: Sequence[str]) -> bool:
    """Whether a cell makes words of the seller's name together with the cell over or under it in its block."""
    place = block.cells.index(cell)
    joined = [plain(one.text + other.text) for one, other in pairwise(block.cells[max(0, place - 1) : place + 2])]
    return any(words in name for words in joined for name in names)


def _heads_an_amount(page: PageLayout, cell: Cell) -> bool:
    """Whether an amount with its cents stands right under a cell or is the next beside it: "BALANS" over "R14913.95" is no town."""
    beside = [each for each in page.lines[cell.line_number].cells if each.box.x0 >= cell.box.x1][:1]
    below = page.lines[cell.line_number + 1].cells if cell.line_number + 1 < len(page.lines) else ()
    under = [each for each in below if min(each.box.x1, cell.box.x1) > max(each.box.x0, cell.box.x0)]
    return any(each and all(_AMOUNT_WHOLE.fullmatch(one.text) for one in each) for each in (under, beside))


def _is_labelled_number(paper: Paper, near: Sequence[Cell], cell: Cell) -> bool:
    """Whether a cell is the label of a paper's number, or one word with figures beside or under one: "Customer Ref" and REQ8050.

    Label and number may be one cell: "Docket No. DN006062" is no house.
    """
    if _names_reference(cell.text) or (_NUMBER_BEHIND_LABEL.search(cell.text) and not is_street(cell.text) and not is_building(cell.text)):
        return True
    if len(cell.words) > 1 or not has_digit(cell.text):
        return False
    labels = [hit for each in near for hit in paper.layout.labels_in(each) if hit.at_start and hit.rest is None]
    told = [each for each in near if each.line_number == cell.line_number and each.text.endswith((":", "：", "."))]
    if any(len(each.words) <= _MOST_WORDS_OF_LABEL and not OF_ADDRESS_LABEL.search(each.text) for each in told):
        return True
    return any(_names_reference(each.text) for each in near) or any(not _NUMBER_LABELS.isdisjoint(hit.roles) for hit in labels)


def _before(page: PageLayout, block: Block, cell: Cell) -> list[Cell]:
    """The cells next to the left of a cell in its line and next above it in its block, where there are such."""
    beside = [each for each in page.lines[cell.line_number].cells if each.box.x1 <= cell.box.x0]
    place = block.cells.index(cell)
    return [*beside[-1:], *block.cells[max(0, place - 1) : place]]


def _names_reference(text: str) -> bool:
    """Whether a few words without a figure name a reference: "U verwysing.", which no street is called."""
    return len(text.split()) <= _MOST_WORDS_OF_LABEL and _REFERENCE.search(text) is not None and not has_digit(text)


def _is_labelled_person(paper: Paper, page: PageLayout, block: Block, cell: Cell) -> bool:
    """Whether a cell is two or three words behind a label with a colon or full stop that asks for no place, or under a bare label.

    "Verteenwoordiger :" stands before a clerk's name, "Verkoopsman" over it.
    """
    place = block.cells.index(cell)
    over = [each for each in block.cells[max(0, place - 1) : place] if _is_label(paper, each)]
    beside = [each for each in page.lines[cell.line_number].cells if each.box.x1 <= cell.box.x0][-1:]
    labels = [*(each for each in beside if each.text.endswith((":", "：", "."))), *over]
    if not labels or any(OF_ADDRESS_LABEL.search(each.text) for each in labels):
        return False
    heads = any(role.endswith("_heading") for each in labels for hit in paper.layout.labels_in(each) for role in hit.roles)
    names = len(cell.words) in _WORDS_OF_PERSON and all(word.text.isalpha() and word.text.istitle() for word in cell.words)
    return names and not heads and not is_street(cell.text) and not is_building(cell.text)


def _goes_on_in(cell: Cell, name: Field) -> bool:
    """Whether a cell is the second line of a name that a narrow column breaks: "Ltd" is no town."""
    return (
        isinstance(name.reading, Value)
        and plain(name.reading.text).endswith(plain(cell.text))
        and _is_under(cell, [each for each in name.evidence if each.page_number == cell.page_number])
    )


def _is_label(paper: Paper, cell: Cell) -> bool:
    """Whether a cell is a label and nothing else, whose value stands in another cell, or counts the pages."""
    return spoken_page_mark_of(cell.text) is not None or any(hit.at_start and hit.rest is None for hit in paper.layout.labels_in(cell))


def _is_of_bank(paper: Paper, page: PageLayout, cell: Cell) -> bool:
    """Whether a label of the bank's particulars stands before a cell, or over it among others: a branch is called after its street."""
    before = [each for each in page.lines[cell.line_number].cells if each.box.x1 <= cell.box.x0]
    if _BRANCH.match(cell.text) or (before and _BRANCH.fullmatch(before[-1].text)):
        return True
    if bool(before) and _names_bank(paper, before[-1]):
        return True
    above = [line for line in page.lines[max(0, cell.line_number - _LINES_OF_CELL) : cell.line_number] if len(line.cells) > 2]
    return any(
        any(min(each.box.x1, cell.box.x1) > max(each.box.x0, cell.box.x0) for each in line.cells)
        and sum(_names_bank(paper, each) for each in line.cells) >= _COLUMNS_OF_BANK
        for line in above
    )


def _names_bank(paper: Paper, cell: Cell) -> bool:
    return any(not _BANK_LABELS.isdisjoint(hit.roles) for hit in paper.layout.labels_in(cell) if hit.rest is None)


def _told_in(block: Block) -> Iterator[tuple[Cell, LineParts]]:
    lines = told(block.cells)
    if len(lines) < len(block.cells):
        lines = (*lines, *told(block.cells[len(lines) :]))
    return zip(block.cells, lines, strict=False)


def _is_among(cell: Cell, table: list[Box]) -> bool:
    """Whether a cell stands over, between or beside lines of goods, no further above the first than two lines of print."""
    if not table:
        return False
    middle = (cell.box.top + cell.box.bottom) / 2
    return min(each.top for each in table) - 2.5 * cell.height <= middle <= max(each.bottom for each in table)


def _is_under(cell: Cell, taken: list[Evidence]) -> bool:
    box = cell.box
    return any(each.box is not None and _holds(each.box, box) for each in taken)


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - 1 <= x <= outer.x1 + 1 and outer.top - 1 <= y <= outer.bottom + 1


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)) if has_digit(text) else ""
