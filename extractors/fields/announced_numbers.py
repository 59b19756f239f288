"""Numbers that labels announce, and those among them that are of a row or of a part of the paper and not the paper's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.label_places import Place
from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import is_row_of_columns
from extractors.model import Evidence

_LONGEST_COUNT, _FEWEST_COUNTED = 2, 3  # digits, and parts of a paper


@dataclass(frozen=True, slots=True)
class NumberCandidate:
    """A number that a label or a title announces: its text as printed, where it stands, and how much speaks for it."""

    text: str
    evidence: Evidence
    score: float
    place: Place


def but_of_several_rows(layout: DocumentLayout, found: Sequence[NumberCandidate]) -> list[NumberCandidate]:
    """Numbers but those that differ from row to row of a list, each of which is its row's own: "SW771  03-07-24  PO 8817 ... 142.00"."""
    rows = [each for each in found if is_row_of_columns(layout.page(each.place.cell.page_number), each.place.label.cell)]
    differ = {label_key(each.place.label.own.text) for each in rows for other in rows if _is_of_another_row(each, other)}
    return [each for each in found if each not in rows or label_key(each.place.label.own.text) not in differ]


def _is_of_another_row(one: NumberCandidate, other: NumberCandidate) -> bool:
    """Whether two numbers stand under each other in two rows, each behind the same word."""
    own, beside = one.place.label, other.place.label
    same = label_key(own.own.text) == label_key(beside.own.text) and abs(own.cell.box.x0 - beside.cell.box.x0) < 1
    return same and one.text != other.text and own.cell.line_number != beside.cell.line_number


def but_counted_through(found: Sequence[NumberCandidate]) -> list[NumberCandidate]:
    """Numbers but those that one word counts through: "Order 1", "Order 2", "Order 3" head the parts of a paper and number none."""
    counts: dict[str, set[int]] = {}
    for each in found:
        if each.text.isdigit() and len(each.text) <= _LONGEST_COUNT:
            counts.setdefault(label_key(each.place.label.own.text), set()).add(int(each.text))
    through = {key for key, numbers in counts.items() if len(numbers) >= _FEWEST_COUNTED and max(numbers) - min(numbers) < len(numbers)}
    return [each for each in found if not (each.text.isdigit() and label_key(each.place.label.own.text) in through)]
