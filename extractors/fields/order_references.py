"""References that say by their own first letters that they are orders: "Reference: PO-20914".

Programs have one field for whatever the buyer asks to see again, and call it "Reference". What a buyer writes there as PO is its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout

_REFERENCES = frozenset(["reference", "ref", "referenz", "referentie", "verwysing", "verw", "referencia", "riferimento"])
_IS_ORDER = re.compile(r"(?i)p\.?o\.?[-/]?\d[\w./-]*$")
_WEIGHT = 0.6


def references_to_orders(layout: DocumentLayout) -> Iterator[LabelHit]:
    """The labels that say no more than "reference" and have a purchase order beside or under them."""
    for page in layout.pages:
        for cell in page.cells:
            word = cell.words[0].text
            if label_key(word) not in _REFERENCES or not (len(cell.words) == 1 or word.endswith((":", "："))):
                continue
            hit = LabelHit(cell, 0, 1, {"po_number": _WEIGHT}, True, True)
            if any(_IS_ORDER.match(place.cell.text) for place in places_for(layout, hit)[:1]):
                yield hit
