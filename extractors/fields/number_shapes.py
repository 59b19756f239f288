"""What a number of a paper looks like: letters and digits in one run, or in groups that a printer parted by spaces, strokes and dashes.

"INV 2024 / 001" is one number, "4711 vom 3. Mai" is a number and a date, "12 Main Road" is a street, and an amount is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.document_codes import KINDS_BY_CODE
from extractors.fields.dates import dates_of
from extractors.fields.labels import label_key
from extractors.fields.months import MONTHS, fold_name
from extractors.layout.lines import Cell
from extractors.signs import has_digit, letter_count

_THOUSANDS = r"(?:(?<=(?<![\d/.-])\d)|(?<=(?<![\d/.-])\d\d)|(?<=,\d{3})),(?=\d{3}(?:,\d{3})*(?![\d,.]))"  # "No. 11,884"
_RUN = re.compile(rf"[A-ZÄÖÜa-z0-9\u4e00-\u9fff](?:[A-ZÄÖÜa-z0-9\u4e00-\u9fff./_+*&-]|(?<=\d)['’](?=\d{{3}}(?!\d))|{_THOUSANDS})*")
_PREFIX = re.compile(r"[A-ZÄÖÜ]{1,6}(?:[-/][A-ZÄÖÜ]{1,4})?[-/]?")
_LEAD = re.compile(r"[\s:：#.=*°º-]*")
_MARKS = ("tel", "fax", "page", "date", "datum", "seite", "code", "no", "nr", "number", "vom", "du", "van", "id", "n", "bau", "ref")
_FILLERS = frozenset([*_MARKS, "klant", "kunde", "kunden", "client", "customer"])
_SAY_NUMBER = frozenset(["no", "nr", "number", "n"])
_DAY_OF_YEAR = re.compile(r"(?<!\S)\d{1,2}(?:er|st|nd|rd|th|\.)?\s+(?:of\s|de\s)?([^\W\d_]{3,})")
_BEHIND_DAY = re.compile(r"(?i)\s*[,;(–-]?\s*(?:(?:your|votre|ihre?|uw|u)\s)?(?:r[ée]f\w*|n[°ºro]|num\w*|nommer|#)(?:[\s.:]|(?=\d))+")
_CURRENCIES = frozenset(["R", "EUR", "USD", "ZAR", "GBP", "CNY", "RMB", "CHF"])
_TAXES = frozenset(["VAT", "GST", "BTW", "ABN", "TRN", "GSTIN", "HST", "MWST", "TVA"])
_MONEY = re.compile(r"\d{1,3}(?:[., ]\d{3})*[.,]\d{2}(?![\d.,/-]*\d)|\d+\s?%")
_MONEY_WITH_SIGN = re.compile(rf"(?:{'|'.join(sorted(_CURRENCIES))})\d{{1,3}}(?:[., ]?\d{{3}})*[.,]\d{{2}}")
_CHINESE_HOUSE = re.compile(r"\d号\S*[座楼室幢栋弄层]|\d[座楼室幢栋]$")
_SPACED_STROKE = re.compile(r"\s?[/-]\s?(?:(?=[A-Za-z0-9]*\d)[A-Za-z0-9]+(?:[./_-][A-Za-z0-9]+)*(?=$|[\s;|])|(?<=\d\s/\s)[A-Z]$)")
_GROUPS = re.compile(r"(?:\s\d{1,6})+(?:\s[A-Z](?=\s*$))?(?=\s*(?:$|[|•·;(]|[/,]\s|[-–—](?:\s|$)|(?:d\.\s?d\.|vom|dated|du|van|of)\s))")
_LONGEST_GROUPED = 24
_LETTERS_AND_DIGITS, _LONG_GROUP = re.compile(r"[A-Z]{1,6}\d{3,}"), re.compile(r"\s\d{3,6}")
_DATE_WORDS = re.compile(
    r"(?i)\b(?:vom|dated|date|datum|of|from|du|en date du|van|le|issued|on|d\.d|dd|gedateer|del|z dnia|日期|开票日期|page|seite|"
    r"copy|original)\b"
)

_CELLS_KEPT = 2048  # of a page or two, of which labels, titles and candidates ask for the same


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number in a cell: the characters it takes, and whether nothing else but a date stands there."""

    text: str
    start: int
    end: int
    is_alone: bool


