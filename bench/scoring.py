"""What of one document was read right: each field against its truth, line against line.

Dates must be the same day and amounts the same to the cent; numbers and identifiers are compared without case, spaces and punctuation;
names count as right at a token-set ratio of 90 and addresses at 85, since a truth and a page may differ in a comma or a legal form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz import fuzz

from extractors.terms import Shape, Term, shape_of

KIND = "doc_type"
CORE = ("invoice_number", "issue_date", "gross_total", "currency", "seller_name", "buyer_name")
KEY_HEADER = (*CORE, "due_date", "po_number", "seller_tax_id", "buyer_tax_id", "net_total", "tax_total", "amount_due")
"""The fields of a header on which money moves; addresses and references of payment are left to the table."""

_NAMES = {"seller_name", "buyer_name", "payee_name", "bank_name", "holder_name"}
_ADDRESSES = {"seller_address", "buyer_address", "holder_address"}
_EXACT = {KIND, "currency", "sex", "nationality", "issuing_country"}
_UNDIVIDED = {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE"}
_CENT = Decimal("0.005")
_SAME_NAME, _SAME_ADDRESS, SAME_DESCRIPTION = 90.0, 85.0, 70.0
_SHORTEST_NAME = 3  # a set of one letter is a subset of every name


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field that the truth knows. `read` is None where nothing was read as a value; `state` says what was then."""

    field: str
    truth: Any
    read: Any
    is_right: bool
    confidence: float | None = None
    state: str = ""

    @property
    def is_read(self) -> bool:
        return not _empty(self.read)


@dataclass(frozen=True, slots=True)
class LinesScore:
    """How many lines, or invoices of a list, the truth has, how many were read and how many of these are right.

    `missed` are the truth's, `spurious` ours.
    """

    in_truth: int
    read: int
    right: int
    missed: tuple[Mapping[str, Any], ...]
    spurious: tuple[Mapping[str, Any], ...]

    @property
    def all_right(self) -> bool:
        return self.in_truth == self.read == self.right


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """Every field, the lines and the listed invoices of one document that its truth knows.

    `was_found` is False where no document was read at all.
    """

    fields: tuple[FieldScore, ...]
    lines: LinesScore | None
    listed: LinesScore | None
    was_found: bool

    def all_right(self, names: Sequence[str]) -> bool | None:
        """Whether every one of these fields that the truth knows is right; None where it knows none."""
        known = [each.is_right for each in self.fields if each.field in names]
        return all(known) if known else None


def score_document(truth: Mapping[str, Any], output: Mapping[str, Any]) -> DocumentScore:
    """The output of `bordereau extract` for one file against the truth of the document in it; of several, its richest one."""
    read = richest(output)
    sign_free = bool(truth.get("_sign_insensitive"))
    fields = tuple(_score_field(name, truth, read, sign_free) for name in _known(truth) if name != "lines")
    lines = _score_lines(truth["lines"], read.get("lines") or [], sign_free) if truth.get("lines") else None
    listed = _score_listed(truth["schedule"], read.get("schedule") or []) if truth.get("schedule") else None
    return DocumentScore(fields, lines, listed, bool(read))


