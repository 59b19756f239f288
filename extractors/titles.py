"""The title of a paper says what it is: a short line that holds a name of a kind of paper and besides it at most a number and a date.

`titles.yaml` is the table of them, in the languages of the markets. A kind named inside a sentence or beside a reference titles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.fields.labels import label_key
from extractors.signs import has_digit
from extractors.terms import DocumentKind
from extractors.title_parts import kind_by_its_noun, may_stand_beside

SURE_TITLE = 0.9
"""The least weight at which words are surely a title, so that they are nobody's name."""
_NUMBER_WORD = r"(?:no|nr|num|number|numero|nummer|nommer|ref|n°|nº|№|#|id)\.?"
_DATE_WORD = r"(?:of|dated|date|vom|du|van|gedateer|d\.\s?d\.|le|datum|gedateerd)"
_LAW = re.compile(  # "Gutschrift gemäß § 14 UStG"
    r"(?i)\s(?:nach|gem(?:äß|\.)|i\.\s?s\.\s?(?:d\.|v\.)?|im sinne (?:des|von)|ingevolge|conformément à|in terms of)\s*(?:§|art|sec).*$"
)
_DAY_BEHIND = re.compile(r"(?:[,;·|]\s?|\s[–-]\s)\d{1,4}([./-])\d{1,2}\1\d{2,4}$")  # "ORDER FORM #66580969, 15-9-2023"
_LEFT_OFF_WITH_DIGITS = (_LAW, _DAY_BEHIND, re.compile(r"[(（]\d{3}[)）]"), re.compile(rf"(?i)(?:\b|\s){_DATE_WORD}\s*:?\s*\d.*$"))
_LEFT_OFF = (
    re.compile(
        r"(?i)\b(?:original|origin[ae]el|originele?|copy|kopie|copie|duplicat[ea]|duplicaat|duplikat|duplikaat|oorspronklike?|afskrif|"
        r"afschrift|zweitschrift|reprint|draft|page \d.*)\b"
    ),
    re.compile(rf"(?i)[(（]?(?:\b|\s){_NUMBER_WORD}(?![^\W\d_])\s*:?\s*(?:[A-Z]{{1,6}}[ ./-])?(?:[\w./-]*\d[\w./ -]*)?[)）]?\s*$"),
)
_IN_BRACKETS = re.compile(r"\s+[(（](?P<within>[^()（）]+)[)）]?$")  # "Credit Note (Account Sale)"
_ON_ACCOUNT = re.compile(r"(?i)\sto\s(?:your\s)?account$")
_NUMBER_LEFT_OFF = re.compile(r"(?i)\s+[:#]?\s*(?=\S*\d)[\w./-]+$")
_PARTS = re.compile(r"\s*(?:[/|·•]|\s[-–]\s)\s*|(?<=[\u4e00-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[\u4e00-\u9fff])")
_ABOUT = re.compile(r"\s[-–—]\s")  # "Tax invoice IW/26/10/0183 - guarding services"
_MONEY = re.compile(r"\d[.,]\d\d\b")
_LABEL = re.compile(rf"(?i)(?:\b|\s){_NUMBER_WORD}\s*(?:[:：]|$)|号码?[:：]?$|[:：]\s*\S*\d")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐](?=[^\W\d_])")  # RECHNUNGS-KORREKTUR is one word
_STAMP = re.compile(
    r"(?i)^\W*(?:re[cç]u|received|ontvang(?:en)?|erhalten|eingegangen|paid|betaal[dt]?|bezahlt|pay[eé]|acquitt[eé]e?|收讫|已收)\b.*\d"
)
_AS_LABEL = 0.4  # "Rechnung Nr." and "Invoice no: 7" announce a number and title little
_SHORTEST_SUFFIX = 6
_BESIDE_ANOTHER, _WITH_BRACKETS = 0.8, 0.9
_SERVES_AS: tuple[tuple[DocumentKind, frozenset[DocumentKind]], ...] = (
    (
        DocumentKind.INVOICE,
        frozenset(
            {
                DocumentKind.DELIVERY_NOTE,
                DocumentKind.RECEIPT,
                DocumentKind.STATEMENT,
                DocumentKind.TIMESHEET,
                DocumentKind.PURCHASE_ORDER_RESPONSE,
                DocumentKind.REMITTANCE_ADVICE,
            }
        ),
    ),
    (DocumentKind.STATEMENT, frozenset({DocumentKind.REMITTANCE_ADVICE})),
    (DocumentKind.QUOTATION, frozenset({DocumentKind.PURCHASE_ORDER, DocumentKind.INVOICE})),
    (DocumentKind.DELIVERY_NOTE, frozenset({DocumentKind.BILL_OF_LADING, DocumentKind.TIMESHEET, DocumentKind.RECEIPT})),
)
"""What a paper is that is titled as two at once: "Tax invoice / Delivery note" is the invoice, signed where the goods were received."""


