"""A scan that lies crooked, or paper that was photographed bent, is read as if it lay flat and straight; what was read is pointed to where
it stands on the picture.

At one degree a line of print falls by ten points across a page, which is a line of the next row: tables can only be read straight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.kinds import ExtractedParts
from extractors.model import Box, Evidence, Field, Page, Signed, Signing
from extractors.preparation.bend import fall

_TRIES = 4  # each brings the place nearer by the slope of the paper, which is a few percent


def straightened(page: Page) -> Page:
    """The page with its words where they would stand if it had gone flat and straight through the scanner; it then has no skew or bend."""
    if not page.skew and not page.bend:
        return page
    words = tuple(replace(word, box=_flattened(_turned(word.box, page, -page.skew), page)) for word in page.words)
    marks = page.marks and tuple(replace(mark, box=_flattened(_turned(mark.box, page, -page.skew), page)) for mark in page.marks)
    return replace(page, words=words, marks=marks, skew=0.0, bend=())


def as_scanned(parts: ExtractedParts, pages: Sequence[Page]) -> ExtractedParts:
    """What was read from straightened pages, with its evidence where it stands on the pages as they were scanned."""
    crooked = {page.page_number: page for page in pages if page.skew or page.bend}
    if not crooked:
        return parts
    return replace(
        parts,
        fields=tuple(_field(each, crooked) for each in parts.fields),
        lines=tuple(replace(each, evidence=_evidence(each.evidence, crooked)) for each in parts.lines),
        schedule=tuple(replace(each, evidence=_evidence(each.evidence, crooked)) for each in parts.schedule),
        signing=_signing(parts.signing, crooked),
    )


def _signing(signing: Signing | None, crooked: Mapping[int, Page]) -> Signing | None:
    if signing is None:
        return None
    return Signing(*(_signed(each, crooked) for each in (signing.signature, signing.name, signing.date)))


def _signed(signed: Signed, crooked: Mapping[int, Page]) -> Signed:
    page = crooked.get(signed.page_number)
    return signed if signed.box is None or page is None else replace(signed, box=_scanned(signed.box, page))


def _field(found: Field, crooked: Mapping[int, Page]) -> Field:
    return replace(found, evidence=tuple(seen for each in found.evidence if (seen := _evidence(each, crooked)) is not None))


def _evidence(evidence: Evidence | None, crooked: Mapping[int, Page]) -> Evidence | None:
    if evidence is None or evidence.box is None or evidence.page_number not in crooked:
        return evidence
    return replace(evidence, box=_scanned(evidence.box, crooked[evidence.page_number]))


def _scanned(box: Box, page: Page) -> Box:
    return _turned(_bent(box, page), page, page.skew)


def _flattened(box: Box, page: Page) -> Box:
    if not page.bend:
        return box
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return _lowered(box, -fall(page.bend, x, y, page.width, page.height))


def _bent(box: Box, page: Page) -> Box:
    """Where a box of the flattened page stands on the bent one: there the paper has fallen by as much as flattening takes back."""
    if not page.bend:
        return box
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    fallen = 0.0
    for _ in range(_TRIES):
        fallen = fall(page.bend, x, y + fallen, page.width, page.height)
    return _lowered(box, fallen)


def _lowered(box: Box, by: float) -> Box:
    return replace(box, top=box.top + by, bottom=box.bottom + by)


def _turned(box: Box, page: Page, degrees: float) -> Box:
    """The box with its middle turned clockwise about the middle of the page, its size kept."""
    across, along = (box.x0 + box.x1 - page.width) / 2, (box.top + box.bottom - page.height) / 2
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x = page.width / 2 + cosine * across - sine * along
    y = page.height / 2 + sine * across + cosine * along
    return Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
