"""Tax numbers on a paper, found by their labels or by a shape that only a tax number has.

Registers of South Africa, Kenya, the European Union, Britain, Switzerland, India, Australia, China and America; whose a number is,
the block it stands in says, not the number. A number that fails its check digits stands as printed: that is a check's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stdnum import luhn
from stdnum.ch import uid as swiss_uid
from stdnum.eu import vat as eu_vat
from stdnum.in_ import gstin

from extractors.fields.broken_labels import broken_labels
from extractors.fields.dates import dates_of
from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.wrapped_tax_numbers import rest_below
from extractors.layout.lines import Cell
from extractors.model import Evidence
from extractors.signs import has_digit, has_letter, has_letter_or_digit

_TAX_ID = re.compile(
    r"(?<![A-Za-z0-9])(?:CHE-?\d{3}\.?\d{3}\.?\d{3}(?:\s?(?:MWST|TVA|IVA))?"
    r"|NL[. ]?(?:\d[. ]?){9}B[. ]?\d\d|[A-Z]{2}\s?U\d{8}"
    r"|(?:(?!(?!FR)[A-Z]{2}\s[A-Z]{2})[A-Z]{2}\s?)?[A-Z0-9]{0,2}(?:[\s./-]?\d[A-Z]?){7,14}(?:B\d\d)?(?:\s?R[CPT]\s?\d{4}|[A-Z]{0,2}\d?)|[0-9A-Z]{15,18})(?![A-Za-z0-9])"
)
"""Before its country a number has no other two letters, as those of "USt-ID DE123456789"; a French one has letters in its key."""
_ENDS_LABEL = re.compile(  # NO is Norway before nine digits
    r"\s*(?:ID|NR|NBR|NUM|REGN?|VAT|GST|TAX|BTW|TVA|TIN|PIN|ABN|TRN|IVA|UST|BP|NO(?!\s?(?:\d[. ]?){9}(?:MVA)?$))\s+(?=\d)"
)
_CENTS_BEFORE, _CENTS_BEHIND = re.compile(r"\d[.,]$"), re.compile(r"[.,]\d\d")
_EU_SHAPE = re.compile(
    r"(?<![A-Za-z0-9])(?:DE\s?\d{3}\s?\d{3}\s?\d{3}|FR\s?[0-9A-Z]{2}(?:\s?\d{3}){3}|NL[. ]?(?:\d[. ]?){9}B[. ]?\d\d"
    r"|BE\s?[01]\d{3}[.\s]?\d{3}[.\s]?\d{3}|ATU\s?\d{8}|LU\s?\d{8})(?![A-Za-z0-9])"
)
_BELGIAN_SHAPE = re.compile(r"(?<![\w.])[01]\d{3}\.\d{3}\.\d{3}(?![\w.])")
_AT_TAX_OFFICE = re.compile(r"\b(?:FA|Finanzamt)\s[A-ZÄÖÜ][\w.-]+(?:\s[\w.-]+){0,2}?,?\s(\d{2,3}/\d{3,4}/\d{4,5})(?![\d/])")
_GSTIN_SHAPE = re.compile(r"(?<![A-Za-z0-9])\d\d[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9](?![A-Za-z0-9])")
_KENYAN_PIN = re.compile(r"(?i:\bPIN)\W{0,3}(?:(?i:no|number)\W{0,3})?([AP]\d{9}[A-Z])\b")
_SWISS_SHAPE = re.compile(r"(?<![A-Za-z0-9])(CHE-?\s?\d{3}\.?\d{3}\.?\d{3})(?:\s?(?:MWST|TVA|IVA))?(?![A-Za-z0-9])")
_CHINESE_CODE = re.compile(
    r"[159ANY][1239I][\dOISZ]{6}[0-9A-Z]{10}"
)  # who registered it, the kind of body, the place, the body, a check sign
_NEVER_IN_CHINESE_CODE = str.maketrans("IOSZ", "1052")
_SOUTH_AFRICAN_VENDOR = re.compile(r"(?i:\bvendor)\W{0,3}(?:(?i:no|nr|number)\W{0,3})?(4\d{9})\b")  # who is registered for VAT is a vendor
_BEFORE_VENDOR = 20  # letters, "VAT vendor no"
_EIN = re.compile(r"\bEIN\W{0,3}(\d{2}-\d{7})\b")
_SIX_DIGITS = re.compile(r"(?:\D*\d){6}")  # which each of these shapes has at the least
_VAT_WORDS = ("vat", "ust", "tva", "btw", "mwst", "umsatz", "gst", "iva", "纳税", "nip", "uid", "pin")
_NAMED: tuple[tuple[Named, re.Pattern[str]], ...] = (
    ("buyer", re.compile(r"(?i)\b(?:buyer|purchaser|debtor|invoicee|employer|hirer|acheteur|k[aä]ufers?|koper|购方|购买方|买方)")),
    (
        "seller",
        re.compile(
            r"(?i)\b(?:seller|supplier|(?<!vat )(?<!gst )(?<!tax )vendor|verk[aä]ufers?|verskaffer|verkoper|leverancier|vendeur|"
            r"fournisseur|销方|销售方)"
        ),
    ),
    ("customer", re.compile(r"(?i)\b(?:customer|client|recipient|kli[eë]nte?|klant|kunden?|客户)")),
    ("addressee", re.compile(r"(?i)\b(?:your|u|uw|ihre|votre|贵方)\b")),
    ("issuer", re.compile(r"(?i)\b(?:our|ons|unsere|notre|我方)\b")),
)
_SOUTH_AFRICAN_VAT = re.compile(r"4\d{9}")
_AND_HOUSE_NUMBER = re.compile(r"(\S*\d{9,})\s+\d{1,4}[A-Z]?")
_MONEY = re.compile(r"^-?(?:[A-Z]{1,3} ?)?(?:\d{1,3}(?:[ .,]\d{3})*|\d+)[.,]\d{2}$")
_ONE_AMOUNT = r"(?:\d{1,3}(?: \d{3})+|\d{1,8})[.,]\d{2}"
_ROW_OF_MONEY = re.compile(rf"(?<!\S){_ONE_AMOUNT}(?:\s+{_ONE_AMOUNT})+(?!\S)")  # "1 20.00 445.32 89.06", of a table of taxes
_TELEPHONE = re.compile(r"(?i)(?:\b(?:t[ée]l[a-zé]*|phone|fax|faks|cell|sel|mobile|call|bel|ruf|fon|[tfm])\W*|\+)$")
_ACCOUNT = re.compile(r"(?i)\b(?:iban|kto|konto|compte|rekening|account|a/c)\W*$")
_ANNOUNCED = re.compile(r"[^\W\d_]\W*[:：]\s*$")
_PARTING = re.compile(r"[|·•;,]|\s[-–—]\s")
_TAX_NAME = re.compile(
    r"(?i)\b(?:vat|tax(?:es|payer)?\b|gst|btw|mwst|ust\b|ustid|tva\b|iva\b|fis[ck]|d['’]entreprise\b|n[°o]\s?entreprise\b|bce\b|kbo\b)|"
    r"ondernemingsn|steuer|belasting|税|稅"  # Belgian companies have one number with the register and with the tax
)
_OF_A_PAPER = re.compile(
    r"(?i)\binv|fa[ck]tu|rechnung|credit|krediet|gutschrift|avoir|not[ae]|receipt|clear|amount|betrag|total|bedrag|montant|dat|"
    r"order|account|konto|bank|point|office|[票单單额額率]"
)  # "Tax invoice 4100000123" numbers a paper, "Tax amount" a sum
_OTHER_NUMBERS = frozenset({"invoice_number", "po_number", "delivery_note_number", "bank_account", "iban", "payment_reference"})
_LONGEST_LABEL = 5  # words
_TAX_IDS = {"buyer_tax_id", "seller_tax_id"}
_FEWEST_DIGITS = 7
_PARTED_BY = frozenset("|·•/;,-–—")


Named = Literal["seller", "buyer", "customer", "addressee", "issuer"]
"""Whom a label names: "seller" and "buyer" on every paper, "customer" nearly, "your" and "our" by who writes to whom."""


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A tax number on the page, the cell of its label, whom that label names, and how much it looks like one."""

    text: str
    evidence: Evidence
    cell: Cell
    named: Named | None
    is_vat: bool
    label: Cell
    score: float = 1.0

    @property
    def names_buyer(self) -> bool:
        """Whether the label is not the seller's on an invoice."""
        return self.named in ("buyer", "customer", "addressee")


