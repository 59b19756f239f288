"""The number of an air waybill, which stands at its corners without a label: "083-4412 0094".

Three figures name the airline and eight the waybill, of which the last is the rest of the seven before it by seven (IATA Resolution 600a).
"""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.model import Field, Value
from extractors.terms import Term

_NUMBER = re.compile(r"(?<![\w-])\d{3}\s?-\s?(\d{4}) ?(\d{3})(\d)(?![\w-])")
_AIR = re.compile(r"(?i)air\s?way\s?bill|luftfracht|lettre de transport a[eé]rien|luchtvracht|lugvrag|航空|空运")


def air_waybill_number(layout: DocumentLayout) -> Field | None:
    """The first such number on a page that calls itself an air waybill and whose last figure holds."""
    if _AIR.search(layout.pages[0].text) is None:
        return None
    for cell in layout.pages[0].cells:
        for found in _NUMBER.finditer(cell.text):
            if int(found[1] + found[2]) % 7 == int(found[3]):
                evidence = cell.evidence(found.start(), found.end())
                return Field(Term.DELIVERY_NOTE_NUMBER, Value(found.group()), (evidence,), None, "layout")
    return None
