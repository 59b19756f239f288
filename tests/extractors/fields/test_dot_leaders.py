"""Dots lead from what was done to what it costs, with or without blanks around and between them."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from extractors.layout.dot_leaders import with_leaders_parted
from extractors.model import Box, Word
from tests.extractors.fields.printed import printed

HEAD = """
HARTWELL & OKAFOR LLP
200 West Madison Street, Chicago, Illinois 60606

Cedar Ridge Dairy Cooperative
4410 County Road K
Fond du Lac, WI 54937

Invoice 118-004    September 30, 2026

"""


ROWS = {
    "Review of supply agreement": "$3,087.50",
    "Conference calls with counsel": "1,425.00",
    "Filing fee, Secretary of State": "220.00",
    "TOTAL INVOICE AMOUNT DUE": "$4,732.50",
}


def led(label: str, amount: str, dot: str, blank: str) -> str:
    """A label and its amount at the ends of a line of 76 letters, with dots between them."""
    wide = 76 - len(label) - len(amount) - 2 * len(blank)
    return f"{label}{blank}{(dot * wide)[:wide].rjust(wide)}{blank}{amount}"


@pytest.mark.parametrize(("dot", "blank"), [(".", ""), (".", " "), (". ", " ")])
def test_what_dots_lead_to_is_the_amount_of_the_line(dot: str, blank: str) -> None:
    document = extract([printed(HEAD + "\n".join(led(label, amount, dot, blank) for label, amount in ROWS.items()))])
    fields = {field.term.value: field.value for field in document.fields}
    assert fields["gross_total"] == "4732.50"
    assert [(line.description, str(line.line_total)) for line in document.lines] == [
        ("Review of supply agreement", "3087.50"),
        ("Conference calls with counsel", "1425.00"),
        ("Filing fee, Secretary of State", "220.00"),
    ]


@pytest.mark.parametrize("text", [".......................", "No.", "1.234.567", "e.g...", "_________"])
def test_other_dots_stay(text: str) -> None:
    word = Word(text, Box(0, 0, 100, 10), None, "text_layer")
    assert with_leaders_parted([word]) == [word]