@lru_cache(_CELLS_KEPT)
def number_in(cell: Cell, start: int = 0) -> PrintedNumber | None:
    """The number that a cell begins with from a character on; None where a date, money or words stand there."""
    text = cell.text
    begin, match, prefix = _first_run(text, start)
    if match is None:
        return None
    dated = [(each.start, each.end) for each in dates_of(cell)]
    days = [*dated, *((each.start(), each.end()) for each in _DAY_OF_YEAR.finditer(text) if fold_name(each[1]) in MONTHS)]
    day = next(((first, last) for first, last in days if first <= match.start() < last), None)
    if day is not None:
        behind = _BEHIND_DAY.match(text, day[1])
        return number_in(cell, behind.end()) if behind else None
    if _MONEY.match(text, match.start()) or text[begin : match.start()].strip() in _CURRENCIES or _is_code_of_kind(text, match):
        return None
    end = _grown(text, begin, match, prefix, dated)
    value = text[begin:end].rstrip(".,;:/-")
    if not value or _MONEY_WITH_SIGN.fullmatch(value) or _CHINESE_HOUSE.search(value):
        return None
    if value.startswith("第") and value.endswith("号") and len(value) > 2:
        return PrintedNumber(value[1:-1], begin + 1, begin + len(value) - 1, not _words_beside(text, begin, end, start, dated))
    end = begin + len(value)
    return PrintedNumber(value, begin, end, not _words_beside(text, begin, end, start, dated))


def _first_run(text: str, start: int) -> tuple[int, re.Match[str] | None, bool]:
    """The first run with a digit, behind fillers and at most one prefix of capitals; where the number begins, and whether it has one."""
    joined: int | None = None
    match = _RUN.match(text, _after_lead(text, start))
    while match:
        token = match.group()
        if has_digit(token):
            break
        if token in _TAXES:
            return 0, None, False  # "Tax invoice: GST 88-214-771" says who may issue one
        if _PREFIX.fullmatch(token) and joined is None and label_key(token) not in _FILLERS:
            joined = match.start()
        elif label_key(token) not in _FILLERS:
            return 0, None, False
        elif label_key(token) in _SAY_NUMBER:
            joined = None  # "CN No" before "CN-2023-3224" is its label
        gap = re.compile(r"\s*").match(text, match.end()) if joined is not None else None
        match = _RUN.match(text, gap.end() if gap else _after_lead(text, match.end()))
    if match is None:
        return 0, None, False
    return (match.start() if joined is None else joined), match, joined is not None


def _is_code_of_kind(text: str, run: re.Match[str]) -> bool:
    """Whether a run of digits is the code of a kind of paper in brackets behind its name, "Purchase order (220)"."""
    return run.group() in KINDS_BY_CODE and text[: run.start()].endswith("(") and text.startswith(")", run.end())


def _after_lead(text: str, start: int) -> int:
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def _grown(text: str, begin: int, match: re.Match[str], prefix: bool, dated: Sequence[tuple[int, int]]) -> int:
    """Where the number ends, with the groups behind it that spaces part from it."""
    end = match.end()
    if match.group()[-1] in "/-" and end < len(text) and (following := re.compile(r"\s\d+\S*").match(text, end)):
        end = _unless_date(end, following.end(), dated)
    while (more := _SPACED_STROKE.match(text, end)) and more.end() - begin <= _LONGEST_GROUPED:
        if _unless_date(end, more.end(), dated) == end:
            break
        end = more.end()
    grouped = _GROUPS.match(text, end)
    may_go_on = match.group().isdigit() or prefix or (grouped is not None and _goes_on(match.group(), grouped.group()))
    if grouped and may_go_on and grouped.end() - begin <= _LONGEST_GROUPED:
        end = _unless_date(end, grouped.end(), dated)
    return end


def _goes_on(run: str, groups: str) -> bool:
    """Whether a group of digits that is no year goes on with a number that its letters begin: "INV9631 8072"."""
    return _LETTERS_AND_DIGITS.fullmatch(run) is not None and _LONG_GROUP.fullmatch(groups) is not None and not is_year(groups.strip())


def _unless_date(end: int, grown: int, dated: Sequence[tuple[int, int]]) -> int:
    return end if any(first < grown and end < last for first, last in dated) else grown


def _words_beside(text: str, begin: int, end: int, start: int, dated: Sequence[tuple[int, int]]) -> bool:
    """Whether words stand beside the number that are no date and do not lead to one."""
    rest = text[start:begin] + " " + text[end:]
    for first, last in dated:
        rest = rest.replace(text[first:last], " ")
    rest = _DATE_WORDS.sub(" ", rest)
    return letter_count(rest) >= 3


def shape_score(text: str) -> float:
    """What the look of a number adds to its score."""
    digits = sum(ch.isdigit() for ch in text)
    if digits >= 3:
        return 0.12
    return -0.05 if digits == 1 and len(text) == 1 else 0.0


def is_year(text: str) -> bool:
    """Whether a number is no more than a year."""
    return re.fullmatch(r"(?:19|20)\d\d", text) is not None
