"""Identity and company papers: told from the others, and read, in the languages of the market."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import extractors.kinds as kinds
from extractors.classify import classify_page
from extractors.kinds import Cue, DuplicateKindError, KindRules, kind_rules
from extractors.model import Box, Page, Word
from extractors.terms import KYC_KINDS, DocumentKind, Term
from tests.extractors import mrz_specimens as specimens

_COLUMN = 260.0


def _page(text: str) -> Page:
    """A page of lines, two columns parted by `|`; a line that begins with `#` is printed large."""
    words, top = [], 40.0
    for line in text.strip().split("\n"):
        large = line.startswith("#")
        height = 18.0 if large else 10.0
        for column, cell in enumerate(line.lstrip("# ").split("|")):
            x = 50.0 + column * _COLUMN
            for word in cell.split():
                width = sum(height * (1.0 if ord(sign) > 0x2E80 else 0.5) for sign in word)
                words.append(Word(word, Box(x, top, x + width, top + height), None, "text_layer"))
                x += width + height * 0.28
        top += height * 1.8
    return Page(1, 595, 842, 0, tuple(words))


def _read(kind: DocumentKind, page: Page) -> Mapping[Term, str | None]:
    rules = next(each for each in kind_rules() if each.kind is kind)
    assert rules.extract is not None
    return {field.term: field.value for field in rules.extract([page]).fields}


PAPERS: dict[str, tuple[DocumentKind, str, dict[Term, str]]] = {
    "a South African smart card": (
        DocumentKind.ID_CARD,
        """# REPUBLIC OF SOUTH AFRICA
# NATIONAL IDENTITY CARD
Surname
NKOSI
Names
THABO JOHN
Sex | Nationality
M | RSA
Identity Number
8001015009087
Date of Birth | Country of Birth
01 JAN 1980 | RSA""",
        {
            Term.SURNAME: "NKOSI",
            Term.GIVEN_NAMES: "THABO JOHN",
            Term.IDENTITY_NUMBER: "8001015009087",
            Term.BIRTH_DATE: "1980-01-01",
            Term.SEX: "M",
            Term.NATIONALITY: "RSA",
            Term.HOLDER_NAME: "THABO JOHN NKOSI",
        },
    ),
    "a card with a zone": (
        DocumentKind.ID_CARD,
        "Utopia\nERIKSSON\n" + "\n".join(specimens.TD1),
        {Term.SURNAME: "ERIKSSON", Term.DOCUMENT_NUMBER: "D23145890", Term.MRZ_VALID: "yes"},
    ),
    "a Chinese card": (
        DocumentKind.ID_CARD,
        "姓名 张伟\n性别 男\n出生 1949年12月31日\n住址 北京市朝阳区\n公民身份号码 11010519491231002X",
        {Term.HOLDER_NAME: "张伟", Term.IDENTITY_NUMBER: "11010519491231002X", Term.BIRTH_DATE: "1949-12-31", Term.SEX: "M"},
    ),
    "a passport": (
        DocumentKind.PASSPORT,
        "# PASSPORT\nUTOPIA\n" + "\n".join(specimens.TD3),
        {Term.SURNAME: "ERIKSSON", Term.DOCUMENT_NUMBER: "L898902C3", Term.EXPIRY_DATE: "2012-04-15", Term.MRZ_VALID: "yes"},
    ),
    "a visa": (
        DocumentKind.VISA,
        "# VISA\nNumber of entries\n" + "\n".join(specimens.MRV_A),
        {Term.DOCUMENT_NUMBER: "L8988901C", Term.NATIONALITY: "XXX"},
    ),
    "a company certificate": (
        DocumentKind.COMPANY_REGISTRATION,
        """# Certificate of Incorporation
Companies and Intellectual Property Commission
Enterprise name: | Umoya Steel (Pty) Ltd
Registration number: | 2015 / 123456 / 07
Enterprise type: | Private company
Registration date: | 2015/03/04""",
        {Term.HOLDER_NAME: "Umoya Steel (Pty) Ltd", Term.REGISTRATION_NUMBER: "2015/123456/07", Term.ISSUE_DATE: "2015-03-04"},
    ),
    "a Chinese business licence": (
        DocumentKind.COMPANY_REGISTRATION,
        "# 营业执照\n统一社会信用代码 91110000600037341L\n名称 海风贸易有限公司\n成立日期 2009年05月06日",
        {Term.HOLDER_NAME: "海风贸易有限公司", Term.REGISTRATION_NUMBER: "91110000600037341L", Term.ISSUE_DATE: "2009-05-06"},
    ),
    "a tax clearance": (
        DocumentKind.TAX_CLEARANCE,
        """# Tax Compliance Status
South African Revenue Service
Taxpayer name: | Umoya Steel (Pty) Ltd
Tax reference number: | 9012345678
PIN: | A1B2C3D4E5
Issue date: | 2026-01-15
PIN expiry date: | 2027-01-14""",
        {
            Term.HOLDER_NAME: "Umoya Steel (Pty) Ltd",
            Term.TAX_NUMBER: "9012345678",
            Term.DOCUMENT_NUMBER: "A1B2C3D4E5",
            Term.ISSUE_DATE: "2026-01-15",
            Term.EXPIRY_DATE: "2027-01-14",
        },
    ),
    "a municipal account": (
        DocumentKind.PROOF_OF_ADDRESS,
        """# Ekurhuleni Metropolitan Municipality
