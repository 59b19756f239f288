"""What may be the name of a party: each line, or end of a line behind a label, that looks like a name and stands outside of the goods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.address_windows import SEPARATED
from extractors.fields.company_names import is_title, looks_like_name, name_key, without_title
from extractors.fields.dates import dates_of
from extractors.fields.form_rows import labels_of_forms
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_only_form, strong_forms_in
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.page_zones import table_zone
from extractors.kept import kept
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit

_MOST_WORDS = 12
_LABEL_ENDS = re.compile(r".*[:：»|>]$|[-–—]$")
_FEWEST_LETTERS = 3


@dataclass(frozen=True, eq=False)
class NameCandidate:
    """A name that may be a party's, the cell of its words alone, and the cell of the page in which it stands from word `first` on."""

    cell: Cell
    stands_in: Cell
    first: int
    text: str

    @kept
    def key(self) -> str:
        """The name without case and signs."""
        return name_key(self.text)

    @kept
    def before(self) -> str:
        """The words before it in its line's cell."""
        return " ".join(word.text for word in self.stands_in.words[: self.first])


@once_a_layout
def find_names(layout: DocumentLayout) -> Sequence[NameCandidate]:
    """The names on the first and the last page, in the order of their lines."""
    pages = layout.pages if len(layout.pages) < 2 else (layout.pages[0], layout.pages[-1])
    return tuple([each for page in pages for each in _on_page(layout, page)])


def _on_page(layout: DocumentLayout, page: PageLayout) -> Iterator[NameCandidate]:
    zone = table_zone(layout, page) or (len(page.lines), -1)
    for cell in page.cells:
        is_of_table = zone[0] <= cell.line_number <= zone[1]
        if is_of_table and not has_strong_legal_form(cell.text):
            continue
        row = labels_of_forms(layout).get(cell)
        if row is not None and not row.first:
            continue  # what a form asks for
        for first in _starts(layout, cell) if row is None else (row.first,):
            found = _candidate(cell, first)
            if found is not None:
                yield found


def _starts(layout: DocumentLayout, cell: Cell) -> list[int]:
    """The words with which a name may begin: the first, that behind a colon, that behind a label."""
    starts = {0}
    last = len(cell.words) - 1
    for index, word in enumerate(cell.words[:-1]):
        if _LABEL_ENDS.match(word.text):
            starts.add(index + 1)
            break
    for hit in layout.labels_in(cell)[:1]:
        if hit.at_start and hit.last <= last:
            starts.add(next((at for at in range(hit.last, last + 1) if any(ch.isalnum() for ch in cell.words[at].text)), 0))
    return sorted(starts)


def _candidate(cell: Cell, first: int) -> NameCandidate | None:
    part = cell.part(first) if first else cell
    if part is None:
        return None
    text = _before_particulars(SEPARATED.split(part.text, maxsplit=1)[0])
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return None
    text = without_title(text)
    if text.count(" ") >= _MOST_WORDS or not looks_like_name(text) or is_title(text) or _is_end_of_name(text):
        return None
    if has_digit(text) and dates_of(part):
        return None
    own = part if len(text) == len(part.text) else Cell(part.page_number, part.line_number, part.words_between(0, len(text)))
    return NameCandidate(own, cell, first, text)


def _before_particulars(text: str) -> str:
    """A company's name without the address or the numbers that go on behind its form of law in the same line."""
    if not has_digit(text):
        return text
    end = 0
    for form in strong_forms_in(text):
        if end and form.start() > end + 1:
            break
        end = form.end()
    rest = text[end:].lstrip(").")
    return text[: len(text) - len(rest)].strip() if end and rest and has_digit(rest) else text


def _is_end_of_name(text: str) -> bool:
    """Whether a line is nothing but a form of law, to which the name of the line above runs on."""
    return has_legal_form(text) and is_only_form(text)
