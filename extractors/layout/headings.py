"""A table begins with a row of column headings, found by their words in any language; stacked headings ("Prix / unitaire") are joined."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.fields.labels import LabelHit, Role, roles_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.layout.tables import Column
from extractors.model import Word
from extractors.signs import has_digit

_PERCENT_FIRST = re.compile(r"^\s*%\s*(\w.*)$")  # "% VAT" is "VAT %"; beside a figure, "15 % VAT", the sign is the figure's
_BETWEEN_LANGUAGES = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+|(?<=[\u4e00-\u9fff)）])\s*(?=[A-Za-z%])")
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_CURRENCY = re.compile(r"(?<![A-Za-z])(?:in\s+|en\s+)?(?:ZAR|EUR|USD|GBP|CHF|CNY|RMB|RM|R|[€$£¥])(?![A-Za-z])")
_WITH_CENTS = re.compile(r"[-(€$R]?\d[\d.,'’]*[.,]\d\d\)?")
_TEXTS_KEPT = 4096  # of which a row of headings asks again as it is cut and joined
_HEADING_GAP = 1.9  # stacked headings stand closer than this many heights of print
_MUCH_WIDER = 1.8  # times
_PARTED, _SPACE = 3.0, 0.6  # times the narrowest gap, heights of print
_FEWEST_GAPS = 2
_FEWEST_WIDE, _WORDS_HEARD = 2, 4


@dataclass(frozen=True, eq=False)
class Heading:
    """The headings of a table on one page: which lines they take, and the columns they name.

    `is_parted` says that the columns are already as wide as what stands under them.
    """

    page: PageLayout
    first_line: int
    last_line: int
    columns: tuple[Column, ...]
    wanted: tuple[Role, ...]
    is_parted: bool = False

    def names(self, *roles: Role) -> bool:
        """Whether some column may play one of these roles."""
        return any(role in column.roles for column in self.columns for role in roles)


def find_headings(layout: DocumentLayout, page: PageLayout, wanted: Sequence[Role], *, at_least: int = 3) -> list[Heading]:
    """The rows of column headings on a page that name at least so many of the wanted columns, top to bottom."""
    found: list[Heading] = []
    line_number = 0
    while line_number < len(page.lines):
        heading = _heading_at(layout, page, line_number, wanted, at_least)
        if heading is not None:
            found.append(heading)
            line_number = heading.last_line + 1
        else:
            line_number += 1
    return found


def _column_hits(layout: DocumentLayout, line: TextLine, wanted: Sequence[Role]) -> set[Role]:
    hits: set[Role] = set()
    for cell in line.cells:
        labels = layout.labels_in(cell)
        covered = sum(hit.last - hit.first for hit in labels)
        if labels and covered * 2 >= len(cell.words):
            for hit in labels:
                hits |= {role for role in hit.roles if role in wanted}
    return hits


def _distinct_columns(layout: DocumentLayout, line: TextLine, wanted: Sequence[Role]) -> int:
    count = 0
    for cell in line.cells:
        labels = layout.labels_in(cell)
        if labels and sum([hit.last - hit.first for hit in labels]) * 2 >= len(cell.words):
            count += sum([not hit.roles.keys().isdisjoint(wanted) for hit in labels])
    return count


def _has_figures(line: TextLine) -> bool:
    return any(_WITH_CENTS.fullmatch(word.text) for word in line.words)


def _heading_at(layout: DocumentLayout, page: PageLayout, line_number: int, wanted: Sequence[Role], at_least: int) -> Heading | None:
    line = page.lines[line_number]
    own = _distinct_columns(layout, line, wanted)
    if own < 2 or _has_figures(line) or sum(has_digit(cell.text) for cell in line.cells) > 1:
        return None
    first = last = line_number
    for step in (-1, 1):
        at = line_number
        for _ in range(3):
            at += step
            if not 0 <= at < len(page.lines):
                break
            other, near = page.lines[at], page.lines[at - step]
            gap = (near.box.top - other.box.bottom) if step < 0 else (other.box.top - near.box.bottom)
            if gap > (_HEADING_GAP - 1) * page.height_of_print or any(has_digit(word.text) for word in other.words):
                break
            labelled = _distinct_columns(layout, other, wanted)
            is_wider = labelled > own or (labelled >= 2 and len(other.cells) > 2)
            if step > 0 and is_wider and len(line.cells) == 1 and has_digit(line.text):
                return None  # terms close over the headings, "rein netto 60 Tage", say a price and a unit as headings do
            # a stacked heading: each of its cells stands over or under one of the line's, or is a column label itself
            fits = [cell for cell in other.cells if _stands_with(cell, line) or _is_column_label(layout, cell, wanted)]
            strangers = [cell for cell in other.cells if cell not in fits]
            if (
                not fits
                or any(len(cell.words) > 2 for cell in strangers)
                or len(strangers) > len(fits)
                or (step > 0 and labelled == 0 and any(len(cell.words) > 3 for cell in other.cells))
                or (step > 0 and first == line_number and _begins_a_description(layout, other, line))
            ):
                break
            if step > 0 and labelled == 0 and not _completes_a_label(page, first, at) and not _tops_figures(layout, other, line):
                break
            first, last = min(first, at), max(last, at)
    columns = columns_of_headings(layout, page.lines[first : last + 1], wanted)
    named = {role for column in columns for role in column.roles if role in wanted}
    if ":" not in line.text and len(columns) >= 2 and all(_is_known(column.text, wanted) for column in columns):
        at_least = min(at_least, 2)  # where nothing but known headings stands in the line, two make a table
    if sum(1 for column in columns if set(column.roles) & set(wanted)) < at_least or len(named) < at_least:
        return None
    return Heading(page, first, last, columns, tuple(wanted))


def _stands_with(cell: Cell, line: TextLine) -> bool:
    return any(min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0) > 0 for other in line.cells)


def _is_column_label(layout: DocumentLayout, cell: Cell, wanted: Sequence[Role]) -> bool:
    return any(hit.at_start and any(role in wanted for role in hit.roles) for hit in layout.labels_in(cell))


def _tops_figures(layout: DocumentLayout, other: TextLine, line: TextLine) -> bool:
    """Whether a lower line of words stands wholly under headings of figures, where no line of goods would start."""
    over = [[cell for cell in line.cells if min(cell.box.x1, each.box.x1) - max(cell.box.x0, each.box.x0) > 0] for each in other.cells]
    texts = {"column_description", "column_item_code", "column_debtor"}
    return all(cells and not any(texts & set(hit.roles) for cell in cells for hit in layout.labels_in(cell)) for cells in over)


def _begins_a_description(layout: DocumentLayout, other: TextLine, line: TextLine) -> bool:
    """Whether a lower line is one cell of words under a heading of words, and more than labels: the first line of goods, not a heading."""
    if len(other.cells) != 1 or len(line.cells) < 3 or _tops_figures(layout, other, line):
        return False
    labels = layout.labels_in(other.cells[0])
    return sum(hit.last - hit.first for hit in labels) < len(other.cells[0].words)


def _completes_a_label(page: PageLayout, first: int, at: int) -> bool:
    """Whether the cells of a lower line make known headings together with those above them."""
    for cell in page.lines[at].cells:
        above = [
            other
            for line in page.lines[first:at]
            for other in line.cells
            if min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0) > 0
        ]
        if not above or not roles_of(" ".join([*(other.text for other in above), cell.text])):
            return False
    return True


def columns_of_headings(layout: DocumentLayout, lines: Sequence[TextLine], wanted: Sequence[Role]) -> tuple[Column, ...]:
    """Heading cells, a cell with several labels cut into them, stacked ones joined, from left to right."""
    parts: list[Cell] = []
    for line in lines:
        for cell in line.cells:
            labels = _without_translations([hit for hit in layout.labels_in(cell) if not hit.roles.keys().isdisjoint(wanted)])
            several = len(labels) >= 2 or (labels and labels[0].first > 0) or _parted_within(cell, labels, wanted)
            if several and not _is_half_of_a_label(cell, lines, wanted):
                # words before the first label are the upper half of a stacked heading: "No of" over "Packages"
                firsts = sorted({*(hit.first for hit in labels if hit.first > 0), *_parted_within(cell, labels, wanted)})
                cuts = _at_wider_gaps(layout.page(cell.page_number), cell, [0, *firsts, len(cell.words)], wanted)
                parts += [part for a, b in pairwise(cuts) if (part := cell.part(a, b)) is not None]
            else:
                parts.append(cell)
    remarks = [part for part in parts if _is_remark(part.text)]
    parts = [part for part in parts if part not in remarks]
    groups: list[list[Cell]] = []
    for part in sorted(parts, key=lambda each: each.line_number):
        group = next((g for g in groups if _overlaps_group(part, g)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    for remark in remarks:
        if groups:
            min(groups, key=lambda group: min(_apart(remark, cell) for cell in group)).append(remark)
    columns = []
    for group in groups:
        text = " ".join(cell.text for cell in group)
        roles = dict(roles_of_heading(text))
        if not any(role in wanted for role in roles):
            for cell in group:
                for hit in layout.labels_in(cell) or [
                    h for c in layout.page(cell.page_number).lines[cell.line_number].cells for h in layout.labels_in(c)
                ]:
                    if hit.own.box.x0 >= cell.box.x0 - 1 and hit.own.box.x1 <= cell.box.x1 + 1:
                        for role, weight in hit.roles.items():
                            roles[role] = max(roles.get(role, 0.0), 0.9 * weight)
        box = box_of([word for cell in group for word in cell.words])
        atoms = tuple(atom for cell in group for atom in _atoms(layout, cell, wanted))
        columns.append(Column(text, {role: weight for role, weight in roles.items() if role in wanted}, box.x0, box.x1, atoms))
    return tuple(sorted(columns, key=lambda each: each.x0))


@lru_cache(_TEXTS_KEPT)
def _is_remark(text: str) -> bool:
    """Whether part of a heading says nothing but the currency, or stands in brackets."""
    return not _CURRENCY.sub("", _IN_BRACKETS.sub("", text)).strip() and not roles_of_heading(text)


def _without_translations(labels: Sequence[LabelHit]) -> list[LabelHit]:
    """Labels of one cell without those that say behind a stroke in another language what the one before says: "金额 / Total"."""
    return [
        hit
        for before, hit in zip([None, *labels], labels, strict=False)
        if before is None
        or before.last != hit.first - 1
        or hit.cell.words[before.last].text != "/"
        or not set(before.roles) & set(hit.roles)
    ]


def _at_wider_gaps(page: PageLayout, cell: Cell, cuts: Sequence[int], wanted: Sequence[Role]) -> list[int]:
    """The cuts of a heading's cell, each moved to a much wider gap beside it where both its parts are known headings there too.

    Narrow columns stand so close that their headings are one cell, and words can part in two ways: "Qty   Unit Price" is no "Qty Unit".
    """
    gaps = [0.0, *(right.box.x0 - left.box.x1 for left, right in pairwise(cell.words)), 0.0]
    whole = _at_every_wide_gap(page, cell, gaps, wanted)
    if whole is not None:
        return whole
    moved = list(cuts)
    for place in range(1, len(cuts) - 1):
        before, cut, after = moved[place - 1], moved[place], moved[place + 1]
        widest = max(range(before + 1, after), key=lambda at: gaps[at])
        halves = (cell.part(before, widest), cell.part(widest, after))
        if gaps[widest] > _MUCH_WIDER * gaps[cut] and all(half is not None and _is_known(half.text, wanted) for half in halves):
            moved[place] = widest
    return moved


def _at_every_wide_gap(page: PageLayout, cell: Cell, gaps: Sequence[float], wanted: Sequence[Role]) -> list[int] | None:
    """The cuts of a heading's cell at all of its wide gaps, where every part is a known heading: "Price   Excl. Amount   Incl. Value".

    Where no gap is a mere space, the spaces of the page's other lines tell: "Units   Pack   Article   Description".
    """
    narrowest = min(gaps[1:-1], default=0.0)
    if narrowest > _SPACE * cell.height:
        narrowest = min(narrowest, _usual_space(page, cell))
    wide = [at for at, gap in enumerate(gaps) if gap > max(_MUCH_WIDER * narrowest, _SPACE * cell.height)]
    if len(wide) < _FEWEST_WIDE or narrowest <= 0:
        return None
    whole = [0, *wide, len(cell.words)]
    parts = [cell.part(a, b) for a, b in pairwise(whole)]
    return whole if all(part is not None and _is_known(part.text, wanted) for part in parts) else None


def _usual_space(page: PageLayout, but: Cell) -> float:
    """How far words stand apart on a page, in points, by its other cells of several words; infinite where it has none."""
    cells = [cell for cell in page.cells if len(cell.words) >= _WORDS_HEARD and cell is not but]
    spaces = [right.box.x0 - left.box.x1 for cell in cells for left, right in pairwise(cell.words)]
    return statistics.median(spaces) if spaces else math.inf


def _parted_within(cell: Cell, labels: Sequence[LabelHit], wanted: Sequence[Role]) -> list[int]:
    """Where a phrase that is one label is two headings all the same, since a gap much wider than between words parts it.

    "Tarief      BTW %" are a price and a rate of tax, though "Tarief BTW" would be the rate alone.
    """
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(cell.words)]
    if not labels or len(gaps) < _FEWEST_GAPS:
        return []
    found = []
    ends = [*(hit.first for hit in labels[1:]), len(cell.words)]
    for hit, end in zip(labels, ends, strict=True):
        for at in range(hit.first + 1, hit.last):
            halves = cell.part(hit.first, at), cell.part(at, end)
            is_wide = gaps[at - 1] > max(_PARTED * min(gaps), _SPACE * cell.height)
            if is_wide and all(half is not None and _is_known(half.text, wanted) for half in halves):
                found.append(at)
    return found


def _is_half_of_a_label(cell: Cell, lines: Sequence[TextLine], wanted: Sequence[Role]) -> bool:
    """Whether a cell and the narrower one under its middle make one known heading: "Net unit" over "price"."""
    lower = [other for line in lines for other in line.cells if other.line_number > cell.line_number]
    under = [other for other in lower if cell.box.x0 < (other.box.x0 + other.box.x1) / 2 < cell.box.x1]
    if len(under) != 1 or len(cell.words) > 3:
        return False
    middle = (under[0].box.x0 + under[0].box.x1) / 2
    over = [word for word in cell.words if min(word.box.x1, under[0].box.x1) > max(word.box.x0, under[0].box.x0)]
    centred = abs(middle - (cell.box.x0 + cell.box.x1) / 2) <= cell.box.width / 4
    joined = roles_of_heading(f"{cell.text} {under[0].text}")
    return centred and len(over) == len(cell.words) and any(role in wanted for role in joined)


def _atoms(layout: DocumentLayout, cell: Cell, wanted: Sequence[Role]) -> Iterator[tuple[Word, ...]]:
    """The labels in a part of a heading, each whole, and its other words one by one."""
    line = layout.page(cell.page_number).lines[cell.line_number]
    around = [whole for whole in line.cells if whole.box.x0 <= cell.box.x1 and cell.box.x0 <= whole.box.x1]
    labels = [hit.own.words for whole in around for hit in layout.labels_in(whole) if not hit.roles.keys().isdisjoint(wanted)]
    own = set(map(id, cell.words))
    within = [part for words in labels if own.issuperset(map(id, words)) for part in _amount_and_unit(words)]
    labelled = {id(word) for words in within for word in words}
    yield from sorted([*within, *((word,) for word in cell.words if id(word) not in labelled)], key=lambda words: words[0].box.x0)


def _amount_and_unit(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """A heading of quantities and that of their units, which close columns make one.

    "Qty Unit" stands over "1" and "MTH", "Per Qty" over "DAY" and "4".
    """
    for cut in range(1, len(words)):
        halves = words[:cut], words[cut:]
        roles = [roles_of(" ".join(word.text for word in half)) for half in halves]
        named = [("column_quantity" in each, "column_unit" in each) for each in roles]
        if named in ([(True, False), (False, True)], [(False, True), (True, False)]) and not roles[0].keys() & roles[1].keys():
            return halves
    return (words,)


@lru_cache(_TEXTS_KEPT)
def roles_of_heading(text: str) -> Mapping[Role, float]:
    """The parts that a heading names, with or without the currency and the remarks in brackets, and its percent sign first or last.

    A heading may say a thing twice, in two languages: "Beskrywing / Description", "单价 Unit Price".
    """
    roles = _roles_named(text)
    for match in _BETWEEN_LANGUAGES.finditer(text) if not roles else ():
        one, other = _roles_named(text[: match.start()]), _roles_named(text[match.end() :])
        shared = {role: max(one[role], other[role]) for role in one if role in other}
        if shared:
            return shared
    return roles


def _roles_named(text: str) -> Mapping[Role, float]:
    plain = _IN_BRACKETS.sub(" ", text)
    wordings = (text, _CURRENCY.sub(" ", text), plain, _CURRENCY.sub(" ", plain), _PERCENT_FIRST.sub(r"\1 %", plain))
    for wording in dict.fromkeys(wordings):  # mostly they are one
        roles = roles_of(wording, fuzzy=True)
        if roles:
            return roles
    return {}


def _is_known(text: str, wanted: Sequence[Role]) -> bool:
    return any(role in wanted for role in roles_of_heading(text))


def _apart(remark: Cell, cell: Cell) -> float:
    return max(cell.box.x0 - remark.box.x1, remark.box.x0 - cell.box.x1, 0.0)


def _overlaps_group(part: Cell, group: Sequence[Cell]) -> bool:
    return any(
        other.line_number != part.line_number
        and min(part.box.x1, other.box.x1) - max(part.box.x0, other.box.x0) > 0.3 * min(part.box.width, other.box.width)
        for other in group
    )