Municipal account
MR T J NKOSI | Account number 220012345
12 Anvil Road | Statement date 12 February 2026
Germiston
1401
Property rates | 1 200,00
Refuse removal | 210,00
Electricity 412 kWh | 1 050,22""",
        {Term.HOLDER_NAME: "MR T J NKOSI", Term.HOLDER_ADDRESS: "12 Anvil Road, Germiston, 1401", Term.ISSUE_DATE: "2026-02-12"},
    ),
    "a bank letter": (
        DocumentKind.BANK_LETTER,
        """# Account confirmation letter
Date: 20 January 2026
We hereby confirm that the following account is held with us.
Account holder: | Umoya Steel (Pty) Ltd
Account number: | 62 0055 12345
Branch code: | 250655
Account type: | Business cheque""",
        {
            Term.HOLDER_NAME: "Umoya Steel (Pty) Ltd",
            Term.BANK_ACCOUNT: "62005512345",
            Term.BRANCH_CODE: "250655",
            Term.ISSUE_DATE: "2026-01-20",
        },
    ),
    "an Afrikaans bank letter": (
        DocumentKind.BANK_LETTER,
        """# Bevestiging van bankbesonderhede
Datum: 20 Januarie 2026
Rekeninghouer: | Kaapse Staal (Edms) Bpk
Rekeningnommer: | 62005512345
Takkode: | 250655""",
        {
            Term.HOLDER_NAME: "Kaapse Staal (Edms) Bpk",
            Term.BANK_ACCOUNT: "62005512345",
            Term.BRANCH_CODE: "250655",
            Term.ISSUE_DATE: "2026-01-20",
        },
    ),
    "a register of owners": (
        DocumentKind.BENEFICIAL_OWNERS,
        """# Beneficial ownership register
Company name: Umoya Steel (Pty) Ltd
Registration number: 2015/123456/07
As at 1 February 2026
Thabo Nkosi | percentage held 60
Li Wei | percentage held 40""",
        {Term.HOLDER_NAME: "Umoya Steel (Pty) Ltd", Term.REGISTRATION_NUMBER: "2015/123456/07", Term.ISSUE_DATE: "2026-02-01"},
    ),
    "a resolution": (
        DocumentKind.RESOLUTION,
        """# Resolution of the directors
of Umoya Steel (Pty) Ltd (registration number 2015/123456/07)
passed at Germiston on 3 February 2026
It was resolved that Thabo Nkosi may sign for the company.""",
        {Term.HOLDER_NAME: "Umoya Steel (Pty) Ltd", Term.REGISTRATION_NUMBER: "2015/123456/07", Term.ISSUE_DATE: "2026-02-03"},
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_told_from_the_others(name: str) -> None:
    kind, text, _ = PAPERS[name]
    assert classify_page(_page(text)).kind is kind


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_read(name: str) -> None:
    kind, text, expected = PAPERS[name]
    read = _read(kind, _page(text))
    assert {term: read.get(term) for term in expected} == expected


@pytest.mark.parametrize("name", PAPERS)
def test_every_field_has_its_place_on_the_page(name: str) -> None:
    kind, text, _ = PAPERS[name]
    rules = next(each for each in kind_rules() if each.kind is kind)
    assert rules.extract is not None
    for field in rules.extract([_page(text)]).fields:
        assert field.evidence
        assert all(evidence.box is not None for evidence in field.evidence)


def test_an_identity_number_that_does_not_hold_is_still_shown() -> None:
    read = _read(DocumentKind.ID_CARD, _page("# IDENTITY DOCUMENT\nI.D. No.\nIdentity Number: 8001015009088"))
    assert read[Term.IDENTITY_NUMBER] == "8001015009088"


def test_an_empty_page_gives_no_fields() -> None:
    for kind in KYC_KINDS:
        assert _read(kind, Page(1, 595, 842, 0, ())) == {}


def test_every_kind_of_kyc_paper_has_its_file() -> None:
    assert set(KYC_KINDS) <= {rules.kind for rules in kind_rules()}


def test_a_kind_claimed_twice_stops_the_program_and_names_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "from extractors.kinds import KindRules\nfrom extractors.terms import DocumentKind\nRULES = KindRules(DocumentKind.PASSPORT, ())\n"
    )
    (tmp_path / "another_passport.py").write_text(source)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    kind_rules.cache_clear()
    try:
        with pytest.raises(DuplicateKindError, match=r"another_passport.*passport"):
            kind_rules()
    finally:
        kind_rules.cache_clear()
        sys.modules.pop("extractors.kinds.another_passport", None)


def test_a_broken_pattern_stops_the_program_at_start() -> None:
    with pytest.raises(re.error):
        KindRules(DocumentKind.OTHER, (Cue("(", 1.0),))
