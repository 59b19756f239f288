"""A label set one word a line is one label, and a form with a row for the name has its name there."""

from __future__ import annotations

import pytest

from extractors.fields.headed_parties import headed_parties
from extractors.fields.lookup import DocumentLayout
from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

STACKED = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

INVOICE 2026/6623

CLIENT     Kestrel Drukkers BK
NAME       Posbus 443
AND        Boksburg 1459
ADDRESS
"""
FORM = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

INVOICE 2026/6623

CLIENT     C1001
NAME       Kestrel Printers (Pty) Ltd
ADDRESS    12 Loop Street, Boksburg 1459
"""
FOOT = "\nDescription      Qty     Price      Amount\nOak door         2       50.00      100.00\n\nTotal            100.00\n"


def test_the_name_stands_beside_the_first_word_of_a_stacked_label() -> None:
    assert buyer(STACKED) == "Kestrel Drukkers BK"


def test_a_form_with_a_row_for_the_name_has_it_there() -> None:
    assert buyer(FORM) == "Kestrel Printers (Pty) Ltd"


def buyer(text: str) -> str | None:
    return {each.term: each.value for each in invoice.extract([printed(text + FOOT)]).fields}.get(Term.BUYER_NAME)


def test_a_label_whose_number_stands_beside_it_is_nobodys_name() -> None:
    text = """
Rietkuil Civils Ltd
84 Loop Road, Paarl 7646

TAX INVOICE F6498

Invoice To       J & M Voedsel (Edms) Bpk
                 Graniethof 172, George 6529
Customer VAT     4822679942
No:
"""
    assert buyer(text) == "J & M Voedsel (Edms) Bpk"


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (
            """
FAKTUREER Khaya Boerdery BK
AAN       Ferrumsingel 18
          Durban 4001
""",
            "Khaya Boerdery BK",
        ),
        (
            """
Account   DRAKENZICHT
Of:       HOUTWERKE (EDMS)
          BPK
          Nywerheidsweg 191
          Johannesburg 2001
""",
            "DRAKENZICHT HOUTWERKE (EDMS) BPK",
        ),
        (
            """
Faktureer   Vaalkrans Safety Wear t/a Trading     Terrein:    Vaalkrans Safety Wear t/a Trading
Aan:        Co                                                Co
            174 Nelson Street                                 174 Nelson Street
            Kimberley 8301                                    Kimberley 8301
""",
            "Vaalkrans Safety Wear t/a Trading Co",
        ),
        (
            """
CLIENT     J & M Ingenieurswerke (Edms)
NAME       Bpk
AND        Nywerheidsweg 210
ADDRESS    Mbombela, 1200
""",
            "J & M Ingenieurswerke (Edms) Bpk",
        ),
    ],
)
def test_the_block_beside_a_label_of_several_lines_begins_beside_its_first(block: str, name: str) -> None:
    """Each line is a label too, and beside the second stands the end of the name or a street."""
    assert buyer(f"Karee Logistics Ltd\n76 Ferrum Crescent, Kimberley 8301\n\nINVOICE 2026/6623\n{block}") == name


def test_a_number_beside_a_tax_label_of_two_lines_is_the_buyers_and_no_line_of_its_address() -> None:
    text = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301
BTW Reg Nr: 4309719658

FAKTUUR 2026/6623

Rekening    Thusano Plumbing
van:        Supplies (RF) (Pty) Ltd
            94 Granite Drive
            Bloemfontein 9301
Koper se    4788307447
BTW Nr
"""
    found = {each.term: each.value for each in invoice.extract([printed(text + FOOT)]).fields}
    assert found[Term.BUYER_NAME] == "Thusano Plumbing Supplies (RF) (Pty) Ltd"
    assert found[Term.BUYER_ADDRESS] == "94 Granite Drive, Bloemfontein 9301"
    assert (found[Term.SELLER_TAX_ID], found[Term.BUYER_TAX_ID]) == ("4309719658", "4788307447")


def test_a_suburb_begins_the_address_below_the_free_line_beside_a_stacked_heading() -> None:
    page = printed("""
Client Name and    Kestrel Houtwerke BK
Address :

                   Kya Sands
                   Graniethof 40
                   Gqeberha 6001

VAT No:            4870762160
""")
    (party,) = headed_parties(DocumentLayout([page]), "buyer_heading")
    assert party.name == "Kestrel Houtwerke BK"
    assert party.address.endswith("Graniethof 40, Gqeberha 6001")


def test_an_address_under_its_heading_goes_on_where_a_line_for_a_person_ends_like_the_name() -> None:
    page = printed("""
Faktureer Aan. Tafelkop Ltd
Vir aandag van Sipho Naidoo
164 Old Pass Road
Paarl, 7646
""")
    (party,) = headed_parties(DocumentLayout([page]), "buyer_heading")
    assert (party.name, party.address) == ("Tafelkop Ltd", "164 Old Pass Road, Paarl, 7646")


def test_a_street_that_no_word_calls_one_is_known_by_the_postcode_under_it() -> None:
    page = printed("""
Account    Blouvlei Konstruksie Bpk
Of:

           Ferrumsingel 176
           George
           6529
""")
    (party,) = headed_parties(DocumentLayout([page]), "buyer_heading")
    assert party.address == "Ferrumsingel 176, George, 6529"


def test_an_and_at_the_end_of_a_line_of_a_label_is_not_of_the_name_behind_it() -> None:
    page = printed("""
CLIENT NAME AND Vaalkrans Solutions (Pty) Ltd
ADDRESS:        65 Kanaal Street
                Bloemfontein 9301
""")
    (party,) = headed_parties(DocumentLayout([page]), "buyer_heading")
    assert (party.name, party.address) == ("Vaalkrans Solutions (Pty) Ltd", "65 Kanaal Street, Bloemfontein 9301")


def test_a_colon_alone_in_the_second_line_of_a_heading_ends_no_block() -> None:
    text = """
VERKOOPFAKTUUR

Uitgereik   Karee Logistics Ltd      Rekening van   Imbali t/a Trading Co
deur :      76 Ferrum Crescent       :              PO Box 1455
            Kimberley 8301                          POLOKWANE, 0699
"""
    found = {each.term: each.value for each in invoice.extract([printed(text + FOOT)]).fields}
    assert (found[Term.BUYER_NAME], found[Term.BUYER_ADDRESS]) == ("Imbali t/a Trading Co", "PO Box 1455, POLOKWANE, 0699")
