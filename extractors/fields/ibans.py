"""IBAN and BIC: an IBAN proves itself by its check digits (ISO 13616, mod 97), a BIC stands behind its label (ISO 9362).

An IBAN that fails stands as the paper prints it, since whether it is right is a check's business. Where OCR read a letter in a place that
the country's own structure keeps for digits (O for 0, S for 5), that place was misread, and the number counts where the check digits then
hold; nothing else is ever corrected, and what still fails on a scan is unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban as iban_rules

from extractors.fields.label_places import places_for
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, evidence_of
from extractors.model import Evidence, Field, Unreadable, Value
from extractors.terms import Term

_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{1,4}){3,12}(?![A-Za-z0-9])")
_MISREAD = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9OQDSIlBZG]{2}(?:[ .-]?[A-Za-z0-9]{1,4}){3,12}(?![A-Za-z0-9])")
_BEGUN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{1,4}){0,8}$")
_GOES_ON = re.compile(r"[A-Z0-9]{1,30}(?![A-Za-z])")
_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?(?![A-Za-z0-9])")
_CALLED = re.compile(r"(?i)(?<![a-zà-ÿ])i\.?\s?b\.?\s?a\.?\s?n(?:n[or])?(?![a-zà-ÿ])")
_DIGIT_FOR = str.maketrans("OoQDSsIlBZG", "00005511826")
_LENGTHS = {
    "DE": 22,
    "FR": 27,
    "NL": 18,
    "BE": 16,
    "GB": 22,
    "AT": 20,
    "CH": 21,
    "LU": 20,
    "IT": 27,
    "ES": 24,
    "PL": 28,
    "IE": 22,
    "PT": 25,
}
_BARE_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
_LETTERS_IN_BANK_CODE = {"NL": 4, "GB": 4, "IE": 4}  # where the bank's code is letters; the rest of these numbers is digits
_DIGITS_ALONE = frozenset(["DE", "BE", "AT", "ES", "PL", "PT"])
_LONGEST_BIC_PLACE = 16
_LIKE_A_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{1,6}")
_LINES_TO_BIC = 2


def iban_field(layout: DocumentLayout) -> Field | None:
    """The first IBAN of a paper whose check digits hold, else the first that is called one."""
    broken: tuple[Evidence, bool] | None = None
    for cell in layout.cells_with_digits:
        wrapped = _run_on(layout, cell)
        if wrapped is not None:
            return wrapped
        for match in _IBAN.finditer(cell.text):
            valid = _longest_valid(match.group())
            if valid:
                compact, length = valid
                evidence = cell.evidence(match.start(), match.start() + length)
                return Field(Term.IBAN, Value(compact), (evidence,), None, "labels")
            if broken is None and _announced(layout, cell, match.start()):
                length = _longest_said(match.group())
                evidence = cell.evidence(match.start(), match.start() + length)
                broken = (evidence, _was_ocr(cell))
    return _read_by_structure(layout) or (_as_printed(*broken) if broken is not None else None)


def _longest_said(printed: str) -> int:
    """How much of what looks like a broken IBAN is one: of a country that we know no more than its length, if a word ends there.

    What stands behind it in capitals, "NL27INGB0000026501 BIC: …", would be taken for its last group else.
    """
    longest = _LENGTHS.get(printed[:2], 0)
    count = 0
    for at, sign in enumerate(printed):
        count += sign.isalnum()
        if count == longest:
            return at + 1 if not printed[at + 1 : at + 2].isalnum() else len(printed.rstrip())
    return len(printed.rstrip())


def _run_on(layout: DocumentLayout, cell: Cell) -> Field | None:
    """An IBAN that breaks at the end of its line and goes on at the beginning of another right below, as its check digits prove."""
    begun = _BEGUN.search(cell.text)
    if begun is None or _longest_valid(begun.group()):
        return None
    compact = re.sub(r"[^A-Z0-9]", "", begun.group())
    missing = _LENGTHS.get(compact[:2], 0) - len(compact)
    if missing <= 0:
        return None
    for below in _cells_below(layout, cell, 1):
        taken = ""
        for count, word in enumerate(below.words, start=1):
            if not _GOES_ON.fullmatch(word.text.rstrip(".,;")):
                break
            taken += word.text.rstrip(".,;")
            if len(taken) >= missing:
                if len(taken) == missing and iban_rules.is_valid(compact + taken, check_country=False):
                    words = (*cell.words_between(begun.start(), begun.end()), *below.words[:count])
                    return Field(Term.IBAN, Value(compact + taken), (evidence_of(cell.page_number, words),), None, "labels")
                break
    return None


def _cells_below(layout: DocumentLayout, cell: Cell, lines: int) -> Iterator[Cell]:
    """The cells of the next lines that begin no further right than a cell does, or are set in the middle under it."""
    page = layout.page(cell.page_number)
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + lines]:
        if line.box.top - cell.box.bottom > 2 * page.height_of_print:
            return
        for below in line.cells:
            is_centred = abs(below.box.x0 + below.box.x1 - cell.box.x0 - cell.box.x1) < page.height_of_print
            if is_centred or below.box.x0 <= cell.box.x0 + 2 * page.height_of_print:
                yield below


def _as_printed(evidence: Evidence, was_ocr: bool) -> Field:
    if was_ocr:
        reason = f"{evidence.text} fails its check digits, so it was misread or is wrong on the paper"
        return Field(Term.IBAN, Unreadable(reason), (evidence,), None, "labels")
    return Field(Term.IBAN, Value(re.sub(r"[^A-Z0-9]", "", evidence.text)), (evidence,), None, "labels")


def _was_ocr(cell: Cell) -> bool:
    return any(word.seen_by not in ("text_layer", "plain_text", "spreadsheet", "mail") for word in cell.words)


def _read_by_structure(layout: DocumentLayout) -> Field | None:
    """An IBAN read by OCR with letters in places of digits, where its check digits hold once they are digits."""
    for cell in layout.cells:
        if not _was_ocr(cell):
            continue
        for match in _MISREAD.finditer(cell.text):
            if not _announced(layout, cell, match.start()):
                continue
            compact = re.sub(r"[^A-Za-z0-9]", "", match.group())
            read = with_digits_in_place(compact[: _LENGTHS.get(compact[:2], 0)])
            if read is not None and iban_rules.is_valid(read, check_country=False):
                evidence = cell.evidence(match.start(), match.end())
                return Field(Term.IBAN, Value(read), (evidence,), None, "labels")
    return None


def with_digits_in_place(compact: str) -> str | None:
    """A number of a country's length with digits where its structure has digits; None where the country or the length is another."""
    country = compact[:2]
    if len(compact) != _LENGTHS.get(country):
        return None
    check = compact[2:4].translate(_DIGIT_FOR)
    if country in _DIGITS_ALONE:
        return country + check + compact[4:].translate(_DIGIT_FOR)
    letters = _LETTERS_IN_BANK_CODE.get(country)
    if letters is None:
        return country + check + compact[4:].upper()
    return country + check + compact[4 : 4 + letters].upper() + compact[4 + letters :].translate(_DIGIT_FOR)


