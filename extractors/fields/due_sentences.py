"""A due date can stand in a sentence: "please pay by 3 April 2026", "zahlbar bis 03.04.2026 ohne Abzug".

A date until which a discount is given is not the day the invoice is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell

_PAYS = re.compile(
    r"(?i)\b(?:pay|paid|payable|payment|due|settle|remit|zahl|überweis|begleich|fällig|auszugleich|ausgleich|ohne abzug|"
    r"r[eè]gl|pa(?:ie|y)|échéance|betaal|betal|voldoen|voldaan|verskuldig|oormaak|over te maken|overmak|overschrij|vir(?:er|ement)|"
    r"buch|lastschrift|einzieh|eingezogen|einzug|einziehung|pr[ée]l[èe]v|incass|afgeschreven|afschrij|debit)|付款|支付|到期"
)
_UNTIL = re.compile(
    r"(?i)(?:\b(?:due|by|before|until|till|on|no later than|not later than|latest|bis|spätestens|zum|am|vor dem|avant|au plus tard|"
    r"jusqu'au|le|voor|vóór|uiterlijk|uiterstens|teen|op|tot)(?:\s+(?:the|zum|spätestens|le|op|voor|of|die|dem))*|[于前在])\s*:?\s*$"
)
_DISCOUNT = re.compile(r"(?i)skonto|discount|escompte|korting|afslag|折扣|\d\s?%")
_PAST = re.compile(r"(?i)\b(?:thank|received|erhalten|dank|bezahlt am|paid on|reçu|ontvang)\b")
_CLAUSE = re.compile(r"[,;.](?=\s)|\s[-–]\s|\s(?:oder|or|ou)\s")
_REACH = 70  # characters in which the word of payment stands before its date


def due_in_sentences(layout: DocumentLayout) -> Iterator[tuple[PrintedDate, float]]:
    """The dates that sentences say to pay by, with how much each says so."""
    for cell in layout.cells:
        if len(cell.words) < 4:
            continue
        yield from _on_next_line(layout, cell)
        dates = dates_of(cell)
        for printed in dates:
            before = cell.text[max(0, printed.start - _REACH) : printed.start]
            if not _UNTIL.search(before) or not (_PAYS.search(before) or _PAYS.search(cell.text[printed.end : printed.end + 30])):
                continue
            if _PAST.search(before) or _DISCOUNT.search(_clause(cell.text, printed, dates)):
                continue
            yield printed, 0.6


def _on_next_line(layout: DocumentLayout, cell: Cell) -> Iterator[tuple[PrintedDate, float]]:
    """The date that the next line begins with, where a sentence breaks right before it."""
    before = cell.text[-_REACH:]
    if not _UNTIL.search(before) or not _PAYS.search(before) or _PAST.search(before):
        return
    if _DISCOUNT.search(cell.text[max((match.end() for match in _CLAUSE.finditer(cell.text)), default=0) :]):
        return
    page = layout.page(cell.page_number)
    for line in page.lines[cell.line_number + 1 : cell.line_number + 2]:
        for below in line.cells:
            if line.box.top - cell.box.bottom < page.height_of_print and abs(below.box.x0 - cell.box.x0) < 2 * page.height_of_print:
                yield from ((printed, 0.6) for printed in dates_of(below)[:1] if printed.start == 0)


def _clause(text: str, printed: PrintedDate, dates: Sequence[PrintedDate]) -> str:
    """The words around a date up to the next comma, stop or date."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, printed.start)), default=0)
    start = max([start, *(each.end for each in dates if each.end <= printed.start)])
    end = next((match.start() for match in _CLAUSE.finditer(text, printed.end)), len(text))
    return text[start : printed.start] + text[printed.end : end]
