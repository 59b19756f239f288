"""Which bank keeps the account to pay: named by a label, or known as a bank by its own words among the account's other particulars.

Papers say "Bank", "Held at", "Bankers" or nothing at all before it; but what stands between the holder, the account and the branch and
calls itself a bank is the bank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.company_names import bank_in, is_bank
from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_form_alone
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Evidence, Field, Value
from extractors.signs import letter_count
from extractors.terms import Term

_OF_AN_ACCOUNT = frozenset(["bank_account", "branch_code", "iban", "bic", "account_holder"])
_PARTICULARS = _OF_AN_ACCOUNT | {"remit_to_heading", "payment_reference"}
_SURE = 0.5
_NEAR_LINES = 4
_FLUSH = 6.0  # points
_LONGEST_NAME = 6  # words
_HEAD = 0.3  # share of the first page's height in which a bank that writes names itself
_BANK_NAME = re.compile(
    r"(?:^|(?<=\bto )|(?<=\binto )|(?<=[:,;|·] ))(?:(?:(?!Bank)[A-Z][\w&'’-]*\s+){1,3}Bank(?:\s+(?:Plc|Ltd|Limited))?\b|Bank of [A-Z]\w+"
    r"|(?:Nedbank|Absa|ABSA|FNB|Investec|Capitec)\b)"
)
_FORM_OF_BANK = re.compile(r"\s+(?:Plc|Ltd|Limited|AG|SA|S\.A\.|N\.?V\.?)$")
_ENDS_NAME = re.compile(r"(?i)^bank$")  # "First Highveld Bank"
_CALLS_BANK = re.compile(r"(?i)^(?:bank(?:name|naam|ers|iers|instelling)?|banque|banco|(?:geld|kredit)institut|domiciliation)$")
_IS_CODE = re.compile(r"(?=\S*\d)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")  # a BIC, which is no name
_STROKES = frozenset({"|", "·", "•", "/"})
_IS_NAME = re.compile(r"(?i)^(?!bank$)\w*(?:bank|sparkasse|kasse|spaarkas)$|^(?:absa|fnb|capitec|investec)$")  # "Scheldebank", "Nedbank"
_BEGINS_NAME = re.compile(r"(?i)^(?:banque|banco|banca|cr[eé]dit|caisse|sparkasse|volksbank|raiffeisenbank)$")
_OF = re.compile(r"(?i)^(?:of|für|van)$")
_LINKS = re.compile(r"(?i)^(?:&|and|und|et|en|of|de|des|du|la|le|van|der|für|y)$")
_NO_NAMES = re.compile(r"(?i)^(?:our|your|the|my|this|each|any|no|ons|onze|unsere|ihre|notre|votre|to|into|at|by|with)$")
_HAN_BANK = re.compile(r"[\u4e00-\u9fff]{2,14}银行(?:[\u4e00-\u9fff]{2,10}(?:分行|支行|营业部))?")


def bank_name_field(layout: DocumentLayout, account: Evidence | None) -> Field | None:
    """The bank of the account: of several that labels name, the one that stands nearest to it, since a buyer's block may name his own."""
    named = list(_labelled_banks(layout))
    banks = [each for each in named if bank_in(each.value or "") is not None or _names_bank((each.value or "").split())]
    if account is not None and named and named[0] in banks:
        return min(banks, key=lambda each: _distance(each.evidence[0], account))
    if named and named[0] in banks:
        return named[0]
    found = _bank_in_sentence(layout)
    if found is None or named:
        by_words = list(_by_their_words(layout))
        if by_words:
            return min(by_words, key=lambda each: _distance(each.evidence[0], account)) if account is not None else by_words[0]
    return named[0] if named else found


def bank_at_head(layout: DocumentLayout) -> Field | None:
    """The bank that writes the paper: the first to name itself at the head of its first page, unless another firm does before it."""
    page = layout.pages[0] if layout.pages else None
    for cell in (each for each in page.cells if each.box.bottom < _HEAD * page.page.height) if page is not None else ():
        words = [word.text.strip(".,;·|()") for word in cell.words]
        is_label = ":" in cell.text or any("bank_name" not in hit.roles for hit in layout.labels_in(cell))
        if not is_label and len(words) <= _LONGEST_NAME and (_HAN_BANK.fullmatch(cell.text) or _names_bank(words)):
            return _named(cell)
        if has_legal_form(cell.text) and not is_bank(cell.text):
            return None
    return None


