"""The lines of a page that may be its title: how prominent each stands, the kind that it names, and whether it refers to another paper.

A title stands near the top or in large print, alone or in parts. What numbers another paper, heads a column or a total, or is the name of
a firm is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from extractors.broken_titles import broken_titles
from extractors.fields.form_rows import ends_label, is_bare_label
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table, table_zone
from extractors.held_phrases import folded
from extractors.kind_numbers import asks_for_money
from extractors.kinds import Cue, kind_rules
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import running_cells
from extractors.signs import has_digit
from extractors.terms import RECEIVABLE_KINDS, DocumentKind
from extractors.title_headings import heads_a_party, heads_rows, is_in_label
from extractors.title_neighbours import has_money, is_heading, is_label, is_numbered, is_of_financier, is_what_it_is_about
from extractors.title_references import (
    heads_its_number,
    heads_row_of_numbers,
    is_among_headings,
    is_reference,
    numbers_another,
    opens_particulars,
    stands_in_list,
    stands_over_number,
)
from extractors.title_rows import kinds_told_in_rows
from extractors.titled_letterheads import title_behind_company
from extractors.titles import kind_of_title

SURELY_NAMED = 0.9
_TITLE_ZONE = 0.42  # share of the page, from its top, in which titles stand
_LARGE_PRINT = 1.3
_LONGEST_TITLE_IN_WORDS = 7
_LONGEST_NAMED_TITLE = 12  # "Tax invoice no. INV 2026-816 of 9 September 2026"
_LISTS = frozenset({DocumentKind.STATEMENT, DocumentKind.REMITTANCE_ADVICE, DocumentKind.SCHEDULE_OF_ACCOUNTS})
_HEAD = 0.09  # share of the page, from its top, where no reference stands yet
_SAID_OUTRIGHT = 1.5  # in the row of a form that asks what the paper is
_TITLED_OVER_ALL, _LINES_OVER_GOODS = 0.8, 2
_TOP = 0.3  # below it, a line in small print that names a kind heads a group of rows ("Lieferschein 4711") or a signature
_BESIDE = 0.5
_OUR = re.compile(r"(?i)^\W*(?:our|ons|onze|unsere?|notre)\s+(?=[^\W\d_]+(?:\s[^\W\d_]+){0,2}$)")  # "Our official order"
_ONLY_LARGE = 0.5
_STROKES = ("/", "|", "&", "+")
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b|\b(?:[^\W\d_] ){2}[^\W\d_]\b(?= \w{3})")


@dataclass(frozen=True)
class Title:
    """A line that may be a title: how prominent it stands, the kind that the whole line names, and whether it only refers to another."""

    text: str
    prominence: float
    named: tuple[DocumentKind, float] | None
    refers: bool
    is_numbered: bool = False
    is_large: bool = True

    @cached_property
    def folded(self) -> str:
        return folded(self.text)

    @property
    def is_clear(self) -> bool:
        """Whether the line can hardly be the label of another paper's number."""
        if self.is_large or not (self.refers or self.is_numbered or has_digit(self.text)):
            return True
        gives_back = self.named is not None and self.named[0] is DocumentKind.CREDIT_NOTE and self.named[1] >= SURELY_NAMED
        return gives_back and not (self.refers or self.is_numbered)  # "Credit Invoice K1120", which an invoice seldom names so


