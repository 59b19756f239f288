"""A party told in one line behind a little word: "To Hansa Maritime SE, Am Kaiserkai 1, 20457 Hamburg - VAT DE123456789".

A sentence may begin with the same word. Only a company's name with its form of law and, behind commas, an address with its code say that
it is none.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.fields.company_names import has_postcode
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of, with_score
from extractors.signs import has_letter_or_digit

_IN_FULL = 0.25  # with a form of law and an address


def party_behind(layout: DocumentLayout, hit: LabelHit, role: str) -> Party | None:
    """The company whose name and address follow a heading without a colon in its own line, up to the next label there."""
    if not hit.at_start or hit.closed or hit.rest is None:
        return None
    words = hit.cell.words
    end = next((other.first for other in layout.labels_in(hit.cell) if other.first > hit.last), len(words))
    while end > hit.last and not has_letter_or_digit(words[end - 1].text):
        end -= 1
    told = hit.cell.part(hit.last, end)
    if told is None or not _is_company_with_address(told.text):
        return None
    party = party_of(layout, [told])
    if party is None or not party.address:
        return None
    score = hit.roles[role] + _IN_FULL
    return replace(with_score(party, score, f"behind the heading {hit.own.text}"), heading=label_key(hit.own.text))


def _is_company_with_address(text: str) -> bool:
    name, *address = text.split(", ")
    return has_legal_form(name) and name[:1].isupper() and any(has_postcode(part) for part in address)
