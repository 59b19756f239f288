"""The rows of a timesheet: a day, perhaps who worked, what was done, and for how many hours.

Their headings are called by so many names that the rows speak for themselves: each begins with a day and ends with a number of hours, the
numbers stand under each other, and the column of persons repeats a few names. A week on one row, Monday to Sunday, ends with its own sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.months import MONTHS
from extractors.fields.till.row_words import kind_of_row
from extractors.layout.lines import Cell, PageLayout, TextLine, evidence_of
from extractors.model import Box, Evidence, Field, Line, Word
from extractors.signs import has_digit, has_letter

_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_CLOCK = re.compile(r"(\d{1,3})[:hH](\d{2})?(?:min|m)?")
_UNIT = re.compile(r"(?i)(?:h|hrs?|hours?|std|stunden|ure|uur|uren|u|heures?|小时|时)\.?")
_BLANK = frozenset(["-", "–", "—", "/", "x", "0"])
_SHORTEST_MONTH = 2  # letters
DAY_OF_WEEK = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    "maandag|ma|dinsdag|di|woensdag|wo|donderdag|do|vrydag|vr|saterdag|sondag|vrijdag|zaterdag|za|zondag|zo|"
    "montag|mo|dienstag|mittwoch|mi|donnerstag|freitag|fr|samstag|sonnabend|sa|sonntag|so|"
    "lundi|lun|mardi|mar|mercredi|mer|jeudi|jeu|vendredi|ven|samedi|sam|dimanche|dim|(?:星期|周|礼拜)[一二三四五六日天]"
)
"""The names of the days of the week and their usual short forms, as alternatives of a pattern."""
_MONTH = (
    "|".join(sorted((name for name in MONTHS if len(name) > _SHORTEST_MONTH), key=len, reverse=True))
    + "|août|févr(?:ier)?|märz|déc(?:embre)?"
)
_DAY_FIRST = re.compile(
    rf"(?i)\s*(?:(?:{DAY_OF_WEEK})(?!\w)[.,]?\s*)?(?:\d{{1,2}}[./-]\d{{1,2}}\.?(?![\d./-])|\d{{1,2}}\.?[\s-](?:{_MONTH})(?!\w)\.?|\d{{1,2}}月\d{{1,2}}日)"
    rf"|\s*(?:{DAY_OF_WEEK})(?!\w)[.,]?"
)
DAY_OF_WEEK_ALONE = re.compile(rf"(?i)\W*(?:(?:{DAY_OF_WEEK})[.,]?)?\W*")
_PERSON = re.compile(
    r"(?i)\b(?:names?|employees?|workers?|staff|technicians?|artisans?|operators?|consultants?|resources?|personnel|crew|member|labourer|driver|"
    r"engineer|contractor|who|by|naam|name|werker|werknemer|tegnikus|ambagsman|personeel|medewerkers?|monteur|uitvoerder|vakman|mitarbeiter(?:in)?|"
    r"techniker|personal|fachkraft|bearbeiter|nom|salari[eé]s?|employ[eé]s?|intervenants?|technicien|collaborateur|ouvrier|agent|compagnon)\b"
    r"|姓名|员工|人员|工人|技术员|施工人|操作员|师傅"
)
_TASK = re.compile(
    r"(?i)\b(?:tasks?|work(?: done| performed| carried out)?|description|dut(?:y|ies)|activit(?:y|ies)|details?|job|particulars|services?|"
    r"project|ta(?:ak|ke|ken)|werk(?:saamheden|zaamheden)?|beskrywing|diens|aktiwiteit|omschrijving|activiteit|arbeid|t[äa]tigkeit(?:en)?|arbeit(?:en)?|"
    r"beschreibung|leistung(?:en)?|aufgabe|auftrag|t[aâ]ches?|travaux|travail|prestations?|d[eé]signation|activit[eé]s?|description|nature)\b"
    r"|工作|内容|任务|作业|项目|事项|说明"
)
_PARTICLES = frozenset("van der den de du la le el von zu da di ter ten bin al st mc".split())  # noqa: SIM905
_MOST_IN_A_DAY, _MOST_ON_A_ROW = 24, 200  # hours
_SHARED = 0.8  # share of the rows that begin a column at one place
_TOLERANCE = 0.35  # heights of print
_GAP = 0.7  # heights of print between columns
_CLOSE = 1.6  # heights of print between two rows of one task
_LONGEST_NAME = 5
_DAYS_OF_WEEK = 2


@dataclass(slots=True)
class _Row:
    """A row with its day: the words behind the day, and the numbers that may be hours with the words that print them."""

    line: TextLine
    words: tuple[Word, ...]
    hours: dict[int, Decimal]  # by the index of the word
    below: list[Word] = field(default_factory=list)


def worked_lines(layout: DocumentLayout) -> tuple[Line, ...]:
    """What was worked, row by row; nothing where no rows of days and hours stand under each other."""
    dated = [_dated_lines(page) for page in layout.pages]
    if sum(map(len, dated)) > 1 or any(is_headed for lines in dated for is_headed, _ in lines):
        return tuple(line for lines in dated for _, line in lines)
    return tuple(line for page in layout.pages for line in _weekly_lines(page))


def is_over(field: Field | None, worked: Sequence[Line]) -> bool:
    """Whether a field was found, and not in or under the rows of days and hours, where people sign and date what they sign."""
    top = _top(worked)
    return field is not None and (top is None or any(_is_higher(evidence, top) for evidence in field.evidence))


def only_day_over(layout: DocumentLayout, worked: Sequence[Line]) -> PrintedDate | None:
    """The one day printed over the rows of days and hours; None where several are, or no such rows."""
    top = _top(worked)
    if top is None:
        return None
    days = [each for cell in layout.cells if _is_higher(cell.evidence(), top) for each in dates_of(cell)]
    return days[0] if days and len({(each.day_first, each.month_first) for each in days}) == 1 else None


def _top(worked: Sequence[Line]) -> Evidence | None:
    return min((line.evidence for line in worked if line.evidence is not None), key=_height_of, default=None)


def _is_higher(one: Evidence, other: Evidence) -> bool:
    return _height_of(one) < _height_of(other)


def _height_of(evidence: Evidence) -> tuple[int, float]:
    return evidence.page_number, evidence.box.top if evidence.box is not None else 0.0


def _dated_lines(page: PageLayout) -> list[tuple[bool, Line]]:
    """The rows of a page, each with whether it is one under headings."""
    rows = [row for line in page.lines if (row := _dated(line)) is not None]
    place = _column_of_hours(page, rows) if rows else 0.0
    rows = [row for row in rows if _at(row, place, page) is not None]
    if not rows:
        return []
    _go_on(page, rows, place)
    heading = _heading_over(page, rows[0])
    is_headed = heading is not None and _TASK.search(heading.text) is not None
    starts = _starts(page, rows, place, heading)
    task = _task_of(rows, starts, place, heading, page)
    lines = []
    for row in rows:
        at = _at(row, place, page)
        assert at is not None
        text = " ".join(word.text for word in _of_column([*_texts(row, place, page), *row.below], starts, task, page))
        line = Line(text, quantity=row.hours[at], evidence=evidence_of(page.page_number, row.line.words))
        lines.append((is_headed, line))
    return lines


def _dated(line: TextLine) -> _Row | None:
    """A line that begins with a day, or with the name of one, and holds a number that can be hours."""
    cell = Cell(line.page_number, line.line_number, line.words)
    if not line.words or not has_digit(cell.text):
        return None
    dates = dates_of(cell)
    if dates and DAY_OF_WEEK_ALONE.fullmatch(cell.text[: dates[0].start]):
        end = dates[0].end
    elif (day := _DAY_FIRST.match(cell.text)) is not None:
        end = day.end()
    else:
        return None
    words = cell.words[len(cell.words_between(0, end)) :]
    hours = {index: value for index, word in enumerate(words) if (value := hours_in(word.text)) is not None}
    return _Row(line, words, hours) if hours else None


def hours_in(text: str) -> Decimal | None:
    """The hours that a word prints, "7.5", "7,50", "7:30", "8h", "7h30"; None for anything else."""
    if match := _HOURS.fullmatch(text):
        value = Decimal(f"{match[1]}.{match[2] or 0}")
    elif match := _CLOCK.fullmatch(text):
        value = Decimal(match[1]) + Decimal(match[2] or 0) / 60
    else:
        return None
    return value if value <= _MOST_ON_A_ROW else None


def _column_of_hours(page: PageLayout, rows: Sequence[_Row]) -> float:
    """Where the hours end on their rows: of the places where most rows print a number, that whose sum is printed, else the last."""
    ends: Counter[int] = Counter()
    for row in rows:
        ends.update({round(row.words[index].box.x1) for index in row.hours})
    places = [end for end in ends if sum(abs(end - other) <= 2 and count for other, count in ends.items()) >= _SHARED * len(rows)]
    others = {row.line.line_number for row in rows}
    sums = {
        value for line in page.lines if line.line_number not in others for word in line.words if (value := _sum_in(word.text)) is not None
    }
    best, proven = 0.0, False
    for place in sorted(places or ends):
        values = [row.hours[at] for row in rows if (at := _at(row, place, page)) is not None]
        is_proven = sum(values) in sums and len(values) > 1
        if max(values, default=Decimal(0)) <= (_MOST_ON_A_ROW if is_proven else _MOST_IN_A_DAY) and is_proven >= proven:
            best, proven = float(place), is_proven
    return best


def _sum_in(text: str) -> Decimal | None:
    match = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,2}))?|(\d{1,4})[:h](\d{2})", text)
    if match is None:
        return None
    return Decimal(f"{match[1]}.{match[2] or 0}") if match[1] else Decimal(match[3]) + Decimal(match[4]) / 60


def _at(row: _Row, place: float, page: PageLayout) -> int | None:
    """Which word of a row prints the hours of the column that ends at a place; one that is flush at its left ends a little before it."""
    reach = page.height_of_print
    near = [index for index in row.hours if -2 * reach <= row.words[index].box.x1 - place <= max(2.0, reach / 2)]
    return min(near, key=lambda index: abs(row.words[index].box.x1 - place)) if near else None


def _texts(row: _Row, place: float, page: PageLayout) -> list[Word]:
    """The words between the day and the hours, without times and figures of other columns at the right."""
    at = _at(row, place, page)
    words = list(row.words[:at])
    while words and (hours_in(words[-1].text) is not None or words[-1].text in _BLANK) and _stands_apart(words, page):
        words.pop()
    behind = row.words[at + 1 :] if at is not None else ()
    if len(behind) > 1 and _may_be_person(" ".join(word.text for word in words)):
        words += [word for word in behind if _UNIT.fullmatch(word.text) is None]  # what was done stands behind the hours
    return words


def _stands_apart(words: Sequence[Word], page: PageLayout) -> bool:
    return len(words) < 2 or words[-1].box.x0 - words[-2].box.x1 > _GAP * page.height_of_print


def _go_on(page: PageLayout, rows: Sequence[_Row], place: float) -> None:
    """Gives each row the lines under it that go on with its words."""
    by_line = {row.line.line_number: row for row in rows}
    last = max(by_line)
    row: _Row | None = None
    bottom = 0.0
    for line in page.lines[min(by_line) : last + 2]:
        if line.line_number in by_line:
            row = by_line[line.line_number]
            bottom = line.box.bottom
            continue
        own = row.words[: _at(row, place, page)] if row is not None else ()
        within = own and line.box.x0 >= own[0].box.x0 - page.height_of_print and line.box.x1 <= place - page.height_of_print
        if row is None or not within or line.box.top - bottom > _CLOSE * page.height_of_print or not has_letter(line.text):
            row = None
            continue
        if line.line_number > last and (kind_of_row(line.text) is not None or hours_in(line.words[-1].text) is not None):
            return
        row.below += line.words
        bottom = line.box.bottom


def _heading_over(page: PageLayout, first: _Row) -> TextLine | None:
    """The headings right over the first row: a line of words."""
    for line in reversed(page.lines[max(0, first.line.line_number - 2) : first.line.line_number]):
        if len(line.cells) > 1 and not has_digit(line.text):
            return line
    return None


def _starts(page: PageLayout, rows: Sequence[_Row], place: float, heading: TextLine | None) -> list[float]:
    """Where the columns of words begin: where nearly every row begins a word, and a heading does or all words before it end well before."""
    texts = [_texts(row, place, page) for row in rows]
    tolerance = _TOLERANCE * page.height_of_print
    headed = [word.box.x0 for word in heading.words] if heading is not None else []
    found: list[float] = []
    for start in sorted({word.box.x0 for words in texts for word in words}):
        if found and start - found[-1] <= tolerance:
            continue
        sharing = sum(any(abs(word.box.x0 - start) <= tolerance for word in words) for words in texts if words)
        if sharing < _SHARED * len(rows):
            continue
        before = [word.box.x1 for words in texts for word in words if word.box.x0 < start - tolerance]
        is_gutter = not before or max(before) < start - _GAP * page.height_of_print
        if not before or is_gutter or any(abs(each - start) <= tolerance for each in headed):
            found.append(start)
    return found


def _of_column(words: Sequence[Word], starts: Sequence[float], column: int, page: PageLayout) -> Iterator[Word]:
    """The words of one column of a row."""
    tolerance = _TOLERANCE * page.height_of_print
    begin = starts[column] - tolerance if column else float("-inf")
    end = starts[column + 1] - tolerance if column + 1 < len(starts) else float("inf")
    return (word for word in words if begin <= word.box.x0 < end)


def _task_of(rows: Sequence[_Row], starts: Sequence[float], place: float, heading: TextLine | None, page: PageLayout) -> int:
    """Which column of words says what was done: the one so headed, else that which names no persons, else that with most words."""
    if len(starts) < 2:
        return 0
    texts = [
        [" ".join(word.text for word in _of_column(_texts(row, place, page), starts, column, page)) for row in rows]
        for column in range(len(starts))
    ]
    right = max((word.box.x1 for row in rows for word in _texts(row, place, page)), default=place)
    over = [word for word in heading.words if starts[0] - page.height_of_print / 2 <= word.box.x0 <= right] if heading is not None else []
    headed = [" ".join(word.text for word in _of_column(over, starts, column, page)) for column in range(len(starts))]
    persons = [bool(_PERSON.search(own)) and not _TASK.search(own) for own in headed]
    if not any(persons):
        named = [all(_may_be_person(text) for text in column if text) for column in texts]
        persons = [is_named and not _TASK.search(own) for is_named, own in zip(named, headed, strict=True)]
        if all(persons):
            persons = [index == 0 for index in range(len(starts))]

    def weight(column: int) -> tuple[bool, bool, int]:
        return not persons[column], bool(_TASK.search(headed[column])), sum(map(len, texts[column]))

    return max(range(len(starts)), key=weight)


def _may_be_person(text: str) -> bool:
    """Whether a text is a few capitalised words without a figure, as names of persons are, or two to four Chinese characters."""
    if re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", text):
        return True
    words = text.split()
    return (
        0 < len(words) <= _LONGEST_NAME
        and not has_digit(text)
        and all(word.lower().rstrip(".") in _PARTICLES or word[:1].isupper() for word in words)
        and "," not in text
    )


def _weekly_lines(page: PageLayout) -> list[Line]:
    """Rows that end with the sum of the numbers before it, day by day; a last row that adds up the columns is none."""
    rows: list[tuple[TextLine, str, list[Decimal]]] = []
    for line in page.lines:
        values, box = _figures_at_end(line)
        if len(values) > _DAYS_OF_WEEK and values[-1] and sum(values[:-1]) == values[-1] and box is not None:
            text = " ".join(word.text for word in line.words if word.box.x1 <= box.x0 + 1)
            rows.append((line, text, values))
    if len(rows) > 1 and (sum(row[2][-1] for row in rows[:-1]) == rows[-1][2][-1] or kind_of_row(rows[-1][1]) is not None):
        rows.pop()
    return [
        Line(text, quantity=values[-1], evidence=evidence_of(page.page_number, line.words))
        for line, text, values in rows
        if has_letter(text)
    ]


def _figures_at_end(line: TextLine) -> tuple[list[Decimal], Box | None]:
    """The hours with which a line ends, blanks as none, and where they begin."""
    values: list[Decimal] = []
    box = None
    for word in reversed(line.words):
        value = Decimal(0) if word.text in _BLANK else hours_in(word.text)
        if value is None:
            if _UNIT.fullmatch(word.text):
                continue
            break
        values.insert(0, value)
        box = word.box
    return values, box
