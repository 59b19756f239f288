"""Who a paper goes to, told in a sentence, behind an account number, under a person, among rows of particulars; and who sends it."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

HEAD = """
Lowveld Linehaul (Pty) Ltd
12 Crocodile Street, Mbombela 1200
VAT 4003322452

TAX INVOICE 20881
Date 11/09/2026
"""


def parties(head: str, *, foot: str = "") -> tuple[str | None, str | None]:
    fields = {field.term.value: field.value for field in extract([printed(f"{head}\n{GOODS}\n{foot}")]).fields}
    return fields.get("seller_name"), fields.get("buyer_name")


@pytest.mark.parametrize(
    "addressed",
    [
        "To Komati Sugar Ltd, 1 Wharf Street, Malelane 1320",
        "made out to Komati Sugar Ltd, Hotazel Road, Kathu 8446 - VAT no. n/a",
        "Issued to:   Komati Sugar Ltd, 4 Main Road, Struisbaai",
        "uitgemaak aan Komati Sugar Ltd, Hoofweg 4, Struisbaai 7285",
        "Customer: KOM001\nKomati Sugar Ltd\nPlot 77 Schoongezicht\nMalelane 1320",
        "Mieter:   Komati Sugar Ltd",
        "TO (CONTRACTOR):\nKomati Sugar Ltd\n900 K Street\nMalelane 1320",
    ],
)
def test_whom_a_paper_goes_to_is_told_in_many_ways(addressed: str) -> None:
    assert parties(f"{HEAD}\n{addressed}\n") == ("Lowveld Linehaul (Pty) Ltd", "Komati Sugar Ltd")


def test_what_stands_beside_a_heading_among_rows_of_particulars_is_its_own() -> None:
    rows = """
Tenant                  Swift Courier Franchise 114 CC
Premises                Unit 4, Crocodile Park
Invoice reference       2026-11-GLN04
Tax point               1 November 2026
Payable not later than  3 November 2026
"""
    assert parties(HEAD + rows)[1] == "Swift Courier Franchise 114 CC"


def test_a_day_is_nobodys_name() -> None:
    addressed = """
Invoice CC-2026-518
Issued 30 September 2026
Due 15 October 2026
Order reference UMC-PO-119

For the attention of
Ubuntu Medical Chambers
55 Hans van Rensburg Street
Polokwane 0699
"""
    assert parties("Crystal Clear Cleaning (Pty) Ltd\nPO Box 5520, Polokwane 0700\n" + addressed)[1] == "Ubuntu Medical Chambers"


@pytest.mark.parametrize(
    ("person", "body"),
    [
        ("Mrs J Robson", "St Cuthbert's Primary School"),
        ("Mnr P. Nel", "Laerskool Kathu"),
        ("Frau Irmgard Voss", "Grundschule Nordend"),
        ("Mme Claire Petit", "Mairie de Vienne"),
    ],
)
def test_a_person_over_a_school_or_a_council_does_not_owe(person: str, body: str) -> None:
    assert parties(f"{HEAD}\nINVOICE TO\n{person}\n{body}\n14 Church Lane\nMalelane 1320\n")[1] == body


def test_a_person_over_a_street_owes() -> None:
    assert parties(f"{HEAD}\nINVOICE TO\nMrs J Robson\n14 Church Lane\nMalelane 1320\n")[1] == "Mrs J Robson"


def test_a_logo_is_the_beginning_of_the_name_in_which_the_account_is_held() -> None:
    head = "ISIBANI PROTECTION\n\nCLIENT\nRosebank Mews (Pty) Ltd\nPO Box 41120, Craighall 2024\n\nINVOICE NO 88213\nDate 01/10/2026\n"
    bank = "Account name: Isibani Protection Services (Pty) Ltd\nBank: Capitec\nAccount number: 1052 2210 87\n"
    assert parties(head, foot=bank) == ("Isibani Protection Services (Pty) Ltd", "Rosebank Mews (Pty) Ltd")


def test_whoever_holds_the_account_under_another_name_does_not_sell() -> None:
    head = "ISIBANI PROTECTION\n\nCLIENT\nRosebank Mews (Pty) Ltd\nPO Box 41120, Craighall 2024\n\nINVOICE NO 88213\nDate 01/10/2026\n"
    bank = "Account name: Umbono Invoice Finance (Pty) Ltd\nBank: Capitec\nAccount number: 1052 2210 87\n"
    assert parties(head, foot=bank)[0] == "ISIBANI PROTECTION"


def test_who_calls_himself_messrs_at_the_head_sells() -> None:
    head = """
M/s. Rathi Fabricators
Shed No. 14, GIDC Vatva, Ahmedabad - 382445
GSTIN: 24SGGPF1187A1ZI

To,                                    Bill No. : 2026-27/118
Bluestar Cold Chain LLP                Bill Date : 21/09/2026
Survey 118, Sanand
"""
    assert parties(head) == ("M/s. Rathi Fabricators", "Bluestar Cold Chain LLP")
