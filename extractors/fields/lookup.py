"""The pages of one paper laid out, with the labels that stand on them, built once and asked by every reader of fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, lru_cache, update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from extractors.fields.labels import LabelHit, Role, labels_of_any_kind, labels_on, roles_of
from extractors.layout.lines import Cell, PageLayout, lay_out, without_lines
from extractors.layout.next_lines import goes_on_under
from extractors.model import Page
from extractors.signs import has_digit

_DOCUMENTS_KEPT = 16  # the pages of a file by themselves among them
_LINES_BETWEEN = 2  # from a line of a narrow column to its next
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


class DocumentLayout:
    """The pages of one document laid out, with the labels found on them; built once and read by every extractor.

    `of_kind` says that what only papers of its kind say counts too: words of a carriage, of a list of invoices. `gives_back` says that
    the paper is known to be a credit note, whatever its title.
    """

    def __init__(self, pages: Sequence[Page | PageLayout], *, of_kind: bool = False, gives_back: bool = False) -> None:
        self.pages: tuple[PageLayout, ...] = tuple(page if isinstance(page, PageLayout) else lay_out(page) for page in pages)
        self._by_number = {page.page_number: page for page in reversed(self.pages)}
        self._of_kind = of_kind
        self.gives_back = gives_back
        labels_of_page = labels_on if of_kind else labels_of_any_kind
        self.labels: dict[int, list[LabelHit]] = {page.page_number: list(labels_of_page(page)) for page in self.pages}
        self.known: dict[tuple[object, ...], Any] = {}  # filled by `once_a_layout`
        self._by_cell = self._index()
        self._starts = {hit.cell for hits in self.labels.values() for hit in hits if hit.at_start}

    def without(self, lines: Collection[tuple[int, int]]) -> DocumentLayout:
        """The same document with some (page, line) pairs left out: what stands above and below a list, without its rows."""
        pages = [without_lines(page, {line for number, line in lines if number == page.page_number}) for page in self.pages]
        return DocumentLayout(pages, of_kind=self._of_kind, gives_back=self.gives_back)

    @cached_property
    def cells(self) -> list[Cell]:
        return [cell for page in self.pages for cell in page.cells]

    @cached_property
    def cells_with_digits(self) -> list[Cell]:
        """The cells that hold a digit: no other holds an amount, nor a number with check digits."""
        return [cell for cell in self.cells if has_digit(cell.text)]

    @cached_property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)

    def page(self, page_number: int) -> PageLayout:
        """The layout of a page by its number."""
        return self._by_number[page_number]

    def hits(self, role: Role) -> tuple[LabelHit, ...]:
        """The labels that may play a role, but for the last words of labels that say something else: the "to:" under "Deliver"."""
        return _hits(self, role)

    @cached_property
    def hits_by_role(self) -> Mapping[Role, list[LabelHit]]:
        """The labels in reading order by each role that they may play."""
        by_role: dict[Role, list[LabelHit]] = {}
        for page in self.pages:
            for hit in self.labels[page.page_number]:
                for role in hit.roles:
                    by_role.setdefault(role, []).append(hit)
        return by_role

    def begins_with_label(self, cell: Cell) -> bool:
        """Whether a cell starts with a label of its own."""
        return cell in self._starts

    def labels_in(self, cell: Cell) -> list[LabelHit]:
        """The labels within a cell."""
        return self._by_cell.get(cell, [])

    def _index(self) -> dict[Cell, list[LabelHit]]:
        by_cell: dict[Cell, list[LabelHit]] = {}
        for hits in self.labels.values():
            for hit in hits:
                by_cell.setdefault(hit.cell, []).append(hit)
        return by_cell


def document_layout(pages: Sequence[Page], *, of_kind: bool = False, gives_back: bool = False) -> DocumentLayout:
    """The pages of a document laid out, kept for a while with all that was asked of them: a paper is classed, read and judged by one."""
    return _document_layout(tuple(pages), of_kind, gives_back)


@lru_cache(maxsize=_DOCUMENTS_KEPT)
def _document_layout(pages: tuple[Page, ...], of_kind: bool, gives_back: bool) -> DocumentLayout:
    return DocumentLayout(pages, of_kind=of_kind, gives_back=gives_back)


def _ends_another(page: PageLayout, hit: LabelHit, role: Role) -> bool:
    """Whether a label with a colon ends one that begins in the line over it, says more, and has not this role."""
    if not (hit.at_start and hit.own.text.endswith((":", "："))):
        return False
    for line in page.lines[max(0, hit.cell.line_number - _LINES_BETWEEN) : hit.cell.line_number]:
        for upper in line.cells:
            if goes_on_under(upper, hit.cell) and upper.text.replace(" ", "").isalpha():
                whole = roles_of(f"{upper.text} {hit.own.text}")
                if whole and role not in whole and max(whole.values()) > hit.roles[role]:
                    return True
    return False


def once_a_layout(
    find: Callable[Concatenate[DocumentLayout, Asked], Found],
) -> Callable[Concatenate[DocumentLayout, Asked], Found]:
    """A function of a layout and of little else whose answer is kept with the layout, because several extractors ask for the same.

    The answer is shared, so it must be one that nobody changes.
    """

    def asked(layout: DocumentLayout, /, *rest: Asked.args, **named: Asked.kwargs) -> Found:
        key = (find, *rest, *named.items()) if named else (find, *rest)
        known: dict[tuple[object, ...], Found] = layout.known
        if key not in known:
            known[key] = find(layout, *rest, **named)
        return known[key]

    update_wrapper(asked, find)
    return asked


@once_a_layout
def _hits(layout: DocumentLayout, role: Role) -> tuple[LabelHit, ...]:
    found = layout.hits_by_role.get(role, ())
    return tuple(hit for hit in found if not _ends_another(layout.page(hit.cell.page_number), hit, role))
