"""The fields and lines of one document, as the API, the pages and the command line show them. Their shape is a published surface."""

from __future__ import annotations

from typing import Any

from extractors.model import Ambiguous, Box, ExtractedDocument, Field, Unreadable, Value
from intake.corrected_lines import KeptLine


def fields_view(document: ExtractedDocument, document_id: str | None) -> dict[str, dict[str, Any]]:
    """The fields of a document that have a value, or that nobody could read or decide; what the page does not have is left out."""
    shown = {}
    for field in document.fields:
        entry = _field(field, document_id)
        if entry is not None:
            shown[field.term.value] = entry
    return shown


def _field(field: Field, document_id: str | None) -> dict[str, Any] | None:
    entry: dict[str, Any]
    match field.reading:
        case Value(text):
            entry = {"value": text}
        case Ambiguous(candidates, reason):
            entry = {"value": None, "state": "ambiguous", "candidates": list(candidates), "reason": reason}
        case Unreadable(reason):
            entry = {"value": None, "state": "unreadable", "reason": reason}
        case _:
            if not field.extracted_by.startswith("person:"):
                return None
            entry = {"value": None, "state": "absent"}
    first = field.evidence[0] if field.evidence else None
    entry["document"] = document_id
    if first is not None:
        entry |= {"text": first.text, "page": first.page_number, "box": box_view(first.box)}
    entry["confidence"] = field.confidence
    entry["extracted_by"] = field.extracted_by if field.extracted_by.startswith("person:") else field.extracted_by.partition(":")[0]
    return entry


def line_view(kept: KeptLine) -> dict[str, Any]:
    """One line of goods or services; figures as text, what the page does not print left out. `id` names it in a correction."""
    line = kept.line
    entry: dict[str, Any] = {"id": kept.key, "description": line.description}
    for name in ("item_code", "quantity", "unit", "unit_price", "line_total", "tax_rate"):
        value = getattr(line, name)
        if value is not None:
            entry[name] = value if isinstance(value, str) else format(value, "f")
    if line.confidence is not None:
        entry["confidence"] = line.confidence
    if kept.corrected_by is not None:
        entry["extracted_by"] = f"person:{kept.corrected_by}"
    return entry


def box_view(box: Box | None) -> list[float] | None:
    """A box as four numbers: left, top, right, bottom, in points."""
    return [box.x0, box.top, box.x1, box.bottom] if box is not None else None
