"""The numbers of registers, taxes and accounts behind an address on its line: "Dorpstraat 1, 1234 AB Utrecht KvK 12345678"."""

from __future__ import annotations

import re

from extractors.fields.company_names import has_postcode, is_street
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_ROLES = frozenset(["registration_number", "seller_tax_id", "buyer_tax_id", "iban", "bic", "bank_account"])
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
