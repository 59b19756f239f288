"""The numbers of registers, taxes and accounts behind an address on its line: "Dorpstraat 1, 1234 AB Utrecht KvK 12345678"."""

from __future__ import annotations

import re

from extractors.fields.company_names import has_postcode, is_contact_line, is_street
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_ROLES = frozenset(["registration_number", "seller_tax_id", "buyer_tax_id", "iban", "bic", "bank_account"])
_DASHES = frozenset("-–—|·•;")
_PARTING = re.compile(r"[\s|•·■●,;–—-]*")  # nothing but this is no word before a number


def without_numbers_behind(layout: DocumentLayout, cell: Cell) -> Cell:
    """A line of an address without the numbers that labels announce behind it; any other line as it is."""
    if not has_digit(cell.text):
        return cell
    for hit in layout.labels_in(cell):
        if not hit.first or _ROLES.isdisjoint(hit.roles) or hit.rest is None or not has_digit(hit.rest.text):
            continue
        end = hit.first
        while end and _PARTING.fullmatch(cell.words[end - 1].text):
            end -= 1
        before = cell.part(0, end)
        if before is not None and (has_postcode(before.text) or is_street(before.text)):
            return before
    return cell


def before_number(cell: Cell) -> Cell:
    """A name and address on one line without the tax number or telephone behind them, in brackets, behind a dash or stroke, or bare."""
    for index in range(1, len(cell.words) - 1):
        word, following = cell.words[index].text, cell.words[index + 1].text
        is_label = word.startswith(("(", "VAT", "BTW", "TVA", "GST"))
        label = word.strip("():") if is_label else following.strip(":.") if word in _DASHES else ""
        if label and is_contact_line(f"{label}: "):
            return cell.part(0, index) or cell
    return cell
