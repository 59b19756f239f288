"""A notice of assignment is a letter that tells a debtor to pay the factor from now on."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._listings import read_notice_of_assignment
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.NOTICE_OF_ASSIGNMENT,
    cues=(
        Cue(
            (
                r"^\W*(?:notice of (?:assignment|cession|factoring)|notification of assignment|kennisgewing van sessie|"
                r"abtretungsanzeige|avis de cession|notification de cession|cessiebericht)\b|转让通知"
            ),
            10,
            "title",
        ),
        Cue(r"\ball (?:future )?(?:payments|invoices)\b.{0,80}\b(?:paid|made|payable)\b", 1.5),
    ),
    extract=read_notice_of_assignment,
)
