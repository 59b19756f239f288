"""Builders claim by what is done so far: less retention and less what was certified before comes to what this claim bills."""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.fields.table_end import Place
from extractors.signs import has_digit

_LABEL_AND_AMOUNT = 2  # cells of its line
_EARLIER_CLAIMS = re.compile(
    r"(?i)\bprevious(?:ly)? (?:certif\w+|claim\w*|applications?|progress (?:claims?|payments?))|"
    r"\b(?:prior|earlier) (?:certificates?|claims?|applications?)\b|"
    r"\bvorige (?:sertifika\w+|eise?)\b|\bvoorheen gesertifiseer|\b(?:certificats?|situations?) (?:de travaux )?pr[ée]c[ée]dente?s?\b"
)


def takes_off_earlier_claims(text: str) -> bool:
    """Whether a label at the foot says what was certified or claimed before, which is no payment of this bill."""
    return _EARLIER_CLAIMS.search(text) is not None


def last_of_earlier_claims(layout: DocumentLayout) -> Place | None:
    """The line that takes earlier claims off what is done so far, where an amount stands on it: what this claim bills stands under it."""
    found = None
    for page in layout.pages:
        for line in page.lines:
            ends_in_figure = len(line.cells) == _LABEL_AND_AMOUNT and has_digit(line.cells[-1].text)
            if ends_in_figure and takes_off_earlier_claims(line.cells[0].text):
                found = (page.page_number, line.line_number)
    return found
