"""Pages of one paper count themselves: "page 2 of 5", "Seite 2 von 5", "bladsy 2 van 5", "第 2 页 共 5 页"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_OF_ALL = "sur un total de|d'un total de|of a total of|von insgesamt|van altesaam|van in totaal"
_MARKS = (
    re.compile(
        r"(?i)\b(?:page|pg\.?|p\.|seite|blatt|blad|bladsy|bl\.?|folio|feuille|pagina|pág(?:ina)?|strona|sheet)\s*(?:nr|no|"
        rf"num)?\.?\s*:?\s*(\d{{1,3}})\s*(?:of|von|van|de|sur|di|z|/|out of|{_OF_ALL})\s*(\d{{1,3}})\b"
    ),
    re.compile(r"第\s*(\d{1,3})\s*[页頁]\s*[,/、]?\s*共\s*(\d{1,3})\s*[页頁]"),
    re.compile(r"共\s*(?P<total>\d{1,3})\s*[页頁]\s*[,/、]?\s*第\s*(?P<number>\d{1,3})\s*[页頁]"),
    re.compile(r"[页頁][次码碼]?\s*[:：]?\s*(\d{1,3})\s*[/／-]\s*(\d{1,3})(?![\d/-])"),
    re.compile(r"(?<![\d/-])(\d{1,3})\s*[/／]\s*(\d{1,3})\s*[页頁]"),
    re.compile(
        r"(?im)^\W*(\d{1,3})\s*(?:of|von|van|sur|out of|uit)\s*(\d{1,3})"
        r"(?:\s*(?:pages?|seiten?|bladsye?|blad(?:en|zijden)?|pagina['’]?s?))?\W*$"
    ),
    re.compile(r"(?m)^[\W]*(\d{1,2})\s?[/|]\s?(\d{1,2})\W*$"),
)
_MAY_MARK = re.compile(rf"(?i)\d\s*(?:{_OF_ALL}|of|von|van|de|sur|di|z|uit|/|／|-|\||out of)\s*\d|[共页頁]")
"""Without which a text has none of them."""
_TEXTS_KEPT = 256  # of whole pages and of lines, of which several rules ask
_SPOKEN = 5  # the first of them have words; figures alone may be anything
_NUMBER_ALONE = re.compile(
    r"(?i)\b(?:page|seite|bladsy|blad|pagina|blatt|folio)\s*(?:nr|no)?\.?\s*:?\s*(?P<spoken>\d{1,3})\b(?!\s*(?:of|von|van|/|de|sur))"
    r"|第\s*(?P<han>\d{1,3})\s*[页頁]"
)


@dataclass(frozen=True, slots=True)
class PageMark:
    """Which page of how many a page says it is; `total` is None where it names only itself."""

    number: int
    total: int | None


def spoken_page_mark_of(text: str) -> PageMark | None:
    """The mark on a page that says in words which page of how many it is."""
    return _first(_MARKS[:_SPOKEN], text)


def is_one_of_several(lines: Iterable[str]) -> bool:
    """Whether one of some lines says in words that the page is one of several."""
    return any(mark is not None and mark.total is not None and mark.total > 1 for mark in map(spoken_page_mark_of, lines))


@lru_cache(_TEXTS_KEPT)
def page_mark_of(text: str) -> PageMark | None:
    """The mark on a page, or None where it has none that makes sense."""
    if (found := _first(_MARKS, text)) is not None:
        return found
    alone = _NUMBER_ALONE.search(text)
    number = int(alone["spoken"] or alone["han"]) if alone else 0
    return PageMark(number, None) if 1 <= number <= 500 else None


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> PageMark | None:
    if _MAY_MARK.search(text) is None:
        return None
    for pattern in patterns:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            number = int(groups.get("number") or match[1])
            total = int(groups.get("total") or match[2])
            if 1 <= number <= total <= 500:
                return PageMark(number, total)
    return None
