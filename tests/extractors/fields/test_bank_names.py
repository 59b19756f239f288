"""A bank is known by its own words among the particulars of an account, whatever stands before it."""

from __future__ import annotations

import pytest

from extractors.fields.bank_accounts import bank_fields
from extractors.fields.lookup import DocumentLayout
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def bank_of(text: str) -> str | None:
    return next((field.value for field in bank_fields(DocumentLayout([printed(text)])) if field.term is Term.BANK_NAME), None)


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        (
            "Banking Details: Account Holder: J & M CC Held at First Highveld Bank Branch Code 250655\nAccount Number: 6207267867",
            "First Highveld Bank",
        ),
        (
            "Pay into:\nAcc Name: Ubuntu Bay Textiles Inc\nEntrusted to Karoo Mercantile Bank\nBranch Code: 580105\nA/C No: 8298767812",
            "Karoo Mercantile Bank",
        ),
        ("Our Banking Details: Bank Boland & Kaap Bank Account No. 8851032460 Clearing Code: 198765", "Boland & Kaap Bank"),
        ("Our Banking Details: Bank Ubank Meridian Account No. 8851032460 Clearing Code: 198765", "Ubank Meridian"),
        ("Betalingsgegevens Bank: Scheldebank IBAN BE33149421811646 BIC: SCHDBEBB", "Scheldebank"),
    ],
)
def test_a_bank_among_the_particulars_of_an_account_is_its_bank(text: str, bank: str) -> None:
    assert bank_of(text) == bank


def test_the_heading_of_the_next_column_is_no_bank() -> None:
    text = "Bank                    Kantoor    Tak Kode    Rekeningnommer\nKaroo Mercantile Bank   Durban     580105      606603728"
    assert bank_of(text) == "Karoo Mercantile Bank"


def test_what_a_bank_charges_names_none() -> None:
    assert bank_of("Your bank charges are yours.\nBranch Code: 580105\nA/C No: 8298767812") is None


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("Titulaire Montclair SARL | Banque Crédit des Trois Chênes | IBAN FR76 3000 6000 0112 3456 7890 189", "Crédit des Trois Chênes"),
        ("Bankverbindung: Volksbank Eichhof | Begünstigter Lindauer GmbH | IBAN DE89 3704 0044 0532 0130 00", "Volksbank Eichhof"),
        ("Bankverbindung: Inhaber Lindauer GmbH | Geldinstitut Volksbank Eichhof | IBAN DE89370400440532013000", "Volksbank Eichhof"),
        ("Bank First Highveld Bank | Name Kestrel Forge (Pty) Ltd | Account no 6200112233 | Branch code 250655", "First Highveld Bank"),
        ("Bankiers Boland & Kaap Bank | Rekeningnommer 6200112233 | Takkode 250655", "Boland & Kaap Bank"),
    ],
)
def test_strokes_part_the_bank_from_the_holder_and_its_label(text: str, bank: str) -> None:
    assert bank_of(text) == bank


def test_a_label_beside_a_label_is_no_bank() -> None:
    text = "Receiving Bank:        Bank Sorting Code:      A/C No:\nAlbion Commercial      60-83-02                27786488"
    assert bank_of(text) == "Albion Commercial"


def test_a_company_before_the_word_bank_of_a_label_is_no_bank() -> None:
    text = "Beneficiary Bank: Ubank Meridian\nBeneficiary: Mopani Steel (Pty) Ltd Bank Account Number: 9519424655"
    assert bank_of(text) == "Ubank Meridian"


def test_a_trust_bank_keeps_its_name() -> None:
    text = "Bank / Branch          Sorting Code    Bank Account Number\nPennine Trust Bank     40-12-77        48777869"
    assert bank_of(text) == "Pennine Trust Bank"


def test_a_bank_under_an_unknown_label_is_known_by_its_words() -> None:
    text = "Account Holder Name:     Mopani Steel CC\nGeldhuis:                Ubank Meridian\nBranch Code:             470010"
    assert bank_of(text) == "Ubank Meridian"


def test_what_stands_behind_the_end_of_a_banks_name_is_no_bank() -> None:
    text = "A/C Name Mopani Steel (Pty) Ltd, Bankers Oranje Bank,        1653.96    VAT on above\nCode 632005, A/c # 3385638889."
    assert bank_of(text) == "Oranje Bank"


def test_a_bic_is_no_name_of_a_bank() -> None:
    text = "Huis:    Hagelandse Spaarkas    IBAN    BE50513839333718\nHouder:  De Leie    BIC bank:    HAGSBE22"
    assert bank_of(text) == "Hagelandse Spaarkas"
