"""A name without heading and address is the addressee's where it can be nobody else's."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from extractors.model import Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed

PAPER = """
Kwela Doors (Pty) Ltd
16 Old Pass Road
Paarl, 7646
VAT No: 4452463344

TAX INVOICE

{addressee}
                                            Invoice No:    KD-7227
                                            Date:          2026-11-18

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96

Bank: Karoo Mercantile Bank Ltd
Account Holder: Witpeer Invoice Finance (Pty) Ltd
"""


def buyer_of(addressee: str) -> str | None:
    found = {each.term: each.reading for each in extract([printed(PAPER.format(addressee=addressee))]).fields}
    reading = found.get(Term.BUYER_NAME)
    return reading.text if isinstance(reading, Value) else None


@pytest.mark.parametrize(
    ("addressee", "name"),
    [
        ("Boland Ridge Foods (Pty) Ltd", "Boland Ridge Foods (Pty) Ltd"),
        ("Boland Ridge Foods (Pty) Ltd\nVAT No: 4419203767", "Boland Ridge Foods (Pty) Ltd"),
        ("Karee Civils t/a Karee Paving", "Karee Civils t/a Karee Paving"),
    ],
)
def test_the_only_other_company_is_the_addressee(addressee: str, name: str) -> None:
    assert buyer_of(addressee) == name


@pytest.mark.parametrize(
    "addressee",
    [
        "",
        "Kwela Doors (Pty) Ltd",
        "Carrier:   Springhaas Transport (Pty) Ltd",
        "Karoo Mercantile Bank Ltd",
        "A member of Overberg Group Ltd.",
        "Boland Ridge Foods (Pty) Ltd\n\n\nKaree Civils (Pty) Ltd",
    ],
)
def test_who_may_be_somebody_else_is_no_addressee(addressee: str) -> None:
    assert buyer_of(addressee) is None
