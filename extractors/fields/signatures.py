"""Who signed for goods or for a list, and when: the name and date written over "Print name" and "Date" at the foot of a paper.

A drawn signature has no words, so a paper counts as signed where its signature line is filled in with a name or a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.fields.company_names import looks_like_name
from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.fields.signing import asked_at
from extractors.layout.lines import Cell
from extractors.model import Field, Value
from extractors.terms import Term

_NO_NAME = re.compile(
    r"(?i)\b(?:sign|signature|signed|stamp|date|name|datum|naam|print|handtekening|unterschrift|received|ontvang"
    r"|goods|goedere|goederen|waren?|marchandises?|accepted|aanvaar|akkoord|checked|nagegaan|condition|orde|toestand|erhalten|reçue?s?)\b"
)
_REACH_IN_HEIGHTS = 3.2


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """What stands at the place of signature: the name, and the date written beside it."""

    name: Cell | None
    signed_on: PrintedDate | None


def signature_line(layout: DocumentLayout) -> SignatureLine | None:
    """The filled-in signature line of a paper, or None where there is none or it is empty."""
    hits = sorted(
        layout.hits("received_by"),
        key=lambda hit: ("name" not in label_key(hit.own.text) and "naam" not in label_key(hit.own.text), -hit.cell.box.top),
    )
    for hit in hits:
        name = next((cell for cell in (*_beside(layout, hit), *_above(layout, hit)) if _is_name(layout, cell)), None)
        signed_on = _date_on_line(layout, hit)
        if name is not None or signed_on is not None:
            return SignatureLine(name, signed_on)
    return None


def signature_fields(layout: DocumentLayout) -> list[Field]:
    """Who received or signed, and that it is signed."""
    line = signature_line(layout)
    if line is None:
        return []
    cell = line.name or (line.signed_on.cell if line.signed_on else None)
    assert cell is not None
    fields = [Field(Term.SIGNED, Value("yes"), (cell.evidence(),), None, "layout")]
    if line.name is not None:
        fields.append(Field(Term.RECEIVED_BY, Value(line.name.text), (line.name.evidence(),), None, "layout"))
    return fields


def _beside(layout: DocumentLayout, hit: LabelHit) -> list[Cell]:
    cells = [place.cell for place in places_for(layout, hit, below=False)[:1]]
    cleaned = []
    for cell in cells:
        kept = [index for index, word in enumerate(cell.words) if not re.fullmatch(r"[_.…:]+", word.text)]
        part = cell.part(kept[0], kept[-1] + 1) if kept else None
        if part is not None:
            cleaned.append(part)
    return cleaned


def _above(layout: DocumentLayout, hit: LabelHit) -> list[Cell]:
    """The cells over a label, nearest first."""
    page = layout.page(hit.cell.page_number)
    own = hit.own.box
    found = []
    for line in reversed(page.lines[max(0, hit.cell.line_number - 4) : hit.cell.line_number]):
        if own.top - line.box.bottom > _REACH_IN_HEIGHTS * page.height_of_print:
            break
        found += [cell for cell in line.cells if min(cell.box.x1, own.x1) - max(cell.box.x0, own.x0) > 0 or abs(cell.box.x0 - own.x0) < 6]
        if found:
            found += [cell for cell in line.cells if cell not in found and cell.box.x0 > own.x0]
            break
    return found


def _is_name(layout: DocumentLayout, cell: Cell) -> bool:
    text = cell.text.strip()
    if layout.begins_with_label(cell) or asked_at(cell) or dates_of(cell) or text.endswith((".", ":")) or re.search(r"\d", text):
        return False
    if not 1 <= len(cell.words) <= 5 or len(text) > 40 or _NO_NAME.search(text) or not looks_like_name(text):
        return False
    misread = [word.confidence for word in cell.words if word.confidence is not None]
    return not misread or min(misread) > 0.5  # a scrawl is read as a word that the engine itself doubts


def _date_on_line(layout: DocumentLayout, hit: LabelHit) -> PrintedDate | None:
    """The date beside or over the label "Date" on the line of a signature."""
    page = layout.page(hit.cell.page_number)
    near = page.lines[max(0, hit.cell.line_number - 1) : hit.cell.line_number + 3]
    for line in near:
        for cell in line.cells:
            for label in layout.labels_in(cell):
                if "issue_date" not in label.roles:
                    continue
                for place in [*(place.cell for place in places_for(layout, label, below=False)[:1]), *_above(layout, label)]:
                    dates = dates_of(place)
                    if dates:
                        return dates[0]
    return None
