"""A currency stands on paper as a code, a sign or a word; a sign such as $ or R can mean several, and a page can print two currencies.

The currency of a document is the one its payable amount is printed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from extractors.fields.southern_money import lettered_currencies, letters_of, spelt_currencies
from extractors.fields.total_phrases import is_converted
from extractors.held_phrases import folded, may_be_found
from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout
from extractors.money import CURRENCY_CODES
from extractors.signs import has_digit

_BY_SIGN: dict[str, str] = {
    "R": "ZAR",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "₦": "NGN",
    "₹": "INR",
    "KSH": "KES",
    "KSHS": "KES",
    "USH": "UGX",
    "USHS": "UGX",
    "TSH": "TZS",
    "TSHS": "TZS",
    "GH₵": "GHS",
    "RS": "INR",
    "RS.": "INR",
    "RM": "MYR",
    "RMB": "CNY",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "R$": "BRL",
    "US$": "USD",
    "$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "N$": "NAD",
    "S$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "新台幣": "TWD",
    "新臺幣": "TWD",
    "港幣": "HKD",
    "元": "CNY",
    "圆": "CNY",
    "人民币": "CNY",
    "EURO": "EUR",
    "EUROS": "EUR",
    "RAND": "ZAR",
    "RANDS": "ZAR",
    "KENYASHILLINGS": "KES",
    "KENYANSHILLINGS": "KES",
    "NAMIBIADOLLARS": "NAD",
    "NAMIBIANDOLLARS": "NAD",
    "USDOLLARS": "USD",
    "POUNDSSTERLING": "GBP",
    "BOTSWANAPULA": "BWP",
    "SFR": "CHF",
    "FR.": "CHF",
    "FCFA": "XOF",
    "F.CFA": "XOF",
    "FRANCCFA": "XOF",
    "FRANCSCFA": "XOF",
    "DH": "MAD",
    "DHS": "MAD",
    "DIRHAMS": "MAD",
}
_ELSEWHERE: dict[str, tuple[str, str]] = {
    "XOF": (
        "XAF",
        r"\b(?:cameroun|cameroon|gabon|tchad|chad|congo|centrafri\w+|douala|yaound[ée]|libreville|brazzaville|pointe[ -]noire|bangui)\b",
    ),
    "MAD": ("AED", r"\b(?:u\.?a\.?e|emirates|dubai|sharjah|abu dhabi|ajman)\b"),
}
"""Whose sign it is too, and where: a franc CFA is another in the middle of Africa than in its west, and the Gulf has a dirham too."""
_TEXTS_KEPT = 4096  # cells of some pages, many of which say the same
_BEFORE_RAND = (
    "total totals totaal amount bedrag credit krediet due verskuldig payable betaalbaar balance balans value waarde price prys incl excl "
    "betrag preis summe ansatz saldo montant prix vat btw credited gekrediteer krediettotaal kredietbedrag refund refunded terugbetaal you"
)
_BEHIND_LABEL = "|".join(f"(?<=\\b{word} )" for word in _BEFORE_RAND.split())  # a bare R ends "Total credit R", beside the amount
_CODES = "|".join(f"{first}(?:{'|'.join(code[1:] for code in codes)})" for first, codes in groupby(sorted(CURRENCY_CODES), itemgetter(0)))
_IN_WORDS = r"Francs? CFA|Dirhams|Kenyan? Shillings|Namibian? Dollars|US Dollars|Pounds Sterling|Botswana Pula"
_MENTION = re.compile(
    rf"(?=[A-Za-z])(?<![A-Za-z])(?:(?-i:{_CODES})"  # in capitals alone, for "all" and "try" are no currencies
    r"|RMB|[KUT]shs?|(?<!\d)(?:(?-i:Rs)\.?(?=\s?\d)|RS\.?(?=\s\d)|RM(?=\s?\d)|(?<!/\d\d )(?<!/\d )(?<![\w][-/.])"
    r"R(?=\s?-?\s?\d)(?!\d{1,2}[A-Z]|\d+(?:/\d|-\d{3})|0\d|\d{6,}(?![\d.,])|-\d{4,}(?![\d.,])))"  # "R25/965" is a number
    r"|(?-i:R)(?=\s?\(\d[\d ,.]*[.,]\d\d\))"  # owed to the customer
    r"|(?<=\()(?:R|(?-i:Rs)\.?|(?-i:Fr)\.)(?=\))|^R$|(?<=\d[.,]\d\d )R$|"
    rf"(?:{_BEHIND_LABEL})R$|(?:{_BEHIND_LABEL}|(?<=\bin )|^)(?-i:Fr\.)$|"
    rf"F\.?\s?CFA|(?-i:D(?:H|[Hh][Ss]))(?=\s?\d|\)|$)|(?<=\d[.,]\d\d )(?-i:D(?:H|[Hh][Ss]))|EUROS?|RANDS?|{_IN_WORDS}|Kes(?=\.?\s?\d)|"
    r"(?:US|CA|C|AU|A|NZ|NT|N|S|HK|R)\$|SFr|Fr\.(?=\s?\d))(?![A-Za-z])"
    r"|(?=[^\s\d.,])(?:GH₵|[€£¥￥₹₦]|\$|zł|Kč|(?<!新[台臺]幣)(?<!港幣)元|(?<=[零壹贰叁肆伍陆柒捌玖拾佰仟万亿])圆|人民币|新[台臺]幣|港幣)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CurrencyMention:
    """A currency code, the cell it stands in and the characters of the cell's text that say it."""

    code: str
    cell: Cell
    start: int
    end: int
    is_code: bool
    is_converted: bool = False

    @property
    def is_bare_dollar(self) -> bool:
        """Whether only a $ is printed, which several countries use."""
        return self.cell.text[self.start : self.end] == _SIGN


