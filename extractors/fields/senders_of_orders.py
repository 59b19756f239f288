"""Who a paper comes from writes it, and on an order he buys; but where another is named as the buyer, he sends the goods."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.fields.company_names import name_key
from extractors.fields.headed_parties import headed_parties
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party

_NAMED = 1.0  # what a party weighs in the section of a form, or under a heading that cannot be another's


def senders_who_buy(layout: DocumentLayout, sellers: Sequence[Party], froms: Collection[str], tos: Collection[str]) -> list[Party]:
    """Those under headings of `froms`, "Expéditeur", beside whom no heading but those of `tos` names another buyer, "Acquéreur"."""
    senders = [each for each in sellers if each.heading in froms]
    if not senders:
        return []
    named = [each for each in headed_parties(layout, "buyer_heading") if each.heading not in tos and each.score >= _NAMED]
    return [each for each in senders if not any(name_key(each.name) != name_key(buyer.name) for buyer in named)]
