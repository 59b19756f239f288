"""What stands around a reading: the label that announces it best, the label of something else that does, and how far off each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.labels import LabelHit, Role
from extractors.fields.lookup import DocumentLayout
from extractors.model import Box, Evidence
from extractors.terms import Term

_REACH_UP = 3.5  # heights of print
_ROLES_OF: dict[Term, tuple[Role, ...]] = {
    Term.SELLER_NAME: ("seller_heading",),
    Term.SELLER_ADDRESS: ("seller_heading",),
    Term.BUYER_NAME: ("buyer_heading",),
    Term.BUYER_ADDRESS: ("buyer_heading",),
    Term.PAYEE_NAME: ("remit_to_heading",),
    Term.TAX_RATE: ("tax_total",),
    Term.CURRENCY: ("gross_total", "amount_due"),
}
_HEADED_REACH_UP = 9.0  # an address block is long


@dataclass(frozen=True, slots=True)
class Announced:
    """The best label for a reading: its weight, how it lies (0 in the same cell, 1 to the left, 2 above) and how many heights off."""

    weight: float
    place: int
    distance: float


def roles_of_term(term: Term) -> tuple[Role, ...]:
    """The roles of labels that announce a term."""
    return _ROLES_OF.get(term, (str(term),))


def announced(layout: DocumentLayout, evidence: Evidence | None, roles: Sequence[Role]) -> tuple[Announced | None, Announced | None]:
    """The best label of these roles beside or above a place, and the best label of any other role there."""
    own: Announced | None = None
    other: Announced | None = None
    if evidence is None or evidence.box is None:
        return None, None
    reach = _HEADED_REACH_UP if any(role.endswith("_heading") for role in roles) else _REACH_UP
    for hit, place, distance in _around(layout, evidence.page_number, evidence.box, reach):
        near = 1.0 - min(0.6, 0.02 * distance)
        mine = max((hit.roles[role] for role in roles if role in hit.roles), default=0.0)
        rest = max((weight for role, weight in hit.roles.items() if role not in roles), default=0.0)
        if mine and (own is None or mine * near > own.weight):
            own = Announced(mine * near, place, distance)
        if rest > mine and (other is None or rest * near > other.weight):
            other = Announced(rest * near, place, distance)
    return own, other


def _around(layout: DocumentLayout, page_number: int, box: Box, reach: float) -> Iterator[tuple[LabelHit, int, float]]:
    height = max(1.0, layout.page(page_number).height_of_print)
    for hit in layout.labels.get(page_number, ()):
        own = hit.own.box
        middle = (own.top + own.bottom) / 2
        if box.top - 0.4 * height <= middle <= box.bottom + 0.4 * height:
            if own.x0 <= box.x0 + 1 or (own.x0 >= box.x0 and own.x1 <= box.x1):
                gap = max(0.0, box.x0 - own.x1) / height
                yield hit, 0 if gap < 1.1 else 1, gap
        elif own.bottom <= box.top + 0.3 * height and box.top - own.bottom <= reach * height:
            across = min(box.x1, own.x1) - max(box.x0, own.x0)
            if across > 0 or abs(box.x0 - own.x0) < height:
                yield hit, 2, (box.top - own.bottom) / height
