"""Headings in the middle of the boxes of a form, whose blocks begin at the left edge of their boxes."""

from __future__ import annotations

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
