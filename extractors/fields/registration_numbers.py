"""The number a company has in its register: behind a label (Reg No, HRB, SIRET, KvK), or in the form that only the South African one has.

CIPC numbers are YYYY/NNNNNN/NN, the last two digits telling the kind of company (Companies Act 71 of 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.announced_numbers import NumberCandidate
from extractors.fields.identifiers import ranked_numbers
from extractors.fields.label_places import Place
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.fields.party_numbers import is_buyers
from extractors.model import Field, Value
from extractors.terms import Term

_CIPC = re.compile(r"(?<![\d/])(?:18|19|20)\d\d\s?/\s?\d{6}\s?/\s?\d{2}(?![\d/])")
_SHAPE_SCORE = 0.9


def registration_numbers(layout: DocumentLayout, seller: Party | None, buyer: Party | None) -> list[NumberCandidate]:
    """The numbers that may be the issuer's in its register, best first; those in the buyer's block are the buyer's."""
    found = [*ranked_numbers(layout, ("registration_number",)), *_shaped(layout)]
    return sorted((each for each in found if not is_buyers(layout, each, seller, buyer)), key=lambda each: -each.score)


def _shaped(layout: DocumentLayout) -> Iterator[NumberCandidate]:
    for cell in layout.cells_with_digits:
        for match in _CIPC.finditer(cell.text):
            hit = LabelHit(cell, 0, 1, {"registration_number": _SHAPE_SCORE}, False, True)
            evidence = cell.evidence(match.start(), match.end())
            yield NumberCandidate(match.group(), evidence, _SHAPE_SCORE, Place(cell, 1.0, hit, False))


def registration_field(layout: DocumentLayout, seller: Party | None, buyer: Party | None) -> Field | None:
    """The seller's registration number."""
    ranked = registration_numbers(layout, seller, buyer)
    return Field(Term.REGISTRATION_NUMBER, Value(ranked[0].text), (ranked[0].evidence,), None, "labels") if ranked else None
