"""A name without heading and address is the addressee's where it can be nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields import parties
from extractors.fields.bare_addressees import bare_addressee
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
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
        ("J & M Engineering t/a Trading Co", "J & M Engineering t/a Trading Co"),
        ("Faktuurdatum   18.11.2026   Izibuko CC\nBetaal teen    17.01.2027   Tel 044 836 4438", "Izibuko CC"),
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


LOGO = """
Vaalkrans Transport

INVOICE

Ubuntu Bay Builders (Pty) Ltd                  {heading}
E-mail: sales@ubuntubay.example                {goods_to}
Tel: 031 903 7246
VAT Reg No: 4641719275

Invoice No:    VT-7227
Date:          2026-11-18

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96

Bank: Karoo Mercantile Bank     Account Name: Vaalkrans Transport Ltd
Account Number: 6923329332      Branch Code: 580105
{gap}
                         Vaalkrans Transport Ltd
              PO Box 884, Montague Gardens, Bloemfontein, 9301
Reg No: 2016/996904/07  |  VAT No. 4974870042  |  E-mail: sales@vaalkrans.example
"""


def names_under_logo(heading: str, goods_to: str) -> dict[str, str | None]:
    page = printed(LOGO.format(heading=heading, goods_to=goods_to, gap="\n" * 25))
    return {field.term.value: field.value for field in extract([page]).fields}


@pytest.mark.parametrize(("heading", "goods_to"), [("", ""), ("DELIVER TO:", "Ubuntu Bay Builders (Pty) Ltd")])
def test_a_bare_name_over_telephone_and_tax_number_is_not_the_seller_whom_logo_and_foot_name(heading: str, goods_to: str) -> None:
    found = names_under_logo(heading, goods_to)
    assert (found["seller_name"], found["buyer_name"]) == ("Vaalkrans Transport Ltd", "Ubuntu Bay Builders (Pty) Ltd")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4974870042", "4641719275")


def test_a_heading_with_another_name_leaves_the_addressee_open() -> None:
    assert "buyer_name" not in names_under_logo("DELIVER TO:", "Karee Civils (Pty) Ltd")


def test_the_address_under_a_bare_addressee_is_his() -> None:
    page = printed("""
BELASTINGFAKTUUR

Drakenzicht Bpk                             Faktuur Nr:    IN-2411
Graniethof 161, Wadeville, Rustenburg       Datum:         08.11.2026
0299                                        Bestel Nr:     PO005142
U BTW Nr: 4957992110

Thusano Textiles (Pty) Ltd
""")
    layout = DocumentLayout([page])
    issuer = next(each for each in layout.cells if each.text.startswith("Thusano"))
    found = bare_addressee(layout, Party(issuer.text, issuer.evidence(), "", None, 1.0, (issuer,)))
    assert found is not None
    assert (found.name, found.address) == ("Drakenzicht Bpk", "Graniethof 161, Wadeville, Rustenburg, 0299")
    assert found.address_evidence is not None


def test_a_name_over_the_sellers_own_address_is_no_buyer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column breaks the seller's name, and its end stands over the address like another company."""
    layout = DocumentLayout([printed(PAPER.format(addressee=""))])
    end_of_name: list[Party] = []

    def bare(_: DocumentLayout, seller: Party) -> Party:
        end_of_name.append(replace(seller, name="Doors (Pty) Ltd"))
        return end_of_name[-1]

    monkeypatch.setattr(parties, "bare_addressee", bare)
    found = {field.term: field.value for field in parties.party_fields(layout)}
    assert end_of_name
    assert found[Term.SELLER_ADDRESS]
    assert Term.BUYER_NAME not in found
