"""The number of a sale paid at once, where no receipt is numbered: "Booking ID", "Order No", "Buchungsnummer", "订单号".

Shops, travel sites and card services confirm a payment under the number that the sale has with them.
"""

from __future__ import annotations

import re

from extractors.fields.head_pairs import head_pairs
from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout
from extractors.model import Field, Value
from extractors.terms import Term

_SALES = (
    r"confirmation|bestatigungs?|bevestigings?|bevestiging",
    r"transaction|transaktions?|transactie|transaksie|payment|zahlungs?|betalings?|betaal|paiement|authori[sz]ation|交易|支付|付款",
    r"booking|reservation|itinerary|ticket|trip|buchungs?|reservierungs?|boekings?|reserverings?|besprekings?|billet|dossier|预订|预定|确认",
    r"order|purchase|sale|bestell?|bestellings?|auftrags?|commande|achat|vente|verkoops?|订单|销售",
)
"""What a sale is called, the words first that are a receipt's more than an order's."""
_YOUR = r"(?:your|ihre?|votre|uw|u|我的|您的)?"
_SIGN = r"(?:id|no|nr|num|number|nummer|nommer|ref|reference|referentie|referenz|verwysing|code|kode|pnr|#|号码?|编号|单号)"
_LABELS = tuple(
    re.compile(rf"{_YOUR}(?:{names}){_SIGN}|(?:n|no|num|numero|ref|reference|code)(?:de|d|du)?(?:{names})|{_YOUR}(?:{names})#")
    for names in _SALES
)


def sale_number(layout: DocumentLayout) -> Field | None:
    """The number behind the likeliest word for the sale at the head of a paper; None where it numbers none."""
    pairs = [(label_key(pair.label), pair) for pair in head_pairs(layout)]
    for label in _LABELS:
        for key, pair in pairs:
            if label.fullmatch(key):
                evidence = pair.cell.evidence(pair.number.start, pair.number.end)
                return Field(Term.INVOICE_NUMBER, Value(pair.number.text), (evidence,), None, "layout")
    return None
