"""The number of a timesheet or job card, behind its title or a label of its own: "Job Card 430064", "Sheet No", "Nachweis Nr.", "考勤单号".

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
_FEWEST_DIGITS = 2
_SURE = 0.8
_FAR = 20.0  # heights of print from a title to its number
_OWN = frozenset({"delivery_note_number", "statement_number"})
_SIGN_AT_END = re.compile(r"(?i)(?:[°º#]|号码|编号|号|(?<=\w\w\w)(?:nummer|nommer|number|num[eé]ro|nr))\W*$")
_SIGN = re.compile(r"(?i)\W*(?:nr|no|n[°ºo]|number|nummer|nommer|num[eé]ro|#|编?号)?[.:：°º]*\s*(?=[A-Z]{0,5}[-/]?\d)")
_NAMES_SHEET = re.compile(
    r"(?i)sheet|slip|card|record|hours|log|ticket|docket|zettel|nachweis|schein|staat|kaart|blad|bon|fiche|feuille|relev[eé]|bordereau|[单表]"
)
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:tel\w*|fax|phone|cell|mobile|ph|vat|tax|btw|tva|ust|mwst|steuer\w*|reg\w*|co|company|ck|siret|siren|kvk|hrb|id|order\w*|po|purchase|"
    r"bestell\w*|auftrags?\w*|commande|bestelling|client\w*|customer\w*|kunden\w*|klant\w*|kli[eë]nt\w*|debtor|account|acc|employee|staff|worker|"
    r"personn?el\w*|personal\w*|werknemer\w*|medewerker\w*|werker\w*|matricule|clock|badge|contract\w*|kontrak\w*|vertrag\w*|contrat|page|seite|"
    r"bladsy|pagina|site|project|projek\w*|supplier|vendor|lieferant\w*|leverancier\w*|fournisseur|week|week|woche|semaine|bank|iban|invoice|"
    r"rechnungs?\w*|fakt\w*|facture|unit|erf|plot|box|street|license|licen[cs]e|vehicle|machine|item|line|ref\w*)\b|税|电话|注册|信用|客户|合同|订单|员工|工号|证"
)


def sheet_number(layout: DocumentLayout) -> Field | None:
    """The number behind the title, else that of the label that most speaks of a sheet."""
    titled = next(_behind_titles(layout), None)
    if titled is None:
        labelled = sorted(_labelled(layout), key=lambda each: -each[0])
        titled = labelled[0][1:] if labelled else None
    if titled is None:
        return None
    cell, number = titled
    return Field(Term.DELIVERY_NOTE_NUMBER, Value(number.text), (cell.evidence(number.start, number.end),), None, "labels")


def _behind_titles(layout: DocumentLayout) -> Iterator[tuple[Cell, PrintedNumber]]:
    """Numbers behind the title in its cell, or in the cell beside it that begins with no other word."""
    page = layout.pages[0]
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for cell, following in zip(line.cells, (*line.cells[1:], None), strict=True):
            title = kind_of_title(cell.text)
            if title is None or title[0] is not DocumentKind.TIMESHEET:
                continue
            first = re.search(r"\S*\d", cell.text)
            if first is not None:
                sign = re.search(r"(?i)(?<!\w)(?:nr|no|n[°º]|number|nummer|nommer|#)\W*$", cell.text[: first.start()])
                number = number_in(cell, sign.end() if sign else first.start())
                if number is not None and _may_be(number):
                    yield cell, number
            elif following is not None and following.box.x0 - cell.box.x1 < _FAR * page.height_of_print:
                number = number_in(following, start.end()) if (start := _SIGN.match(following.text)) is not None else None
                if number is not None and _may_be(number):
                    yield following, number


def _may_be(number: PrintedNumber) -> bool:
    return number.is_alone and sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS and not is_year(number.text)


def _labelled(layout: DocumentLayout) -> Iterator[tuple[float, Cell, PrintedNumber]]:
    """Numbers behind or under labels that end in a sign for a number, and how much the label speaks of a sheet."""
    page = layout.pages[0]
    for line in page.lines:
        if line.box.top > _LOWEST * page.page.height:
            return
        for hit in _signed(layout, line):
            for place in places_for(layout, hit)[:2]:
                number = number_in(place.cell)
                if number is not None and _may_be(number):
                    yield 1.0 + bool(_NAMES_SHEET.search(hit.own.text)) - 0.2 * place.is_below, place.cell, number
                    break


def _signed(layout: DocumentLayout, line: TextLine) -> Iterator[LabelHit]:
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
            if not _OF_ANOTHER.search(own) and not _is_known_as_another(layout, cell, begin, index + 1, own):
                yield LabelHit(cell, begin, index + 1, {"delivery_note_number": 1.0}, begin == 0, True)


def _is_known_as_another(layout: DocumentLayout, cell: Cell, first: int, last: int, own: str) -> bool:
    """Whether the tables of labels say that some words number something else; on a timesheet "Sheet No" is no page's and no invoice's."""
    known = [hit for hit in layout.labels_in(cell) if hit.first < last and first < hit.last and _OWN.isdisjoint(hit.roles)]
    if _NAMES_SHEET.search(own):
        known = [hit for hit in known if "plain" not in hit.roles and max(hit.roles.values()) >= _SURE]
    return any("plain" in hit.roles or (hit.first, hit.last) == (first, last) for hit in known)
