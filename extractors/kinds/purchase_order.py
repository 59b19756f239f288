"""A purchase order is the buyer's promise: what was ordered, at which price."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.parties import PartyPlaces
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_PAPER = TradePaper(
    number_term=Term.PO_NUMBER,
    number_roles=("po_number", "order_response_number", "contract_number"),  # "Our order" is the buyer's own here
    date_roles=("order_date", "issue_date"),
    has_bank=False,
    unnamed_number_of=DocumentKind.PURCHASE_ORDER,
    extra_numbers=(),
    extra_dates=((Term.ORDER_DATE, "order_date"),),
    parties=PartyPlaces(letterhead_is_buyer=True, kind=DocumentKind.PURCHASE_ORDER),
)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.PURCHASE_ORDER,
    cues=(
        Cue(r"\bpurchase\s*order\b(?!\s*(?:no|nr|number|id|ref|#)\b)", 6, "title"),
        Cue(r"\bpurchase order\b", 2, "title"),
        Cue(r"^\W*(?:sales\s|work\s|insertion\s|broadcast\s)?order\b(?!\s*(?:date|response|confirm))", 4, "title"),
        Cue(r"^\W*contract\b(?! no)|\bcontract agreement between\b", 4, "title"),
        Cue(r"\bbroadcast (?:order|contract)\b|\border worksheet\b", 5, "title"),
        Cue(
            (
                r"\b(aankoop)?bestelling\b(?!snommer)|^\W*bestellung\b(?!\s*(?:nr|no|vom|:))|\bbon de commande\b|\binkooporder\b|"
                r"\borden de compra\b|采购订单|订购单|购销合同"
            ),
            6,
            "title",
        ),
        Cue(r"\bp\.?o\.? (?:no|number|date|#)", 1),
        Cue(r"\bship(?: |ping )to\b|\bdeliver to\b|\bvendor\b", 0.6),
        Cue(r"\bplease supply\b|\bauthori[sz]ed (?:by|signature)\b|\brequested delivery\b", 1),
        Cue(r"\bflight (?:dates|start)|\bcontract (?:dates|#|number)|\bspots\b", 1),
    ),
    extract=extract,
)
