"""The machine-readable zone of passports, cards and visas: its five layouts, its fields and its check digits (ICAO 9303 parts 3 to 7).

Only lines of exactly the right length are parsed here; `mrz_repair` brings what OCR saw to that length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.terms import DocumentKind

Layout = Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B"]

_VALUES = {**{str(digit): digit for digit in range(10)}, **{chr(65 + place): 10 + place for place in range(26)}, "<": 0}

_OLDEST_PERSON_YEARS = 110
_LONGEST_VALIDITY_YEARS = 20


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of one line of the zone, both counted from 0."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ZoneLayout:
    """Where a layout keeps its fields. `checks` names the characters that each check digit covers and where the digit stands."""

    name: Layout
    line_length: int
    line_count: int
    names: Span
    document_number: Span
    nationality: Span
    birth: Span
    sex: Span
    expiry: Span
    optional: tuple[Span, ...]
    checks: tuple[tuple[str, tuple[Span, ...], Span], ...]


def _two_lines(name: Layout, length: int, optional: Span, more: tuple[tuple[str, tuple[Span, ...], Span], ...]) -> ZoneLayout:
    number, birth, expiry = Span(1, 0, 9), Span(1, 13, 19), Span(1, 21, 27)
    checks = (
        ("document_number", (number,), Span(1, 9, 10)),
        ("birth_date", (birth,), Span(1, 19, 20)),
        ("expiry_date", (expiry,), Span(1, 27, 28)),
        *more,
    )
    return ZoneLayout(name, length, 2, Span(0, 5, length), number, Span(1, 10, 13), birth, Span(1, 20, 21), expiry, (optional,), checks)


LAYOUTS: dict[Layout, ZoneLayout] = {
    "TD3": _two_lines(
        "TD3",
        44,
        Span(1, 28, 42),
        (
            ("personal_number", (Span(1, 28, 42),), Span(1, 42, 43)),
            ("composite", (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43)), Span(1, 43, 44)),
        ),
    ),
    "TD2": _two_lines(
        "TD2",
        36,
        Span(1, 28, 35),
        (("composite", (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35)), Span(1, 35, 36)),),
    ),
    "MRV-A": _two_lines("MRV-A", 44, Span(1, 28, 44), ()),
    "MRV-B": _two_lines("MRV-B", 36, Span(1, 28, 36), ()),
    "TD1": ZoneLayout(
        "TD1",
        30,
        3,
        Span(2, 0, 30),
        Span(0, 5, 14),
        Span(1, 15, 18),
        Span(1, 0, 6),
        Span(1, 7, 8),
        Span(1, 8, 14),
        (Span(0, 15, 30), Span(1, 18, 29)),
        (
            ("document_number", (Span(0, 5, 14),), Span(0, 14, 15)),
            ("birth_date", (Span(1, 0, 6),), Span(1, 6, 7)),
            ("expiry_date", (Span(1, 8, 14),), Span(1, 14, 15)),
            ("composite", (Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)), Span(1, 29, 30)),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class MachineReadableZone:
    """What a zone says, its fillers taken away. `birth` and `expiry` are YYMMDD as printed; `failed_checks` names what does not hold."""

    layout: Layout
    lines: tuple[str, ...]
    document_code: str
    issuing_country: str
    document_number: str
    surname: str
    given_names: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: tuple[str, ...]
    failed_checks: tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        """Whether every check digit holds; the line of names has none."""
        return not self.failed_checks

    @property
    def kind(self) -> DocumentKind:
        """The kind of paper the document code stands for: P a passport, V a visa, everything else a card."""
        if self.document_code.startswith("P"):
            return DocumentKind.PASSPORT
        return DocumentKind.VISA if self.document_code.startswith("V") else DocumentKind.ID_CARD


def check_digit(characters: str) -> str:
    """The check digit of some characters: weights 7, 3, 1 over again, modulo 10 (ICAO 9303-3, 4.9). KeyError for a foreign character."""
    return str(sum(_VALUES[character] * (7, 3, 1)[place % 3] for place, character in enumerate(characters)) % 10)


def layout_of(lines: Sequence[str]) -> ZoneLayout | None:
    """The layout that lines of this number and length have; a first letter V tells a visa from a passport or card."""
    lengths = {len(line) for line in lines}
    if len(lengths) != 1:
        return None
    is_visa = lines[0].startswith("V")
    for layout in LAYOUTS.values():
        if layout.line_count == len(lines) and lengths == {layout.line_length} and layout.name.startswith("MRV") == is_visa:
            return layout
    return None


def parse_zone(lines: Sequence[str]) -> MachineReadableZone | None:
    """The zone that these lines are, or None where they are none. Check digits need not hold: `failed_checks` says which do not."""
    layout = layout_of(lines)
    if layout is None or any(re.search(r"[^A-Z0-9<]", line) for line in lines):
        return None
    surname, given_names = split_names(cut(lines, layout.names))
    number, optional = _document_number(lines, layout)
    return MachineReadableZone(
        layout=layout.name,
        lines=tuple(lines),
        document_code=_bare(lines[0][0:2]),
        issuing_country=_bare(lines[0][2:5]),
        document_number=number,
        surname=surname,
        given_names=given_names,
        nationality=_bare(cut(lines, layout.nationality)),
        birth=cut(lines, layout.birth),
        sex=cut(lines, layout.sex),
        expiry=cut(lines, layout.expiry),
        optional=optional,
        failed_checks=failed_checks(lines, layout),
    )


def cut(lines: Sequence[str], span: Span) -> str:
    """The characters of a span."""
    return lines[span.line][span.start : span.end]


def failed_checks(lines: Sequence[str], layout: ZoneLayout) -> tuple[str, ...]:
    """The names of the check digits that do not hold.

    A filler in place of the digit stands for zero where nothing is covered, and, at the document number of a card, says that the
    number goes on in the optional field (ICAO 9303-5, 4.2.2).
    """
    failed = []
    for name, covered, place in layout.checks:
        characters, printed = "".join(cut(lines, span) for span in covered), cut(lines, place)
        if name == "document_number" and printed == "<" and _long_number(lines, layout):
            characters, printed = _long_number(lines, layout) or ("", "0")
        if printed == "<" and not characters.strip("<"):
            printed = "0"
        if printed != check_digit(characters):
            failed.append(name)
    return tuple(failed)


def _long_number(lines: Sequence[str], layout: ZoneLayout) -> tuple[str, str] | None:
    """A document number of more than nine characters and its check digit, where the optional field continues it."""
    if layout.name not in {"TD1", "TD2"}:
        return None
    rest = cut(lines, layout.optional[0]).split("<", 1)[0]
    return (cut(lines, layout.document_number) + rest[:-1], rest[-1]) if len(rest) >= 2 and rest[-1].isdigit() else None


def _document_number(lines: Sequence[str], layout: ZoneLayout) -> tuple[str, tuple[str, ...]]:
    optional = tuple(_bare(cut(lines, span)) for span in layout.optional)
    check_place = next(place for name, _, place in layout.checks if name == "document_number")
    long = _long_number(lines, layout) if cut(lines, check_place) == "<" else None
    if long is None:
        return _bare(cut(lines, layout.document_number)), optional
    rest = cut(lines, layout.optional[0]).split("<", 1)
    return _bare(long[0]), (_bare(rest[1]) if len(rest) > 1 else "", *optional[1:])


def split_names(characters: str) -> tuple[str, str]:
    """Surname and given names: two fillers part them, one parts the words within each."""
    surname, _, given = characters.strip("<").partition("<<")
    return _words(surname), _words(given)


def _words(characters: str) -> str:
    return " ".join(part for part in characters.split("<") if part)


def _bare(characters: str) -> str:
    return characters.strip("<").replace("<", " ").strip()


def birth_date_of(characters: str, today: date) -> str | None:
    """The ISO date of a YYMMDD birth date: the latest such day that is not in the future. None where it names no day."""
    return _day(characters, range(today.year, today.year - _OLDEST_PERSON_YEARS, -1), latest=today)


def expiry_date_of(characters: str, today: date) -> str | None:
    """The ISO date of a YYMMDD expiry date: no paper is valid for more than twenty years ahead. None where it names no day."""
    return _day(characters, range(today.year + _LONGEST_VALIDITY_YEARS, today.year - 100 + _LONGEST_VALIDITY_YEARS, -1), latest=None)


def _day(characters: str, years: range, latest: date | None) -> str | None:
    if not re.fullmatch(r"\d{6}", characters):
        return None
    for year in years:
        if year % 100 != int(characters[:2]):
            continue
        try:
            day = date(year, int(characters[2:4]), int(characters[4:6]))
        except ValueError:
            continue  # 29 February of a year without one: another century may have it
        if latest is None or day <= latest:
            return day.isoformat()
    return None
