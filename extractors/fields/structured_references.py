"""References made for machines that prove themselves by a check digit: whoever prints one asks for it to be quoted.

The 27 digits of a Swiss payment part (QR reference, SIX implementation guidelines), the twelve between plus signs or stars of a Belgian
transfer (structured communication, Febelfin), and the creditor reference of ISO 11649 that begins with RF.
"""

from __future__ import annotations

import re

from stdnum import iso11649
from stdnum.ch import esr

from extractors.fields.lookup import DocumentLayout
from extractors.model import Evidence

_QR_REFERENCE = re.compile(r"(?<![\d])\d{2}(?: ?\d{5}){5}(?!\d)")
_COMMUNICATION = re.compile(r"(?<!\S)(\+{3}|\*{3})\s?(\d{3})\s?/\s?(\d{4})\s?/\s?(\d{5})\s?\1(?!\w)")
_CREDITOR_REFERENCE = re.compile(r"(?<![A-Za-z0-9])RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}(?![A-Za-z0-9])")
_CHECK_MODULUS = 97


def structured_reference(layout: DocumentLayout) -> tuple[str, Evidence] | None:
    """The first reference of a paper whose check digits hold, as printed, and where it stands."""
    for cell in layout.cells_with_digits:
        for match in _QR_REFERENCE.finditer(cell.text):
            if esr.is_valid(match.group()) and match.group().strip(" 0"):
                return match.group(), cell.evidence(match.start(), match.end())
        for match in _COMMUNICATION.finditer(cell.text):
            digits = match[2] + match[3] + match[4]
            if (int(digits[:10]) % _CHECK_MODULUS or _CHECK_MODULUS) == int(digits[10:]):
                return match.group(), cell.evidence(match.start(), match.end())
        for match in _CREDITOR_REFERENCE.finditer(cell.text):
            if iso11649.is_valid(match.group()):
                return match.group(), cell.evidence(match.start(), match.end())
    return None