def currency_of(symbol: str) -> str | None:
    """The ISO 4217 code that a sign or code on paper means, or None where it means none that we know."""
    upper = "".join(symbol.upper().split())
    if upper in CURRENCY_CODES:
        return upper
    return _BY_SIGN.get(upper)


def currencies_on(pages: Sequence[PageLayout]) -> list[CurrencyMention]:
    """Every currency printed on some pages, in reading order."""
    return [mention for page in pages for mention in _currencies_of(page)]


@lru_cache(maxsize=LAYOUTS_KEPT)
def _currencies_of(page: PageLayout) -> tuple[CurrencyMention, ...]:
    """The currencies printed on a page, for which its amounts, their columns and the paper as a whole are asked."""
    found = []
    letters = letters_of("\n".join(line.text for line in page.lines))
    for cell in page.cells:
        for code, start, end in (*spelt_currencies(cell.text), *(lettered_currencies(cell.text, letters) if letters else ())):
            found.append(CurrencyMention(code, cell, start, end, is_code=False))
        for code, start, end in _mentioned(cell.text):
            printed = cell.text[start:end]
            if printed == _FRANC == cell.text and not _stands_before_amount(page, cell):
                continue
            converted = is_converted(cell.text) or is_converted(page.lines[cell.line_number].text)
            found.append(CurrencyMention(code, cell, start, end, printed.upper() in CURRENCY_CODES, converted))
    return tuple(found)


@lru_cache(maxsize=_TEXTS_KEPT)
def _mentioned(text: str) -> tuple[tuple[str, int, int], ...]:
    """The currencies that the signs, codes and words of a text mean, and where they stand in it."""
    found = []
    for match in _MENTION.finditer(text):
        printed = match.group()
        is_any_word = not printed.isupper() and printed.isalpha() and printed.isascii() and printed not in _IN_SMALL_LETTERS
        code = None if is_any_word and not _SHILLINGS.fullmatch(printed) else currency_of(printed)
        if code:
            found.append((code, match.start(), match.end()))
    return tuple(found)


def _stands_before_amount(page: PageLayout, cell: Cell) -> bool:
    """Whether "Fr." stands between words and an amount; beside Thursday, or where a line begins, it is a day."""
    cells = page.lines[cell.line_number].cells
    at = cells.index(cell)
    is_between = 0 < at < len(cells) - 1 and _AMOUNT.fullmatch(cells[at + 1].text) is not None
    return is_between and not any(other.text == _THURSDAY for other in page.cells)


_IN_SMALL_LETTERS = frozenset(["Euro", "Euros", "euros", "Rand", "Rands", "Rs", "SFr", "sFr", "Kes", "Dhs", "Dirhams", "dirhams"])
_SHILLINGS = re.compile(r"[KUT]Shs?|[KUT]shs?")
_FRANC, _THURSDAY = "Fr.", "Do."
_AMOUNT = re.compile(r"-?\d[\d'’ ]*[.,](?:\d\d|[-–—]+)(?!\d)")
_SIGN = "$"
_LONGEST_HEADING = 4  # words
_MOSTLY = 0.5
_DOLLARS: tuple[tuple[str, str], ...] = (
    ("AUD", r"\bABN\b|\baustralia\b|\b(?:NSW|VIC|QLD)\b"),
    ("CAD", r"\bcanada\b|\bHST\b|\b(?:ontario|toronto|vancouver|calgary)\b"),
    ("NZD", r"\bnew zealand\b"),
    ("SGD", r"\bsingapore\b"),
    ("HKD", r"\bhong kong\b|香港|九龍"),
    ("TWD", r"\btaiwan\b|[台臺]灣|統一編號|統編"),
    ("NAD", r"\b(?:namibia|windhoek)\b"),
)


