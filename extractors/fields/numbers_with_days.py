"""A number and a day that stand together at the head of a paper: "855 · 20 Nov 2025", "Sheet no. / Made out | 986 / 14/12/2024".

Nobody prints the two side by side, with nothing to say what they are, but for the paper itself. Where one label announces both, its halves
say whose the number is and what happened on the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.fields.credit_note_labels import is_credit_note, speaks_of_invoice
from extractors.fields.date_phrases import role_of_date_phrase
from extractors.fields.dates import PrintedDate, compact_dates, dates_of
from extractors.fields.form_rows import values_of_forms
from extractors.fields.head_pairs import says_number
from extractors.fields.issuing_words import WRITTEN_ON
from extractors.fields.labels import Role, roles_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.number_shapes import PrintedNumber, number_in
from extractors.fields.number_words import says
from extractors.fields.page_zones import in_table
from extractors.fields.worked_hours import DAY_OF_WEEK
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import is_running_text
from extractors.signs import COLONS_AND_ARROWS, has_digit, has_letter, has_letter_or_digit
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

_LOWEST = 0.4  # share of the page's height
_FEWEST_DIGITS = 3
_BOTH = 2
_BETWEEN = re.compile(rf"\s*[·•|/,;–—-]\s*(?:(?:{DAY_OF_WEEK})(?!\w)[.,]?\s*)?", re.IGNORECASE)
_DATED = re.compile(r"(?i),?\s*(?:of|dated|from|vom|du|van|d\.\s?d\.|gedateer|gedateerd|le|en date du)?\s*")
_SAYS_WHEN = re.compile(rf"{_DATED.pattern}(?:(?:{DAY_OF_WEEK})(?!\w)[.,]?\s*)?", re.IGNORECASE)
_COMPACT_DAY = re.compile(r"(?<=[·•|/,–—-] )(?:19|20)\d{6}$")
_OF_WEEK = re.compile(rf"(?:(?:{DAY_OF_WEEK})(?!\w)[.,]?\s*)?", re.IGNORECASE)
_LABEL_IN_CELL = re.compile(rf"(?P<label>[^\d{COLONS_AND_ARROWS}]*[^\W\d_][^\d{COLONS_AND_ARROWS}]*)[{COLONS_AND_ARROWS}]\s*(?=\S)")
_ENDS_LABEL = re.compile(f"[{COLONS_AND_ARROWS}]")
_SIGN = re.compile(r"\W{1,3}")
_HALVES = re.compile(r"\s*[/|·•&]\s*")
_ROWS_OF_LABEL = 4
_CLOSE, _FLUSH = 1.6, 4.0  # heights of print, points
_SAID = 0.6
_BESIDE, _BEHIND = 0.8, 0.7
_KINDS: dict[Role, tuple[DocumentKind, ...]] = {
    "invoice_number": (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE, DocumentKind.RECEIPT),
    "delivery_note_number": (DocumentKind.DELIVERY_NOTE,),
    "po_number": (DocumentKind.PURCHASE_ORDER,),
}
"""Which papers bear the numbers of a role as their own."""
_DAYS_OF_PAPER = frozenset({"issue_date", "statement_date", "quote_date", "delivery_note_date"})
_DAYS_OF_OTHERS = frozenset({"due_date", "delivery_date", "order_date", "other_date"})


@dataclass(frozen=True, slots=True)
class NumberWithDay:
    """A number, the cell that holds it, the day beside it, and the words that announce both; no words where nothing does."""

    number: PrintedNumber
    cell: Cell
    printed: PrintedDate
    label: str

    @property
    def says_whose(self) -> str:
        """The half of the label that speaks of the number."""
        return _HALVES.split(self.label, maxsplit=1)[0]

    @property
    def is_of_paper(self) -> bool:
        """Whether no word says that the day is that of something else: of a delivery, of when to pay."""
        if not self.label:
            return True
        of_day = _HALVES.split(self.label)[-1]
        role = role_of_date_phrase(of_day.strip(" .:："))
        surest = {each for each, weight in roles_of(of_day).items() if weight >= _SAID and each in _DAYS_OF_PAPER | _DAYS_OF_OTHERS}
        if says(self.says_whose, "order") and not (role or surest - {"issue_date"} or _is_more_than_date(of_day)):
            return False  # "Order no. / date" is the day of the order
        return role in (None, "issue_date") and surest.isdisjoint(_DAYS_OF_OTHERS)


def _is_more_than_date(words: str) -> bool:
    return len(words.split()) > 1 and roles_of(words).get("issue_date", 0.0) >= _SAID


def is_followed_by_its_day(cell: Cell, end: int) -> bool:
    """Whether what follows a number is the day of its paper: "57482 gedateer 2025-07-25", "nr. FA3137-57 d.d. woensdag 27 november"."""
    betweens = (cell.text[end : day.start] for day in dates_of(cell) if day.start >= end)
    return any(_SAYS_WHEN.fullmatch(between) or WRITTEN_ON.match(between) for between in betweens)


@once_a_layout
def numbers_with_days(layout: DocumentLayout) -> tuple[NumberWithDay, ...]:
    """The numbers at the head of the first page with a day beside them; of those that nothing announces, the only one."""
    page = layout.pages[0]
    every = list(_found(layout, page))
    found = [each for each in every if not any(_are_rows(each.cell, other.cell) for other in every)]
    bare = [each for each in found if not each.label]
    return tuple(each for each in found if each.label or len(bare) == 1)


def days_of_paper(layout: DocumentLayout, roles: Sequence[Role]) -> Iterator[tuple[PrintedDate, float]]:
    """The days of a paper that its number tells, with how surely: beside it, or behind it in a sentence, "order no. 7028 of 29-07-2025".

    `roles` are the labels of its own number. Many an invoice of a sentence is another.
    """
    own = (each for each in numbers_with_days(layout) if each.is_of_paper and not _is_of_another(layout, each.label, roles))
    yield from ((each.printed, _BESIDE) for each in own)
    for hit in (hit for role in roles if role != "invoice_number" for hit in layout.hits(role)):
        rest = hit.rest if not hit.at_start else None
        number = number_in(rest) if rest is not None else None
        behind = [each for each in dates_of(rest) if each.start > number.end] if rest is not None and number is not None else []
        if rest is not None and number is not None and behind and _DATED.fullmatch(rest.text, number.end, behind[0].start):
            yield behind[0], _BEHIND


def _is_of_another(layout: DocumentLayout, label: str, roles: Sequence[Role]) -> bool:
    """Whether words before a number and a day title another kind of paper than the one they stand on."""
    if "invoice_number" in roles and is_credit_note(layout) and speaks_of_invoice(label):
        return True
    titled = kind_of_title(label)
    kinds = {kind for role in roles for kind in _KINDS.get(role, ())}
    return titled is not None and bool(kinds) and titled[0] not in kinds


def _are_rows(one: Cell, other: Cell) -> bool:
    """Whether two cells stand in the same column close under each other, as what a list counts."""
    apart = max(one.box.top - other.box.bottom, other.box.top - one.box.bottom)
    return one is not other and abs(one.box.x0 - other.box.x0) < _FLUSH and apart < _CLOSE * one.height


def _found(layout: DocumentLayout, page: PageLayout) -> Iterator[NumberWithDay]:
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for at, cell in enumerate(line.cells):
            if not has_digit(cell.text) or in_table(layout, cell):
                continue
            following = line.cells[at + 1] if at + 1 < len(line.cells) else None
            own = _in_one_cell(layout, page, cell)
            are_alone = at + 2 == len(line.cells) and sum(has_digit(each.text) for each in line.cells) == _BOTH  # and no row of values
            if own is None and following is not None and are_alone:
                own = _in_two_cells(layout, page, cell, following)
            if own is not None and sum(map(str.isdigit, own.number.text)) >= _FEWEST_DIGITS:
                yield own


def _in_one_cell(layout: DocumentLayout, page: PageLayout, cell: Cell) -> NumberWithDay | None:
    """A number, a sign that parts it from the day, and the day, which together fill their cell or stand behind its colon."""
    dates = [*dates_of(cell), *_compact_days(cell)]
    if len(dates) != 1 or has_letter_or_digit(cell.text[dates[0].end :]):
        return None
    announced = _LABEL_IN_CELL.match(cell.text) if _ENDS_LABEL.search(cell.text) else None
    number = number_in(cell, announced.end() if announced else 0)
    number = _before_stroke(number, dates[0])
    if number is None or number.end > dates[0].start or not _BETWEEN.fullmatch(cell.text, number.end, dates[0].start):
        return None
    before = cell.text[announced.end() if announced else 0 : number.start]
    if has_letter_or_digit(before):
        return None
    label = announced["label"] if announced else _label_of(layout, page, cell)
    return NumberWithDay(number, cell, dates[0], label.strip(f" .{COLONS_AND_ARROWS}")) if label is not None else None


def _compact_days(cell: Cell) -> Iterator[PrintedDate]:
    """A day of eight digits alone behind a stroke: "KN5390 / 20240507"."""
    match = _COMPACT_DAY.search(cell.text)
    part = cell.part(len(cell.words) - 1) if match is not None and len(cell.words) > 1 else None
    for day in compact_dates(part) if part is not None else ():
        yield replace(day, cell=cell, start=len(cell.text) - len(day.text), end=len(cell.text))


def _before_stroke(number: PrintedNumber | None, day: PrintedDate) -> PrintedNumber | None:
    """A number without the eight digits of its day, where the stroke between them has made them one."""
    if number is None or number.end != day.end:
        return number
    text = number.text[: day.start - number.start].rstrip(" ·•|/,;–—-")
    return replace(number, text=text, end=number.start + len(text))


def _in_two_cells(layout: DocumentLayout, page: PageLayout, cell: Cell, following: Cell) -> NumberWithDay | None:
    """A number and a day that fill the last two cells of a line and are not announced each by its own label."""
    number, dates = number_in(cell), dates_of(following) or compact_dates(following)
    if number is None or number.text != cell.text.strip() or dates_of(cell) or len(dates) != 1:
        return None
    before, behind = following.text[: dates[0].start], following.text[dates[0].end :]
    if not _OF_WEEK.fullmatch(before) or has_letter_or_digit(behind):
        return None
    stand_over = _stands_over_labels(page, cell)
    if not stand_over and (_label_of(layout, page, cell) or _label_over(page, following)):
        return None
    under = [_label_under(page, each) for each in (cell, following)]
    return NumberWithDay(number, cell, dates[0], " / ".join(under) if all(under) else "")


def _stands_over_labels(page: PageLayout, cell: Cell) -> bool:
    """Whether a column of values and labels begins with a value, so that each label stands under what it announces."""
    top = cell
    for line in reversed(page.lines[: cell.line_number]):
        over = next((other for other in line.cells if abs(other.box.x0 - cell.box.x0) < _FLUSH), None)
        if over is None:
            continue
        if top.box.top - over.box.bottom > _CLOSE * page.height_of_print:
            break
        top = over
    first = number_in(top)
    return top is not cell and has_digit(top.text) and not (first is not None and _announces(top.text[: first.start]))


def _label_under(page: PageLayout, cell: Cell) -> str:
    """The words of the next line that begin where a cell does, where they announce a number or a day."""
    for line in page.lines[cell.line_number + 1 : cell.line_number + 2]:
        for under in line.cells:
            if abs(under.box.x0 - cell.box.x0) < _FLUSH and under.box.top - cell.box.bottom < _CLOSE * page.height_of_print:
                return under.text if not has_digit(under.text) and _announces(under.text) else ""
    return ""


def _label_of(layout: DocumentLayout, page: PageLayout, cell: Cell) -> str:
    """The words before a cell, or in the lines over it, that announce what it holds; none where they are a name or an address.

    A title before it on its line says whose it is: "Delivery note | 8841 / 3 April".
    """
    row = values_of_forms(layout).get(cell)
    if row is not None:
        return row.label.text
    before = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
    if before and (_may_announce(layout, before[-1]) or _is_title(before[-1])):
        return before[-1].text
    return _label_over(page, cell)


def _label_over(page: PageLayout, cell: Cell) -> str:
    """The words of the lines right over a cell and flush with it, up to a title, where they announce a number or a day."""
    rows: list[str] = []
    under = cell
    for line in reversed(page.lines[max(0, cell.line_number - 2 * _ROWS_OF_LABEL) : cell.line_number]):
        over = next((other for other in line.cells if abs(other.box.x0 - cell.box.x0) < _FLUSH), None)
        if over is None:
            continue
        is_close = under.box.top - over.box.bottom < _CLOSE * page.height_of_print
        if not is_close or has_digit(over.text) or len(rows) == _ROWS_OF_LABEL or is_running_text(over.text) or _is_title(over):
            break
        rows.insert(0, over.text)
        under = over
    text = " ".join(row for row in rows if not _SIGN.fullmatch(row)).strip()
    return text if text and _announces(text) else ""


def _may_announce(layout: DocumentLayout, cell: Cell) -> bool:
    text = cell.text.rstrip()
    heads_party = any(role.endswith("_heading") for hit in layout.labels_in(cell) for role in hit.roles)
    if not has_letter(text) or has_digit(text) or _is_title(cell) or heads_party:
        return False
    return layout.begins_with_label(cell) or _announces(text)


def _announces(text: str) -> bool:
    """Whether words say that a number or a day follows."""
    halves = _HALVES.split(text)
    roles = {role for half in halves for role in roles_of(half)}
    return (
        text.endswith(tuple(COLONS_AND_ARROWS))
        or any(says_number(half) or role_of_date_phrase(half) for half in halves)
        or any(role.endswith(("_date", "_number")) for role in roles)
    )


def _is_title(cell: Cell) -> bool:
    titled = kind_of_title(cell.text)
    return titled is not None and titled[1] >= _SAID
