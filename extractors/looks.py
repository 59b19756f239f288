"""How an invoice looks, whatever it says: where its labels stand, on what paper, and what program made it.

A client's invoices come from one template for years, so a stranger's invoice under its name shows by its looks. Only labels count, since
names and figures differ from one invoice to the next; and the height only of those near the top, since the goods push down what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.labels import LabelHit, labels_on
from extractors.layout.lines import lay_out
from extractors.model import LabelPlace, Layout, Page

_POINTS_PER_MM = 72 / 25.4
_SURE_LABEL = 0.8
_TOP_SHARE = 0.45
_TEXT_LAYER = "text_layer"


def layout_of(pages: Sequence[Page], producer: str | None) -> Layout | None:
    """The looks of a document by its first page with words; None where it has none."""
    page = next((each for each in pages if each.words), None)
    if page is None:
        return None
    seen = sum(word.seen_by == _TEXT_LAYER for word in page.words)
    return Layout(
        medium="text" if 2 * seen > len(page.words) else "scan",
        width=_mm(page.width),
        height=_mm(page.height),
        labels=_labels(page),
        producer=_family(producer),
    )


def _labels(page: Page) -> tuple[LabelPlace, ...]:
    """The first place of each label on the page."""
    found: dict[str, LabelPlace] = {}
    for hit in sorted(labels_on(lay_out(page)), key=lambda each: (each.own.box.top, each.own.box.x0)):
        role = _role(hit)
        if role is not None and role not in found:
            box = hit.own.box
            found[role] = LabelPlace(role, _mm(box.x0), _mm(box.top) if box.top < page.height * _TOP_SHARE else None)
    return tuple(found[role] for role in sorted(found))


def _role(hit: LabelHit) -> str | None:
    role, weight = max(hit.roles.items(), key=lambda each: (each[1], each[0]), default=("", 0.0))
    return role if hit.at_start and weight >= _SURE_LABEL else None


def _mm(points: float) -> int:
    return round(points / _POINTS_PER_MM)


def _family(producer: str | None) -> str | None:
    """The name of a program without its version and its maker's address: `iText 2.1.7 by 1T3XT` is `itext`."""
    name = re.split(r"[\d(;]| - | by | v\.", (producer or "").lower(), maxsplit=1)[0]
    return " ".join(re.findall(r"[^\W\d_]+", name)) or None
