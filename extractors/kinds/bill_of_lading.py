"""A bill of lading or waybill says which goods a carrier took over, for whom and where to."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._deliveries import read_bill_of_lading
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.BILL_OF_LADING,
    cues=(
        Cue(
            (
                r"\bbill of lading\b|\bway\s?bill\b|\bconsignment note\b|\bvragbrief\b|\bfrachtbrief\b|\blettre de voiture\b|"
                r"\bconnaissement\b|\bvrachtbrief\b|\bcmr\b|提单|运单"
            ),
            8,
            "title",
        ),
        Cue(r"\bshipper\b", 1.2),
        Cue(r"\bconsignee\b", 1.2),
        Cue(r"\bport of (?:loading|discharge)\b|\bvessel\b|\bnotify party\b", 1.5),
        Cue(r"\bcarrier\b", 0.8),
    ),
    extract=read_bill_of_lading,
)
