"""Where the money shall go: account, branch and bank names as printed on the paper, by their labels or in a sentence.

These fields decide whether a payment is diverted, so nothing is taken from a line that does not say it is an account. Where a notice of
assignment stands on the paper, the account under or in it is the one to pay; else the first that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.fields.bank_names import bank_name_field
from extractors.fields.company_names import bank_in
from extractors.fields.ibans import bic_field, iban_field
from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit, label_key, labels_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.notices import notice_field
from extractors.fields.telephones import announces_telephone
from extractors.fields.unnamed_particulars import ACCOUNT, BIC, BRANCH, unnamed_particulars
from extractors.layout.lines import Cell
from extractors.model import Evidence, Field, Value
from extractors.signs import has_digit, letter_count
from extractors.terms import Term

_ACCOUNT = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]-)\d[\d -]{4,22}\d")
_BRANCH = re.compile(r"[A-Z]{4}0[A-Z0-9]{6}\b|\d[\d -]{3,11}\d")
_AMOUNT_BEHIND = re.compile(r"[.,]\d\d\b")
_OTHER_DETAILS = frozenset(["bank_name", "bank_account", "branch_code", "iban", "bic"])
_BARE_ACCOUNT = re.compile(r"(?<![\w/-])\d(?: ?\d){6,13}(?![\w/])")
_FEWEST_WORDS = 2  # the end of the label and the number
_BARE_SCORE = 0.5
_BARE_WORD = 0.5  # "account" alone can be the customer's
_FARTHEST_IN_CELL = 14
_ROWS_TO_NAME = 3
_LISTED_FULLY = 0.3  # a label that says little else is as good as one that says nothing else
_NOTICE_REACH_IN_HEIGHTS = 9.0
_ANY_ACCOUNT = re.compile(r"(?:account|acct?|rekening)(?:no|nr|number|nummer|nommer)?")
_LINES_BY_BANK = 6
_PAYS = re.compile(r"(?i)\b(?:pay|payable|payments?|deposit|transfer|eft|remit|banking|betaal|betaling|inbetaling|oorbetaling|overmaken)\b")
_SURE_DETAILS = frozenset(["bank_name", "branch_code", "iban", "bic", "account_holder", "remit_to_heading"])
_BOTH = re.compile(r"(?i)bank.{0,12}account|开户行及账号|开户行及帐号")


@dataclass(frozen=True, slots=True)
class AccountCandidate:
    """Digits that a label says are an account or branch, where they stand, and how much speaks for them."""

    text: str
    evidence: Evidence
    cell: Cell
    score: float


def bank_fields(layout: DocumentLayout) -> list[Field]:
    """The bank details of a paper: IBAN, BIC, account, bank name, branch code, each where it is printed."""
    notice = notice_field(layout)
    where = notice.evidence[0] if notice is not None else None
    fields = [iban_field(layout), bic_field(layout) or _unnamed(layout, Term.BIC, BIC)]
    for term, pattern, form in ((Term.BANK_ACCOUNT, _ACCOUNT, ACCOUNT), (Term.BRANCH_CODE, _BRANCH, BRANCH)):
        candidates = account_candidates(layout, term.value, pattern, notice=where)
        if candidates:
            fields.append(Field(term, Value(candidates[0].text), (candidates[0].evidence,), None, "labels"))
        elif term is not Term.BANK_ACCOUNT or fields[0] is None:
            fields.append(_unnamed(layout, term, form))
    account = next((field.evidence[0] for field in fields if field is not None and field.term is Term.BANK_ACCOUNT), None)
    fields.append(bank_name_field(layout, account))
    return [field for field in fields if field is not None]


def _unnamed(layout: DocumentLayout, term: Term, form: re.Pattern[str]) -> Field | None:
    """The one particular that its form and its place among the others tell, though no label that is known does; of several, none."""
    found = list(unnamed_particulars(layout, form, term.value))
    if len({re.sub(r"[ -]", "", each.text) for each in found}) != 1:
        return None
    return Field(term, Value(found[0].text), (found[0].evidence,), None, "layout")


def account_candidates(
    layout: DocumentLayout, role: str, pattern: re.Pattern[str] = _ACCOUNT, *, notice: Evidence | None = None
) -> list[AccountCandidate]:
    """The numbers that labels of a role announce, most likely first."""
    found = []
    for order, hit in enumerate(layout.hits(role)):
        candidate = _announced(layout, hit, role, pattern)
        if candidate is None:
            continue
        score = min(1.0, hit.roles[role] + _LISTED_FULLY) - 0.05 * order - (0.0 if hit.at_start else 0.1)
        if notice is not None and _is_near(layout, candidate.cell, notice):
            score += 1.0
        found.append(replace(candidate, score=score))
    if role == "bank_account":
        found += [*_beside_branch(layout), *_behind_bank(layout), *_broken_label(layout)]
    return sorted(found, key=lambda each: -each.score)


def _beside_branch(layout: DocumentLayout) -> Iterator[AccountCandidate]:
    """The bare number between a bank's name and its branch code: "FNB 62004471882 branch 250655"."""
    for hit in layout.hits("branch_code"):
        before = hit.cell.part(0, hit.first)
        bank = bank_in(before.text) if before is not None else None
        if before is None or bank is None or hit.rest is None:
            continue
        match = _BARE_ACCOUNT.search(before.text, bank)
        if match is not None and before.text[match.end() :].strip(" ,·|;-") == "":
            yield AccountCandidate(match.group(), before.evidence(match.start(), match.end()), hit.cell, _BARE_SCORE)


