"""Identity papers of people who do not exist: a passport page with its machine-readable zone, and an identity card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.sample.documents.raster import as_png
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.numbers import passport_mrz
from api.sample.sheet import Sheet
from extractors.terms import DocumentKind, Term

_PASSPORT_SIZE = (354.3, 249.4)  # 125 x 88 mm, ICAO 9303 part 4
_CARD_SIZE = (242.6, 153.0)  # 85.6 x 54 mm, ISO/IEC 7810 ID-1
_COUNTRIES = {
    "ZAF": ("REPUBLIC OF SOUTH AFRICA", "SOUTH AFRICAN"),
    "CHN": ("PEOPLE'S REPUBLIC OF CHINA", "CHINESE"),
    "UTO": ("UTOPIA", "UTOPIAN"),
}
_DPI = 300


@dataclass(frozen=True, slots=True)
class PersonParticulars:
    """A person on an identity paper. `sex` is M or F; `country` is the ISO 3166-1 alpha-3 code."""

    surname: str
    given_names: str
    sex: str
    born_on: date
    issued_on: date
    expires_on: date
    document_number: str
    identity_number: str
    country: str = "ZAF"


def draw_passport(person: PersonParticulars) -> MadeDocument:
    """A picture (PNG) of the data page of a passport."""
    state, nationality = _COUNTRIES[person.country]
    lines = passport_mrz(
        country=person.country,
        surname=person.surname,
        given_names=person.given_names,
        number=person.document_number,
        born_on=person.born_on,
        sex=person.sex,
        expires_on=person.expires_on,
        personal_number=person.identity_number,
    )
    sheet = Sheet("Passport", "sans", _PASSPORT_SIZE)
    width, height = _PASSPORT_SIZE
    sheet.area(0, 0, width, height, fill="#f3f0e4", stroke=None)
    sheet.area(0, 0, width, 24, fill="#1c4a3a", stroke=None)
    sheet.text(14, 7, f"PASSPORT   {state}", 10, bold=True, colour="#ffffff")
    _photograph(sheet, 16, 40, 84, 108)
    for column, top, label, value in (
        (112, 34, "Type", "P"),
        (160, 34, "Country code", person.country),
        (240, 34, "Passport No.", person.document_number),
        (112, 60, "Surname", person.surname.upper()),
        (112, 86, "Given names", person.given_names.upper()),
        (112, 112, "Nationality", nationality),
        (240, 112, "Identity No.", person.identity_number),
        (112, 138, "Date of birth", _day(person.born_on)),
        (240, 138, "Sex", person.sex),
        (112, 164, "Date of issue", _day(person.issued_on)),
        (240, 164, "Date of expiry", _day(person.expires_on)),
    ):
        sheet.text(column, top, label, 6, colour="#555555")
        sheet.text(column, top + 8, value, 9.5, bold=True)
    sheet.area(0, 196, width, height, fill="#ffffff", stroke=None)
    for index, line in enumerate(lines):
        sheet.text((width - 44 * 7.2) / 2, 204 + index * 20, line, 12, font="Courier-Bold")
    fields = _fields(person) | {Term.MRZ_LINES: "\n".join(lines), Term.MRZ_VALID: "yes"}
    page = MadeDocument("passport.pdf", PDF, sheet.finish(), (Truth(DocumentKind.PASSPORT, fields),))
    return as_png(page, _DPI)


def draw_identity_card(person: PersonParticulars) -> MadeDocument:
    """A picture (PNG) of the face of a South African identity card."""
    sheet = Sheet("Identity card", "sans", _CARD_SIZE)
    width, height = _CARD_SIZE
    sheet.area(0, 0, width, height, fill="#e9f1ea", stroke=None)
    sheet.text(12, 8, "REPUBLIC OF SOUTH AFRICA", 8, bold=True, colour="#14634b")
    sheet.text(12, 18, "NATIONAL IDENTITY CARD", 8, bold=True, colour="#14634b")
    _photograph(sheet, width - 78, 30, 64, 82)
    for column, top, label, value in (
        (12, 34, "Surname", person.surname.upper()),
        (12, 55, "Names", person.given_names.upper()),
        (12, 76, "Sex", person.sex),
        (60, 76, "Nationality", "RSA"),
        (12, 97, "Identity Number", person.identity_number),
        (12, 118, "Date of Birth", _day(person.born_on)),
        (100, 118, "Country of Birth", "RSA"),
    ):
        sheet.text(column, top, label, 5.5, colour="#555555")
        sheet.text(column, top + 7, value, 8.5, bold=True)
    fields = _fields(person)
    fields[Term.NATIONALITY] = "RSA"  # as the card prints it
    for absent in (Term.EXPIRY_DATE, Term.DOCUMENT_NUMBER):
        fields.pop(absent)
    page = MadeDocument("identity-card.pdf", PDF, sheet.finish(), (Truth(DocumentKind.ID_CARD, fields),))
    return as_png(page, _DPI)


def _day(day: date) -> str:
    return f"{day:%d %b %Y}".upper()


def _photograph(sheet: Sheet, x: float, top: float, width: float, height: float) -> None:
    """A grey figure where a photograph would be."""
    sheet.area(x, top, x + width, top + height, fill="#c9d2d6")
    sheet.disc(x + width / 2, top + height * 0.36, width * 0.2, "#8b979c")
    sheet.disc(x + width / 2, top + height * 0.92, width * 0.36, "#8b979c")
    sheet.area(x, top + height, x + width, top + height + width * 0.3, fill="#f3f0e4" if height > 100 else "#e9f1ea", stroke=None)


def _fields(person: PersonParticulars) -> dict[Term, str]:
    return {
        Term.DOCUMENT_NUMBER: person.document_number,
        Term.SURNAME: person.surname.upper(),
        Term.GIVEN_NAMES: person.given_names.upper(),
        Term.NATIONALITY: person.country,
        Term.BIRTH_DATE: person.born_on.isoformat(),
        Term.EXPIRY_DATE: person.expires_on.isoformat(),
        Term.SEX: person.sex,
        Term.ISSUING_COUNTRY: person.country,
        Term.IDENTITY_NUMBER: person.identity_number,
        Term.HOLDER_NAME: f"{person.given_names} {person.surname}".upper(),
    }
