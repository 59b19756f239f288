"""The square code that Saudi tax invoices must bear: ZATCA, E-invoicing Detailed Guidelines, annex on QR codes.

Base64 of tag-length-value fields: 1 seller's name, 2 its VAT number, 3 time of issue, 4 total with VAT, 5 VAT.
"""

from __future__ import annotations

import base64
import binascii
import re

from extractors.terms import Term

NAME = "Saudi invoice code"
_VAT_NUMBER = re.compile(r"3\d{13}3")
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,4})?")


def parse(text: str) -> dict[Term, str] | None:
    """Seller, tax number, day of issue, total and tax of the invoice."""
    fields = _fields(text.strip())
    if not {1, 2, 3, 4, 5} <= fields.keys() or not _VAT_NUMBER.fullmatch(fields[2]):
        return None
    stated = {Term.SELLER_NAME: fields[1], Term.SELLER_TAX_ID: fields[2]}
    if day := re.match(r"\d{4}-\d\d-\d\d(?=T|$)", fields[3]):
        stated[Term.ISSUE_DATE] = day.group()
    for tag, term in ((4, Term.GROSS_TOTAL), (5, Term.TAX_TOTAL)):
        if _AMOUNT.fullmatch(fields[tag]):
            stated[term] = fields[tag]
    return stated


def _fields(text: str) -> dict[int, str]:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return {}
    found: dict[int, str] = {}
    at = 0
    while at + 2 <= len(content):
        tag, length = content[at], content[at + 1]
        value = content[at + 2 : at + 2 + length]
        if len(value) < length:
            return {}
        if tag <= 5:  # what follows are hashes and signatures, which are no text
            try:
                found[tag] = value.decode()
            except UnicodeDecodeError:
                return {}
        at += 2 + length
    return found
