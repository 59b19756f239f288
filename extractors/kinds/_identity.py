"""What passports, identity cards and visas share: the machine-readable zone first, then the printed labels and the personal number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from extractors.fields.identity_number import (
    birth_date_of_chinese,
    birth_date_of_south_african,
    chinese_numbers,
    sex_of_chinese,
    sex_of_south_african,
    south_african_numbers,
)
from extractors.fields.mrz_on_page import find_zone, zone_fields
from extractors.kinds import ExtractedParts
from extractors.kinds._labelled import LabelledPaper, a_name, a_number, one_of_each, value_field
from extractors.model import Field, Page, Value
from extractors.terms import Term

_SURNAME = r"surname|van|nachname|familienname|nom(?!\w)|apellidos|achternaam"
_GIVEN_NAMES = r"(?:given|fore|first) names?|names?|voorname|name|vornamen?|pr[ée]noms?|voornamen"
_WHOLE_NAME = r"full names?|姓\s?名|name of holder"
_DOCUMENT_NUMBER = (
    r"passport (?:no\.?|number|nr\.?)|document (?:no\.?|number)|card (?:no\.?|number)|passnummer|paspoort ?nommer|"
    r"n[°o] du passeport|护照号码?|ausweisnummer|num[ée]ro|visa (?:no\.?|number)"
)
_NATIONALITY = r"nationality|nasionaliteit|staatsangeh[öo]rigkeit|nationalit[ée]|国籍|民族"
_BIRTH = r"date of birth|geboorte ?datum|geburtsdatum|geburtstag|date de naissance|n[ée]e? le|出生日期|出生|birth date|dob"
_EXPIRY = r"date of expiry|expiry date|expiration date|valid until|verval ?datum|g[üu]ltig bis|date d.expiration|有效期至|expires(?: on)?"
_ISSUE = r"date of issue|issue date|issued on|datum van uitreiking|uitreikingsdatum|ausstellungsdatum|date de d[ée]livrance|签发日期"
_IDENTITY_NUMBER = r"identity (?:number|no\.?)|id (?:number|no\.?)|identiteitsnommer|id\.? nommer|公民身份号码"
_SEX = r"sex|gender|geslag|geschlecht|sexe|性\s?别"
_SEXES = {"M": "M", "F": "F", "V": "F", "W": "F", "MALE": "M", "FEMALE": "F", "MANLIK": "M", "VROULIK": "F", "男": "M", "女": "F", "X": "X"}


def read_identity_paper(pages: Sequence[Page]) -> ExtractedParts:
    """The fields of a passport, card or visa, the best source of each first."""
    paper = LabelledPaper(pages)
    today = datetime.now(UTC).date()
    zone = find_zone(pages)
    from_zone = zone_fields(zone, today) if zone else ()
    fields = one_of_each([*from_zone, _personal_number(paper), *_labelled(paper)])
    return ExtractedParts(_with_holder(one_of_each([*fields, *_encoded(fields, today)])))


def _personal_number(paper: LabelledPaper) -> Field | None:
    """The national number, found by its check digit wherever it stands, else by its label."""
    for cell in paper.layout.cells:
        for found in (*south_african_numbers(cell.text), *chinese_numbers(cell.text)):
            evidence = cell.evidence(found.start, found.end)
            return value_field(Term.IDENTITY_NUMBER, found.number, evidence, extracted_by="identity_number")
    return paper.text_field(Term.IDENTITY_NUMBER, _IDENTITY_NUMBER, _digits)


def _digits(text: str) -> str | None:
    """A number that was stated as an identity number but whose check digit may not hold: shown as printed, judged elsewhere."""
    match = re.match(r"\d[\d ]{11,20}[\dXx]?", text)
    number = re.sub(r"\s", "", match.group()).upper() if match else ""
    return number if len(number) in {13, 15, 18} else None


def _encoded(fields: Sequence[Field], today: date) -> list[Field]:
    """Date of birth and sex as the personal number encodes them, for a paper on which neither was read."""
    number = next((each for each in fields if each.term is Term.IDENTITY_NUMBER), None)
    if number is None or number.value is None or len(number.value) not in {13, 18}:
        return []
    if len(number.value) == 18:
        born, sex = birth_date_of_chinese(number.value), sex_of_chinese(number.value)
    else:
        born, sex = birth_date_of_south_african(number.value, today), sex_of_south_african(number.value)
    encoded = [value_field(Term.SEX, sex, *number.evidence, extracted_by="identity_number")]
    if born:
        encoded.append(value_field(Term.BIRTH_DATE, str(born), *number.evidence, extracted_by="identity_number"))
    return encoded


def _labelled(paper: LabelledPaper) -> list[Field | None]:
    return [
        paper.text_field(Term.SURNAME, _SURNAME, a_name),
        paper.text_field(Term.GIVEN_NAMES, _GIVEN_NAMES, a_name),
        paper.text_field(Term.HOLDER_NAME, _WHOLE_NAME, a_name),
        paper.text_field(Term.DOCUMENT_NUMBER, _DOCUMENT_NUMBER, a_number),
        paper.text_field(Term.NATIONALITY, _NATIONALITY, a_name),
        paper.date_field(Term.BIRTH_DATE, _BIRTH),
        paper.date_field(Term.EXPIRY_DATE, _EXPIRY),
        paper.date_field(Term.ISSUE_DATE, _ISSUE),
        paper.text_field(Term.SEX, _SEX, lambda text: _SEXES.get(text.split(" ")[0].upper().strip(".,:/"))),
    ]


def _with_holder(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The holder's whole name where only its parts were printed."""
    by_term = {each.term: each for each in fields}
    if isinstance(by_term[Term.HOLDER_NAME].reading if Term.HOLDER_NAME in by_term else None, Value):
        return tuple(fields)
    parts = [by_term[term] for term in (Term.GIVEN_NAMES, Term.SURNAME) if term in by_term and by_term[term].value]
    if not parts:
        return tuple(fields)
    name = " ".join(part.value or "" for part in parts)
    return (*fields, value_field(Term.HOLDER_NAME, name, *(each for part in parts for each in part.evidence)))
