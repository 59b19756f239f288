"""Payment terms as printed: when the money is due and with what discount; BT-20."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.broken_labels import broken_labels
from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.terms_phrases import SEMICOLONS, han_terms_in, names_share, terms_in
from extractors.layout.blocks import cell_over
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.next_lines import next_lines
from extractors.model import Field, Value
from extractors.signs import has_digit, has_letter
from extractors.terms import Term

_TERMS = re.compile(
    r"(?i)\b(?:\d{1,3}\s*(?:days?|dae|tagen?|tg|jours?|j|dagen|dgn|d)\b|nett?\s*\d{1,3}\b|n\s?/\s?\d{1,3}\b|c\.?o\.?d\b|cash|"
    r"immediate|on receipt|upon receipt|strictly|end of month|eom|skonto|comptant|sofort|contant|immédiat|prepaid|advance)|"
    r"[\d一二三四五六七八九十百两]\s?天|\d{1,3}\s?日(?:内|之内|以内|付)|(?:后|期|净)\s?\d{1,3}\s?日"
)
_OF_GOODS = re.compile(
    r"(?i)\b(?:returns?|returned|claims?|complaints?|shortages?|warranty|guarantee|eise|terugsending|retoure|reklamation|mängel|r[ée]clamations?|"
    r"retours?|klachten|reclames?)\b|退货|质保"
)
"""What else has its days: goods are returned and claims are made within so many."""
_DAYS = re.compile(r"(?i)\b\d{1,3}\s*(?:days?|dae|tage?n?|dagen|jours?)\b|[\d一二三四五六七八九十百两]\s?天")
"""天 is a day behind a figure; without one it is heaven, in Tianjin and in many a company's name."""
_SAYS_TERMS = re.compile(
    r"(?i)(?:(?:strictly|net|nett|netto|within|binne|binnen|innerhalb(?: von)?|sous|à) )?"
    r"\d{1,3} ?(?:days?|dae|tage?n?|dagen|jours?)(?: net| nett| netto)?"
    r"(?:,? (?:eom|end of month|fin de mois|einde maand|monatsende)"
    r"|,? (?:from|of|after|ab|nach|vanaf|na|van|de|à compter de|après) [^\d,.;:]{3,30})?\.?"
    r"|\d{1,3} ?天(?:内)?"
)
"""Days with no more than how they are counted."""
_NET_DAYS = re.compile(r"(?i)\W*nett?o?\s+(?:7|10|14|15|21|30|45|60|90|120)(?:\W*|,?\s\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b.*)")
"""Days to pay in with nothing but the day that they end on behind them."""
_OTHER_DAYS = re.compile(
    r"(?i)\b(?:valid\w*|geldig\w*|gültig\w*|validité|deliver\w*|liefer\w*|lever\w*|aflewer\w*|livraison|lead|hire|rental|huur|miet\w*"
    r"|location|period|guarantee|warranty|waarborg|garantie|returns?|claims?|interest|rente|zins\w*"
    r"|qty|quantity|aantal|menge|hoeveelheid|quantité)\b"
)
"""Words beside days that are no terms of payment."""
_LONGEST_TERMS = 6  # in words, behind a word that could be a label too: "Due in 30 days"
_STROKES, _COLONS = ("-", "–", "—"), (":", "：")
_FLUSH, _LEADING = 2.0, 1.7  # points; heights of print from one line of terms to the next
_LAST_WORDS, _LAST_LINES = 3, 2
_FEWEST_OF_SENTENCE = 4  # words of a line that goes on below
_LEADS_ON = frozenset(
    [
        "from",
        "of",
        "after",
        "end",
        "the",
        "van",
        "vanaf",
        "na",
        "einde",
        "nach",
        "ab",
        "der",
        "des",
        "du",
        "de",
        "la",
        "fin",
        "innerhalb",
        "von",
        "within",
        "in",
        "binnen",
        "binne",
        "sous",
        "à",
        "ohne",
        "without",
        "sans",
        "sonder",
        "zonder",
    ]
)


_DAYS_AHEAD = re.compile(r"(?i)(?:\b(?:innerhalb|within|binnen|binne|sous|à|von|van|in|net|netto)|\b\d{1,3})$")
"""What a line of terms ends in where the number of the days, or the word for them, stands in the next."""
_DAYS_BEGIN = re.compile(r"(?i)(?:\d{1,3}\s?)?(?:days?|dae|tage?n?|dagen|jours?)\b")
_OF_AN_INVOICE = re.compile(r"(?i)\b(?:of|from|after)(?: the)? (?:invoice|statement)$")


def counts_days(text: str) -> bool:
    """Whether words count days, as terms do: "60 days from invoice" is no label of an invoice."""
    return _DAYS.search(text) is not None


