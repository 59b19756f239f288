"""Visas, whose machine-readable zone has no check digit over the whole."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._identity import read_identity_paper
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.VISA,
    (
        Cue(r"(?<![A-Z0-9<])V[A-Z<][A-Z]{3}[A-Z<]{29,41}(?![A-Z0-9<])", 6.5),
        Cue(r"^\W*visa\b|\bvisum\b|签证|簽證|\bwiza\b", 2.0, "title"),
        Cue(r"number of entries|duration of stay|anzahl der einreisen|nombre d.entr[ée]es|入境次数", 2.0),
    ),
    read_identity_paper,
)