def _distance(one: Evidence, other: Evidence) -> float:
    """How far apart two readings stand from top to bottom; without end where that is on two pages."""
    if one.page_number != other.page_number or one.box is None or other.box is None:
        return float("inf")
    return abs(one.box.top - other.box.top)


def _named(cell: Cell) -> Field:
    return Field(Term.BANK_NAME, Value(cell.text.rstrip(";；,，")), (cell.evidence(),), None, "labels")


def _labelled_banks(layout: DocumentLayout) -> Iterator[Field]:
    for hit in layout.hits("bank_name"):
        if not hit.closed and not (_begins_anew(layout, hit) and _has_details_by_it(layout, hit.cell)):
            continue
        if not hit.at_start and hit.rest is None and not hit.cell.text.endswith((":", "：")):
            continue  # the end of a name: "Bankers Oranje Bank,"
        for place in places_for(layout, hit, below=hit.closed)[:2]:
            text = _until_next(layout, place.cell)
            if text and _IS_CODE.fullmatch(text.text) is None and letter_count(text.text) >= 3 and not re.search(r"\d{5}", text.text):
                yield _named(text)
                break


def _until_next(layout: DocumentLayout, cell: Cell) -> Cell | None:
    """A value up to the label of the next particular; None where it begins with one, and so is no bank's name."""
    whole = layout.page(cell.page_number).lines[cell.line_number]
    own = next((other for other in whole.cells if cell.words[0] in other.words), cell)
    begin = own.words.index(cell.words[0]) if cell.words[0] in own.words else 0
    ends = [hit.first - begin for hit in layout.labels_in(own) if hit.first >= begin and _is_particular(hit)]
    ends += [at for at, word in enumerate(cell.words) if at and word.text.endswith((":", "："))]
    ends += [at for at, word in enumerate(cell.words) if at and word.text in _STROKES]
    end = min(ends, default=len(cell.words))
    words = [word.text.strip(".,;") for word in cell.words[:end]]
    is_called_twice = bool(words) and _CALLS_BANK.match(words[0]) is not None and _names_bank(words[1:])
    return cell.part(int(is_called_twice), end) if end > 0 else None


def _is_particular(hit: LabelHit) -> bool:
    return any(weight >= _SURE and role in _PARTICULARS for role, weight in hit.roles.items())


def _begins_anew(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a label begins its cell, or follows the heading of all the details: "Banking details: Bank Ubank Meridian"."""
    before = (other for other in layout.labels_in(hit.cell) if other.last == hit.first)
    return (
        hit.at_start
        or hit.cell.words[hit.first - 1].text.endswith((":", "：", "|", ",", ";"))
        or any("remit_to_heading" in other.roles for other in before)
    )


def _has_details_by_it(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether other details of an account stand in the cell or at the start of one in the lines around it."""
    lines = layout.page(cell.page_number).lines[max(0, cell.line_number - 2) : cell.line_number + 3]
    return any(
        (hit.at_start or each is cell) and not _OF_AN_ACCOUNT.isdisjoint(hit.roles)
        for line in lines
        for each in line.cells
        for hit in layout.labels_in(each)
    )


def _bank_in_sentence(layout: DocumentLayout) -> Field | None:
    """A bank that stands without a label of its own beside the account or branch: "pay into Zenith Bank Plc, account 1014488217"."""
    for role in ("bank_account", "branch_code"):
        for hit in layout.hits(role):
            match = _BANK_NAME.search(hit.cell.text)
            if match is not None and not has_legal_form(_FORM_OF_BANK.sub("", match.group())) and re.search(r"\d{5}", hit.cell.text):
                return Field(Term.BANK_NAME, Value(match.group()), (hit.cell.evidence(match.start(), match.end()),), None, "labels")
    return None


def _by_their_words(layout: DocumentLayout) -> Iterator[Field]:
    """What calls itself a bank among the particulars of an account, whatever stands before it: "Held at First Highveld Bank"."""
    for page in layout.pages:
        marks = [
            hit
            for hit in layout.labels[page.page_number]
            if (hit.at_start or hit.closed) and any(hit.roles.get(role, 0.0) >= _SURE for role in (*_OF_AN_ACCOUNT, "bank_name"))
        ]
        lines = sorted({number for hit in marks for number in _around(hit.cell.line_number, len(page.lines))})
        for cell in (cell for number in lines for cell in page.lines[number].cells):
            if any(_stands_by(cell, hit.cell) or _stands_by(_label_before(page, cell), hit.cell) for hit in marks):
                yield from (_named(name) for part in _parts_between_labels(layout, cell) if (name := _name_in(part)) is not None)


def _around(line_number: int, count: int) -> range:
    return range(max(0, line_number - _NEAR_LINES), min(count, line_number + _NEAR_LINES + 1))


def _stands_by(cell: Cell, other: Cell) -> bool:
    """Whether a cell stands in the line of another or in its column, not too many lines away."""
    if cell.line_number == other.line_number:
        return True
    in_column = abs(cell.box.x0 - other.box.x0) < _FLUSH or (cell.box.x0 < other.box.x1 and other.box.x0 < cell.box.x1)
    return in_column and abs(cell.line_number - other.line_number) <= _NEAR_LINES


def _label_before(page: PageLayout, cell: Cell) -> Cell:
    """What stands to the left of a cell and ends in a colon, a label of whatever words; the cell itself where nothing does."""
    before = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0][-1:]
    return before[0] if before and before[0].text.endswith((":", "：")) else cell