def richest(output: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document of a file with the most fields, the first of equals; empty where there is none."""
    documents: list[Mapping[str, Any]] = list(output.get("documents") or [])
    return max(documents, key=lambda document: len(document.get("fields") or {}), default={})


def _known(truth: Mapping[str, Any]) -> Iterator[str]:
    ours = {KIND, "lines", *(str(term) for term in Term)}
    out = set(truth.get("_suspect_fields") or ())
    return (name for name, value in truth.items() if name in ours and name not in out and not _empty(value))


def _score_field(name: str, truth: Mapping[str, Any], read: Mapping[str, Any], sign_free: bool) -> FieldScore:
    wanted = truth[name]
    if name == KIND:
        value, confidence, state = read.get("kind"), read.get("kind_confidence"), ""
    else:
        entry = (read.get("fields") or {}).get(name) or {}
        value, confidence, state = entry.get("value"), entry.get("confidence"), entry.get("state", "")
    accepted = [wanted, *(truth.get("_alternates") or {}).get(name, [])]
    is_right = not _empty(value) and any(is_same(name, each, value, sign_free=sign_free) for each in accepted)
    return FieldScore(name, wanted, value, is_right, confidence, state)


def is_same(name: str, truth: Any, read: Any, *, sign_free: bool = False) -> bool:
    """Whether a reading of a field says what the truth says."""
    if name in _EXACT:
        return str(truth).strip().casefold() == str(read).strip().casefold()
    if name in _NAMES:
        return _same_name(str(truth), str(read))
    if name in _ADDRESSES:
        return bool(folded(read)) and fuzz.token_set_ratio(_words(truth), _words(read)) >= _SAME_ADDRESS
    match shape_of(Term(name)):
        case Shape.DATE:
            day = _iso_day(truth)
            return day is not None and day == _iso_day(read)
        case Shape.AMOUNT | Shape.RATE:
            return _same_amount(truth, read, sign_free=sign_free)
        case Shape.LIST:
            return _rows(truth) == _rows(read)
        case _:
            return bool(folded(truth)) and folded(truth) == folded(read)


def folded(value: object) -> str:
    """A text without case, accents, spaces and punctuation."""
    return "".join(character for character in _plain(value) if character.isalnum())


def _plain(value: object) -> str:
    text = "".join(_UNDIVIDED.get(character, character) for character in str(value))
    stripped = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return stripped.casefold()


def _words(value: object) -> str:
    return " ".join(re.findall(r"[^\W_]+", _plain(value)))


def _same_name(truth: str, read: str) -> bool:
    one, other = folded(truth), folded(read)
    if not one or not other or one == other:
        return bool(one) and one == other
    return min(len(one), len(other)) >= _SHORTEST_NAME and fuzz.token_set_ratio(_words(truth), _words(read)) >= _SAME_NAME


def _same_amount(truth: object, read: object, *, sign_free: bool) -> bool:
    one, other = amount_of(truth), amount_of(read)
    if one is None or other is None:
        return False
    return abs(abs(one) - abs(other)) < _CENT if sign_free else abs(one - other) < _CENT


def amount_of(value: object) -> Decimal | None:
    """An amount as a person or a program wrote it into a truth; its last mark before one or two digits is the decimal one."""
    text = re.sub(r"[^\d.,()-]", "", str(value))
    is_negative = text.startswith(("-", "(")) or text.endswith("-")
    text = text.strip("-()")
    marks = [mark for mark in text if mark in ".,"]
    if len(set(marks)) == 2 or (len(marks) == 1 and (marks[0] == "." or re.search(r",\d{1,2}$", text))):
        whole, _, cents = text.rpartition(marks[-1])
        text = f"{re.sub(r'[.,]', '', whole)}.{cents}"
    else:
        text = re.sub(r"[.,]", "", text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return -number if is_negative else number


def _iso_day(value: object) -> str | None:
    found = re.match(r"\s*(\d{4}-\d\d-\d\d)", str(value))
    return found[1] if found else None


def _rows(value: object) -> list[str]:
    rows = value if isinstance(value, list) else str(value).split("\n")
    return [re.sub(r"\s", "", str(row)).upper() for row in rows]


def _score_lines(truth: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]], sign_free: bool) -> LinesScore:
    """Lines paired one to one: the same total (the same quantity where the truth has no total) and a description that is alike."""
    left = list(read)
    missed = []
    for wanted in truth:
        measure = "quantity" if _empty(wanted.get("line_total")) else "line_total"
        candidates = [each for each in left if _same_amount(wanted.get(measure), each.get(measure), sign_free=sign_free)]
        best = max(candidates, key=lambda each: likeness(wanted, each), default=None)
        if best is None or likeness(wanted, best) < SAME_DESCRIPTION:
            missed.append(wanted)
        else:
            left.remove(best)
    return LinesScore(len(truth), len(read), len(truth) - len(missed), tuple(missed), tuple(left))


def _score_listed(truth: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]]) -> LinesScore:
    """The invoices of a list: each right where number, amount, day and who owes are, as far as the paper prints them."""
    left = list(read)
    missed = []
    for wanted in truth:
        same = next((each for each in left if _is_listed(wanted, each)), None)
        if same is None:
            missed.append(wanted)
        else:
            left.remove(same)
    return LinesScore(len(truth), len(read), len(truth) - len(missed), tuple(missed), tuple(left))


def _is_listed(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    debtor, day = wanted.get("debtor"), wanted.get("issue_date")
    return (
        folded(wanted["invoice_number"]) == folded(read["invoice_number"])
        and _same_amount(wanted.get("amount"), read.get("amount"), sign_free=False)
        and (_empty(day) or _iso_day(day) == _iso_day(read.get("issue_date")))
        and (str(read.get("debtor_name") or "") == "" if _empty(debtor) else _same_name(str(debtor), str(read.get("debtor_name") or "")))
    )


def likeness(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> float:
    """How alike the descriptions of two lines are, 0 to 100; a line without description is like any."""
    if _empty(wanted.get("description")):
        return 100.0
    return float(fuzz.token_set_ratio(_plain(wanted["description"]), _plain(read.get("description") or "")))


def _empty(value: object) -> bool:
    return value is None or value in ("", [], {})
