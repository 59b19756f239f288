"""What the scorer sees of a paper: its amounts, dates, numbers and names, and the words between them, each with its marks and its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.candidates.finding import Candidate
from extractors.candidates.marks import Marks
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Box
from extractors.party_names.finding import NameCandidate
from extractors.party_names.marks import NameMarks
from extractors.signs import has_letter
from extractors.terms import DocumentKind

TokenKind = Literal["amount", "date", "number", "name", "text"]
MOST_TOKENS = 384  # of a paper; words alone are left out first
_LINES_BELOW = 2
_SURE = 0.7
_TALL = 1.2  # times the usual height of print
_MOST_WORDS = 8
_OF_LISTED_LABELS = "company"  # marks of what listed labels say of the neighbours


@dataclass(frozen=True, slots=True)
class Token:
    """One thing on a paper: the words on each side of it, what listed labels say of these, all other marks, and where it stands."""

    kind: TokenKind
    cell: Cell
    box: Box
    sides: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    rest: tuple[str, ...]


def tokens_of(
    layout: DocumentLayout,
    kind: DocumentKind,
    candidates: Sequence[tuple[Candidate, Marks]],
    names: Sequence[tuple[NameCandidate, NameMarks]],
    rows: Collection[tuple[int, int]],
) -> list[Token]:
    """The tokens of a paper: first its candidates, then its names, each in their order, then words; `rows` are the lines of its goods."""
    found = [_of_candidate(layout, kind, *each) for each in candidates]
    found += [_of_name(kind, *each) for each in names]
    seen = {each.cell for each in found}
    pages = layout.pages if len(layout.pages) < 2 else (layout.pages[0], layout.pages[-1])
    for page in pages:
        for cell in page.cells:
            if cell not in seen and (cell.page_number, cell.line_number) not in rows and has_letter(cell.text):
                found.append(_of_words(layout, page, kind, cell))
    return found[:MOST_TOKENS]


def _of_candidate(layout: DocumentLayout, kind: DocumentKind, candidate: Candidate, marks: Marks) -> Token:
    page = layout.page(candidate.cell.page_number)
    has_own_label = has_letter(candidate.before)
    sides = {
        "left": candidate.label,
        "above": candidate.above.text if candidate.above is not None else "",
        "behind": candidate.cell.text[candidate.end :].strip(),
        "below": _below(page, candidate.cell),
        "right": _right(page, candidate.cell),
        "further": candidate.left.text if has_own_label and candidate.left is not None else "",
    }
    listed = tuple(mark for mark in marks.rest if mark.startswith(_OF_LISTED_LABELS))
    rest = (mark for mark in marks.rest if not mark.startswith(_OF_LISTED_LABELS))
    box = candidate.evidence.box or candidate.cell.box
    return Token(candidate.kind, candidate.cell, box, _said(sides), (*marks.roles, *listed), (*rest, *_of_kind(candidate.kind, kind)))


def _of_name(kind: DocumentKind, name: NameCandidate, marks: NameMarks) -> Token:
    sides = {f"name_{side}": text for side, text in marks.sides.items()}
    return Token("name", name.stands_in, name.cell.box, _said(sides), marks.roles, (*marks.rest, *_of_kind("name", kind)))


def _of_words(layout: DocumentLayout, page: PageLayout, kind: DocumentKind, cell: Cell) -> Token:
    roles = tuple(
        f"own:{role}:{'sure' if weight >= _SURE else 'may'}"
        for hit in layout.labels_in(cell)
        if hit.at_start
        for role, weight in hit.roles.items()
    )
    rest = (
        f"zone:{int(5 * cell.box.top / page.page.height)}",
        f"words:{min(_MOST_WORDS, len(cell.words))}",
        f"tall:{cell.height > _TALL * page.height_of_print:d}",
        *_of_kind("text", kind),
    )
    return Token("text", cell, cell.box, (("own", cell.text),), roles, rest)


def _of_kind(kind: TokenKind, paper: DocumentKind) -> Iterator[str]:
    yield f"token:{kind}"
    yield f"paper:{paper}"
    yield f"{kind}:{paper}"


def _said(sides: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((side, text) for side, text in sides.items() if text)


def _below(page: PageLayout, cell: Cell) -> str:
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LINES_BELOW]:
        for other in line.cells:
            if min(cell.box.x1, other.box.x1) > max(cell.box.x0, other.box.x0):
                return other.text
    return ""


def _right(page: PageLayout, cell: Cell) -> str:
    right = (other for other in page.lines[cell.line_number].cells if other.box.x0 >= cell.box.x1 - 1 and other is not cell)
    return next((other.text for other in right), "")
