"""What `bordereau extract` writes for a file: one JSON object with its documents, their fields, lines and contradictions.

Amounts are strings, dates ISO 8601, numbers as printed. A field that the paper does not have is left out, never null; one that is there
but could not be read says so in `state`, with its reason, and has no `value`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extractors.model import Absent, Ambiguous, ExtractedDocument, Field, FileReading, Line, ScheduleEntry, Unreadable
from extractors.terms import Shape, Term, shape_of


def file_output(reading: FileReading, documents: Sequence[ExtractedDocument]) -> dict[str, Any]:
    """The JSON of one file."""
    output: dict[str, Any] = {
        "source": reading.filename,
        "sha256": reading.sha256,
        "documents": [document_output(document) for document in documents],
    }
    if reading.problem is not None:
        output["problem"] = reading.problem
    if reading.problem_code is not None:
        output["problem_code"] = reading.problem_code
    parked = [{"page": page.page_number, "problem": page.problem} for page in reading.pages if page.problem is not None]
    if parked:
        output["parked_pages"] = parked
    if reading.notes:
        output["notes"] = list(reading.notes)
    return output


def document_output(document: ExtractedDocument) -> dict[str, Any]:
    """The JSON of one document of a file."""
    output: dict[str, Any] = {"kind": str(document.kind)}
    if document.kind_confidence is not None:
        output["kind_confidence"] = document.kind_confidence
    output["pages"] = list(document.page_numbers)
    output["fields"] = {str(field.term): field_output(field) for field in document.fields if not isinstance(field.reading, Absent)}
    output["lines"] = [line_output(line) for line in document.lines]
    if document.schedule:
        output["schedule"] = [_entry_output(entry) for entry in document.schedule]
    output["contradictions"] = [{"rule": each.rule, "message": each.message} for each in document.contradictions]
    return output


def field_output(field: Field) -> dict[str, Any]:
    """The JSON of one field: its value with its evidence, or why it has none."""
    output: dict[str, Any] = {}
    if field.value is not None:
        output["value"] = _plain(field.term, field.value)
    elif isinstance(field.reading, Ambiguous):
        output |= {"state": "ambiguous", "candidates": list(field.reading.candidates), "reason": field.reading.reason}
    elif isinstance(field.reading, Unreadable):
        output |= {"state": "unreadable", "reason": field.reading.reason}
    if field.evidence:
        first = field.evidence[0]
        output["text"] = first.text
        output["page"] = first.page_number
        if first.box is not None:
            output["box"] = [round(number, 1) for number in (first.box.x0, first.box.top, first.box.x1, first.box.bottom)]
    if field.confidence is not None:
        output["confidence"] = round(field.confidence, 3)
    return output


def _plain(term: Term, value: str) -> Any:
    if term is Term.MRZ_VALID:
        return value == "yes"
    return value.split("\n") if shape_of(term) is Shape.LIST else value


def line_output(line: Line) -> dict[str, Any]:
    """The JSON of one line of goods or services; what is not printed is left out."""
    output: dict[str, Any] = {"description": line.description}
    for name, value in (
        ("quantity", line.quantity),
        ("unit", line.unit),
        ("unit_price", line.unit_price),
        ("line_total", line.line_total),
        ("tax_rate", line.tax_rate),
        ("item_code", line.item_code),
    ):
        if value is not None:
            output[name] = format(value, "f") if isinstance(value, Decimal) else value
    if line.evidence is not None:
        output["page"] = line.evidence.page_number
        if line.evidence.box is not None:
            box = line.evidence.box
            output["box"] = [round(number, 1) for number in (box.x0, box.top, box.x1, box.bottom)]
    if line.confidence is not None:
        output["confidence"] = line.confidence
    return output


def _entry_output(entry: ScheduleEntry) -> dict[str, Any]:
    output: dict[str, Any] = {"invoice_number": entry.invoice_number}
    if entry.debtor_name is not None:
        output["debtor_name"] = entry.debtor_name
    if entry.issue_date is not None:
        output["issue_date"] = entry.issue_date
    if entry.amount is not None:
        output["amount"] = format(entry.amount, "f")
    return output
