"""A label that a narrow column sets one word a line: CLIENT over NAME over AND over ADDRESS, beside the lines of the client's block.

Each line may be a label of its own and has a line of the block beside it; all together are one label, and what stands beside its first
line begins the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.fields.broken_labels import roles_in_all
from extractors.fields.labels import LabelHit, Role
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_only_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_letter

_FLUSH = 2.0  # points
_CLOSE = 0.8  # heights of its print
_REACH = 0.3  # share of the page's width
_MOST_LINES, _WORDS_OF_LINE = 4, 3
_ANDS = frozenset(["and", "&", "en", "und", "et"])
_COLONS = (":", "：")
_HEADINGS = frozenset(["seller_heading", "buyer_heading", "ship_to_heading", "sender_heading", "consignee_heading"])


@dataclass(frozen=True, eq=False)
class StackedLabel:
    """The lines of one label, the cells that they are in, what they are together, and the first line of their value."""

    lines: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    roles: Mapping[Role, float]
    value: Cell

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def holds(self, hit: LabelHit) -> bool:
        """Whether a label is one of these lines, and says nothing by itself."""
        own = hit.own.words[0]
        return any(word is own for line in self.lines for word in line.words)


def is_one_stack(heading: LabelHit, first: Cell, label: LabelHit, value: Cell) -> bool:
    """Whether a heading and a label under it are one, so that the name stands beside the heading and the label names nothing by itself.

    `first` stands beside the heading and `value` beside the label, in one column: a company and what follows its name.
    """
    is_one_label = abs(label.cell.box.x0 - heading.cell.box.x0) < _FLUSH and not label.own.text.endswith(_COLONS)
    is_beside = first.line_number == heading.cell.line_number and abs(first.box.x0 - value.box.x0) < _FLUSH
    return is_one_label and is_beside and (has_legal_form(first.text) or is_only_form(value.text))


@once_a_layout
def stacked_labels(layout: DocumentLayout) -> tuple[StackedLabel, ...]:
    """The headings of parties that are set in several lines beside the first line of their block."""
    found = []
    for page in layout.pages:
        for cell in page.cells:
            for upper, value in _upper_lines(layout, page, cell):
                stack = _stack_at(layout, page, cell, upper, value)
                if stack is not None:
                    found.append(stack)
                    break
    return tuple(found)


def _upper_lines(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Iterator[tuple[Cell, Cell]]:
    """What a cell can be the first line of, with what stands beside it: all of it, or the label that it begins with."""
    if not cell.text[0].isalpha():
        return
    right = [other for other in page.lines[cell.line_number].cells if 0 <= other.box.x0 - cell.box.x1 < _REACH * page.page.width]
    if right and len(cell.words) <= _WORDS_OF_LINE and not cell.text.endswith(_COLONS):
        yield cell, right[0]
    for hit in layout.labels_in(cell)[:1]:
        if hit.at_start and not hit.closed and hit.rest is not None:
            longer, rest = cell.part(hit.first, hit.last + 1), cell.part(hit.last + 1)
            if longer is not None and rest is not None and longer.words[-1].text.lower() in _ANDS:
                yield longer, rest  # "Client name and" over "address:"
            yield hit.own, hit.rest


def _stack_at(layout: DocumentLayout, page: PageLayout, cell: Cell, upper: Cell, value: Cell) -> StackedLabel | None:
    """The longest label that begins with a line and whose value begins beside it."""
    lines, cells = [upper], [cell]
    found = None
    while len(lines) < _MOST_LINES and not lines[-1].text.endswith(_COLONS):
        below = _line_below(page, lines[-1], value)
        if below is None:
            break
        lines.append(below[0])
        cells.append(below[1])
        roles = roles_in_all(lines)
        if any(role in _HEADINGS for role in roles) and _can_be_value(layout, page, lines, value):
            found = StackedLabel(tuple(lines), tuple(cells), roles, value)
    return found


def _line_below(page: PageLayout, upper: Cell, value: Cell) -> tuple[Cell, Cell] | None:
    """The next line of a label and its cell, where nothing stands beside it but a line of the value's column."""
    for line in page.lines[upper.line_number + 1 : upper.line_number + 3]:
        for index, cell in enumerate(line.cells):
            if abs(cell.box.x0 - upper.box.x0) >= _FLUSH or not -_FLUSH <= cell.box.top - upper.box.bottom < _CLOSE * upper.height:
                continue
            words = [word for word in cell.words if word.box.x1 < value.box.x0]
            own = cell.part(0, len(words))
            if own is None or len(own.words) > _WORDS_OF_LINE or not own.text[0].isalpha():
                return None
            beside = cell.part(len(words)) or (line.cells[index + 1] if index + 1 < len(line.cells) else None)
            is_free = beside is None or beside.box.x0 > value.box.x1
            return (own, cell) if is_free or (beside is not None and abs(beside.box.x0 - value.box.x0) < _FLUSH) else None
    return None


def _can_be_value(layout: DocumentLayout, page: PageLayout, lines: list[Cell], value: Cell) -> bool:
    """Whether what stands beside the first line is what the whole label announces, where its lines could be labels of rows of a form."""
    if begins_with_label_of_paper(layout, value) or not has_letter(value.text):
        return False
    if not any("name_field" in hit.roles for line in lines[1:] for hit in layout.labels_in(line)):
        return True
    under = next((cell for cell in page.lines[lines[1].line_number].cells if abs(cell.box.x0 - value.box.x0) < _FLUSH), None)
    return has_legal_form(value.text) or (under is not None and is_only_form(under.text))


def begins_with_label_of_paper(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell begins with a label; the words of columns begin names as well, and any word does a company's: "Swift Cargo CC"."""
    labels = layout.labels_in(cell)[:1]
    if has_strong_legal_form(cell.text) and all(len(hit.own.words) == 1 and not hit.closed for hit in labels):
        return False
    return any(hit.at_start and (hit.closed or any(not role.startswith("column_") for role in hit.roles)) for hit in labels)
