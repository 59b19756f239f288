"""Payment terms as printed: when the money is due and with what discount; BT-20."""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout, places_for
from extractors.model import Field, Value
from extractors.terms import Term

_TERMS = re.compile(
    r"(?i)\b(?:\d{1,3}\s*(?:days?|dae|tage[n]?|jours?|dagen)\b|net\s*\d{1,3}\b|c\.?o\.?d\b|cash|immediate|on receipt|"
    r"upon receipt|strictly|end of month|eom|skonto|comptant|sofort|contant|immédiat|prepaid|advance)|天"
)


def payment_terms_field(layout: DocumentLayout) -> Field | None:
    """The terms beside their label, or a sentence that names days."""
    for hit in layout.hits("payment_terms"):
        if hit.rest is not None and _TERMS.search(hit.rest.text):
            return Field(Term.PAYMENT_TERMS, Value(hit.rest.text), (hit.rest.evidence(),), None, "labels")
        for place in places_for(layout, hit)[:3]:
            if _TERMS.search(place.cell.text):
                return Field(Term.PAYMENT_TERMS, Value(place.cell.text), (place.cell.evidence(),), None, "labels")
    return None