def _announced(layout: DocumentLayout, cell: Cell, start: int) -> bool:
    """Whether the word IBAN stands before a number, in its cell or in the one to its left."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    before = " ".join(other.text for other in line.cells if other.box.x1 <= cell.box.x0 + 1) + " " + cell.text[:start]
    if start == 0 and cell.line_number and not before.strip():
        before = layout.page(cell.page_number).lines[cell.line_number - 1].text[-12:]  # the sentence broke after the word
    return _CALLED.search(before) is not None


def _longest_valid(text: str) -> tuple[str, int] | None:
    """The longest beginning of a run that is a valid IBAN, since the words behind it may look like more of it."""
    for end in range(len(text), 14, -1):
        compact = re.sub(r"[^A-Z0-9]", "", text[:end])
        if len(compact) >= 15 and text[end - 1].isalnum() and iban_rules.is_valid(compact, check_country=False):
            return compact, end
    return None


def bic_field(layout: DocumentLayout) -> Field | None:
    """The first BIC behind a label for one."""
    for hit in layout.hits("bic"):
        for place in places_for(layout, hit):
            match = _BIC.search(place.cell.text)
            if match and (match.end() <= _LONGEST_BIC_PLACE or place.nearness == 1.0):
                text = match.group().replace(" ", "")
                return Field(Term.BIC, Value(text), (place.cell.evidence(match.start(), match.end()),), None, "labels")
    return _beside_iban(layout) or _called_bic(layout)


def _called_bic(layout: DocumentLayout) -> Field | None:
    """What its label with a colon calls a BIC though it is a letter short or long: as the paper prints it, for a check to say so."""
    for hit in layout.hits("bic"):
        for place in places_for(layout, hit, below=False)[:1] if hit.closed else ():
            if _LIKE_A_BIC.fullmatch(place.cell.text):
                return Field(Term.BIC, Value(place.cell.text), (place.cell.evidence(),), None, "labels")
    return None


def _beside_iban(layout: DocumentLayout) -> Field | None:
    """What has the shape of a BIC of the IBAN's own country, behind the IBAN or right below it, though no label says so."""
    for cell in layout.cells_with_digits:
        for iban in _IBAN.finditer(cell.text):
            valid = _longest_valid(iban.group())
            if not valid:
                continue
            end = iban.start() + valid[1]
            page = layout.page(cell.page_number)
            right = [each for each in page.lines[cell.line_number].cells if each.box.x0 > cell.box.x0]
            places = ((cell, end), *((each, 0) for each in right[:1]), *((each, 0) for each in _cells_below(layout, cell, _LINES_TO_BIC)))
            for place, start in places:
                for match in _BARE_BIC.finditer(place.text, start):
                    if match[1] == valid[0][:2]:
                        return Field(Term.BIC, Value(match.group()), (place.evidence(match.start(), match.end()),), None, "labels")
    return None
