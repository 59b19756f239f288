"""The day of a list of invoices: what its rows leave over dates it, and of a period it is the last day.

"Stand 30.06.2026", "截至2026年6月30日", "From 01/06/2026 to 30/06/2026": nobody lists all the words for it, but no other day stands there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extractors.fields.dates import DateOrder, PrintedDate, dates_of
from extractors.fields.listed_rows import ListedRow
from extractors.fields.lookup import DocumentLayout
from extractors.model import Field, Value
from extractors.terms import Term

_LONGEST_LINE = 8  # words beside the day: more are a sentence
_NOT_OF_PAPER = frozenset(["due_date", "order_date", "delivery_date"])
_LOWEST = 0.6  # share of the page's height, where the list has no row


def with_its_day(
    fields: Sequence[Field], term: Term, rest: DocumentLayout, rows: Sequence[ListedRow], order: DateOrder | None
) -> list[Field]:
    """The fields of a paper with its day, where labels told none; `rest` is the paper without its list."""
    known = next((field for field in fields if field.term in (Term.STATEMENT_DATE, Term.ISSUE_DATE)), None)
    found = _last_of_period(known, rest) if known is not None else _day_over_list(rest, rows, order)
    if found is None:
        return list(fields)
    reading = found.reading(order)
    evidence = (found.cell.evidence(found.start, found.end),)
    if known is not None:
        dated = (Term.STATEMENT_DATE, Term.ISSUE_DATE)
        return [replace(each, reading=reading, evidence=evidence) if each.term in dated else each for each in fields]
    return [*fields, Field(term, reading, evidence, None, "layout")]


def _last_of_period(known: Field, rest: DocumentLayout) -> PrintedDate | None:
    """The later of two days in one cell, where the paper was dated by the first: "Du 01/06/2026 au 30/06/2026"."""
    for seen in known.evidence:
        for page in rest.pages:
            for cell in page.cells if page.page_number == seen.page_number else ():
                days = dates_of(cell)
                if len(days) > 1 and cell.evidence(days[0].start, days[0].end) == seen and _is_later(days[-1], days[0]):
                    return days[-1]
    return None


def _is_later(one: PrintedDate, other: PrintedDate) -> bool:
    return one.day_first is not None and other.day_first is not None and one.day_first > other.day_first


def _day_over_list(rest: DocumentLayout, rows: Sequence[ListedRow], order: DateOrder | None) -> PrintedDate | None:
    page = rest.pages[0]
    tops = [row.line.box.top for row in rows if row.line.page_number == page.page_number]
    lowest = min(tops, default=_LOWEST * page.page.height)
    days: dict[str, PrintedDate] = {}
    for line in page.lines:
        for cell in line.cells if line.box.top < lowest and len(line.words) <= _LONGEST_LINE else ():
            is_anothers = any(hit.at_start and not _NOT_OF_PAPER.isdisjoint(hit.roles) for hit in rest.labels_in(cell))
            for day in () if is_anothers else dates_of(cell):
                reading = day.reading(order)
                if isinstance(reading, Value):
                    days[reading.text] = day
    after = [text for text in days if text >= max(_issued(rows, order), default="")]
    if len(days) == 1 or len(after) == 1:
        return days[next(iter(days)) if len(days) == 1 else after[0]]
    lines = {day.cell.line_number for day in days.values()}
    return days[max(days)] if len(lines) == 1 else None


def _issued(rows: Sequence[ListedRow], order: DateOrder | None) -> Collection[str]:
    """The first day of each row."""
    found = [[reading.text for day in row.days if isinstance(reading := day.reading(order), Value)] for row in rows]
    return {min(each) for each in found if each}
