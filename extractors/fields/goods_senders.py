"""Who sent the goods sells them on the invoice for them, and is a stranger on the invoice for their carriage.

Forwarders, hauliers and container lines print shipper and consignee in a box of particulars; who bills is the company of the letterhead.
On a waybill, which bills nothing, the shipper sells and the consignee buys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import name_key
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.letterhead import AT_HEAD, issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party

_SENDS = re.compile(r"shipp|consignor|pickup|expedit|chargeur|versender|absender|verlader|af[sz]ender|发货|托运")
_OF_GOODS_ABROAD = re.compile(
    r"(?i)\b(?:commercial|customs|export)\s+invoice\b|handelsrechnung|handelsfactuur|facture commerciale|商业发票"
)


def but_who_sends_goods(layout: DocumentLayout, sellers: Sequence[Party], buyers: Sequence[Party]) -> list[Party]:
    """The sellers without those whose heading says no more than who sent the goods, where another company heads the paper."""
    if not any(_sends_goods(each) for each in sellers) or not _bears_letterhead_of_another(layout, [*sellers, *buyers]):
        return list(sellers)
    return [each for each in sellers if not _sends_goods(each)]


def _sends_goods(seller: Party) -> bool:
    return _SENDS.search(seller.heading) is not None


def _bears_letterhead_of_another(layout: DocumentLayout, headed: Sequence[Party]) -> bool:
    """Whether a company that no heading names heads the paper.

    Couriers print the forms on which their customers bill goods abroad.
    """
    taken = [cell for party in headed for cell in party.cells]
    names = [each for each in issuers(layout, taken) if not any(each.key == name_key(other.name) for other in headed)]
    heads = bool(names) and has_strong_legal_form(names[0].text) and AT_HEAD in names[0].reasons
    return heads and _OF_GOODS_ABROAD.search(layout.pages[0].text) is None
