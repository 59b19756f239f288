"""The machine-readable zone among the words of a page, and the fields it gives, each with its box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.fields.mrz import LAYOUTS, MachineReadableZone, Span, birth_date_of, expiry_date_of
from extractors.fields.mrz_repair import doubt, repair_zone, zone_characters
from extractors.layout.lines import box_of, lay_out
from extractors.model import Absent, Box, Evidence, Field, Page, Reading, Unreadable, Value
from extractors.terms import Term

EXTRACTED_BY = "mrz"
_SHORTEST_LINE = 24  # a card's thirty characters, less the fillers that OCR drops
_LONGEST_LINE = 50


@dataclass(frozen=True, slots=True)
class ZoneOnPage:
    """A zone and the boxes of its lines on its page."""

    zone: MachineReadableZone
    page_number: int
    boxes: tuple[Box, ...]

    def evidence(self, span: Span) -> Evidence:
        """Where some characters of the zone stand: its print has one pitch, so they are a share of their line."""
        box, length = self.boxes[span.line], len(self.zone.lines[span.line])
        pitch = box.width / length
        part = Box(box.x0 + pitch * span.start, box.top, box.x0 + pitch * span.end, box.bottom)
        return Evidence(self.page_number, part, self.zone.lines[span.line][span.start : span.end])


def find_zone(pages: Sequence[Page]) -> ZoneOnPage | None:
    """The zone on these pages whose check digits hold best, or None where there is none."""
    found = [zone for page in pages for zone in _zones(page)]
    return min(found, key=lambda each: doubt(each.zone), default=None)


def _zones(page: Page) -> list[ZoneOnPage]:
    found = []
    for lines in (_words_as_lines(page), _rows_as_lines(page)):
        for count in (3, 2):
            for start in range(len(lines) - count + 1):
                window = lines[start : start + count]
                zone = repair_zone([text for text, _ in window])
                if zone is not None and len(zone.lines) == count:
                    found.append(ZoneOnPage(zone, page.page_number, tuple(box for _, box in window)))
    return found


def _words_as_lines(page: Page) -> list[tuple[str, Box]]:
    """Words long enough to be a whole line, in the order they were read: an upside-down picture has its first line lowest."""
    lines = [(zone_characters(word.text), word.box) for word in page.words if len(word.text) >= _SHORTEST_LINE]
    return [(text, box) for text, box in lines if _may_be_a_line(text)]


def _rows_as_lines(page: Page) -> list[tuple[str, Box]]:
    if not any("<" in zone_characters(word.text) for word in page.words):
        return []  # a page of print without one filler has no zone; most pages end here
    rows = [(zone_characters(line.text), box_of(line.words)) for line in lay_out(page).lines]
    return [(text, box) for text, box in rows if _may_be_a_line(text)]


def _may_be_a_line(text: str) -> bool:
    return _SHORTEST_LINE <= len(text) <= _LONGEST_LINE


def zone_fields(found: ZoneOnPage, today: date) -> tuple[Field, ...]:
    """Every field that a zone states. `today` decides the century of its two-digit years."""
    zone, layout = found.zone, LAYOUTS[found.zone.layout]
    state = Span(0, 2, 5)
    fields = [
        _field(Term.DOCUMENT_NUMBER, zone.document_number, found, layout.document_number),
        _field(Term.SURNAME, zone.surname, found, layout.names),
        _field(Term.GIVEN_NAMES, zone.given_names, found, layout.names),
        _field(Term.HOLDER_NAME, f"{zone.given_names} {zone.surname}".strip(), found, layout.names),
        _field(Term.NATIONALITY, zone.nationality, found, layout.nationality),
        _dated(Term.BIRTH_DATE, zone.birth, birth_date_of(zone.birth, today), found, layout.birth),
        _dated(Term.EXPIRY_DATE, zone.expiry, expiry_date_of(zone.expiry, today), found, layout.expiry),
        _field(Term.SEX, "X" if zone.sex == "<" else zone.sex, found, layout.sex),
        _field(Term.ISSUING_COUNTRY, zone.issuing_country, found, state),
        Field(Term.MRZ_LINES, Value("\n".join(zone.lines)), _whole_lines(found), None, EXTRACTED_BY),
        Field(Term.MRZ_VALID, Value("yes" if zone.is_valid else "no"), _whole_lines(found), None, EXTRACTED_BY),
    ]
    personal = next((number for number in zone.optional if len(number) == 13 and number.isdigit()), None)
    if personal and "ZAF" in (zone.issuing_country, zone.nationality):
        fields.append(_field(Term.IDENTITY_NUMBER, personal, found, layout.optional[zone.optional.index(personal)]))
    return tuple(fields)


def _whole_lines(found: ZoneOnPage) -> tuple[Evidence, ...]:
    return tuple(found.evidence(Span(number, 0, len(line))) for number, line in enumerate(found.zone.lines))


def _field(term: Term, text: str, found: ZoneOnPage, span: Span) -> Field:
    reading: Reading = Value(text) if text else Absent()
    return Field(term, reading, (found.evidence(span),), None, EXTRACTED_BY)


def _dated(term: Term, printed: str, day: str | None, found: ZoneOnPage, span: Span) -> Field:
    reading: Reading
    if day:
        reading = Value(day)
    elif not printed.strip("<"):
        reading = Absent()
    else:
        reading = Unreadable(f"{printed} is no day of the calendar")
    return Field(term, reading, (found.evidence(span),), None, EXTRACTED_BY)
