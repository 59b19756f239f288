"""Headings in the middle of the boxes of a form, whose blocks begin at the left edge of their boxes."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}


def test_whom_a_paper_bills_stands_under_a_heading_in_the_middle_of_its_box() -> None:
    found = read("""
Lumen Electronics U.S.A., Inc.
Post Office Box 100402
Pasadena, CA 91189-0402
INVOICE NUMBER 20517440

                    BILL TO                                                     SHIP TO
HOLLOW INC.                                                 QPS Louisville Dist. Center
1600 Harbour Parkway                                        2200 Outer Loop, Dock Door 54
Mountain View, CA 94043                                     Attn: James Drew
                                                            Louisville, KY 40219

""")
    assert (found["buyer_name"], found["buyer_address"]) == ("HOLLOW INC.", "1600 Harbour Parkway, Mountain View, CA 94043")


@pytest.mark.parametrize("heading", ["BILL TO", "CUSTOMER"])
def test_a_heading_alone_in_the_middle_of_its_box_heads_what_begins_far_to_the_left(heading: str) -> None:
    found = read(f"""
Marula Freight CC                                                     TAX INVOICE
7 Anvil Road                                                          Invoice No IN-4471
Durban 4001                                                           Date 4 March 2026

                              {heading}
Kestrel Works (Pty) Ltd
208 Smit Street, Wadeville Extension 4, Germiston
1401

""")
    assert found["buyer_name"] == "Kestrel Works (Pty) Ltd"


def test_words_beside_a_heading_that_have_their_own_block_are_no_name() -> None:
    found = read("""
Marula Freight CC                                 TAX INVOICE
7 Anvil Road                                      Invoice No IN-4471
Durban 4001                                       Date 4 March 2026

Invoice To:                Zunload At
Kestrel Works              Hollow Yard (Pty) Ltd
208 Smit Street            12 Harbour Road
Germiston 1401             Cape Town 8001

""")
    assert found["buyer_name"] == "Kestrel Works"
