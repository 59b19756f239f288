"""The number in the title of a paper: "Rechnung über Wartung (Vertrag 77) Nr. 4711-24-9 vom 3. Mai 2024", "FACTURE N° F-2024/031".

Whatever words stand between the name of the paper and the sign for a number, unless they name a number of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from extractors.fields.credit_note_labels import credits_an_invoice, is_credit_note
from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.days_as_numbers import number_like_a_day
from extractors.fields.issuing_words import BEGINS_TO_SAY_WHEN, WRITTEN_ON
from extractors.fields.label_places import SIGNS_FOR_A_NUMBER
from extractors.fields.labels import LabelHit, label_key, labels_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.number_words import says
from extractors.fields.printed_titles import NAMED_TITLE, least_weight
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.signs import has_digit, has_letter, has_letter_or_digit
from extractors.terms import DocumentKind
from extractors.titled_letterheads import title_behind_company
from extractors.titles import kind_of_title

_TITLES = {
    "invoice_number": re.compile(
        r"(?i)^\W*(?:\d{1,2}(?:\.|e|ste|[eè]me|st|nd|rd|th)\s+)?(?:(?:tax|vat|sales|credit|commercial|freight|export|original|oorspronklike|originele)\s+)*"
        r"(?:nota|bill(?![\s-]+(?:to|of|for)\b)|[\w-]*(?:rechnung|gutschrift|rechnungskorrektur|storno|"
        r"honorarnote|kostennote|ereloonnota|note d['’]honoraires|note de cr[eé]dit|note d['’]avoir|"
        r"faktuur|factuur|invoice|credit note|credit memo|facture|avoir|creditnota|kredietnota|fattura|factura|faktura))\b"
        r"(?:\s?/?\s?发\s?票)?|"
        r"^\W*[\u4e00-\u9fff]{0,8}(?:发\s?票|账单|请款单|结算单|贷[项记方]通知单|贷[项记](?:单|凭[证单])|折让单|红字(?:通知)?单)(?![\u4e00-\u9fff])"
    ),
    "po_number": re.compile(
        r"(?i)^\W*(?:purchase order|bestellung|auftrag an (?:den )?lieferanten|bon de commande|inkooporder|bestelling|aankoopbestelling|"
        r"采购订单|订购单|采购单|订货单)\b"
    ),
    "statement_number": re.compile(r"(?i)^\W*(?:quotation|quote|angebot|offerte|devis|kwotasie|报价单)\b"),
    "payment_number": re.compile(
        r"(?i)^\W*(?:(?:eft|bacs|payment|supplier|cheque|check)\s+)*(?:remittance(?:\s+(?:advice|slip|note|notification|statement|details))?|"
        r"payment (?:advice|notification|note|details|specification)|advice of payment|betaal(?:advies|specificatie|overzicht)|"
        r"betalings(?:advies|specificatie|overzicht|kennisgeving)|zahlungs(?:avis|anzeige|mitteilung|ank[üu]ndigung|aufstellung)|"
        r"[üu]berweisungs(?:avis|anzeige)|avis de (?:paiement|virement|r[eè]glement)|(?:付款|汇款|支付)(?:通知|清单|明细)[书单表]?)(?!\w)"
    ),
    "delivery_note_number": re.compile(
        r"(?i)^\W*(?:delivery note|lieferschein|bon de livraison|pakbon|leverbon|afleweringsnota|waybill|bill of lading|connaissement|"
        r"lettre de voiture|(?:cmr[ -])?(?:frachtbrief|vrachtbrief|vragbrief)|送货单)\b"
    ),
    "waybill_number": re.compile(
        r"(?i)^\W*(?:(?:straight |ocean |house |multimodal |combined transport |through )?bill of lading|"
        r"(?:sea ?|air ?|road |house )?way ?bill|(?:international )?consignment note|connaissement|"
        r"lettre de (?:voiture|transport)(?: (?:internationale|nationale|a[ée]rien))?(?: cmr)?|"
        r"(?:(?:cmr|avc|luft|lucht|see|lug)[ -]?)?(?:frachtbrief|vrachtbrief|vragbrief)|"
        r"versendingsbrief|cmr|ladeschein|konnossement|cognossement|"
        r"packing list|packliste|paklijst|paklys|liste de colisage|(?:货物|公路|铁路|航空|海运)?(?:货?运单|托运单|提单)|装箱单)(?!\w)"
    ),
}
_YOURS = re.compile(r"(?i)\W*(?:ihre|votre|your|uw|u)\s+(?=[^\W\d_])")  # "Ihre Rechnung 2026-1188", as who supplies a household writes
_KINDS = {
    "invoice_number": frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE}),
    "po_number": frozenset({DocumentKind.PURCHASE_ORDER}),
    "statement_number": frozenset({DocumentKind.QUOTATION}),
    "delivery_note_number": frozenset({DocumentKind.DELIVERY_NOTE}),
    "waybill_number": frozenset({DocumentKind.BILL_OF_LADING}),
    "payment_number": frozenset({DocumentKind.REMITTANCE_ADVICE}),
}
_TEXTS_KEPT = 4096  # lines, of some ten pages
_LONGEST_TITLE, _WORDS_BEFORE_COLON = 5, 3  # words
_MARK = re.compile(
    r"(?i)(?<![\w])(?:(?:nr|no|num[eé]ro|number|nummer|nommer)\b|n[°º])\s?[.:°º]*\s*(?=[A-Z0-9])|#\s?(?=[A-Z0-9])|号[:：]?\s*(?=\S)"
)
_DIRECT = re.compile(
    r"(?i)\s+(?:de\s+|des\s+|d['’])?(?:[^\W\d_]{3,}\s+){0,2}\(?(?=(?:[A-Z]{1,5}[ /-]?)?\d[\w/.-]{2,20}(?:\s[/-]\s\d{1,6})?\)?"
    r"(?:$|\s?:\s|\s+(?:\d{1,2}\.\s?[^\W\d]|[(–—·-]|vom|du|dated|of|van|d\.d\.|\d{1,4}[./-]\d"
    r"|(?:über|ueber|für|zu|zum|zur|for|re|concerning|voor|inzake|betreffende?|pour|concernant|relative?|oor|vir)\s"
    r"|(?:against|on|to|auf|gegen|sur|op|teen)\s(?:\S+\s)?\w*(?:invoice|rechnung|facture|factuur|faktuur)"
    r"|" + BEGINS_TO_SAY_WHEN + ")))"
)
_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff])\s?(?:(?=第)|:\s?|(?:编号|号码|票号|单号|字号)\s?:?\s?|\s)(?=第?[A-Z]{0,6}[-/]?\d)")
_TITLE_COLON = re.compile(r"(?:[^\W\d_]|['’ ])*\s?:\s?(?=[A-Z]{0,6}[-/]?\d)")
_GOES_ON_IN_WORDS = re.compile(  # "KR 119 teen faktuur 5512 van"
    r"(?i)[,:;(]|\b(?:against|teen|gegen|auf|sur|op|zur?|zum|for|voor|vir|pour|inzake)\s(?:\S+\s)?\w*(?:invoice|rechnung|facture|factuur|faktuur)"
)
_CREDITED = re.compile(r"(?i)\b(?:against|on|to|for|auf|gegen|zur?|zum|sur|pour|op|voor|teen|vir)\s*$")
_COUNTED = re.compile(r"^\d{1,2}\.\s")  # "1. Abschlagsrechnung"
_SPACED_OUT = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,4}\s*(?=\d)")
_SHORTEST_INITIALED = 3  # "de", "of" and "à" give no letter
_DATED = re.compile(r"(?i)^\W*(?:vom|dated|date|of|du|van|le|d\.d\.|gedateer|del)\W*$")
_LOWEST_TITLE = 0.5  # share of the page's height
_LONGEST_BETWEEN = 70
_AMOUNTS = frozenset({"gross_total", "net_total", "amount_due", "lines_total", "tax_total", "prepaid_total"})
_BARE = 0.65
_FEWEST_DIGITS = 4
_LINES_UNDER_TITLE = 6
_LONGEST_NUMBER = 28
_LONGEST_PREFIX = 5
_LONGEST_LABEL = 3  # in words
_FARTHEST_LABEL = 12.0  # heights of print


@dataclass(frozen=True, slots=True)
class TitleNumber:
    """A number in a title, the cell that holds it, the date of the paper where that follows, and whether words say it was written then."""

    number: PrintedNumber
    cell: Cell
    hit: LabelHit
    dated: PrintedDate | None
    is_written_then: bool = False


@once_a_layout
def title_numbers(layout: DocumentLayout, role: str) -> tuple[TitleNumber, ...]:
    """The numbers in titles of the first page that name a paper of this role."""
    return tuple(_numbers_in_titles(layout, role))


def _numbers_in_titles(layout: DocumentLayout, role: str) -> Iterator[TitleNumber]:
    title = _TITLES.get(role)
    if title is None or not layout.pages:
        return
    is_credit = is_credit_note(layout)
    for cell in _titles(layout):
        yours = _YOURS.match(cell.text) if role == "invoice_number" and not is_credit else None
        begins = yours.end() if yours is not None else 0
        end = _end_of_title(cell.text[begins:], role, least_weight(layout.pages[0], cell))
        end += begins if end else 0
        if end and (_names_credited(layout, cell) or credits_an_invoice(cell.text[:end])):
            end = 0
        if end and (number := _number_behind(cell, end, role, is_credit=is_credit)):
            yield number
        elif end and (like_a_day := number_like_a_day(layout, cell, end)):
            yield TitleNumber(like_a_day, cell, LabelHit(cell, 0, 1, {role: 1.0}, True, True), None)
        elif end >= len(cell.text.rstrip(": ")) or _is_spaced_out(cell.text, title):
            yield from _under_title(layout.pages[0], cell, role)
        elif end and _is_only_dated(cell, end):
            yield from (each for each in _under_title(layout.pages[0], cell, role) if each.hit.roles[role] > _BARE)


@lru_cache(_TEXTS_KEPT)
def _end_of_title(line: str, role: str, least: float) -> int:
    """Where the words end by which a line is titled as a paper of this role, 0 where it is not.

    Besides the words of `_TITLES` every title of such a paper counts that is so surely one, "Order to supplier", up to its number.
    """
    found = _TITLES[role].match(line)
    kinds = _KINDS.get(role, ()) if found is None else _KINDS.get(role, frozenset()) & {DocumentKind.CREDIT_NOTE}
    titled = next((end for kind, end in _kinds_titled(line, least) if kind in kinds), 0) if kinds else 0
    return max(titled, found.end() if found is not None else 0)  # "Avoir client AV00231"


@lru_cache(_TEXTS_KEPT)
def _kinds_titled(line: str, least: float) -> tuple[tuple[DocumentKind, int], ...]:
    """The kinds of paper that the first words of a line title more surely than `least`, with where they end; the longest title first."""
    words = list(takewhile(lambda word: not has_digit(word), line.split()[: _LONGEST_TITLE + 1]))
    found = []
    for count in range(min(len(words), _LONGEST_TITLE), 0, -1):
        text = " ".join(words[:count])
        is_open = text.endswith((":", "：")) and count < _WORDS_BEFORE_COLON
        if label_key(words[count - 1]) in SIGNS_FOR_A_NUMBER or is_open or _begins_number(words[:count]):
            continue
        text = text.rstrip(":：")
        titled = kind_of_title(text)
        if titled is not None and titled[1] > least:
            found.append((titled[0], len(text)))
    return tuple(found)


def _begins_number(words: list[str]) -> bool:
    """Whether the last of some words is a few capitals behind others that are not: the CR of "Note de crédit CR 20117"."""
    return len(words) > 1 and len(words[-1]) <= _LONGEST_PREFIX and words[-1].isupper() and not words[-2].isupper()


def _names_credited(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a line begins with words for the invoice that a credit note gives money back for: "对应发票 20251188"."""
    names = any(hit.at_start and "related_invoice" in hit.roles and "invoice_number" not in hit.roles for hit in layout.labels_in(cell))
    titled = kind_of_title(cell.text) if names else None
    return names and not (titled is not None and titled[0] is DocumentKind.CREDIT_NOTE)  # a "Correctiefactuur" is the credit note itself


