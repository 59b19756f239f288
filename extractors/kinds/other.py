"""Any paper that is none of the known kinds: kept and shown, and read by people only."""

from __future__ import annotations

from extractors.kinds import KindRules
from extractors.terms import DocumentKind

RULES = KindRules(DocumentKind.OTHER, cues=(), extract=None)
