"""What a page is: its title in large print at the top says most, phrases and the shape of the page say the rest.

Every kind of paper brings its cues (extractors.kinds); here they are weighed against each other. A page that no cue speaks for is
`other`: a wrong kind costs more than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.fields.lookup import DocumentLayout
from extractors.fields.till.claims import claims_on
from extractors.fields.till.slip import is_till_slip, slip_of
from extractors.kinds import Cue, kind_rules
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Page
from extractors.terms import DocumentKind

_TITLE_ZONE = 0.42  # share of the page, from its top, in which titles stand
_LARGE_PRINT = 1.3
_LONGEST_TITLE_IN_WORDS = 7
_ENOUGH = 2.4
_TIME_OF_DAY = re.compile(r"\b\d{1,2}: ?\d{2}(?: ?: ?\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class PageKind:
    """The kind of one page, how much speaks for each kind, and whether a title of the kind stands on the page."""

    kind: DocumentKind
    scores: Mapping[DocumentKind, float]
    has_title: bool


def classify_page(page: Page) -> PageKind:
    """The kind of a page by itself; `other` where nothing speaks for one."""
    return classify_laid_out(DocumentLayout([page]))


def classify_laid_out(layout: DocumentLayout) -> PageKind:
    """The same, from a page that is laid out already."""
    page = layout.pages[0]
    titles = _titles(layout, page)
    text = re.sub(r"\s+", " ", page.text)
    scores: dict[DocumentKind, float] = {}
    titled: dict[DocumentKind, float] = {}
    for rules in kind_rules():
        score = 0.0
        for cue in rules.cues:
            weight = _title_weight(cue, titles) if cue.zone == "title" else (cue.weight if cue.found_in(text) else 0.0)
            if cue.zone == "title":
                titled[rules.kind] = max(titled.get(rules.kind, 0.0), weight)
            score += weight
        if score:
            scores[rules.kind] = score
    _add_shape(layout, page, scores)
    best = max(scores, key=lambda kind: scores[kind], default=DocumentKind.OTHER)
    if scores.get(best, 0.0) < _ENOUGH:
        best = DocumentKind.OTHER
    return PageKind(best, scores, titled.get(best, 0.0) > 0)


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    prominence: float


def _titles(layout: DocumentLayout, page: PageLayout) -> list[_Title]:
    """Short lines near the top or in large print, each with how prominent it stands."""
    found = []
    for cell in page.cells:
        high = cell.box.top < _TITLE_ZONE * page.page.height
        large = cell.height > _LARGE_PRINT * page.height_of_print
        if not (high or large) or len(cell.words) > _LONGEST_TITLE_IN_WORDS + (4 if large else 0):
            continue
        prominence = 1.0
        if large:
            prominence += min(0.6, 0.4 * (cell.height / page.height_of_print - 1))
        if len(cell.words) <= 3:
            prominence += 0.15
        if cell.text.isupper():
            prominence += 0.1
        if re.search(r":\s*\S|:$", cell.text) and not large:
            prominence -= 0.5
        if cell.box.top > 0.25 * page.page.height and not large:
            prominence -= 0.25
        elif not large and _is_reference(layout, cell):
            prominence -= 0.45
        found.append(_Title(_spaced_out(cell.text), prominence))
    return found


def _is_reference(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell names the number or date of another paper ("Delivery note: DN-7"), which titles nothing."""
    labels = layout.labels_in(cell)
    if not labels or not labels[0].at_start:
        return False
    numbered = {"po_number", "contract_number", "delivery_note_number", "order_date", "other_date", "related_invoice"} & set(
        labels[0].roles
    )
    rest = labels[0].rest
    if not numbered:
        return False
    if rest is not None:
        return any(ch.isdigit() for ch in rest.text)
    line = layout.page(cell.page_number).lines[cell.line_number]
    following = next((other for other in line.cells if other.box.x0 > cell.box.x1), None)
    if following is None:
        return False
    return following.text.lstrip().startswith(":") or (len(following.words) == 1 and any(ch.isdigit() for ch in following.text))


def _spaced_out(text: str) -> str:
    """A title printed with spaces between its letters, read as the word it is."""
    return text.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", text) else text


def _title_weight(cue: Cue, titles: Sequence[_Title]) -> float:
    weights = [cue.weight * title.prominence for title in titles if cue.found_in(title.text)]
    if not weights:
        return 0.0
    return max(weights) if cue.weight > 0 else min(weights)


def _add_shape(layout: DocumentLayout, page: PageLayout, scores: dict[DocumentKind, float]) -> None:
    """Till slips are narrow and tall; a page with lines, tax and a total but no title is an invoice before it is anything else."""
    if is_till_slip(page):
        rivals = max((scores.get(kind, 0.0) for kind in (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)), default=0.0)
        is_timed = _TIME_OF_DAY.search(page.text) is not None
        sums = claims_on(slip_of([page]))
        is_paid = bool(sums.of("cash", "card", "change"))
        if DocumentKind.RECEIPT in scores or is_timed or is_paid:
            surer = 0.5 if is_paid or sums.of("total", "rounded_total") else 0.0
            scores[DocumentKind.RECEIPT] = max(scores.get(DocumentKind.RECEIPT, 0.0), rivals) + 2.0 + surer
    roles = {role for hit in layout.labels[page.page_number] for role, weight in hit.roles.items() if weight >= 0.7}
    if (
        {"gross_total", "tax_total"} <= roles
        and {"net_total", "amount_due", "lines_total"} & roles
        and max(scores.values(), default=0.0) < _ENOUGH
    ):
        scores[DocumentKind.INVOICE] = _ENOUGH
