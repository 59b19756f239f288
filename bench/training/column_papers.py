"""Made papers as the scorer of columns learns from them: every row that may head a table, with the parts of its columns by the truth.

What part a column plays is taken from papers whose lines all come out right under listed headings. Each such paper is shown as it is,
with most of its headings replaced by words of no language, and without its headings.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.scoring import score_document
from bench.training.made_papers import of_made_papers
from bench.training.phrases import strange_word
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.labels import Role
from extractors.fields.line_items import lines_with, roles_of_sections
from extractors.fields.lookup import DocumentLayout
from extractors.fields.table_rows import goods_table
from extractors.goods_columns.heads import Head, find_heads, tables_without_heads
from extractors.goods_columns.marks import ColumnMarks, column_marks
from extractors.goods_columns.scorer import NOTHING, OTHER
from extractors.layout.tables import Column
from extractors.model import Page

KINDS = frozenset({"invoice", "credit_note", "delivery_note", "purchase_order", "quotation", "receipt", "bill_of_lading", "timesheet"})
_OF_KIND = frozenset({"delivery_note", "bill_of_lading", "schedule_of_accounts"})
_REPLACED = 0.8
_KEPT_OF_NOTHING = 0.3
_BEFORE_FIRST_ROW = 2  # lines of words

Parts = dict[int, tuple[int, int, list[tuple[float, float, str]]]]
"""The first and last line of a page's headings, and where its columns stand with the part that each plays."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column under one row that may head a table; `way` says whether the headings of its paper were replaced or left out."""

    paper: str
    head: int
    marks: ColumnMarks
    name: str
    way: str


def shown_columns(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownColumn]:
    """The columns on all papers with goods of some folders; `cache` keeps the words of each file."""
    return of_made_papers(_shown, KINDS, folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[ShownColumn]:
    parts = _parts(truth, pages)
    if not parts:
        return []
    dice = random.Random(paper)
    layout = _layout(truth, pages)
    replaced = [_with_strange_headings(layout, page, parts.get(page.page_number), dice) for page in pages]
    bare = [_without_headings(layout, page, parts.get(page.page_number)) for page in pages]
    return [
        *_columns(paper, truth, pages, parts, dice),
        *_columns(paper, truth, replaced, parts, dice, way="strange"),
        *_columns(paper, truth, bare, parts, dice, way="bare"),
    ]


def _layout(truth: Mapping[str, Any], pages: Sequence[Page]) -> DocumentLayout:
    kind = truth["doc_type"]
    return DocumentLayout(pages, of_kind=kind in _OF_KIND, gives_back=kind == "credit_note")


def _parts(truth: Mapping[str, Any], pages: Sequence[Page]) -> Parts:
    """The parts of the columns on each page with one row of headings, where all lines of the paper come out right under them."""
    layout = _layout(truth, pages)
    mark = decimal_mark_of(cell.text for cell in layout.cells_with_digits)
    table = goods_table(layout, mark)
    if table is None or not truth.get("lines"):
        return {}
    roles = roles_of_sections(table, mark)
    read = [
        {"description": each.description, "quantity": str(each.quantity or ""), "line_total": str(each.line_total or "")}
        for each in lines_with(layout, table, roles, mark).lines
    ]
    score = score_document({"lines": truth["lines"]}, {"documents": [{"fields": {"any": {}}, "lines": read}]}).lines
    if score is None or not score.all_right:
        return {}
    found: Parts = {}
    for page in layout.pages:
        heading = sorted(line for number, line in table.heading_lines if number == page.page_number)
        sections = [each for each in table.sections if each.page_number == page.page_number]
        if heading and len(sections) == 1 and heading[-1] - heading[0] == len(heading) - 1:
            named: dict[int, Role] = {index: role for role, index in roles[sections[0].headings].items()}
            columns = [(column.x0, column.x1, named.get(at, OTHER)) for at, column in enumerate(sections[0].columns)]
            found[page.page_number] = (heading[0], heading[-1], columns)
    return found


def _with_strange_headings(
    layout: DocumentLayout, page: Page, parts: tuple[int, int, list[tuple[float, float, str]]] | None, dice: random.Random
) -> Page:
    """A page with most of its headings replaced, each word by a word of no language."""
    if parts is None:
        return page
    first, last, columns = parts
    cells = [cell for line in layout.page(page.page_number).lines[first : last + 1] for cell in line.cells]
    is_replaced = [dice.random() < _REPLACED for _ in (*columns, None)]
    strange: dict[tuple[float, float], str] = {}
    for cell in cells:
        for word in cell.words:
            middle = (word.box.x0 + word.box.x1) / 2
            at = min(range(len(columns)), key=lambda index: max(columns[index][0] - middle, middle - columns[index][1]))
            if is_replaced[at]:
                strange[word.box.x0, word.box.top] = strange_word(dice)
    return replace(page, words=tuple(replace(each, text=strange.get((each.box.x0, each.box.top), each.text)) for each in page.words))


def _without_headings(layout: DocumentLayout, page: Page, parts: tuple[int, int, list[tuple[float, float, str]]] | None) -> Page:
    if parts is None:
        return page
    lines = layout.page(page.page_number).lines[parts[0] : parts[1] + 1]
    own = {(word.box.x0, word.box.top) for line in lines for word in line.words}
    return replace(page, words=tuple(each for each in page.words if (each.box.x0, each.box.top) not in own))


def _columns(
    paper: str, truth: Mapping[str, Any], pages: Sequence[Page], parts: Parts, dice: random.Random, *, way: str = "plain"
) -> Iterator[ShownColumn]:
    layout = _layout(truth, pages)
    mark = decimal_mark_of(cell.text for cell in layout.cells_with_digits)
    number = 0
    for page in layout.pages:
        if page.page_number not in parts:
            continue
        first, last, columns = parts[page.page_number]
        for head in (*find_heads(layout, page), *tables_without_heads(layout, page)):
            is_right = (head.first_line, head.last_line) == (first, last)
            is_bare = head.last_line < head.first_line
            is_near = (
                first <= head.first_line <= last + 1 + _BEFORE_FIRST_ROW if is_bare else head.first_line <= last and head.last_line >= first
            )
            if way == "bare":
                is_right = is_bare and first - 1 <= head.first_line <= first + _BEFORE_FIRST_ROW
                is_near = first - 1 <= head.first_line <= first + _BEFORE_FIRST_ROW
            if not is_right and (is_near or dice.random() > _KEPT_OF_NOTHING):
                continue
            number += 1
            names = _names(head, columns) if is_right else [NOTHING] * len(head.columns)
            for marks, name in zip(column_marks(head, mark), names, strict=True):
                yield ShownColumn(paper, number, marks, name, way)


def _names(head: Head, columns: Sequence[tuple[float, float, str]]) -> list[str]:
    """The part of each column: that of the one in the same place, of which each plays its part once."""
    taken = [_nearest(column, columns) for column in head.columns]
    best: dict[int, int] = {}
    for at, (index, shared) in enumerate(taken):
        if shared > 0 and (index not in best or shared > taken[best[index]][1]):
            best[index] = at
    return [columns[index][2] if best.get(index) == at else OTHER for at, (index, _) in enumerate(taken)]


def _nearest(column: Column, columns: Sequence[tuple[float, float, str]]) -> tuple[int, float]:
    shared = [min(column.x1, x1) - max(column.x0, x0) for x0, x1, _ in columns]
    index = max(range(len(columns)), key=lambda at: shared[at])
    return index, shared[index]
