"""A date behind a label, with how much speaks for it, and what a sentence around it speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.fields.dates import PrintedDate
from extractors.fields.labels import labels_of
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_CONDITION = re.compile(
    r"(?i)\b(?:if|when|wenn|indien|as|als|si)\s(?:[^\W\d]+\s){0,2}(?:paid|settled|received|pay|settle|bezahlt|gezahlt|betaal\w*|voldaan|pay[ée]e?|r[ée]gl[ée]e?)\b"
    r"|\b(?:early|prompt) (?:settlement|payment)\b"
)
_SAID = 0.6
_IN_SENTENCE = 0.5  # a label at the head goes before it, and where there is none it stands
_FEWEST_BEHIND = 2  # words


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A printed date behind a label, and how much speaks for it."""

    printed: PrintedDate
    score: float


def without_said(candidate: DateCandidate) -> DateCandidate:
    """A candidate that loses what speaks for it where a sentence goes on behind it, or ends: "Your order of 10 March received"."""
    doubt = _SAID if _goes_on(candidate.printed) else doubt_in_sentence(candidate.printed.cell, candidate.printed, "issue_date")
    return replace(candidate, score=candidate.score - doubt)


def doubt_in_sentence(label: Cell, printed: PrintedDate, role: str) -> float:
    """What it speaks against a paper's own day that a sentence ends with it, full stop and all: "Uw bestelling van 16-12-2026."."""
    is_own = role in ("issue_date", "order_date")
    return _IN_SENTENCE if is_own and label.text.endswith(f" {printed.text}.") and ":" not in label.text else 0.0


def is_condition(printed: PrintedDate) -> bool:
    """Whether paying by a date is a condition, under which less or more is owed: "Total if paid by 23 January 470.00"."""
    return _CONDITION.search(printed.cell.text[: printed.start]) is not None


def _goes_on(printed: PrintedDate) -> bool:
    """Whether words that are no label follow a date up to the end of its cell."""
    behind = printed.cell.text[printed.end :]
    words = [word for word in behind.split() if word.strip(".,;").isalpha()]
    if len(words) < _FEWEST_BEHIND or not behind.startswith(" ") or ":" in behind or has_digit(behind):
        return False
    first = len(printed.cell.text[: printed.end].split())
    named = [role for hit in labels_of(printed.cell) if hit.first >= first for role in hit.roles]
    return all(role.startswith("column_") for role in named)