@once_a_layout
def _titles(layout: DocumentLayout) -> tuple[Cell, ...]:
    """What may be a title in the upper part of the first page."""
    page = layout.pages[0]
    lines = takewhile(lambda line: line.box.top <= _LOWEST_TITLE * page.page.height, page.lines)
    return tuple(cell for line in lines for cell in _titles_on(page, line))


def _is_spaced_out(text: str, title: re.Pattern[str]) -> bool:
    """Whether a line is a bare title typed with a blank behind each letter, "R e c h n u n g"."""
    return _SPACED_OUT.fullmatch(text) is not None and title.fullmatch(text.replace(" ", "")) is not None


def _under_title(page: PageLayout, title: Cell, role: str) -> Iterator[TitleNumber]:
    """A number under or beside a bare title, with nothing but a sign for a number before it: "INVOICE", and below it "No. 2024-001"."""
    for line in page.lines[title.line_number : title.line_number + _LINES_UNDER_TITLE]:
        if line.box.top - title.box.bottom > 3 * max(title.height, page.height_of_print):
            return
        for cell in line.cells:
            if any(hit.at_start and role not in hit.roles and _is_number_label(hit) for hit in labels_of(cell)[:1]):
                continue  # "N° TVA FR93809666399"
            mark = _MARK.match(cell.text) or _initials_of(title, cell)
            number = number_in(cell, mark.end() if mark else 0)
            if (
                number is not None
                and (number.is_alone or (mark is not None and _goes_on_with_date(cell, number)))
                and (
                    mark
                    or _is_bare_beside(line, title, cell, number)
                    or (not is_value_of_words(line, cell) and _is_bare_under(page, title, cell, number))
                )
            ):
                hit = LabelHit(cell, 0, 1, {role: 1.0 if mark else _BARE}, True, True)
                yield TitleNumber(number, cell, hit, _date_behind(cell, number))