@once_a_layout
def tax_numbers(layout: DocumentLayout) -> tuple[TaxNumber, ...]:
    """Every tax number, in reading order: those behind a label or the name of a tax, and those whose shape says it."""
    found: dict[tuple[int, int, str], TaxNumber] = {}
    for number in (*_labelled(layout), *_by_tax_names(layout), *_shaped(layout)):
        found.setdefault((number.cell.page_number, number.cell.line_number, _bare(number.text)), number)
    return tuple(sorted(found.values(), key=lambda each: (each.cell.page_number, each.cell.line_number, each.cell.box.x0)))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def _labelled(layout: DocumentLayout) -> Iterator[TaxNumber]:
    for role in ("buyer_tax_id", "seller_tax_id"):
        for hit in (*layout.hits(role), *broken_labels(layout, role)):
            if role == "seller_tax_id" and "buyer_tax_id" in hit.roles:
                continue
            number = _behind(layout, hit, names_buyer=role == "buyer_tax_id")
            if number is not None:
                yield number


def has_unread_number(layout: DocumentLayout) -> bool:
    """Whether figures stand beside a label of tax numbers that were not read as one, such as the first line of a number that is wrapped."""
    hits = [hit for role in _TAX_IDS for hit in layout.hits(role) if hit.roles.keys() <= _TAX_IDS]  # VAT alone announces an amount as well
    return any(
        _behind(layout, hit, names_buyer=False) is None
        and any(has_digit(place.cell.text) and not place.is_below for place in places_for(layout, hit)[:2])
        for hit in hits
    )


