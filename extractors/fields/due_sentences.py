"""A due date can stand in a sentence: "please pay by 3 April 2026", "zahlbar bis 03.04.2026 ohne Abzug".

A date until which a discount is given is not the day the invoice is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.signs import has_letter_or_digit

_PAYS = re.compile(
    r"(?i)\b(?:bank|sepa-?)?(?:pay|paid|payable|payment|due|settle|remit|zahl|überweis|begleich|fällig|auszugleich|ausgleich|ohne abzug|"
    r"r[eè]gl|pa(?:ie|y)|échéance|betaal|betal|voldoen|voldaan|verskuldig|oormaak|over te maken|overmak|overschrij|vir(?:er|ement)|"
    r"buch|lastschrift|einzieh|zieh|eingezogen|einzug|einziehung|pr[ée]l[èe]v|incass|afgeschreven|afschrij|d[ée]bit|geïncass|"
    r"lcr|traite|valeur|net(?:to|t)?\s+(?:à\s+)?\d|\d{1,3}\s+(?:jours|days|tagen?|dagen|dae)\s+net|"
    r"op (?:onze |mijn |ons |de )?(?:bank)?rekening|auf (?:das|unser|mein) konto|sur (?:le|notre|mon) compte|"
    r"stort|abgebucht|abbuch|afboek|afgeboekt|entricht|verser|netto kass[ae])|付款|支付|到期"
)
_UNTIL = re.compile(
    r"(?i)(?:\b(?:due|by|before|until|till|on|no later than|not later than|latest|bis|spätestens|längstens|zum|am|vor dem|avant|"
    r"au plus tard|jusqu'au|(?:soit|échéance|exigible|payable|valeur|lcr|traite|effet|directe|acceptée|r[èe]glement|virement|"
    r"pr[ée]l[èe]vement|sepa) au|à partir du|"
    r"le|nicht vor dem|rond|omstreeks|voor|vóór|uiterlijk|uiterstens|teen|tegen|op|tot)"
    r"(?:\s+(?:the|zum|spätestens|längstens|le|op|voor|of|die|dem))*|[于前在])\s*:?\s*$"
)
_DAYS_TOLD = re.compile(r"(?i)\d\s+(?:jours|days|tagen?|dagen|dae)(?:\s+net(?:to|t)?)?\s?[(:=]\s*$")  # "30 jours net : 04.06.2026"
_DAYS_AND_DAY = re.compile(
    r"(?i)\W*(?:strictly |net )?\d{1,3} (?:days|dae|tage|dagen|jours)(?: nett?o?)?\s?(?:[-–—:=,;/(]|that is|i\.?e\.?)\s*$"
)
"""What stands before the due date in a cell behind a word of payment: "Settlement   7 days - 13 Aug 2024"."""
_TERMS_WORDS = r"\b(?:terms?|credit|settlement|payment|pay|due|terme|betaling\w*|zahlung\w*|r[eè]glement|paiement|conditions?)\b"
_OF_TERMS = re.compile(rf"(?i){_TERMS_WORDS}[^\d]*$")
_BEGINS_TERMS = re.compile(rf"(?i)\W*(?:[^\W\d]+ )?{_TERMS_WORDS}[^\d]*(?=\d)")
_DISCOUNT = re.compile(
    r"(?i)(?<!ohne )(?<!sans )(?<!zonder )(?<!without )(?<!sonder )(?:skonto|discount|escompte|korting|afslag)|折扣|\d\s?%"
)
_DEBITS = re.compile(
    r"(?i)\W*(?:sepa-?\s?)?(?:last\w*einzug|lastschrift|bankeinzug|einzug|abbuchung|lcr|traite|effet|pr[ée]l[èe]vement|incasso)\b"
)
_TAKES_OFF = re.compile(
    r"(?i)\W*(?:mit|abz\w*\.?|unter abzug|with|less|avec|moins|met|minus|skonto|[1-9]\d?(?:[.,]\d+)?\s?%\s?(?:skonto|disc|esc|kort))"
)
_PAST = re.compile(
    r"(?i)\b(?:thank|received|erhalten|dank|(?:be|ge)zahlt am|beglichen am|eingegangen am|paid on|reçu|effectu[ée]e?|acquitt[ée]e?"
    r"|(?<!être )(?:r[ée]gl|pay)[ée]e?s? le|ontvang(?:en)?|(?:voldaan|betaald) op)\b"
)
_LATEST = re.compile(
    r"(?i)\b(?:uiterlijk|uiterlik|sp[äa]testens|au plus tard|n(?:o|ot) later than)(?:\s+(?:op|am|zum|bis|le|tot))*\s*:?\s*$"
)
"""What a sentence says of a day to come, though it may speak of receiving: "Graag ontvang ik het bedrag uiterlijk 12 juli"."""
_CLAUSE = re.compile(r"(?:[,;]|(?<!abzgl)(?<!abz)\.)(?=\s)|\s[-–]\s|\s(?:oder|or|ou)\s")
_BY_THEN = re.compile(r"\s*日?\s*(?:[(（]含(?:当日)?[)）]|含当日)?\s*(?:之前|以前|前|到期)")
_CHINESE_PAYS = re.compile(r"(?<![交托])付(?!运)|缴|汇(?!率)|结清|结算|款项|账款|账期")  # 交付 hands goods over, 汇率 is a rate of exchange
_FEWEST_WORDS = 4  # of a line of a sentence
_REACH = 80  # characters in which the word of payment stands before its date


def due_in_sentences(layout: DocumentLayout) -> Iterator[tuple[PrintedDate, float]]:
    """The dates that sentences say to pay by, with how much each says so."""
    for cell in layout.cells:
        dates = dates_of(cell)
        yield from ((printed, 0.6) for printed in dates if _is_due_in_chinese(cell.text, printed))
        if len(dates) == 1 and _is_behind_terms(layout, cell, dates[0]):
            yield dates[0], 0.6
            continue
        above = _line_above(layout, cell) if dates else ""
        if not dates or (len(cell.words) < _FEWEST_WORDS and not above and not _DEBITS.match(cell.text)):
            continue
        text = above + cell.text
        for printed in dates:
            start, end = len(above) + printed.start, len(above) + printed.end
            before = text[max(0, start - _REACH) : start]
            is_until = _UNTIL.search(before) or _DAYS_TOLD.search(before)
            if not is_until or not (_PAYS.search(before) or _PAYS.search(text[end : end + _REACH])):
                continue
            others = [len(above) + each.end for each in dates if each.end <= printed.start]
            if (_PAST.search(before) and not _LATEST.search(before)) or _DISCOUNT.search(_clause(text, start, end, others)):
                continue
            yield printed, 0.6


def says_it_was_paid(text: str) -> bool:
    """Whether words say that money has come or gone already: "réglée le", "paid on"."""
    return _PAST.search(text) is not None


def is_for_who_pays_early(layout: DocumentLayout, printed: PrintedDate) -> bool:
    """Whether the words around a date or next behind it take something off until then: "Zahlbar bis 09.03.2026 mit 3 % Skonto"."""
    cell = printed.cell
    behind = [other for other in layout.page(cell.page_number).lines[cell.line_number].cells if other.box.x0 > cell.box.x1]
    text = cell.text
    if behind and not text[printed.end :].strip() and _TAKES_OFF.match(behind[0].text):
        text = f"{text} {behind[0].text}"
    return _DISCOUNT.search(_clause(text, printed.start, printed.end, ())) is not None


def _is_due_in_chinese(text: str, printed: PrintedDate) -> bool:
    """Whether a Chinese sentence, which no blanks part into words, says to pay before a day: "请于2026年4月4日前付清全部款项"."""
    others = text[: printed.start] + text[printed.end :]
    return _BY_THEN.match(text, printed.end) is not None and _CHINESE_PAYS.search(others) is not None and not _DISCOUNT.search(others)


def _is_behind_terms(layout: DocumentLayout, cell: Cell, printed: PrintedDate) -> bool:
    """Whether a date ends the terms of payment, behind the days that they give: "Terms: 30 days - 14/06/2024"."""
    before = cell.text[: printed.start]
    if has_letter_or_digit(cell.text[printed.end :]):
        return False
    own = _BEGINS_TERMS.match(before)
    if own is not None and _DAYS_AND_DAY.match(before, own.end()):
        return True
    if _DAYS_AND_DAY.match(before) is None:
        return False
    left = [each for each in layout.page(cell.page_number).lines[cell.line_number].cells if each.box.x1 <= cell.box.x0]
    return bool(left) and _OF_TERMS.search(left[-1].text) is not None


def _line_above(layout: DocumentLayout, cell: Cell) -> str:
    """What the line over a cell ends with, where a sentence breaks before it, and a blank; empty where none goes on in it."""
    page = layout.page(cell.page_number)
    for line in page.lines[max(0, cell.line_number - 1) : cell.line_number]:
        for above in line.cells:
            is_close = cell.box.top - above.box.bottom < page.height_of_print and abs(above.box.x0 - cell.box.x0) < 2 * page.height_of_print
            if is_close and len(above.words) >= _FEWEST_WORDS:
                return f"{above.text[max((each.end for each in dates_of(above)), default=0) :]} "
    return ""


def _clause(text: str, start: int, end: int, others: Iterable[int]) -> str:
    """The words around a date up to the next comma or stop, or the end of a date before it."""
    begin = max([0, *others, *(match.end() for match in _CLAUSE.finditer(text, 0, start))])
    stop = next((match.start() for match in _CLAUSE.finditer(text, end)), len(text))
    return text[begin:start] + text[end:stop]
