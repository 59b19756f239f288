"""Letterheads as programs print them: flush right or centred, with a bare web address, a town line, a title that is no name."""

from __future__ import annotations

from extractors.fields.company_names import is_street
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_TABLE = """


Description                      Quantity      Price      Amount
Buffet lunch                           10      50.00      500.00

                                 Subtotal                 500.00
                                 Total                    500.00
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + _TABLE)]).fields}


def test_a_letterhead_that_ends_flush_right_is_one_block_and_its_web_address_names_it() -> None:
    found = read("""
                                                 INVOICE
                     Lunch for the yearly staff meeting

                                 Marigold Table Catering
                                       77 Salem Turnpike
                           Peabody, Massachusetts 01960
                                         United States

                                      marigoldtable.com

Bill to
North Shore Orthopedics PC
100 Cummings Center Road
Beverly, Massachusetts 01915

Invoice number 1163
""")
    assert found["seller_name"] == "Marigold Table Catering"


def test_a_town_with_its_state_and_code_is_no_name_of_a_company() -> None:
    found = read("""
Prairie Lighting Distributors
4100 W 21st St N
Wichita, KS 67203

Customer
Sedgwick County School Supply
PO Box 881
Derby, KS 67037

Invoice number 2207
""")
    assert found["seller_name"] == "Prairie Lighting Distributors"


def test_a_title_of_two_words_with_a_dash_is_no_name() -> None:
    found = read("""
Sales - Invoice 103221

Penrose Trade Components Limited
5 Station Approach
Huddersfield, HD1 1JB

Bill to
Fairfax Kitchens & Joinery Ltd
3 Canal Street
Leeds, LS11 5PS
""")
    assert found["seller_name"] == "Penrose Trade Components Limited"


def test_beperk_is_a_form_of_law() -> None:
    found = read("""
OOSVAAL LANDBOU BEPERK
Posbus 12 Frankfort 9830

Faktuur aan
JJ Steenkamp Boerdery Trust
Posbus 441
Villiers 9840

Faktuur nr 4711
""")
    assert found["seller_name"] == "OOSVAAL LANDBOU BEPERK"


def test_a_close_a_row_and_a_hill_are_streets_behind_a_house_number() -> None:
    found = read("""
                                       D. Hallam Brickwork
                                        33 Sycamore Close
                                                Mansfield
                                                 NG19 6PL

To: Ashdown Homes Ltd
4 Bath Street
Nottingham NG1 1DF

INVOICE No. 63
""")
    assert found["seller_name"] == "D. Hallam Brickwork"
    assert is_street("12-14 Gallows Hill")
    assert not is_street("Hill Brothers")


def test_a_practice_may_bear_its_owners_title() -> None:
    found = read("""
Dr Siobhan Kerr Veterinary Services
PO Box 44, Orange NSW 2800

Bill to
Mudgee Animal Clinic Pty Ltd
19 Sydney Road, Mudgee NSW 2850

TAX INVOICE SK-2026-77
""")
    assert found["seller_name"] == "Dr Siobhan Kerr Veterinary Services"


def test_a_builders_application_goes_from_the_contractor_to_the_owner() -> None:
    found = read("""
TO OWNER/CLIENT: Redwood Senior Living LLC, 4400 Alder Ave, Boise ID 83704
FROM CONTRACTOR: Tamarack Roofing Inc., 118 Gowen Rd, Boise ID 83705
APPLICATION NO: 31        DATE: 08/25/2026
""")
    assert found["seller_name"] == "Tamarack Roofing Inc."
    assert found["buyer_name"] == "Redwood Senior Living LLC"
