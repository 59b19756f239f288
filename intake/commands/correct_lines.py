"""A person says what a line of a paper really is: adds one that was missed, changes one, or takes one away that is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.codec import from_plain
from extractors.model import ExtractedDocument, Line
from intake.commands.acting import Deciding, NotThere
from intake.corrected_lines import every_line, line_term, plain_line
from intake.imports.cells import BadCell, Numbers
from intake.packs import corrections_of
from storage.database.tables import CorrectionRow, DocumentRow
from storage.errors import Rejected
from storage.ids import fresh_id


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """What a person says of a line of a document. `key` is None where the machine missed it; `line` is None where there is none."""

    document_id: str
    key: str | None
    line: Line | None


def line_of_texts(
    description: str,
    quantity: str | None = None,
    unit: str | None = None,
    unit_price: str | None = None,
    line_total: str | None = None,
    tax_rate: str | None = None,
    item_code: str | None = None,
) -> Line:
    """A line as a person writes it down; Rejected where a figure is none, or where it says nothing."""
    line = Line(
        description=_words(description) or "",
        quantity=_number("quantity", quantity),
        unit=_words(unit),
        unit_price=_number("price", unit_price),
        line_total=_number("total", line_total),
        tax_rate=_number("tax rate", tax_rate),
        item_code=_words(item_code),
    )
    if line == Line(""):
        raise Rejected("correction.empty_line", "The line is empty.", "Fill it in, or take it away.")
    return line


def write_line(act: Deciding, row: DocumentRow, correction: LineCorrection) -> None:
    """Write the correction down beside what stood there."""
    machine = from_plain(ExtractedDocument, row.extraction)
    known = {each.key: each for each in every_line(machine, corrections_of(act.session, [row.id])[row.id])}
    if correction.key is not None and correction.key not in known:
        raise NotThere("The document has no such line.")
    if correction.key is None and correction.line is None:
        raise Rejected("correction.no_line", "Nothing was said of any line.", "Name the line to take away.")
    before = known.get(correction.key or "")
    after = replace(correction.line, evidence=None) if correction.line is not None else None
    act.session.add(
        CorrectionRow(
            id=fresh_id(),
            document_id=row.id,
            package_id=act.package.id,
            package_version=act.version,
            term=line_term(correction.key or f"added-{fresh_id()[:12]}"),
            reading=plain_line(after),
            superseded_reading=plain_line(None if before.removed else before.line) if before is not None else None,
            made_by=act.actor.user_id,
            made_at=act.work.now,
        )
    )
    act.session.flush()


def _words(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _number(name: str, text: str | None) -> Decimal | None:
    if not (text or "").strip():
        return None
    try:
        return Numbers(None).read(text or "")
    except BadCell as bad:
        raise Rejected("correction.number", f"The {name} is no number: {bad}", "Write it as 1234.56.") from bad
