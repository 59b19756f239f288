"""The dates of a document by their labels, under one order of day and month for the whole paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import starmap

from extractors.fields.broken_dates import broken_places
from extractors.fields.broken_labels import are_two_rows, labels_beside_a_value, labels_in_two_lines, text_below
from extractors.fields.columns_of_days import heads_days
from extractors.fields.credit_note_labels import is_credit_note, names_credited_invoice, speaks_of_invoice
from extractors.fields.date_candidates import DateCandidate, doubt_in_sentence, is_condition, without_said
from extractors.fields.date_order import assumed_order, country_of, exact_order, language_of, proven_order, settle_by_terms, terms_in_days
from extractors.fields.date_phrases import role_of_date_phrase, roles_in_two_lines
from extractors.fields.dates import DateOrder, PrintedDate, all_dates, compact_dates, dates_of, days_meant, nearest_under
from extractors.fields.due_sentences import due_in_sentences, is_for_who_pays_early
from extractors.fields.identifiers import speaks_of_any_reference
from extractors.fields.issuing_words import BEFORE_TITLE_DATE, BEHIND_NUMBER, OF_ANOTHER, RUNS_ON
from extractors.fields.label_places import Place, places_for
from extractors.fields.labels import LabelHit, Role, label_key, label_table
from extractors.fields.lookup import DocumentLayout
from extractors.fields.numbers_with_days import days_of_paper
from extractors.fields.place_and_date import weight_of_place
from extractors.fields.terms_text import counts_days
from extractors.fields.title_numbers import title_numbers
from extractors.fields.titled_dates import (
    BILLS,
    PAPER_ROLES,
    dates_list,
    goes_on_to_another_paper,
    is_anothers,
    is_beside_number,
    is_numbered_title,
    is_of_title,
    is_said_of_another,
)
from extractors.fields.unnamed_dates import dates_of_head, is_in_form, is_over_goods, issued_and_due_by_terms, issued_by_place
from extractors.layout.lines import Cell
from extractors.model import Ambiguous, Field
from extractors.terms import DocumentKind, Term
from extractors.titles import kind_of_title

_DATE_ROLES = ("due_date", "order_date", "delivery_date", "other_date", "statement_date", "quote_date", "delivery_note_date")
_GENERIC_LABEL = 0.61  # a label of no more weight says only "date", not whose
_COMPOUND_TITLE = re.compile(
    r"(?i)\W*\w*(?:rechnung|gutschrift|rechnungskorrektur|facture|avoir|factuur|faktuur|kredietnota|creditnota|invoice)\b"
)
_TIME = re.compile(r"(?i)\b\d{1,2}[:.]\d{2}[:.]\d{2}\b|\b(?:time|zeit|uhrzeit|heure|tyd|tijd)\b\s*:?\s*\d")
_OF_CREDITED = 0.6  # on a credit note "invoice date" is mostly the day of the invoice that it credits, and a bare "date" its own
_SAME_SENTENCE = -0.7  # "your order No. 1187 dated 20 July"
_YOUR = re.compile(r"(?i)^\W*(?:ihre|your|votre|uw|u|notre|unsere|our|onze)\s+(?=\w*(?:rechnung|invoice|facture|factuur|faktuur)\b)")
_NAMED_LABEL = 0.5  # a phrase that titles no more surely is the label of another paper's number
_PAIRED, _SAID_OF_ANOTHER = 5, 1.0
_SENTENCE, _LONGEST_LABEL = 5, 8  # words: of a sentence; of a label with the date behind it
_MARGIN = 0.1  # share of the page, at its top and foot, where printers and programs leave their own dates
_UNTIL = re.compile(r"(?i)\b(?:by|before|until|bis|sp[äa]testens|teen|uiterlik|uiterlijk|avant|jusqu|v[óo][óo]r)\b")


class DocumentDates:
    """Every date of a document in the order of those of `cells`, or its own. `issuer` is the writer's name and address."""

    def __init__(self, layout: DocumentLayout, currency: str | None, issuer: str = "", cells: Sequence[Cell] = ()) -> None:
        self._layout = layout
        self._all = all_dates(layout.cells)
        assumed = assumed_order(currency, country_of(issuer) or country_of(layout.text), language_of(layout.text))
        self._proven, self._contested = proven_order(all_dates(cells) if cells else self._all, assumed)
        self._assumed = None if self._contested else assumed
        self.order: DateOrder | None = self._proven or self._assumed

    def candidates(self, roles: Sequence[Role], numbers: Sequence[Role] = ("invoice_number",)) -> list[DateCandidate]:
        """The dates that labels of these roles announce, best first; `numbers` are the labels of the paper's own number.

        A paper's title may name its date behind its number, and a letter begins with a place and its date.
        """
        found: list[DateCandidate] = []
        for role in roles:
            for hit in (*self._layout.hits(role), *self._phrases(role)):
                found += self._behind_label(hit, role, numbers)
        if "issue_date" in roles:
            found += self._in_titles(numbers)
            found += [*self._behind_places(), *starmap(DateCandidate, days_of_paper(self._layout, numbers))]
        if "due_date" in roles:
            found += [DateCandidate(printed, score) for printed, score in due_in_sentences(self._layout)]
            found = [each for each in found if not is_condition(each.printed)]
        return sorted(map(without_said, found) if {"issue_date", "order_date"} & set(roles) else found, key=lambda each: -each.score)

    def _phrases(self, role: Role) -> Iterator[LabelHit]:
        """Labels that no table lists, understood by their words, and labels that run on to the next line."""
        for cell, count, roles in self._spoken:
            if role in roles and not any(role in hit.roles for hit in self._layout.labels_in(cell) if hit.at_start):
                yield LabelHit(cell, 0, count, {role: 0.85}, True, True)
        for hit in labels_in_two_lines(self._layout):
            listed = self._layout.labels_in(hit.cell)
            if listed and hit.roles.get(role, 0.0) > _GENERIC_LABEL and not any(role in each.roles for each in listed):
                yield hit  # "INVOICE" over "DATE:", of which the first line is a label too
        yield from (hit for hit in labels_beside_a_value(self._layout) if role in hit.roles)

    @cached_property
    def _spoken(self) -> list[tuple[Cell, int, set[Role]]]:
        """The cells that begin with such a label, of how many words it is, and the roles that it has by them."""
        found = []
        for page in self._layout.pages:
            for cell in page.cells:
                if len(cell.words) > _LONGEST_LABEL or not cell.text[0].isalpha():
                    continue
                dates = dates_of(cell)
                label = cell.text[: dates[0].start] if dates else cell.text
                count = len(label.split())
                if not count or label_key(label) in label_table():
                    continue  # what the table lists was found by it, or was taken off as the heading of a column
                below = text_below(page, cell) if not dates and not are_two_rows(page, cell) else None
                own = role_of_date_phrase(label)
                longer = roles_in_two_lines(f"{label} {below}") if below else set()
                goes_on = bool(longer) and below is not None and below.endswith(":") and not label.endswith(":")
                roles = longer if goes_on or own is None else {own} | longer
                if roles:
                    found.append((cell, count, roles))
        return found

    def _behind_label(self, hit: LabelHit, role: Role, numbers: Sequence[Role]) -> Iterator[DateCandidate]:
        weight = hit.roles[role] - (0.0 if hit.at_start else 0.15) + (0.05 if hit.closed else 0.0)
        weight -= 0.2 * max(0.0, max(hit.roles.values()) - hit.roles[role])
        weight -= _SAID_OF_ANOTHER if role == "issue_date" and is_said_of_another(self._layout, hit, numbers) else 0.0
        if role == "issue_date" and hit.roles[role] <= _GENERIC_LABEL:
            if heads_days(self._layout, hit):
                return
            weight += self._whose(hit, numbers)
        if role == "issue_date" and names_credited_invoice(self._layout, hit):
            weight -= _OF_CREDITED
        if role == "issue_date" and not hit.at_start and counts_days(" ".join(word.text for word in hit.cell.words[: hit.first])):
            return  # "30 days from invoice date, that is 24 December"
        is_alone = hit.at_start and hit.rest is None
        for place in (*places_for(self._layout, hit), *self._parted(hit), *broken_places(self._layout, hit)):
            dates = dates_of(place.cell) or ([] if hit.roles[role] <= _GENERIC_LABEL and not is_alone else compact_dates(place.cell))
            if not dates:
                continue
            if role == "issue_date" and not hit.at_start and _UNTIL.search(place.cell.text[: dates[0].start]):
                return  # "within 21 days of the invoice date, that is by 11 September"
            printed = nearest_under(dates, hit.own.box) if place.is_below else dates[0]
            if role == "due_date" and is_for_who_pays_early(self._layout, printed):
                return
            behind = max(0.0, dates[0].start - 4) / 60
            height = place.cell.box.top / self._layout.page(place.cell.page_number).page.height
            late = 0.1 * (place.cell.page_number - self._layout.pages[0].page_number + height) + doubt_in_sentence(hit.cell, printed, role)
            if hit.roles[role] <= _GENERIC_LABEL and self._is_stamp(printed):
                late += 0.25
            yield DateCandidate(printed, weight * place.nearness - behind - late)
            return

    def _parted(self, hit: LabelHit) -> Iterator[Place]:
        """The words behind a label as one cell, where the gaps of a scan cut a date in two ("19 april | 2014")."""
        after = [word for cell in self._line_of(hit.cell) if cell.box.x0 > hit.cell.box.x0 for word in cell.words][:4]
        words = (*hit.cell.words[hit.last :], *after)
        if after and words:
            yield Place(Cell(hit.cell.page_number, hit.cell.line_number, words), 0.9, hit, False)

    def _whose(self, hit: LabelHit, numbers: Sequence[Role]) -> float:
        """What the number beside a bare "date" says of it: the date beside an order's number is the order's."""
        line = self._layout.page(hit.cell.page_number).lines[hit.cell.line_number]
        left = [
            other
            for cell in line.cells
            for other in self._layout.labels_in(cell)
            if (cell.box.x0, other.first) < (hit.cell.box.x0, hit.first) and set(other.roles) & set(PAPER_ROLES)
            if not speaks_of_any_reference(other)
        ]
        if not left:
            return 0.0
        if set(left[-1].roles) & set(numbers) and not names_credited_invoice(self._layout, left[-1]):
            return 0.05
        return _SAME_SENTENCE if left[-1].cell is hit.cell and not hit.at_start else -0.35

    def _in_titles(self, numbers: Sequence[Role]) -> Iterator[DateCandidate]:
        """Dates in a title: "Rechnung Nr. 4711 vom 3.10.2025", which a scan may cut into cells and which may run on to the next line."""
        for role in numbers:
            for hit in self._layout.hits(role):
                if self._stands_behind_colon(hit.cell) or names_credited_invoice(self._layout, hit):
                    continue
                dates = [each for each in dates_of(hit.cell) if hit.at_start and is_of_title(self._layout, each, hit)]
                if dates and goes_on_to_another_paper(self._layout, dates[0], numbers):
                    continue
                if dates and BEFORE_TITLE_DATE.search(hit.cell.text[: dates[0].start]):
                    yield DateCandidate(dates[0], 0.75 * max(0.8, hit.roles[role]))
                elif hit.at_start and (right_below := self._dated_below(hit)) is not None:
                    yield DateCandidate(right_below, 0.75 * max(0.8, hit.roles[role]))
                elif hit.at_start and hit.cell is self._line_of(hit.cell)[0]:
                    yield from self._along_title(hit.cell, 0.75 * max(0.8, hit.roles[role]))
            for title in title_numbers(self._layout, role):
                is_credited = names_credited_invoice(self._layout, title.hit)
                if title.dated and not is_credited and not self._stands_behind_colon(title.cell):
                    yield DateCandidate(title.dated, 0.75)
        for each in self._all:
            titled = each.start and (self._is_titled(each, numbers) or dates_list(self._layout, each, numbers))
            if titled and not is_anothers(self._layout, each):
                yield DateCandidate(each, 0.8)
            elif BEHIND_NUMBER.fullmatch(each.cell.text[: each.start]) and is_beside_number(self._layout, each, numbers):
                yield DateCandidate(each, 0.7)
        if "invoice_number" in numbers:
            for page in self._layout.pages:
                for line in page.lines:
                    bill = _COMPOUND_TITLE.match(line.text)
                    if bill is not None and not (is_credit_note(self._layout) and speaks_of_invoice(bill.group())):
                        yield from self._along_title(line.cells[0], 0.7)

    def _is_titled(self, printed: PrintedDate, numbers: Sequence[Role]) -> bool:
        """Whether a date stands in a title of the paper, "Ihre Rechnung vom", and not behind a paper that it names, "zur Rechnung vom"."""
        text = printed.cell.text
        is_another = (
            OF_ANOTHER.match(text) or self._stands_behind_colon(printed.cell) or goes_on_to_another_paper(self._layout, printed, numbers)
        )
        titled = None if is_another else kind_of_title(_YOUR.sub("", text))
        if titled is None or titled[1] <= _NAMED_LABEL or (titled[0] is DocumentKind.INVOICE and is_credit_note(self._layout)):
            return False
        return "invoice_number" not in numbers or titled[0] in BILLS

    def _dated_below(self, hit: LabelHit) -> PrintedDate | None:
        """The date in the line below a number and flush with it, "Rechnung-Nr. F/26/04418" over "vom 30.04.2026"."""
        page = self._layout.page(hit.cell.page_number)
        for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 2]:
            for below in line.cells:
                dates = dates_of(below)
                if (
                    dates
                    and abs(below.box.x0 - hit.cell.box.x0) < page.height_of_print
                    and below.box.top - hit.cell.box.bottom < max(page.height_of_print, hit.cell.height)
                    and (RUNS_ON.fullmatch(below.text[: dates[0].start]) or (not dates[0].start and is_numbered_title(page, hit.cell)))
                ):
                    return dates[0]
        return None

    def _stands_behind_colon(self, cell: Cell) -> bool:
        """Whether a cell is the value of the one to its left, "Bezug: | Rechnung R26-5540 vom 29.07.26"."""
        cells = self._line_of(cell)
        at = cells.index(cell) if cell in cells else 0
        return at > 0 and cells[at - 1].text.rstrip().endswith((":", "："))

    def _line_of(self, cell: Cell) -> Sequence[Cell]:
        return self._layout.page(cell.page_number).lines[cell.line_number].cells

    def _along_title(self, first: Cell, score: float) -> Iterator[DateCandidate]:
        """The first date of a line that begins with a title, or of the next one, where "vom", "du", "dated" stands before it."""
        page = self._layout.page(first.page_number)
        line = page.lines[first.line_number]
        dates = [each for cell in line.cells for each in dates_of(cell)]
        before = line.text
        if dates:
            cells = line.cells[: line.cells.index(dates[0].cell)]
            before = " ".join((*(cell.text for cell in cells), dates[0].cell.text[: dates[0].start]))
        else:
            following = page.lines[line.line_number + 1 : line.line_number + 2]
            dates = [each for below in following for cell in below.cells for each in dates_of(cell) if not each.start]
        if (
            dates
            and RUNS_ON.search(before)
            and not is_anothers(self._layout, dates[0])
            and not goes_on_to_another_paper(self._layout, dates[0], ("invoice_number",))
        ):
            yield DateCandidate(dates[0], score)

    def _behind_places(self) -> Iterator[DateCandidate]:
        """Dates as a letter begins: "München, den 01.11.2025", "Lyon, le 12 février 2026"."""
        for each in self._all:
            line = self._layout.page(each.cell.page_number).lines[each.cell.line_number]
            at = line.cells.index(each.cell)
            before = each.cell.text[: each.start] if each.start else (line.cells[at - 1].text if at else "")
            label = each.cell if each.start or not at else line.cells[at - 1]
            if any(hit.at_start and set(hit.roles) & set(_DATE_ROLES) for hit in self._layout.labels_in(label)):
                continue  # "Livré le" names no place
            score = weight_of_place(before, each.cell.text[each.end :])
            if score:
                yield DateCandidate(each, score)

    def _is_stamp(self, printed: PrintedDate) -> bool:
        """Whether a date stands where printers and programs leave theirs: in a margin, with the time of day beside it."""
        page = self._layout.page(printed.cell.page_number)
        share = printed.cell.box.top / page.page.height
        beside = page.lines[printed.cell.line_number].text.replace(printed.text, " ")  # 04.03.26 is no time of day
        return not _MARGIN < share < 1 - _MARGIN and _TIME.search(beside) is not None

    def first(self, *, taken: Sequence[PrintedDate] = (), anywhere: bool = False) -> PrintedDate | None:
        """The first date of the paper that stands alone enough to be its date.

        With `anywhere` it may stand in any text, as on a till slip. Else it must not belong to a label, a sentence, a row or a margin.
        """
        free = [each for each in self._all if all(each is not other and each.text != other.text for other in taken)]
        if anywhere:
            return free[0] if free else None
        for each in free:
            page = self._layout.page(each.cell.page_number)
            line = page.lines[each.cell.line_number]
            alone = len(each.cell.words) - len(each.text.split()) <= 1
            only = sum(len(dates_of(cell)) for cell in line.cells) == 1
            high = page is self._layout.pages[0] and each.cell.box.top < 0.6 * page.page.height
            attached = any(0 <= each.cell.box.x0 - cell.box.x1 < 3 * page.height_of_print for cell in line.cells)
            if alone and only and high and not attached and not self._is_stamp(each) and (each.cell, each.start) not in self._claimed:
                return each
        return None

    def by_place(self, numbers: Sequence[Role], due: PrintedDate | None) -> tuple[PrintedDate | None, PrintedDate | None]:
        """The issue date, and the due date where none is known, of a paper whose labels nobody knows (`unnamed_dates`)."""
        others = [each.printed for role in _DATE_ROLES for each in self.candidates((role,)) if role != "due_date" or due is None]
        others += [due] if due is not None else []  # "DATE" over "DATE DUE" reads as one label of both their dates
        others += [each for each in self._all if (each.cell, each.start) in self._claimed]
        dates = [each for each in dates_of_head(self._layout, others) if not self._is_stamp(each)]
        issue, last = issued_and_due_by_terms(self._layout, dates, due, self.order)
        alone = self.first(taken=[due] if due is not None else [])
        is_letter = alone is not None and not is_in_form(self._line_of(alone.cell), alone.cell)
        if (
            issue is None
            and alone is not None
            and is_letter
            and (alone in dates or not any(is_over_goods(self._layout, each.cell) for each in dates))
        ):
            return alone, due  # as a letter is dated
        return issue or issued_by_place(self._layout, dates, numbers, due, self.order), due or last

    def only_later(self, credited: PrintedDate) -> PrintedDate | None:
        """The only date of a credit note's head that lies behind the day of the invoice it credits and is nobody else's: its own."""
        others = [each.printed for role in _DATE_ROLES if role != "other_date" for each in self.candidates((role,))]
        later = [each for each in dates_of_head(self._layout, others) if self.precedes(credited, each) and not self._is_stamp(each)]
        return later[0] if len({each.text for each in later}) == 1 else None

    def is_in_sentence(self, printed: PrintedDate) -> bool:
        """Whether so many words stand before a date on its line that they are no label."""
        start = printed.cell.words_between(printed.start, printed.end)[0].box.x0
        words = [word for cell in self._line_of(printed.cell) for word in cell.words if word.box.x0 < start]
        return len(words) >= _SENTENCE

    @cached_property
    def _claimed(self) -> Collection[tuple[Cell, int]]:
        """The dates that stand behind labels of other dates than the paper's own."""
        claimed: set[tuple[Cell, int]] = set()
        for role in _DATE_ROLES:
            for hit in self._layout.hits(role):
                for place in places_for(self._layout, hit):
                    claimed.update((place.cell, each.start) for each in dates_of(place.cell))
        return claimed

    def field(self, term: Term, printed: PrintedDate, extracted_by: str = "labels") -> Field:
        """A printed date as a field under the document's order."""
        return Field(term, printed.reading(self.order), (printed.cell.evidence(printed.start, printed.end),), None, extracted_by)

    def issued_and_due(
        self, issued: Sequence[DateCandidate], due: Sequence[DateCandidate]
    ) -> tuple[PrintedDate | None, PrintedDate | None]:
        """The issue date and the due date that speak for themselves most, together: an invoice is not due before it is issued."""
        pairs = [
            (first.score + last.score - (0.5 if self.precedes(last.printed, first.printed) else 0.0), first.printed, last.printed)
            for first in issued[:_PAIRED]
            for last in due[:_PAIRED]
            if first.printed.cell is not last.printed.cell or first.printed.start != last.printed.start
        ]
        if pairs:
            _, first, last = max(pairs, key=lambda each: each[0])
            return first, last
        return (issued[0].printed if issued else None), (due[0].printed if due and not issued else None)

    def precedes(self, one: PrintedDate, other: PrintedDate) -> bool:
        """Whether a date lies before another however both are read, as a due date cannot lie before the day of issue."""
        first = min(days_meant(other, self.order), default=None)
        last = max(days_meant(one, self.order), default=None)
        return first is not None and last is not None and last < first

    def _turns_round(self, issue: PrintedDate, due: PrintedDate) -> bool:
        """Whether the proven order makes an invoice due before it is issued, and the other one does not: something else was no date."""
        orders: tuple[DateOrder, DateOrder] = ("day_first", "month_first")
        both = {order: (days_meant(issue, order), days_meant(due, order)) for order in orders}
        held = {order: last >= first for order, (first, last) in both.items() if first and last}
        return len(held) == len(orders) and not held[self._proven or "day_first"] and any(held.values())

    def settle(self, issue: PrintedDate | None, due: PrintedDate | None) -> None:
        """Lets what must follow what decide the order where the dates by themselves left it open.

        Without a due date, any date that the terms of payment lead to will do, where nothing says what the paper's country writes: goods
        that were received a day later are a month later with day and month turned round.
        """
        if self._proven and issue is not None and due is not None and self._turns_round(issue, due):
            self.order = None if self._assumed == self._proven else self._assumed
            return
        if self._proven or issue is None:
            return
        days = terms_in_days(self._layout.text)
        if not isinstance(issue.reading(None), Ambiguous):
            if due is not None and self.order is None:  # issued on 11/11, due on 11/12
                self.order = exact_order(issue, due, days)
            return
        if due is not None:
            self.order = settle_by_terms(issue, due, days, self._assumed)
            return
        if self._assumed:
            return
        led_to = {fit for each in self._all if (fit := exact_order(issue, each, days))}
        if len(led_to) == 1:
            self.order = led_to.pop()
