"""Identity cards and books: South African smart cards and green books, Chinese resident cards, and cards with a machine-readable zone."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._identity import read_identity_paper
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.ID_CARD,
    (
        Cue(r"(?<![A-Z0-9<])[IAC][A-Z<](?:[A-Z]{3}|[A-Z]{1,2}<{1,2})[A-Z0-9<]{9}[0-9<][A-Z0-9<]{13,17}(?![A-Z0-9<])", 6.0),
        Cue(r"(?<![A-Z0-9<])[IAC][A-Z<][A-Z]{3}[A-Z<]{29,33}(?![A-Z0-9<])", 6.0),
        Cue(r"national identity card|identity document|\bidentity card\b|smart id", 2.5, "title"),
        Cue(r"identiteits(dokument|kaart)|personalausweis|carte nationale d.identit[ée]|居民身份证", 3.0),
        Cue(r"公民身份号码", 3.0),
        Cue(r"republic of south africa.{0,80}identity|i\.?d\.? no\.? \d{6} ?\d{4} ?\d{3}", 2.5),
        Cue(r"\bcountry of birth\b|\bland van geboorte\b|geboren in", 1.0),
        Cue(r"\b(surname|van)\b.{0,80}\b(names?|voorname|forenames)\b", 1.0),
    ),
    read_identity_paper,
)
