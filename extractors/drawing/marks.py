"""What is to be shown on one page: a mark for each thing read there, and sentences for what stands on no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.model import Absent, Ambiguous, Box, Evidence, ExtractedDocument, Field, Line, ScheduleEntry, Unreadable, Value

Style = Literal["field", "line", "doubt"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing read on a page: where it stands, in points of the upright page, and what to write beside it.

    `doubt` is the style of a reading that is not a value: something stands there that is ambiguous or could not be read.
    """

    boxes: tuple[Box, ...]
    label: str
    style: Style


def marks_of(documents: Sequence[ExtractedDocument], page_number: int) -> tuple[Mark, ...]:
    """The marks of a page, from its top down; terms that stand in one place share a mark."""
    found: dict[tuple[tuple[Box, ...], Style], list[str]] = {}
    for document in documents:
        for mark in _marks_of_document(document, page_number):
            found.setdefault((mark.boxes, mark.style), []).append(mark.label)
    marks = [Mark(boxes, "\n".join(labels), style) for (boxes, style), labels in found.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.boxes[0].top, mark.boxes[0].x0)))


def notes_of(documents: Sequence[ExtractedDocument], page_number: int) -> tuple[str, ...]:
    """Sentences for the foot of a page: its document and, on that one's first page, what stands in no place and what is contradicted."""
    return tuple(
        note for document in documents if page_number in document.page_numbers for note in _notes_of_document(document, page_number)
    )


def share(confidence: float) -> str:
    """A confidence as people write it; never 100 % where it is less than sure."""
    return "100\u00a0%" if confidence >= 1 else f"{min(confidence, 0.999) * 100:.3g}\u00a0%"


def _marks_of_document(document: ExtractedDocument, page_number: int) -> Iterator[Mark]:
    for field in document.fields:
        boxes = _boxes(field.evidence, page_number)
        if boxes and not isinstance(field.reading, Absent):
            yield Mark(boxes, _field_label(field), "field" if isinstance(field.reading, Value) else "doubt")
    for number, line in enumerate(document.lines, start=1):
        yield from _row_mark(line.evidence, page_number, f"line {number}: {_line_words(line)}")
    for number, entry in enumerate(document.schedule, start=1):
        yield from _row_mark(entry.evidence, page_number, f"entry {number}: {_entry_words(entry)}")


def _row_mark(evidence: Evidence | None, page_number: int, label: str) -> Iterator[Mark]:
    boxes = _boxes([evidence] if evidence is not None else [], page_number)
    if boxes:
        yield Mark(boxes, label, "line")


def _boxes(evidence: Sequence[Evidence], page_number: int) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(each.box for each in evidence if each.box is not None and each.page_number == page_number))


def _field_label(field: Field) -> str:
    sure = f" ({share(field.confidence)})" if field.confidence is not None else ""
    return f"{field.term}: {_reading_words(field)}{sure}"


def _reading_words(field: Field) -> str:
    match field.reading:
        case Value(text):
            return text.replace("\n", " / ")
        case Ambiguous(candidates):
            return f"{' or '.join(candidates)}?"
        case Unreadable(reason):
            return f"unreadable, {reason}"
        case _:
            return "absent"


def _line_words(line: Line) -> str:
    quantity = " ".join(part for part in (_number(line.quantity), line.unit or "") if part)
    price = f"x {_number(line.unit_price)}" if line.unit_price is not None else ""
    total = f"= {_number(line.line_total)}" if line.line_total is not None else ""
    tax = f"at {_number(line.tax_rate)} %" if line.tax_rate is not None else ""
    figures = " ".join(part for part in (quantity, price, total, tax) if part)
    description = line.description if len(line.description) <= 40 else f"{line.description[:39]}…"
    return "; ".join(part for part in (figures, line.item_code or "", description) if part)


def _entry_words(entry: ScheduleEntry) -> str:
    return "; ".join(part for part in (entry.invoice_number, entry.debtor_name, entry.issue_date, _number(entry.amount)) if part)


def _number(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _notes_of_document(document: ExtractedDocument, page_number: int) -> Iterator[str]:
    sure = f" ({share(document.kind_confidence)})" if document.kind_confidence is not None else ""
    first, last = document.page_numbers[0], document.page_numbers[-1]
    yield f"{document.kind}{sure}, {f'page {first}' if first == last else f'pages {first} to {last}'} of the file"
    if page_number != first:
        return
    for field in document.fields:
        if not isinstance(field.reading, Absent) and not any(each.box is not None for each in field.evidence):
            yield f"In no place of a page: {_field_label(field)}"
    for number, line in enumerate(document.lines, start=1):
        if line.evidence is None or line.evidence.box is None:
            yield f"In no place of a page: line {number}: {_line_words(line)}"
    for contradiction in document.contradictions:
        yield f"Contradiction ({contradiction.rule}): {contradiction.message}"
