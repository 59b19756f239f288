"""The number of a timesheet or a receipt, behind its title or a label of its own: "Job Card 430064", "Sheet No", "考勤单号".

What its number is called no table can hold: any few words that end in a sign for a number may, unless they are known to number something
else, as orders, customers, workers and registers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import SIGNS_FOR_A_NUMBER, DocumentLayout, places_for
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.page_zones import in_table
from extractors.layout.lines import Cell, TextLine
from extractors.model import Field, Value
from extractors.signs import has_digit, has_letter
from extractors.terms import DocumentKind, Term
from extractors.titles import kind_of_title

_LOWEST = 0.5  # share of the page's height
_LONGEST_LABEL = 4  # words
_WORDS_OF_SECOND = 3
_HAN = re.compile("[\u4e00-\u9fff]")
_FEWEST_DIGITS = 2
_SURE, _NAMED = 0.8, 1.8
_FAR = 20.0  # heights of print from a title to its number
_OWN = frozenset({"delivery_note_number", "statement_number", "invoice_number"})
_SIGN_AT_END = re.compile(r"(?i)(?:[°º#]|号码|编号|号|(?<=\w\w\w)(?:nummer|nommer|number|num[eé]ro|nr))\W*$")
_SIGN = re.compile(r"(?i)\W*(?:nr|no|n[°ºo]|number|nummer|nommer|num[eé]ro|#|编?号)?[.:：°º]*\s*(?=[A-Z]{0,5}[-/]?\d)")
_NAMES = {
    DocumentKind.TIMESHEET: re.compile(
        r"(?i)sheet|slip|card|record|hours|log|ticket|docket|zettel|nachweis|schein|staat|kaart|blad|bon|fiche|feuille|relev[eé]|bordereau|[单表]"
    ),
    DocumentKind.RECEIPT: re.compile(r"(?i)receipt|slip|rcpt|kwit|strokie|quitt|beleg|bon\b|bon[-n]|re[cç]u|ticket|收据|小票|收款单"),
}
"""What the number of a paper is called after."""
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:tel\w*|fax|phone|cell|mobile|ph|vat|tax|btw|tva|ust|mwst|steuer\w*|reg\w*|co|company|ck|siret|siren|kvk|hrb|id|order\w*|po|purchase|"
    r"bestell\w*|auftrags?\w*|commande|bestelling|client\w*|customer\w*|kunden\w*|klant\w*|kli[eë]nt\w*|debtor|account|acc|employee|staff|worker|"
    r"personn?el\w*|personal\w*|werknemer\w*|medewerker\w*|werker\w*|matricule|clock|badge|contract\w*|kontrak\w*|vertrag\w*|contrat|page|seite|"
    r"bladsy|pagina|site|project|projek\w*|supplier|vendor|lieferant\w*|leverancier\w*|fournisseur|week|week|woche|semaine|bank|iban|invoice|"
    r"rechnungs?\w*|fakt\w*|facture|unit|erf|plot|box|street|license|licen[cs]e|vehicle|machine|item|line|ref\w*)\b|税|电话|注册|信用|客户|合同|订单|员工|工号|证"
)


def sheet_number(layout: DocumentLayout) -> Field | None:
    """The number of a timesheet: that behind the title, else that of the label that most speaks of a sheet, else of any."""
    return _field(
        next(_behind_titles(layout, DocumentKind.TIMESHEET), None) or _best(layout, DocumentKind.TIMESHEET, 0.0), Term.DELIVERY_NOTE_NUMBER
    )


def receipt_number(layout: DocumentLayout) -> Field | None:
    """The number of a receipt on a sheet, which names the invoice that it was given for too: that behind its title or a label after it."""
    return _field(
        next(_behind_titles(layout, DocumentKind.RECEIPT), None) or _best(layout, DocumentKind.RECEIPT, _NAMED), Term.INVOICE_NUMBER
    )


def _field(found: tuple[Cell, PrintedNumber] | None, term: Term) -> Field | None:
    if found is None:
        return None
    cell, number = found
    return Field(term, Value(number.text), (cell.evidence(number.start, number.end),), None, "labels")


def _best(layout: DocumentLayout, kind: DocumentKind, least: float) -> tuple[Cell, PrintedNumber] | None:
    labelled = sorted(_labelled(layout, kind), key=lambda each: -each[0])
    return labelled[0][1:] if labelled and labelled[0][0] >= least else None


def _behind_titles(layout: DocumentLayout, kind: DocumentKind) -> Iterator[tuple[Cell, PrintedNumber]]:
    """Numbers behind the title in its cell, or in the cell beside it that begins with no other word."""
    page = layout.pages[0]
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for cell, following in zip(line.cells, (*line.cells[1:], None), strict=True):
            title = kind_of_title(cell.text)
            if title is None or title[0] is not kind:
                continue
            first = re.search(r"\S*\d", cell.text)
            if first is not None:
                sign = re.search(r"(?i)(?<!\w)(?:nr|no|n[°º]|number|nummer|nommer|#)\W*$", cell.text[: first.start()])
                number = number_in(cell, sign.end() if sign else first.start())
                if number is not None and _may_be(number) and (sign or not is_year(number.text)):
                    yield cell, number
            elif following is not None and (kind is DocumentKind.RECEIPT or following.box.x0 - cell.box.x1 < _FAR * page.height_of_print):
                number = number_in(following, start.end()) if (start := _SIGN.match(following.text)) is not None else None
                if number is not None and _may_be(number) and (following.text[: number.start].strip() or not is_year(number.text)):
                    yield following, number


def _may_be(number: PrintedNumber) -> bool:
    return number.is_alone and sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS


def _labelled(layout: DocumentLayout, kind: DocumentKind) -> Iterator[tuple[float, Cell, PrintedNumber]]:
    """Numbers behind or under labels that end in a sign for a number, and how much the label speaks of a sheet."""
    page = layout.pages[0]
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for hit in _signed(layout, line, kind):
            for place in places_for(layout, hit)[:2]:
                number = number_in(place.cell)
                if number is not None and _may_be(number):
                    yield 1.0 + bool(_NAMES[kind].search(hit.own.text)) - 0.2 * place.is_below, place.cell, number
                    break


def _signed(layout: DocumentLayout, line: TextLine, kind: DocumentKind) -> Iterator[LabelHit]:
    """The labels of a line that end in a sign for a number and are not known as another's."""
    for cell in line.cells:
        if in_table(layout, cell):
            continue
        begin = 0
        for index, word in enumerate(cell.words):
            if has_digit(word.text):
                begin = index + 1
                continue
            is_sign = label_key(word.text) in SIGNS_FOR_A_NUMBER or _SIGN_AT_END.search(word.text) is not None
            if (
                not is_sign
                or index - begin >= _LONGEST_LABEL
                or not has_letter(word.text + "".join(each.text for each in cell.words[begin:index]))
            ):
                continue
            own = " ".join(each.text for each in cell.words[begin : index + 1])
            if not _OF_ANOTHER.search(own) and not _is_known_as_another(
                layout, cell, (begin, index + 1), names=bool(_NAMES[kind].search(own))
            ):
                yield LabelHit(cell, begin, _end_of_label(cell, index + 1), {"delivery_note_number": 1.0}, begin == 0, True)


def _end_of_label(cell: Cell, end: int) -> int:
    """Where a label ends that goes on in a second language: "考勤单号 / Timesheet 760721"."""
    goes_on = end
    while goes_on < len(cell.words) and goes_on - end <= _WORDS_OF_SECOND and not has_digit(cell.words[goes_on].text):
        goes_on += 1
    is_bilingual = _HAN.search(cell.words[end - 1].text) is not None and goes_on - end <= _WORDS_OF_SECOND
    return goes_on if is_bilingual else end


def _is_known_as_another(layout: DocumentLayout, cell: Cell, place: tuple[int, int], *, names: bool) -> bool:
    """Whether the tables of labels say that some words number something else; on a timesheet "Sheet No" is no page's and no invoice's."""
    first, last = place
    known = [hit for hit in layout.labels_in(cell) if hit.first < last and first < hit.last and _OWN.isdisjoint(hit.roles)]
    if names:
        known = [hit for hit in known if "plain" not in hit.roles and max(hit.roles.values()) >= _SURE]
    return any("plain" in hit.roles or (hit.first, hit.last) == (first, last) for hit in known)
