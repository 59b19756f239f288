"""A logo prints the beginning of a company's name; the account to pay is held under the whole of it."""

from __future__ import annotations

from dataclasses import replace

from extractors.fields.bank_accounts import holders_of
from extractors.fields.company_names import name_key, tidy_name
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party

_SHORTEST_TRADE_NAME = 5


def with_holders_name(layout: DocumentLayout, seller: Party) -> Party:
    """The seller under the whole name in which his account is held, where the paper prints no more than its beginning elsewhere.

    Whoever has bought the debt has another name, and a seller with a form of law has his whole name already.
    """
    key = name_key(seller.name)
    if seller.heading or has_legal_form(seller.name) or len(key) < _SHORTEST_TRADE_NAME:
        return seller
    for hit in layout.hits("account_holder"):
        for holder in holders_of(layout, hit):
            whole = name_key(holder.text)
            if whole != key and whole.startswith(key) and has_strong_legal_form(holder.text):
                return replace(seller, name=tidy_name(holder.text), name_evidence=holder.evidence())
    return seller