def _is_only_dated(title: Cell, end: int) -> bool:
    """Whether a title says nothing but its day behind the name of the paper: "Facture du 11/12/2022", over "N° 12 345 678 901"."""
    dates = dates_of(title)
    return len(dates) == 1 and _says_when(title.text[end : dates[0].start]) and not has_letter_or_digit(title.text[dates[0].end :])


def _goes_on_with_date(cell: Cell, number: PrintedNumber) -> bool:
    """Whether a date or the word for one follows a number on its line: "No. LC-26-003  Date 05 Mar 2026"."""
    behind = cell.text[number.end :]
    return _date_behind(cell, number) is not None or any(
        "issue_date" in hit.roles and behind.startswith(f" {hit.own.text} ") for hit in labels_of(cell)
    )


def _initials_of(title: Cell, cell: Cell) -> re.Match[str] | None:
    """The first letters of the title before a number: "N.C. 260042" under "NOTE DE CRÉDIT"."""
    mark = _INITIALS.match(cell.text)
    letters = "".join(word.text[0] for word in title.words if len(word.text) >= _SHORTEST_INITIALED)
    return mark if mark is not None and re.sub(r"\W", "", mark.group()).casefold() == letters.casefold() else None


def _date_behind(cell: Cell, number: PrintedNumber) -> PrintedDate | None:
    """The date that follows a number with no more than "vom", "du" or "dated" between."""
    dates = [each for each in dates_of(cell) if each.start >= number.end]
    return dates[0] if dates and _says_when(cell.text[number.end : dates[0].start]) else None