def titles_of(layout: DocumentLayout, page: PageLayout) -> list[Title]:
    """Short lines near the top or in large print, each with how prominent it stands."""
    found = list(_titles_in_parts(page))
    found += [Title(whole, 1.0, kind_of_title(whole), refers=False) for _, whole in broken_titles(page, _TOP * page.page.height)]
    found += [Title(said, _SAID_OUTRIGHT, named, refers=False) for said, named in kinds_told_in_rows(layout, page)]
    joined, running = tuple(each.text for each in found), running_cells(page)
    for whole, cell, text, large in _that_say_a_kind(layout, page):
        longest = _LONGEST_TITLE_IN_WORDS + (4 if large else 0)
        if len(cell.words) > longest and kind_of_title(_spaced_out(cell.text)) is None:
            continue
        if not large and in_table(layout, cell) and cell.line_number != _first_of_table(layout, page):
            continue  # what was sold: "Consulting, see timesheet"
        if (not large and cell in running) or has_money(page, cell) or is_of_financier(page, cell):
            continue  # "INVOICE 86,289.99" is a total; "Invoice Finance (Pty) Ltd discharges it." ends what the line above says
        if large and any(_is_half(_spaced_out(cell.text), text) for text in joined):
            continue  # half of a title: "FACTURE PRO" over "FORMA" is no invoice
        is_bare = not has_digit(cell.text)
        if is_bare and not large and (heads_its_number(layout, cell) or heads_row_of_numbers(layout, cell)):
            continue  # "Quote" over Q50316, in a column of such labels
        among_labels = is_among_headings(layout, cell)
        is_of_heading = among_labels or is_heading(page, cell) or heads_rows(page, cell) or is_in_label(page, cell)
        if is_bare and not large and (is_of_heading or ends_label(layout, page, cell) or heads_a_party(layout, cell)):
            continue  # the heading of a column, or of an address
        if not is_bare and _answers_label(layout, page, cell):
            continue  # "LPO 5628" under "Your order no."
        if is_bare and not large and _is_credited(layout, cell):
            continue  # "Corresponding invoice" over its number
        prominence = 1.0 + (_of_large_print(page, cell) if large else 0.0)
        if len(cell.words) <= 3:
            prominence += 0.15
        if cell.text.isupper():
            prominence += 0.1
        if re.search(r":\s*\S|:$", cell.text) and not (large or _opens_paper(layout, page, cell, text)):
            prominence -= 0.5
        in_list = stands_in_list(layout, cell)
        refers = is_reference(layout, cell) or is_label(page, cell) or (in_list and numbers_another(layout, cell))
        refers = refers and (in_list or cell.box.top > _HEAD * page.page.height)
        is_over_goods = _stands_over_goods(layout, page, whole)
        if cell.box.top > 0.25 * page.page.height and not (large or is_over_goods):
            prominence -= 0.25
        elif not large and refers:
            prominence -= 0.45
        refers = refers and not large and (is_label(page, cell) or in_list)
        is_alone = is_bare and not in_list and cell.text.isupper() and len(page.lines[cell.line_number].cells) == 1
        named = kind_of_title(text) if large or is_alone or is_over_goods or cell.box.top < _TOP * page.page.height else None
        if among_labels or (named is not None and named[0] not in RECEIVABLE_KINDS and is_what_it_is_about(page, cell)):
            named = None
        is_at_head = cell.box.top <= _HEAD * page.page.height
        refers = refers and not (is_at_head and named is not None and named[1] >= 1.0)  # "PURCHASE ORDER: | 1861727" over all else
        is_low = not is_at_head and not opens_particulars(layout, cell)
        if not large and not cell.text.isupper() and is_low and not is_bare and not _may_be_low(named):
            named = None  # another paper's number, which heads the rows that were delivered with it
        if named is not None and named[1] <= _ONLY_LARGE:
            stands_out = (large and not is_bare_label(layout, cell)) or (
                named[1] == _ONLY_LARGE and cell.words[0].text.isupper() and is_at_head
            )
            named = (named[0], 1.0) if stands_out else None
        first = page.lines[cell.line_number].cells[0]
        is_beside = whole is not first and not (is_at_head and not layout.begins_with_label(first))
        if named is not None and not large and is_beside and not cell.text.isupper():
            named = (named[0], named[1] * _BESIDE)  # small print beside something else may be the value of a label
        found.append(
            Title(text, prominence, named, refers, is_numbered(page, cell) or (not large and stands_over_number(layout, cell)), large)
        )
    return found


def _that_say_a_kind(layout: DocumentLayout, page: PageLayout) -> list[tuple[Cell, Cell, str, bool]]:
    """The lines near the top or in large print that a cue or the list of titles knows: whole and without a company, the text, if large.

    Most lines there are an address or a number; whatever stands around them, they speak neither for a kind nor against one.
    """
    found = []
    for whole in page.cells:
        cell = title_behind_company(whole) or whole
        large = cell.height > _LARGE_PRINT * page.height_of_print
        if (large or cell.box.top < _TITLE_ZONE * page.page.height or _stands_over_goods(layout, page, whole)) and len(
            cell.words
        ) <= _LONGEST_NAMED_TITLE:
            text = _spaced_out(_OUR.sub("", cell.text) if large else cell.text)
            found.append((whole, cell, text, large))
    together = folded("\n".join(text for _, _, text, _ in found))
    cues = [cue for cue in _title_cues() if cue.may_stand_in(together)]
    return [
        each
        for each in found
        if kind_of_title(each[2]) is not None or ((small := folded(each[2])) and any(cue.found_in_line(each[2], small) for cue in cues))
    ]


