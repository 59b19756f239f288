"""The day of issue of a paper whose label for it nobody knows: where it stands says which of the printed dates it is."""

from __future__ import annotations

import pytest

from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

_GOODS = """

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Pine door                   2        100.00        200.00
Net                                                910.40
VAT 15%                                            136.56
Total                                              1046.96
"""
_HEADS = {
    "broken behind words in its cell": """
TAX INVOICE           Invoice No    INA80443
                      WEXMIDALPEL 16 February
                                  2026
                      Due date      18 March 2026
""",
    "broken on three lines": """
TAX INVOICE           Wexmi dalpel  16th
                                    February
                                    2026
                      Invoice No    INA80443
                      Due date      18 March 2026
""",
    "under its number, which shares a cell with its label": """
TAX INVOICE           Karee Doors (Pty) Ltd

Invoice No: INA80443
Wexmi dalpel: 16-02-2026

Prices as of 14-01-2026
""",
    "in the row under words beside the label of the number": """
TAX INVOICE

Invoice No      Wexmi dalpel    Due date        Wexmi qorbel
INA80443        16/02/2026      18/03/2026      15/02/2026
""",
}


@pytest.mark.parametrize("name", _HEADS)
def test_the_day_of_issue_is_known_by_its_place(name: str) -> None:
    assert issued(_HEADS[name] + _GOODS) == "2026-02-16"


def test_the_day_on_which_a_receiver_signed_is_none_of_the_papers_own() -> None:
    head = "TAX INVOICE No. B.2697.94\n\nWexmi dalpel          Due date\n16 February 2026      2 March 2026\n"
    foot = "\nReceived in good order\nRajesh Okafor                      18 February 2026\nName             Signature         Date\n"
    assert issued(head + _GOODS + foot) == "2026-02-16"


def issued(text: str) -> str | None:
    fields = {each.term: each.value for each in invoice.extract([printed(text)]).fields}
    return fields.get(Term.ISSUE_DATE)