def _behind_bank(layout: DocumentLayout) -> Iterator[AccountCandidate]:
    """The bare number behind a bank's name under or beside a heading that says whom to pay: "PAY TO" over "FNB 62771882901"."""
    for hit in layout.hits("remit_to_heading"):
        for place in places_for(layout, hit)[:1] if hit.at_start else ():
            bank = bank_in(place.cell.text)
            match = _BARE_ACCOUNT.search(place.cell.text, bank) if bank is not None else None
            if match is not None and not layout.labels_in(place.cell):
                yield AccountCandidate(match.group(), place.cell.evidence(match.start(), match.end()), place.cell, _BARE_SCORE)


def _broken_label(layout: DocumentLayout) -> Iterator[AccountCandidate]:
    """An account whose label a sentence breaks at the end of a line: "…, Account" over "Number: 1014488217."."""
    for page in layout.pages:
        for upper, lower in zip(page.lines, page.lines[1:], strict=False):
            first, last = lower.cells[0], upper.cells[-1]
            if first.box.x0 > upper.cells[0].box.x0 + page.height_of_print or len(first.words) < _FEWEST_WORDS:
                continue
            if _ACCOUNT.search(first.text) is None:
                continue  # no account can follow
            cell = Cell(page.page_number, lower.line_number, (last.words[-1], *first.words))
            hit = next((each for each in labels_of(cell) if each.first == 0 and each.last > 1), None)
            match = _ACCOUNT.match(hit.rest.text) if hit is not None and hit.rest is not None and "bank_account" in hit.roles else None
            if match is not None and hit is not None and hit.rest is not None:
                yield AccountCandidate(match.group().strip(), hit.rest.evidence(match.start(), match.end()), first, _BARE_SCORE)


def _announced(layout: DocumentLayout, hit: LabelHit, role: str, pattern: re.Pattern[str]) -> AccountCandidate | None:
    own = label_key(hit.own.text)
    is_weak = hit.roles[role] < _BARE_WORD or (len(own) <= 4 and not hit.closed)
    if "customer" in own or (is_weak and not _stands_in_bank_line(layout, hit)):
        return None
    if role == "bank_account" and _ANY_ACCOUNT.fullmatch(own) and not _is_by_bank(layout, hit):
        return None
    for place in places_for(layout, hit)[:2]:
        text = place.cell.text
        match = pattern.search(text)
        lead = len(text) if _BOTH.search(hit.own.text) else _FARTHEST_IN_CELL
        if match and (announces_telephone(text[: match.start()]) or _is_behind_another(layout, hit, place.cell, match)):
            continue
        if match and match.start() <= lead and not _AMOUNT_BEHIND.search(text[match.start() : match.end() + 3]):
            return AccountCandidate(match.group().strip(), place.cell.evidence(match.start(), match.end()), place.cell, 0.0)
    return None


def _is_behind_another(layout: DocumentLayout, hit: LabelHit, value: Cell, match: re.Match[str]) -> bool:
    """Whether a label of another detail stands between a label and a number: "… Bank Account Holder: Mopani CC Branch Code 580105"."""
    words = value.words_between(match.start(), match.end())
    number = next((index for index, word in enumerate(hit.cell.words) if word is words[0]), None)
    if number is None or hit.closed:
        return False
    return any(hit.last <= other.first < number and not set(other.roles) & set(hit.roles) for other in layout.labels_in(hit.cell))