def _parts_between_labels(layout: DocumentLayout, cell: Cell) -> Iterator[Cell]:
    """A cell cut where a label of a particular stands or a word ends in a colon, neither of which is part of a name."""
    cuts = {at for hit in layout.labels_in(cell) if _is_particular(hit) or hit.closed for at in range(_begin_of(hit), hit.last)}
    cuts |= {at for at, word in enumerate(cell.words) if word.text.endswith((":", "：", ",", ";", "|", "·")) and not _bankish(word.text)}
    first = 0
    for at in [*sorted(cuts), len(cell.words)]:
        if at > first:
            part = cell.part(first, at)
            if part is not None:
                yield part
        first = at + 1


def _begin_of(hit: LabelHit) -> int:
    """Where a label begins without the end of the name before it: "First Highveld Bank Branch Code: 250655"."""
    words = hit.cell.words
    is_of_name = hit.first > 0 and _ENDS_NAME.match(words[hit.first].text) and _is_capital(words[hit.first - 1].text)
    is_of_name = is_of_name and not (
        has_strong_legal_form(words[hit.first - 1].text) and is_form_alone(words[hit.first - 1].text)
    )  # "Mopani (Pty) Ltd Bank Account Number"
    return hit.first + 1 if is_of_name and not words[hit.first - 1].text.endswith((":", ".")) else hit.first


def _bankish(word: str) -> bool:
    plain = word.strip(".,;·|()")
    return any(pattern.match(plain) for pattern in (_ENDS_NAME, _IS_NAME, _BEGINS_NAME))


def _name_in(part: Cell) -> Cell | None:
    """The name of a bank in words that hold no label: the run of capitals that ends with "Bank" or begins with "Banque"."""
    signs = _HAN_BANK.fullmatch(part.text)
    if signs is not None:
        return part
    words = [word.text.strip(".,;·|()") for word in part.words]
    is_cased = any(ch.islower() for word in words for ch in word)
    begin = len(words)
    while begin and (_is_capital(words[begin - 1]) or _LINKS.match(words[begin - 1])) and not _NO_NAMES.match(words[begin - 1]):
        begin -= 1
    if begin and not is_cased:
        return None
    labels = (at + 1 for at in range(begin, len(words)) if _CALLS_BANK.match(words[at]) and _names_bank(words[at + 1 :]))
    begin = next(labels, begin)  # "Bank Ubank Meridian": the first is the label
    while begin < len(words) and _LINKS.match(words[begin]):
        begin += 1
    name = words[begin:]
    return part.part(begin, len(words)) if len(name) <= _LONGEST_NAME and _names_bank(name) else None


def _names_bank(words: list[str]) -> bool:
    if not words or any(ch.isdigit() for word in words for ch in word):
        return False
    if _IS_NAME.match(words[0]) or (len(words) > 1 and _BEGINS_NAME.match(words[0])):
        return True
    if _ENDS_NAME.match(words[0]):
        return len(words) > 2 and _OF.match(words[1]) is not None
    rest = _FORM_OF_BANK.sub("", " ".join(words)).split()
    return len(rest) > 1 and (_ENDS_NAME.match(rest[-1]) or _IS_NAME.match(rest[-1])) is not None


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