@cache
def _tables() -> tuple[dict[str, tuple[DocumentKind, float]], dict[str, DocumentKind]]:
    """The kind and weight of every title by its key, and the kinds of the words that others are joined in front of, the longest first."""
    whole: dict[str, tuple[DocumentKind, float]] = {}
    endings: dict[str, DocumentKind] = {}
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "titles.yaml").read_text(encoding="utf-8"))
    for name, phrases in table.items():
        kind = DocumentKind(name)
        for phrase in phrases.split(";"):
            text, _, weight = phrase.partition("|")
            key = label_key(text)
            if key:
                whole[key] = max((kind, float(weight or 1)), whole.get(key, (kind, 0.0)), key=lambda each: each[1])
            if text.strip().startswith("*"):
                endings[key] = kind
    return whole, dict(sorted(endings.items(), key=lambda each: -len(each[0])))


@cache
def _suffixes() -> tuple[str, ...]:
    """The words that others are joined in front of and that are long enough to be no end by chance."""
    return tuple(ending for ending in _tables()[1] if len(ending) >= _SHORTEST_SUFFIX)


@lru_cache(maxsize=8192)
def kind_of_title(text: str) -> tuple[DocumentKind, float] | None:
    """The kind that a whole line titles and how surely, 0 to 1; None where it is no title of a kind we know."""
    whole = " ".join(text.split())
    if has_digit(whole) and _STAMP.search(whole):
        return None  # "REÇU LE 19 avril" was stamped on a paper and titles it no receipt
    plain = _without_number(whole)
    plain = _ON_ACCOUNT.sub("", plain)
    parts = [part for part in _PARTS.split(plain) if part.strip()]
    found = _looked_up(plain) if len(parts) == 1 else _listed(plain)
    if found is not None:
        return (found[0], found[1] * _AS_LABEL) if _LABEL.search(whole) else found
    about = _ABOUT.split(whole, maxsplit=1)
    if len(about) == 2 and has_digit(about[0]) and may_stand_beside(about[1]) and not _MONEY.search(about[1]):
        titled = kind_of_title(about[0])
        if titled is not None and titled[1] >= _BESIDE_ANOTHER:
            return titled[0], titled[1] * _BESIDE_ANOTHER
    return _joint(parts) if len(parts) > 1 else _before_brackets(plain)


def _before_brackets(text: str) -> tuple[DocumentKind, float] | None:
    """The kind of a title behind which brackets say more of the paper, and no other kind."""
    said = _IN_BRACKETS.search(text)
    if said is None or not may_stand_beside(said["within"]) or _looked_up(said["within"]) is not None:
        return None
    titled = _looked_up(text[: said.start()])
    return (titled[0], titled[1] * _WITH_BRACKETS) if titled is not None else None


def _without_number(text: str) -> str:
    """A line without the marks around it, its number and date, and the words that say which copy it is."""
    plain = text.strip(" *:.-–—=_#")
    for pattern in (*_LEFT_OFF_WITH_DIGITS, *_LEFT_OFF, _NUMBER_LEFT_OFF) if has_digit(text) else _LEFT_OFF:
        plain = pattern.sub("", plain).strip(" *:.-–—=_#()（）")
    return plain


def names_two(text: str) -> bool:
    """Whether a line holds two titles that a stroke parts, each of a kind of its own."""
    parts = [each for each in map(_looked_up, _PARTS.split(_without_number(text))) if each is not None]
    return len({kind for kind, _ in parts}) > 1


def _joint(texts: Sequence[str]) -> tuple[DocumentKind, float] | None:
    """The kind of a title in several parts: one kind in two languages, one that serves as another too, or one beside something else."""
    parts = [each for each in map(_looked_up, texts) if each is not None]
    kinds = {kind for kind, _ in parts}
    if len(kinds) == 1:
        kind, weight = max(parts, key=lambda each: each[1])
        if len(parts) == len(texts):
            return kind, weight
        others = [each for each in texts if _looked_up(each) is None]
        return (kind, weight * _BESIDE_ANOTHER) if all(map(may_stand_beside, others)) else None
    for whole, serving in _SERVES_AS:
        if kinds and whole in kinds and kinds <= {whole, *serving}:
            return whole, 1.0
    return None


def _listed(text: str) -> tuple[DocumentKind, float] | None:
    found = _tables()[0].get(label_key(text))
    return found if found is not None and found[1] else None


def _looked_up(text: str) -> tuple[DocumentKind, float] | None:
    whole, endings = _tables()
    if label_key(text) in whole:
        return _listed(text)
    words = text.split()
    if len(words) <= 2:
        first = label_key(words[0]) if words else ""
        for ending, kind in endings.items() if first.endswith(_suffixes()) and first not in whole else ():
            if len(ending) >= _SHORTEST_SUFFIX and first.endswith(ending) and len(first) <= len(ending) + 16:
                return kind, 0.9
    whole_word = _HYPHEN.sub("", text)
    return _looked_up(whole_word) if whole_word != text else kind_by_its_noun(text)
