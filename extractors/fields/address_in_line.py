"""An address among the numbers of an imprint: "Reg. 2010/021144/07  VAT 4280117745  5 Loveday Street, Johannesburg 2001  Tel 011 492 1100".

Nothing parts it from what stands beside it but its own form: a house number and a street, or a box, then a town and its code.
"""

from __future__ import annotations

import re

from extractors.fields.company_names import is_building, is_contact_line, is_street

_TOWN = r"(?:,? [^\W\d_][^\d|·•:]{2,60}?),? \d{4,5}(?![\d/])"
_FORMS = (
    re.compile(
        rf"(?<![^\s(|])(?:(?:Unit|Shop|Suite|Block|Stand|Plot|Erf|No\.?) )?\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'’.]*\s){{1,4}}?[A-Z]\w+{_TOWN}"
    ),
    re.compile(rf"\b(?:P\.? ?O\.? ?Box|Posbus|Private Bag|Privaatsak) X?\d{{1,6}}{_TOWN}"),
    re.compile(rf"(?<!\w)(?:Plot|Erf|Stand|Farm|Plaas) (?:\d{{1,5}}|[A-Z]\w+(?: \d{{1,4}})?){_TOWN}"),
    re.compile(rf"(?<!\w)[A-Z][^\W\d_]+(?:straat|laan|weg|straße|strasse|str\.) \d{{1,4}}[a-zA-Z]?{_TOWN}"),
)
_NUMBERS = re.compile(r"(?i)\b(?:reg|vat|btw|ck|ust|registration|registered|geregistreerde|tel)\b")


def address_within(text: str) -> str:
    """The address that stands in a line among the numbers of registers and taxes, or nothing where there is none or nothing else."""
    if _NUMBERS.search(text) is None:
        return ""
    found = (match.group() for form in _FORMS if (match := form.search(text)))
    return next((each for each in found if (is_street(each) or is_building(each)) and not is_contact_line(f"{each} ")), "")