def _is_cut_from_amounts(text: str, match: re.Match[str]) -> bool:
    """Whether figures are the end of one amount and the beginning of the next: 187,48 54 583,20 in a column of tax."""
    before, behind = text[: match.start()], text[match.end() :]
    return _CENTS_BEFORE.search(before) is not None or _CENTS_BEHIND.match(behind) is not None


def _behind(layout: DocumentLayout, hit: LabelHit, *, names_buyer: bool) -> TaxNumber | None:
    own = label_key(hit.own.text)
    named = _named(hit) or ("buyer" if names_buyer else None)
    places = places_for(layout, hit)
    under = next((place for place in places[2:] if place.is_below), None)  # where headings stand beside each other, the value is below
    for place in (*places[:2], *((under,) if under is not None else ())):
        cell = place.cell
        if hit.rest is not None and hit.rest.text.startswith(cell.text):
            cell = hit.rest  # MWST behind a Swiss number is a part of it, not a label
        match = _TAX_ID.search(cell.text[:48])
        if match is None or sum(ch.isdigit() for ch in match.group()) < _FEWEST_DIGITS or _MONEY.match(match.group().strip()):
            continue
        if _is_cut_from_amounts(cell.text, match):
            continue
        if _TELEPHONE.search(cell.text[: match.start()]) or _ACCOUNT.search(cell.text[: _beginning(match)]):
            continue  # of the other party, on the line of a label whose own number is wrapped
        if not place.is_below and cell is not hit.rest and _has_own_label(layout, place.cell, match.start()):
            continue  # of the other party, beside a label whose own number stands in the next line
        if cell is not hit.rest and any(other.at_start and "registration_number" in other.roles for other in layout.labels_in(place.cell)):
            continue  # "Reg. for VAT:" over its number, beside "CK/Reg 01743912"
        if place.is_below and _ANNOUNCED.search(cell.text[: match.start()]):
            continue  # an empty label over a telephone number, say, which its own line announces
        if cell.text[match.end() :].lstrip().startswith("%") or _ROW_OF_MONEY.search(match.group()):
            continue
        if any(each.start < match.end() and match.start() < each.end for each in dates_of(cell)):
            continue
        start, end = _beginning(match), _before_house_number(match, cell.text)
        printed, evidence = _whole(layout, cell, start, end), cell.evidence(start, end)
        spelt = own.replace(" ", "")  # "V.A.T."
        named = named or (_named_in(_words_between(layout, hit, cell)) if place.is_below else None)
        is_vat = any(part in spelt for part in _VAT_WORDS) or any(each.fullmatch(printed) for each in (_SOUTH_AFRICAN_VAT, _EU_SHAPE))
        return TaxNumber(_by_structure(printed, cell), evidence, cell, named, is_vat, hit.cell)
    return None


