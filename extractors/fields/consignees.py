"""Whom the goods go to owes them, where a paper names nobody else besides its seller."""

from __future__ import annotations

from extractors.fields.company_names import has_strong_legal_form, name_key
from extractors.fields.headed_parties import headed_parties
from extractors.fields.letterhead import issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party


def only_consignee(layout: DocumentLayout, seller: Party) -> Party | None:
    """Whom the goods go to, where a paper names no other party besides its seller: a company with its address, or named elsewhere too.

    Whoever has his post under a heading of its own beside where his goods go, "Postal Address | Delivery Address", is the one who owes.
    """
    others = [each for each in headed_parties(layout, "ship_to_heading") if name_key(each.name) != name_key(seller.name)]
    names = {name_key(each.name) for each in others}
    posted = [each for each in headed_parties(layout, "other_party_heading") if each.address and name_key(each.name) in names]
    if posted:
        return posted[0]
    if len(names) != 1 or not has_strong_legal_form(others[0].name):
        return None
    named = next((each for each in issuers(layout) if each.key == name_key(others[0].name)), None)
    is_named_elsewhere = named is not None and any(cell not in others[0].cells for cell in (named.cell, *named.elsewhere))
    return others[0] if others[0].address or is_named_elsewhere else None