def names_days_net(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a net is days to pay in, "Net 30", alone or behind the label of terms, "Terms: Net 30"."""
    after_label = any("payment_terms" in other.roles for other in layout.labels_in(hit.cell) if other.last <= hit.first)
    text = " ".join(word.text for word in hit.cell.words[hit.first :])
    return (hit.at_start or after_label) and _NET_DAYS.fullmatch(text) is not None


def payment_terms_field(layout: DocumentLayout) -> Field | None:
    """The terms beside their label, or a sentence that names days."""
    for hit in (*layout.hits("payment_terms"), *broken_labels(layout, "payment_terms")):
        if hit.at_start and hit.own.words[-1].text.lower() in _LEADS_ON and terms_in(hit.cell) == (0, len(hit.cell.words)):
            return _terms(_with_rest(layout, hit.cell))  # "Payable within 30 days", all of which are terms
        value = _behind_stroke(hit) or hit.rest or _beside(layout, hit)
        rest = _with_days(layout, value) if value is not None else None
        if rest is not None and _says_terms(rest.text):
            return _terms(_with_rest(layout, rest))
        for place in places_for(layout, hit)[:3]:
            whole = _with_rest(layout, _with_days(layout, place.cell))
            if _says_terms(whole.text):
                return _terms(whole)
        under = _under(layout, hit)
        if (
            under is not None
            and not _OF_GOODS.search(under.text)
            and (_TERMS.match(under.text) or (len(under.words) <= _LONGEST_TERMS and _TERMS.search(under.text)))
        ):
            return _terms(_with_rest(layout, under))
    found = next(_bare_terms(layout), None) or next(_by_their_words(layout), None)
    return _terms(found) if found is not None else None


def _by_their_words(layout: DocumentLayout) -> Iterator[Cell]:
    """The terms that their own words tell under a label that no table knows, over it or without one: "Zahl.-Bed. 14 Tage rein netto"."""
    for page in layout.pages:
        for cell in page.cells:
            if not has_digit(cell.text) or in_table(layout, cell):
                continue
            whole = _with_rest(layout, _with_days(layout, cell))
            words = terms_in(whole)
            part = whole.part(*words) if words is not None else None
            chinese = han_terms_in(cell) if part is None else None
            if chinese is not None:
                part = Cell(cell.page_number, cell.line_number, cell.words_between(*chinese))
            is_parted = words is not None and words[0] and whole.words[words[0] - 1].text.endswith(SEMICOLONS)
            speaking = part if is_parted and part is not None else cell  # what stands before a semicolon says nothing of the days behind it
            if (
                part is None
                or _OF_GOODS.search(speaking.text)
                or any(_OTHER_DAYS.search(each.text) for each in (speaking, *_beside_and_over(page, cell)))
            ):
                continue
            if words != (0, len(whole.words)) or not _ends_a_sentence(page, cell):
                yield part


def _ends_a_sentence(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell goes on from a line of several words right over it: "Claims count only if they are made" over "within 7 days net"."""
    over = cell_over(page, cell)
    return over is not None and len(over.words) >= _FEWEST_OF_SENTENCE and not over.text.endswith((".", ":", ";"))


def _bare_terms(layout: DocumentLayout) -> Iterator[Cell]:
    """The cells that hold terms and nothing else, whatever the words beside or over them are: "30 days from statement"."""
    for page in layout.pages:
        for cell in page.cells:
            if not _DAYS.search(cell.text) or in_table(layout, cell):
                continue
            whole = _with_rest(layout, cell)
            says_terms = _SAYS_TERMS.fullmatch(whole.text.lstrip(" :：")) is not None
            if says_terms and not any(_OTHER_DAYS.search(each.text) for each in _beside_and_over(page, cell)):
                yield whole


def _beside_and_over(page: PageLayout, cell: Cell) -> Iterator[Cell]:
    """The cell next to the left of a cell, and what stands right over it."""
    line = page.lines[cell.line_number]
    yield from [other for other in line.cells if other.box.x1 <= cell.box.x0][-1:]
    for above in page.lines[max(0, cell.line_number - 1) : cell.line_number]:
        yield from (other for other in above.cells if other.box.x0 < cell.box.x1 and cell.box.x0 < other.box.x1)


def _terms(cell: Cell) -> Field:
    """The terms in a cell, without the colon that some forms print close before every value: ":30 days"."""
    cell = _before_other(cell)
    start = len(cell.text) - len(cell.text.lstrip(" :：-–"))
    return Field(Term.PAYMENT_TERMS, Value(cell.text[start:].rstrip(" ,;，；")), (cell.evidence(start),), None, "labels")


def _before_other(cell: Cell) -> Cell:
    """Terms up to the sign that parts them from what is none: "n/7, Account Ref 383-6630" and not "30 days, 2 % for cash"."""
    words = terms_in(cell)
    if words is None or words[0] or words[1] == len(cell.words):
        return cell
    rest = cell.part(words[1])
    if rest is None or names_share(rest.text) or _says_terms(rest.text):
        return cell
    part = cell.part(0, words[1])
    return part if part is not None else cell


def _says_terms(text: str) -> bool:
    return _TERMS.search(text) is not None and _OF_GOODS.search(text) is None


def _behind_stroke(hit: LabelHit) -> Cell | None:
    """What a stroke parts from the label of terms, where it begins with such a label too: "Payment terms - payable within 30 days"."""
    stroke = next((at for at in range(hit.first + 1, hit.last) if hit.cell.words[at].text in _STROKES), None)
    return hit.cell.part(stroke + 1) if stroke is not None else None


def _beside(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The cell right of a label, where it says terms though it begins as a label does: "RÈGLEMENT", and "virement à 14 jours"."""
    line = layout.page(hit.cell.page_number).lines[hit.cell.line_number]
    cell = next((other for other in line.cells if other.box.x0 >= hit.cell.box.x1 - 1 and other is not hit.cell), None)
    if cell is None or _has_own_colon(layout, cell):
        return None
    whole = _with_days(layout, cell)
    return cell if _DAYS.search(whole.text) and (has_letter(cell.text) or whole is not cell) else None


def _with_days(layout: DocumentLayout, cell: Cell) -> Cell:
    """A cell with the next line of its column, where that begins with the days it counts: "zahlbar innerhalb" over "45 Tagen"."""
    if not _DAYS_AHEAD.search(cell.text) or _says_terms(cell.text):
        return cell
    for below in _right_under(layout.page(cell.page_number), cell):
        whole = Cell(cell.page_number, cell.line_number, (*cell.words, *below.words))
        if len(below.words) <= _LONGEST_TERMS and _DAYS_BEGIN.match(below.text) and _says_terms(whole.text):
            return whole
    return cell


def _right_under(page: PageLayout, cell: Cell) -> Iterator[Cell]:
    """The cells of the next lines that begin where a cell does, or its words behind a colon, or stand in the middle under it."""
    starts = [word.box.x0 for word in cell.words[: 1 + (cell.words[0].text in _COLONS)]]
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LAST_LINES]:
        for other in line.cells:
            is_centred = abs(other.box.x0 + other.box.x1 - cell.box.x0 - cell.box.x1) < 2 * _FLUSH
            is_flush = any(abs(other.box.x0 - start) < _FLUSH for start in starts)
            if (is_centred or is_flush) and 0 < other.box.top - cell.box.top < _LEADING * cell.height:
                yield other


def _with_rest(layout: DocumentLayout, cell: Cell) -> Cell:
    """A cell with the last words of its terms, where its column is narrow: "30 days" over "from" over "statement"."""
    whole = last = cell
    for _ in range(_LAST_LINES):
        below = (
            other
            for other in next_lines(layout.page(cell.page_number), last, are_centred=True)
            if len(other.words) <= _LAST_WORDS and other.text.replace(" ", "").isalpha() and _goes_on(layout, last, other)
        )
        following = next(below, None)
        if following is None:
            break
        whole, last = Cell(cell.page_number, cell.line_number, (*whole.words, *following.words)), following
    return whole


def _goes_on(layout: DocumentLayout, cell: Cell, other: Cell) -> bool:
    """Whether a line goes on from another, which ends in a word such as "nach", "from" or "van", or it begins with a small letter.

    So does many a label under it.
    """
    leads_on = cell.words[-1].text.lower() in _LEADS_ON or other.text in _LEADS_ON
    leads_on = leads_on or (_OF_AN_INVOICE.search(cell.text) is not None and other.text.lower() == "date")
    return leads_on or (other.text[0].islower() and not layout.begins_with_label(other))


def _has_own_colon(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is a label with its colon and its value: "Zahlungsbedingung: zahlbar innerhalb 45 Tagen" under "Zahlungsziel"."""
    return any(hit.at_start and hit.rest is not None and hit.own.text.endswith((":", "：")) for hit in layout.labels_in(cell))


def _under(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The cell right under a label, also where its first word could be a label too: "Net 30"."""
    page = layout.page(hit.cell.page_number)
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 3]:
        for cell in line.cells:
            near = cell.box.top - hit.cell.box.bottom < 1.5 * page.height_of_print
            if near and cell.box.x0 < hit.own.box.x1 and hit.own.box.x0 < cell.box.x1:
                return None if _has_own_colon(layout, cell) else cell
    return None