def _words_between(layout: DocumentLayout, hit: LabelHit, value: Cell) -> str:
    """The words between a heading and its value in a column, where the heading takes two lines: "N° intracommunautaire" over "client"."""
    lines = layout.page(hit.cell.page_number).lines[hit.cell.line_number + 1 : value.line_number]
    own = hit.cell.box
    return " ".join(cell.text for line in lines for cell in line.cells if own.x0 <= cell.box.x0 and cell.box.x1 <= own.x1)


def _has_own_label(layout: DocumentLayout, cell: Cell, start: int) -> bool:
    """Whether a label of tax numbers stands in a cell before a character of it."""
    return any(not _TAX_IDS.isdisjoint(hit.roles) and hit.own.text in cell.text[:start] for hit in layout.labels_in(cell))


def _whole(layout: DocumentLayout, cell: Cell, start: int, end: int) -> str:
    """A number with what a narrow column broke off it."""
    rest = rest_below(layout, cell, start, end)
    return cell.text[start:end] if rest is None else f"{cell.text[start:end]} {rest.text}"


def _beginning(match: re.Match[str]) -> int:
    """Where a number begins behind the blank that may part it from its label, or behind the last word of it: "VAT REG | NO 4280117745"."""
    ends_label = _ENDS_LABEL.match(match.group())
    return match.start() + ends_label.end() if ends_label is not None else match.end() - len(match.group().lstrip())


def _before_house_number(match: re.Match[str], text: str) -> int:
    """Where a number ends behind which an address goes on in the same line, "VAT 4280117745 5 Loveday Street"."""
    parted = _AND_HOUSE_NUMBER.fullmatch(match.group())
    if parted is not None and re.match(r"\s+[^\W\d_]{2,}", text[match.end() :]):
        return match.start() + parted.end(1)
    return match.start() + len(match.group().rstrip())


def _by_structure(text: str, cell: Cell) -> str:
    """A number as its structure has it, where it was read from a picture.

    OCR reads the B behind the nine digits of a Dutch number as an 8, where no digit can stand. In a Chinese code no I, O, S or Z can stand,
    so that nobody takes them for figures (GB 32100-2015): where one was read it is the figure.
    """
    if any(word.seen_by == "text_layer" for word in cell.words):
        return text
    if _CHINESE_CODE.fullmatch(text):
        return text.translate(_NEVER_IN_CHINESE_CODE)
    return re.sub(r"^(NL\s?\d{9})8(\d\d)$", r"\1B\2", text)


def _named(hit: LabelHit) -> Named | None:
    """Whom a label and the words of its cell up to the number name."""
    words = [word.text for word in hit.cell.words]
    digits = next((index for index in range(hit.last, len(words)) if has_digit(words[index])), len(words))
    before = [each for each in words[max(0, hit.first - 2) : hit.first] if "@" not in each]
    parted = next((index for index in reversed(range(len(before))) if before[index] in _PARTED_BY), -1)
    return _named_in(" ".join((*before[parted + 1 :], *words[hit.first : digits])))


def _named_in(phrase: str) -> Named | None:
    return next((named for named, pattern in _NAMED if pattern.search(phrase)), None)


def _by_tax_names(layout: DocumentLayout) -> Iterator[TaxNumber]:
    """Numbers behind or under a few words that name a tax, whatever else they say: nobody lists every label of a VAT number."""
    for cell in layout.cells_with_digits:
        if _SIX_DIGITS.match(cell.text) is None:
            continue
        for match in _TAX_ID.finditer(cell.text):
            text = match.group().strip()
            if sum(ch.isdigit() for ch in text) < _FEWEST_DIGITS or _MONEY.match(text) or _is_cut_from_amounts(cell.text, match):
                continue
            label, phrase = _words_of(layout, cell, match.start())
            if not _names_a_tax(phrase) or any(hit.roles.keys() & _OTHER_NUMBERS for hit in layout.labels_in(label)):
                continue
            if any(each.start < match.end() and match.start() < each.end for each in dates_of(cell)):
                continue
            start, end = _beginning(match), _before_house_number(match, cell.text)
            is_vat = any(part in label_key(phrase) for part in _VAT_WORDS) or any(
                shape.fullmatch(cell.text[start:end]) for shape in (_SOUTH_AFRICAN_VAT, _EU_SHAPE)
            )
            printed = _by_structure(_whole(layout, cell, start, end), cell)
            yield TaxNumber(printed, cell.evidence(start, end), cell, _named_in(phrase), is_vat, label)


