"""Passports: the machine-readable zone says nearly everything, and says whether it was read right."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._identity import read_identity_paper
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.PASSPORT,
    (
        Cue(r"(?<![A-Z0-9<])P[A-Z<][A-Z]{3}[A-Z<]{37,41}(?![A-Z0-9<])", 6.0),
        Cue(r"\bpass?port\b|paspoort|reisepass|passeport|护照|護照", 2.0, "title"),
        Cue(r"passport (no|number)|paspoortnommer|reisepass-?nr|n[°o] du passeport|护照号", 1.5),
        Cue(r"date of expiry.{0,60}authority|place of birth", 0.5),
    ),
    read_identity_paper,
)