def document_currency(mentions: Sequence[CurrencyMention], payable: Cell | None = None, text: str = "") -> CurrencyMention | None:
    """The currency that the document is payable in: the one beside the payable amount or over its column, else the one printed most often.

    A code speaks louder than a sign, since $, ¥ and R mean several; `text` is the paper's, which says whose dollar a bare $ is.
    """
    mentions = _without_converted(mentions, payable)
    if not mentions:
        return None
    votes: Counter[str] = Counter()
    for mention in mentions:
        weight = 3 if mention.is_code else 1
        if _is_on_line_of(mention, payable):
            weight += 40
        elif _heads_column_of(mention, payable):
            weight += 20
        votes[_SIGN if mention.is_bare_dollar else mention.code] += weight
    if votes[_SIGN]:
        votes[_whose_dollar(votes, text)] += votes.pop(_SIGN)
    if votes.get("JPY") and votes.get("CNY"):
        votes["JPY"] += votes.pop("CNY")  # the yen and the yuan share their sign
    best = votes.most_common(1)[0][0]
    found = next((each for each in mentions if each.code == best and not each.is_bare_dollar), None)
    if found is not None and not found.is_code and best in _ELSEWHERE and re.search(_ELSEWHERE[best][1], text, re.IGNORECASE):
        return replace(found, code=_ELSEWHERE[best][0])
    return found or replace(next((each for each in mentions if each.is_bare_dollar), mentions[0]), code=best)


def _without_converted(mentions: Sequence[CurrencyMention], payable: Cell | None) -> list[CurrencyMention]:
    """Without the currency that a rate of exchange is given for, unless the payable amount names it."""
    kept = [each for each in mentions if not each.is_converted or _is_on_line_of(each, payable)]
    converted = {each.code for each in mentions if is_converted(each.cell.text) and each.cell is not payable}
    converted -= _owed_by_both(mentions, payable)
    return [each for each in kept if each.code not in converted or each.cell is payable]


def _owed_by_both(mentions: Sequence[CurrencyMention], payable: Cell | None) -> set[str]:
    """The currency of the total that a remark on a rate names beside the other: "Please pay in GBP. USD equivalent: USD 4,227.60"."""
    named: dict[Cell, set[str]] = {}
    for each in mentions:
        if is_converted(each.cell.text):
            named.setdefault(each.cell, set()).add(each.code)
    owed = {each.code for each in mentions if _is_on_line_of(each, payable) and not each.is_converted}
    return owed if len(owed) == 1 and any(len(codes) > 1 and owed <= codes for codes in named.values()) else set()


def _is_on_line_of(mention: CurrencyMention, cell: Cell | None) -> bool:
    return cell is not None and (mention.cell.page_number, mention.cell.line_number) == (cell.page_number, cell.line_number)


def _heads_column_of(mention: CurrencyMention, payable: Cell | None) -> bool:
    """Whether a currency stands in a heading over the column of the payable amount, where that of prices or taxes may be another."""
    if payable is None or has_digit(mention.cell.text) or len(mention.cell.words) > _LONGEST_HEADING:
        return False
    head, own = mention.cell.box, payable.box
    if mention.cell.page_number == payable.page_number and head.top >= own.top:
        return False
    common = min(head.x1, own.x1) - max(head.x0, own.x0)
    return common > _MOSTLY * min(head.width, own.width)


def _whose_dollar(votes: Counter[str], text: str) -> str:
    """Whose dollar a bare $ is: that of the one dollar the page names, else of the country it comes from, else the American."""
    named = [code for code in (*(code for code, _ in _DOLLARS), "USD") if votes.get(code)]
    if named:
        return named[0] if len(named) == 1 else "USD"
    small = folded(text)
    where = {code for code, pattern in _DOLLARS if may_be_found(pattern, small) and re.search(pattern, text, re.IGNORECASE)}
    return where.pop() if len(where) == 1 else "USD"
