"""Where the money shall go: IBAN, BIC, account and branch numbers as printed on the paper.

An IBAN is looked for by its check digits (ISO 13616, mod 97). One that fails them stands as the paper prints it, since whether it is
right is a check's business; but where it was read by OCR it is unreadable, never corrected. These fields decide
whether a payment is diverted, so nothing is taken from a line that does not say it is an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban as iban_rules

from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.layout.lines import Cell
from extractors.model import Evidence, Field, Unreadable, Value
from extractors.terms import Term

_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{1,4}){3,12}(?![A-Za-z0-9])")
_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?(?![A-Za-z0-9])")
_ACCOUNT = re.compile(r"\d[\d -]{4,22}\d")


def bank_fields(layout: DocumentLayout) -> list[Field]:
    """The bank details of a paper: IBAN, BIC, account, bank name, branch code, each where it is printed."""
    fields = [_iban(layout), _bic(layout)]
    fields.append(_number(layout, "bank_account", Term.BANK_ACCOUNT, _ACCOUNT, avoid="customer"))
    fields.append(_number(layout, "branch_code", Term.BRANCH_CODE, re.compile(r"\d[\d -]{3,9}\d")))
    fields.append(_bank_name(layout))
    return [field for field in fields if field is not None]


def _iban(layout: DocumentLayout) -> Field | None:
    broken: tuple[Evidence, bool] | None = None
    for cell in layout.cells:
        for match in _IBAN.finditer(cell.text):
            valid = _longest_valid(match.group())
            if valid:
                compact, length = valid
                evidence = cell.evidence(match.start(), match.start() + length)
                return Field(Term.IBAN, Value(compact), (evidence,), None, "labels")
            if broken is None and _announced(layout, cell, match.start()):
                length = len(match.group().rstrip())
                evidence = cell.evidence(match.start(), match.start() + length)
                broken = (evidence, any(word.seen_by == "tesseract" for word in cell.words))
    if broken is None:
        return None
    evidence, was_ocr = broken
    compact = re.sub(r"[^A-Z0-9]", "", evidence.text)
    if was_ocr:
        reason = f"{evidence.text} fails its check digits, so it was misread or is wrong on the paper"
        return Field(Term.IBAN, Unreadable(reason), (evidence,), None, "labels")
    return Field(Term.IBAN, Value(compact), (evidence,), None, "labels")


def _announced(layout: DocumentLayout, cell: Cell, start: int) -> bool:
    """Whether the word IBAN stands before a number, in its cell or in the one to its left."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    before = " ".join(other.text for other in line.cells if other.box.x1 <= cell.box.x0 + 1) + " " + cell.text[:start]
    if start == 0 and cell.line_number and not before.strip():
        before = layout.page(cell.page_number).lines[cell.line_number - 1].text[-12:]  # the sentence broke after the word
    return "iban" in label_key(before)


def _longest_valid(text: str) -> tuple[str, int] | None:
    """The longest beginning of a run that is a valid IBAN, since the words behind it may look like more of it."""
    for end in range(len(text), 14, -1):
        compact = re.sub(r"[^A-Z0-9]", "", text[:end])
        if len(compact) >= 15 and text[end - 1].isalnum() and iban_rules.is_valid(compact, check_country=False):
            return compact, end
    return None


def _bic(layout: DocumentLayout) -> Field | None:
    for hit in layout.hits("bic"):
        for place in places_for(layout, hit):
            match = _BIC.search(place.cell.text)
            if match and (match.end() <= 16 or place.nearness == 1.0):
                text = match.group().replace(" ", "")
                return Field(Term.BIC, Value(text), (place.cell.evidence(match.start(), match.end()),), None, "labels")
    return None


def _number(layout: DocumentLayout, role: str, term: Term, pattern: re.Pattern[str], avoid: str | None = None) -> Field | None:
    for hit in layout.hits(role):
        own = label_key(hit.own.text)
        if (avoid and avoid in own) or (len(own) <= 4 and not hit.closed):
            continue
        for place in places_for(layout, hit)[:2]:
            match = pattern.search(place.cell.text)
            if match and match.start() <= 14 and not re.search(r"[.,]\d\d\b", place.cell.text[match.start() : match.end() + 3]):
                digits = match.group().strip()
                return Field(term, Value(digits), (place.cell.evidence(match.start(), match.end()),), None, "labels")
    return None


def _bank_name(layout: DocumentLayout) -> Field | None:
    for hit in layout.hits("bank_name"):
        if not hit.closed:
            continue
        for place in places_for(layout, hit)[:2]:
            text = _until_label(layout, place.cell)
            if text and sum(ch.isalpha() for ch in text.text) >= 3 and not re.search(r"\d{5}", text.text):
                return Field(Term.BANK_NAME, Value(text.text), (text.evidence(),), None, "labels")
    return None


def payee_field(layout: DocumentLayout) -> Field | None:
    """Whose account it is, which in a disclosed facility must be the factor."""
    for hit in layout.hits("account_holder"):
        for place in places_for(layout, hit, below=False)[:1]:
            rest = hit.rest or place.cell
            if hit.at_start and sum(ch.isalpha() for ch in rest.text) >= 3 and len(rest.text) <= 80:
                return Field(Term.PAYEE_NAME, Value(rest.text), (rest.evidence(),), None, "labels")
    return None


def _until_label(layout: DocumentLayout, cell: Cell) -> Cell | None:
    words: Iterator[int] = (
        index
        for index, word in enumerate(cell.words)
        if index and label_key(word.text) in ("bic", "iban", "swift", "blz", "kto", "account", "branch")
    )
    return cell.part(0, next(words, None))