def _stands_in_bank_line(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a short label stands among other bank details: "Bank X, branch 250655, acc 62001234567", in its line or the lines by it."""
    page = layout.page(hit.cell.page_number)
    near = page.lines[max(0, hit.cell.line_number - 2) : hit.cell.line_number + 2]
    others = [other for line in near for cell in line.cells for other in layout.labels_in(cell) if other is not hit]
    return any(
        any(other.roles.get(role, 0.0) >= _BARE_WORD for role in _OTHER_DETAILS)
        and (other.cell.line_number == hit.cell.line_number or abs(other.cell.box.x0 - hit.cell.box.x0) < 6)
        for other in others
    )


def _is_by_bank(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a bank, its other details or a word of payment stand near a label: the "account number" of a bill is the customer's own."""
    page = layout.page(hit.cell.page_number)
    near = page.lines[max(0, hit.cell.line_number - _LINES_BY_BANK) : hit.cell.line_number + _LINES_BY_BANK + 1]
    if any(_PAYS.search(line.text) or bank_in(line.text) is not None for line in near):
        return True
    others = (other for line in near for cell in line.cells for other in layout.labels_in(cell) if other is not hit)
    return any(_SURE_DETAILS & set(other.roles) for other in others)


def _is_near(layout: DocumentLayout, cell: Cell, notice: Evidence) -> bool:
    """Whether a cell stands in a notice or in the lines right under it."""
    if notice.box is None or cell.page_number != notice.page_number:
        return False
    reach = _NOTICE_REACH_IN_HEIGHTS * layout.page(cell.page_number).height_of_print
    return notice.box.top - 2 <= cell.box.top <= notice.box.bottom + reach


def payee_candidates(layout: DocumentLayout) -> Sequence[Cell]:
    """The names that labels say hold the account to pay, in reading order."""
    found = []
    for hit in layout.hits("account_holder"):
        for holder in holders_of(layout, hit):
            rest = _before_other_details(layout, hit) or holder
            if hit.at_start and letter_count(rest.text) >= 3 and len(rest.text) <= 80:
                found.append(rest)
    return [*found, *_payees_in_forms(layout)]


def holders_of(layout: DocumentLayout, hit: LabelHit) -> list[Cell]:
    """The cell of who holds an account, beside its label, or right under one that ends in a colon where nothing stands beside it."""
    beside = [place.cell for place in places_for(layout, hit, below=False)[:1]]
    if beside or hit.rest is not None or not hit.cell.text.rstrip().endswith((":", "：")):
        return beside
    return [
        place.cell
        for place in places_for(layout, hit)[:1]
        if place.cell.line_number == hit.cell.line_number + 1 and abs(place.cell.box.x0 - hit.cell.box.x0) < hit.cell.height
    ]


def _before_other_details(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """What follows a label in its cell, up to the label of another detail with its figures: "Acc Name: Karee Factors Account No. 621"."""
    words = hit.cell.words
    ends = (
        other.first
        for other in layout.labels_in(hit.cell)
        if other.first > hit.last
        and not (_OTHER_DETAILS - {"bank_name"}).isdisjoint(other.roles)
        and other.last < len(words)
        and has_digit(words[other.last].text)
    )
    end = next(ends, None)
    return hit.rest if end is None or hit.rest is None else hit.cell.part(len(words) - len(hit.rest.words), end)


def _payees_in_forms(layout: DocumentLayout) -> Iterator[Cell]:
    """Names in the rows under a heading for whom to pay, as forms have them: "Payee" over "Number: 432" over "Name: Karee Factors"."""
    for heading in layout.hits("remit_to_heading"):
        if not heading.at_start or heading.rest is not None:
            continue
        lines = layout.page(heading.cell.page_number).lines
        for line in lines[heading.cell.line_number + 1 : heading.cell.line_number + 1 + _ROWS_TO_NAME]:
            for hit in (each for cell in line.cells[:1] for each in layout.labels_in(cell)):
                if hit.at_start and "name_field" in hit.roles:
                    yield from (place.cell for place in places_for(layout, hit, below=False)[:1])
                    return


def payee_field(layout: DocumentLayout) -> Field | None:
    """Whose account it is, which in a disclosed facility must be the factor."""
    holders = payee_candidates(layout)
    return Field(Term.PAYEE_NAME, Value(holders[0].text), (holders[0].evidence(),), None, "labels") if holders else None