def _words_of(layout: DocumentLayout, cell: Cell, start: int) -> tuple[Cell, str]:
    """The words before a number in its cell, else in the cell to the left of it, else right over it, and the cell that they are in."""
    before = _PARTING.split(cell.text[:start])[-1].strip()
    if has_letter(before) or cell.text[:start].strip(" :：.#-"):
        return cell, before
    lines = layout.page(cell.page_number).lines
    row = lines[cell.line_number].cells
    left = [other for other in row if other.box.x1 <= cell.box.x0 + 1 and has_letter_or_digit(other.text)]
    if left and not has_digit(left[-1].text):
        return left[-1], left[-1].text
    over = [other for line in lines[max(0, cell.line_number - 1) : cell.line_number] for other in line.cells]
    close = [each for each in over if abs(each.box.x0 - cell.box.x0) < cell.height and cell.box.top - each.box.bottom < cell.height]
    return (close[0], close[0].text) if close else (cell, "")


def _names_a_tax(phrase: str) -> bool:
    words = phrase.split()
    if not 1 <= len(words) <= _LONGEST_LABEL or any(ch.isdigit() or ch == "%" for ch in phrase):
        return False
    return _TAX_NAME.search(phrase) is not None and _OF_A_PAPER.search(phrase) is None


def _shaped(layout: DocumentLayout) -> Iterator[TaxNumber]:
    """Numbers that are tax numbers by country, length and check digits, or by the letters EIN or PIN before them, wherever they stand."""
    for cell in layout.cells_with_digits:
        if _SIX_DIGITS.match(cell.text) is None:
            continue
        for match in _EU_SHAPE.finditer(cell.text):
            if eu_vat.is_valid(match.group()):
                yield TaxNumber(match.group(), cell.evidence(match.start(), match.end()), cell, None, True, cell, score=0.5)
        for match in _BELGIAN_SHAPE.finditer(cell.text):
            if eu_vat.is_valid(f"BE{match.group()}") and not _TELEPHONE.search(cell.text[: match.start()]):
                yield TaxNumber(match.group(), cell.evidence(match.start(), match.end()), cell, None, True, cell, score=0.5)
        for match in _AT_TAX_OFFICE.finditer(cell.text):
            yield TaxNumber(match[1], cell.evidence(match.start(1), match.end(1)), cell, None, False, cell, score=0.8)
        for match in _GSTIN_SHAPE.finditer(cell.text):
            if gstin.is_valid(match.group()):
                yield TaxNumber(match.group(), cell.evidence(match.start(), match.end()), cell, None, True, cell)
        for match in _SOUTH_AFRICAN_VENDOR.finditer(cell.text):
            if luhn.is_valid(match[1]):
                named = _named_in(cell.text[: match.start(1)][-_BEFORE_VENDOR:])
                yield TaxNumber(match[1], cell.evidence(match.start(1), match.end(1)), cell, named, True, cell)
        for match in _KENYAN_PIN.finditer(cell.text):
            yield TaxNumber(match[1], cell.evidence(match.start(1), match.end(1)), cell, None, True, cell)
        for match in _SWISS_SHAPE.finditer(cell.text):
            if swiss_uid.is_valid(match[1]):
                yield TaxNumber(match.group(), cell.evidence(match.start(), match.end()), cell, None, True, cell, score=0.5)
        for match in _EIN.finditer(cell.text):
            yield TaxNumber(match[1], cell.evidence(match.start(1), match.end(1)), cell, None, False, cell, score=0.8)


def is_in_tax_number(layout: DocumentLayout, cell: Cell, start: int, end: int) -> bool:
    """Whether a part of a cell's text is a group of digits of a tax number, which the name of a tax announces as it does an amount."""
    numbers = [number.evidence for number in tax_numbers(layout) if number.cell.line_number == cell.line_number]
    box = cell.evidence(start, end).box if numbers else None
    return box is not None and any(
        number.page_number == cell.page_number and number.box is not None and number.box.x0 <= box.x0 and box.x1 <= number.box.x1
        for number in numbers
    )