def _says_when(between: str) -> bool:
    return _DATED.match(between) is not None or WRITTEN_ON.match(between) is not None


def _is_bare_under(page: PageLayout, title: Cell, cell: Cell, number: PrintedNumber) -> bool:
    """Whether a number with letters or many digits stands alone right under the title, in its column."""
    near = 0 <= cell.box.top - title.box.bottom < 1.5 * page.height_of_print and title.box.x0 < cell.box.x1 and cell.box.x0 < title.box.x1
    digits = sum(ch.isdigit() for ch in number.text)
    fills = number.text == cell.text.strip()
    return near and fills and digits >= _FEWEST_DIGITS and (has_letter(number.text) or digits > _FEWEST_DIGITS)


def _is_bare_beside(line: TextLine, title: Cell, cell: Cell, number: PrintedNumber) -> bool:
    """Whether a title and a number with letters or many digits are all that a line says, wherever in it each is set."""
    both = len(line.cells) == len((title, cell)) and title in line.cells and title.box.x1 <= cell.box.x0
    digits = sum(ch.isdigit() for ch in number.text)
    return both and number.text == cell.text.strip() and digits >= _FEWEST_DIGITS and (has_letter(number.text) or digits > _FEWEST_DIGITS)


def is_value_of_words(line: TextLine, cell: Cell) -> bool:
    """Whether a few words without figures stand close before a cell on its line, as "Our job" before the number of the job."""
    before = [other for other in line.cells if other.box.x1 <= cell.box.x0]
    if not before or len(before[-1].words) > _LONGEST_LABEL or cell.box.x0 - before[-1].box.x1 > _FARTHEST_LABEL * cell.height:
        return False
    return not has_digit(before[-1].text)


