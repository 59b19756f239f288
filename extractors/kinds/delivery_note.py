"""A delivery note, signed by whoever received the goods, proves that what is invoiced was delivered."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._deliveries import read_delivery_note
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.DELIVERY_NOTE,
    cues=(
        Cue(r"\bdelivery\s*(?:note|docket|slip|advice|receipt)\b(?!\s*(?:no|nr|number|#|ref|:))", 7, "title"),
        Cue(r"\bproof of delivery\b|\bp\.?o\.?d\.?\b(?! no)", 7, "title"),
        Cue(r"\b(?:despatch|dispatch|packing|goods received|goods receipt)\s*(?:note|slip|list|advice|voucher)\b", 7, "title"),
        Cue(
            (
                r"\bafleweringsnota\b|\blieferschein\b(?!\s*-?(?:nr|nummer|datum))|\bbon de livraison\b|\bpakbon\b|\bleverbon\b|"
                r"\balbar[aá]n\b|送货单|交货单|收货单"
            ),
            7,
            "title",
        ),
        Cue(
            r"received in good (?:order|condition)|goods received\b|ontvang in goeie|in goeie orde|erhalten\b.{0,20}unterschrift|签收", 2.5
        ),
        Cue(r"\breceived by\b|\bontvang deur\b", 1.5),
        Cue(r"\bqty (?:delivered|ordered)\b|\bquantity delivered\b", 1.5),
        Cue(r"\bordered\b.{0,30}\b(?:delivered|shipped|despatched|dispatched)\b|\bbesteld\b.{0,30}\bgeleverd\b", 1.5),
        Cue(r"\bdelivery note (?:no|nr|number|#)", 1),
    ),
    extract=read_delivery_note,
)