def _stands_over_goods(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a line stands alone right over the table of goods, further down than titles mostly do: on small sheets they fill the half."""
    zone = table_zone(layout, page)
    is_alone = len(page.lines[cell.line_number].cells) == 1
    return zone is not None and is_alone and 0 < zone[0] - cell.line_number <= _LINES_OVER_GOODS and not has_digit(cell.text)


@cache
def _title_cues() -> tuple[Cue, ...]:
    return tuple(cue for rules in kind_rules() for cue in rules.cues if cue.zone == "title")


def without_credited(titles: list[Title]) -> list[Title]:
    """The titles where a bare "CREDIT NOTE" makes an "INVOICE" that stands before a number the one that it gives money back for."""
    is_credit = any(_names(title, DocumentKind.CREDIT_NOTE) and not title.refers and not title.is_numbered for title in titles)
    if not is_credit:
        return titles
    return [title for title in titles if not (_names(title, DocumentKind.INVOICE) and title.is_numbered)]


def without_legend(layout: DocumentLayout, page: PageLayout, titles: list[Title]) -> list[Title]:
    """The titles without a "Notice of assignment" over goods or taxed sums that the page numbers an invoice for: it is its legend."""
    cues = [cue for rules in kind_rules() if rules.kind is DocumentKind.NOTICE_OF_ASSIGNMENT for cue in rules.cues if cue.zone == "title"]
    together = "\n".join(title.folded for title in titles)
    cues = [cue for cue in cues if cue.may_stand_in(together)]
    others = [title for title in titles if not any(cue.found_in_line(title.text, title.folded) for cue in cues)]
    sells = table_zone(layout, page) is not None or all(any(layout.hits(role)) for role in ("net_total", "tax_total"))
    if len(others) == len(titles) or not sells or not asks_for_money(layout):
        return titles
    return others


def _opens_paper(layout: DocumentLayout, page: PageLayout, cell: Cell, text: str) -> bool:
    """Whether a title with its number stands over all that a page says: "Credit Note (Account Sale): C384660"."""
    titled = kind_of_title(text)
    is_title = titled is not None and titled[1] >= _TITLED_OVER_ALL
    return is_title and cell.box.top <= _HEAD * page.page.height and opens_particulars(layout, cell)


def _answers_label(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a few letters and a number are the value of a label beside or right over them that names the same paper."""
    own = next(iter(layout.labels_in(cell)), None)
    if own is None or own.rest is None or len(own.own.words) > 1 or len(own.rest.words) > 1:
        return False
    left = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0][-1:]
    over = [
        other
        for other in (page.lines[cell.line_number - 1].cells if cell.line_number else ())
        if other.box.x0 < cell.box.x1 and cell.box.x0 < other.box.x1
    ]
    labels = (hit for other in (*left, *over) if not has_digit(other.text) for hit in layout.labels_in(other))
    return any(hit.at_start and not hit.roles.keys().isdisjoint(own.roles) for hit in labels)


def _is_credited(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a line is a label of the invoice that a credit note gives money back for, and of no other."""
    hit = next(iter(layout.labels_in(cell)), None)
    return hit is not None and hit.own.text == cell.text and "related_invoice" in hit.roles and "invoice_number" not in hit.roles


def _names(title: Title, kind: DocumentKind) -> bool:
    return title.named is not None and title.named[0] is kind


def _first_of_table(layout: DocumentLayout, page: PageLayout) -> int | None:
    zone = table_zone(layout, page)
    return zone[0] if zone is not None else None


def _may_be_low(named: tuple[DocumentKind, float] | None) -> bool:
    """Whether a kind is itself seldom named in the rows of another paper: one that lists other papers, or gives money back."""
    return named is not None and (named[0] in _LISTS or named[0] is DocumentKind.CREDIT_NOTE)


def _titles_in_parts(page: PageLayout) -> Iterator[Title]:
    """Titles in large print that a wide gap or the end of a line cuts in two: "CREDIT | NOTE", "SCHEDULE OF" above "INVOICES SOLD"."""
    large = [
        cell for cell in page.cells if cell.height > _LARGE_PRINT * page.height_of_print and len(cell.words) <= _LONGEST_TITLE_IN_WORDS
    ]
    for first in large:
        for second in large:
            if second is first or second.line_number < first.line_number:
                continue
            if second.line_number == first.line_number:
                goes_on = 0 <= second.box.x0 - first.box.x1 < 4 * first.height
            else:
                goes_on = second.box.top - first.box.bottom < first.height and _off_line(first, second) < first.height
            if not (goes_on and first.is_as_large_as(second, 1.33)):
                continue
            text = f"{_spaced_out(first.text)} {_spaced_out(second.text)}"
            named = kind_of_title(text)
            alone = [kind_of_title(_spaced_out(each.text)) for each in (first, second)]
            is_open = first.text.endswith(_STROKES) or second.text.startswith(_STROKES)  # "INVOICE /" over "STATEMENT" are one title
            if named is not None and named[1] > _ONLY_LARGE and (named not in alone or is_open):
                yield Title(text, 1.1 + _of_large_print(page, first), named, refers=False)


def _off_line(upper: Cell, lower: Cell) -> float:
    """By how much two cells do not begin, end or have their middle in one place, whichever is the least."""
    left, right = upper.box.x0 - lower.box.x0, upper.box.x1 - lower.box.x1
    return min(abs(left), abs(right), abs(left + right) / 2)


def _is_half(text: str, whole: str) -> bool:
    """Whether a line begins a title of two lines, or ends one whose halves a stroke parts."""
    begins, ends = whole.startswith(f"{text} "), whole.endswith(f" {text}")
    return begins or (ends and (text.startswith(_STROKES) or whole.removesuffix(f" {text}").endswith(_STROKES)))


def _of_large_print(page: PageLayout, cell: Cell) -> float:
    return min(0.6, 0.4 * (cell.height / page.height_of_print - 1))


def _spaced_out(text: str) -> str:
    """A title with words that are printed with spaces between their letters, read as the words they are."""
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), text)