def _titles_on(page: PageLayout, line: TextLine) -> Iterator[Cell]:
    """The cells of a line, the first of them also with what follows on its line, since larger print has wider gaps."""
    for cell in line.cells:
        yield title_behind_company(cell) or cell
    if len(line.cells) < 2 or any(hit.at_start and hit.rest is not None and hit.own.text.endswith(":") for hit in labels_of(line.cells[1])):
        return  # "Rechnung Nr.: 71044 | Rechnung vom: 05.03.2026" are two labels with their values
    if line.cells[1].box.x0 - line.cells[0].box.x1 < 0.25 * page.page.width:
        yield Cell(line.page_number, line.line_number, line.words)


def _titles_bill(words: str, *, is_credit: bool) -> bool:
    """Whether words before a colon are the title of an invoice, or on a credit note of one: "Schlussrechnung: 2026-114"."""
    titled = kind_of_title(_COUNTED.sub("", words))
    if titled is None or titled[1] <= NAMED_TITLE:
        return False
    return titled[0] is DocumentKind.CREDIT_NOTE or (titled[0] is DocumentKind.INVOICE and not is_credit)


def _number_behind(cell: Cell, end: int, role: str, *, is_credit: bool = False) -> TitleNumber | None:
    """The number behind a sign for it, a colon, or the bare title itself."""
    told = _TITLE_COLON.match(cell.text, end) if role == "invoice_number" else None
    if told is not None and _titles_bill(cell.text[: told.end()].rstrip(" :"), is_credit=is_credit):
        mark: re.Match[str] | None = told
    else:
        mark = _MARK.search(cell.text, end) or _DIRECT.match(cell.text, end) or _CHINESE.match(cell.text, end)
    if mark is None or mark.start() - end > _LONGEST_BETWEEN or ":" in cell.text[end : mark.start()]:
        return None
    between = cell.text[end : mark.end()]
    if has_digit(between) and any(says(re.split(r".*\d\S*", between)[-1], whose) for whose in ("yours", "another")):
        return None  # "Offer valid until 30 November | Customer no. 3434"
    words_before = cell.text[: mark.end()].count(" ")
    words_of_title = cell.text[:end].count(" ") + 1
    for hit in labels_of(cell):
        if hit.at_start and len(hit.own.text) > end and _AMOUNTS & set(hit.roles):
            return None  # "INVOICE TOTAL" numbers nothing
        if hit.at_start and role not in hit.roles and len(hit.own.text) > end and _is_number_label(hit):
            return None  # "Rekening Nr" is an account's, though a "Rekening" is a bill too
        begins_in_title = 0 < hit.first < words_of_title  # "Order to Supplier No. 4711" numbers no supplier
        if role not in hit.roles and not (hit.at_start or begins_in_title) and hit.last <= words_before + 1 and _is_number_label(hit):
            return None
    number = number_in(cell, mark.end())
    if is_credit and number is not None and _CREDITED.search(cell.text[end : number.start]):
        return None  # "Credit op 2025-0412"
    if number is None or (mark.re is not _MARK and is_year(number.text)) or (mark.re in (_CHINESE, _TITLE_COLON) and not number.is_alone):
        return None
    dates = [each for each in dates_of(cell) if each.start >= number.end]
    between = cell.text[number.end : dates[0].start] if dates else ""
    extent = re.match(r"(.*?)\s*\b(?:vom|dated|du|van)\W*$", between, re.IGNORECASE)
    if (
        extent
        and extent[1]
        and not _says_when(between)
        and mark.end() + _LONGEST_NUMBER >= number.end + len(extent[1])
        and not _GOES_ON_IN_WORDS.search(extent[1])
    ):
        stop = number.end + len(extent[1].rstrip())
        number = PrintedNumber(cell.text[number.start : stop], number.start, stop, True)
        between = ""
    hit = LabelHit(cell, 0, max(1, words_before), {role: 1.0}, True, True)
    follows = bool(dates) and (not between.strip() or _says_when(between))
    return TitleNumber(number, cell, hit, dates[0] if follows else None, WRITTEN_ON.match(between) is not None)


def _is_number_label(hit: LabelHit) -> bool:
    return any(role.endswith("_number") or role in ("plain", "seller_tax_id", "iban", "bank_account") for role in hit.roles)
