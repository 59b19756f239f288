"""The candidates of a paper with how likely each is a field, and which of them is what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.guesses import plain
from extractors.candidates.marks import Marks
from extractors.fields.amounts import canonical
from extractors.joint_scorer.network import CLASSES, OWN_NUMBER
from extractors.joint_scorer.weighed import OWN_NUMBERS, Weighed
from extractors.model import Evidence, Field
from extractors.terms import DocumentKind

OVERLAP = 1.0
"""Points by which what stands in one place, or in one line, lies over the other."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its marks and how likely it is the field asked for."""

    candidate: Candidate
    marks: Marks
    share: float


Groups = Mapping[str, Sequence[Scored]]
"""The candidates for each class, the likeliest first."""


def by_class(of: DocumentKind, kind: CandidateKind, weighed: Weighed) -> dict[str, list[Scored]]:
    """The candidates of one kind for each class, the likeliest first; the own number of an order is an order's number by either class."""
    found = {}
    for name in CLASSES[kind]:
        names = (name, str(OWN_NUMBERS[of])) if name == OWN_NUMBER else (name,)
        scored = (
            Scored(candidate, marks, sum(share.get(other, 0.0) for other in names))
            for candidate, marks, share in weighed.candidates
            if candidate.kind == kind
        )
        found[name] = sorted(scored, key=lambda each: -each.share)
    return found


def share_of(read: Field, group: Sequence[Scored]) -> float | None:
    """How likely what was read is this field; None where it is no candidate, so that nothing is known of it."""
    return max((each.share for each in group if is_of(read, each.candidate)), default=None)


def is_of(read: Field, candidate: Candidate) -> bool:
    """Whether a field was read from where a candidate stands, or says the same."""
    if candidate.kind == "number" and plain(read.value or "") == plain(candidate.text):
        return True
    if candidate.kind == "amount" and read.value is not None and read.value.lstrip("-") == canonical(candidate.amount):
        return True
    return any(_overlap(each, candidate.evidence) for each in read.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.page_number != other.page_number or one.box is None or other.box is None:
        return False
    across = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return across > OVERLAP and min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > OVERLAP
