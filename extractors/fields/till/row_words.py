"""What the words before an amount say of it: total, subtotal, tax, rounding, tender, change.

Tills name one thing in a hundred ways ("TakeOut Total (incl GST)", "Nett Total Rounded (RM)", "Totaal om te betaal"), so each word is
known by itself, also with a letter misread or glued to the next one, and the words together say what the row is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from extractors.fields.chinese import SIMPLIFIED
from extractors.fields.till.words import any_of, folded, row_words

RowKind = Literal[
    "rounded_total", "total", "weak_total", "counted_total", "subtotal", "net", "tax", "included_tax", "rounding", "discount", "charge",
    "card", "cash", "change", "other",
]  # fmt: skip

_SIGNS = str.maketrans({"0": "o", "1": "l", "!": "l", "|": "l", "i": "l", "5": "s", "$": "s", "§": "s", "&": "a"})
_CAMEL = re.compile(r"(?<=[a-zà-ž])(?=[A-Z])")
_TOKEN = re.compile(r"[^\W_][^\W_!|$§]*[!|$§]?[^\W_]*|[\u4e00-\u9fff]+")
_GLUED = "total totaal sales round change tender discount inclusive exclusive excluding amount payable summary items"
_IN_GLUE = tuple(_GLUED.translate(_SIGNS).split())
_AT_END = ("qty", "gst", "vat", "tax", "sst", "due", "cash")
_NO_MONEY = tuple(word.translate(_SIGNS) for word in ("exchange", "cashier"))
_SUBTOTALS = tuple(word.translate(_SIGNS) for word in ("subtot", "soustot", "zwischens", "zwischent", "tussentot"))
_CURRENCY_TAIL = re.compile(r"(?:rm|myr|zar)$")


_CONCEPTS = {word.translate(_SIGNS): concept for word, concept in row_words().items()}
_HAN = re.compile("[\u4e00-\u9fff]")
_IN_HAN = re.compile("|".join(sorted(filter(_HAN.match, _CONCEPTS), key=len, reverse=True)) or "(?!)")  # the longest first
_EXACT_ONLY = frozenset({"count", "points", "price", "cashier", "charge", "service", "card"})  # too near to the names of goods
_LONG = tuple(word for word, concept in _CONCEPTS.items() if len(word) >= 5 and concept not in _EXACT_ONLY)


@lru_cache(maxsize=4096)
def concepts_of(text: str) -> frozenset[str]:
    """The things that the words of a row name."""
    found: set[str] = set()
    for token in _TOKEN.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", text))):
        found |= _of_word(folded(token))
    if any_of("to_pay").search(folded(text)):
        found |= {"due"}
        found.discard("tender")
    if "cashier" in found:
        found.discard("cash")
    return frozenset(found)


def _of_word(word: str) -> set[str]:
    if _HAN.match(word):
        return _of_han(word.translate(SIMPLIFIED))
    key = word.translate(_SIGNS)
    if len(key) < 3 and key not in _CONCEPTS:
        return set()
    if key in _CONCEPTS:
        concept = _CONCEPTS[key]
        return {"sub", "total"} if key.startswith(_SUBTOTALS) else {concept}
    if key.isdigit() or len(key) < 4:
        return set()
    if _CURRENCY_TAIL.search(key):
        return _of_word(_CURRENCY_TAIL.sub("", key))
    found = {_CONCEPTS[part] for part in _IN_GLUE if part in key}
    if any(word in key for word in _NO_MONEY):
        return {"cashier"}
    if found:
        found |= {_CONCEPTS[part] for part in _AT_END if key.endswith(part) or key.startswith(part)}
        if key.startswith("subtot"):
            found.add("sub")
        if key.startswith(("net", "nett")):
            found.add("net")
        return found
    if len(key) >= 4:
        best = process.extractOne(key, _LONG, scorer=fuzz.ratio, score_cutoff=79.0 if len(key) <= 6 else 82.0)
        if best is not None and abs(len(best[0]) - len(key)) <= 1:
            return _of_word(best[0])
    return set()


def _of_han(word: str) -> set[str]:
    """What Chinese says, which parts its words by no blank: they fill at least half of what a total is called, and less of goods' names."""
    known = _IN_HAN.findall(word)
    return {_CONCEPTS[each] for each in known} if 2 * sum(map(len, known)) >= len(word) else set()


def kind_of_row(text: str) -> RowKind | None:
    """What a row's amount is, by its words without the amount; None where they say nothing."""
    return _kind(concepts_of(text))


def _kind(said: frozenset[str]) -> RowKind | None:
    if not said:
        return None
    if said & {"price", "cashier"} and not said & {"total", "due"}:
        return "other"
    if "points" in said and "discount" not in said:
        return "other"
    if "change" in said and "total" not in said:
        return "change"
    if "round" in said:
        is_amount = said & {"total", "due", "net", "amount", "after", "grand", "sales"} and "adjusting" not in said
        return "rounded_total" if is_amount else "rounding"
    if "discount" in said:
        return "total" if "after" in said else "discount"
    if ("service" in said and not said & {"including", "grand"}) or ("charge" in said and not said & {"total", "due", "grand"}):
        return "charge"
    if "sub" in said:
        return "subtotal"
    if "excluding" in said or ("supplies" in said and not said & {"due", "grand"}):
        return "net"
    if "tax" in said and not ("including" in said and said & {"total", "sales", "amount", "due", "gross", "grand", "net"}):
        if "including" in said:
            return "included_tax"
        return "tax" if not said & {"due", "grand"} or "total" not in said else "total"
    if "count" in said and "total" in said:
        return "counted_total"
    if said & {"total", "grand", "due"}:
        return "cash" if "total" in said and said & {"cash", "tender"} else "card" if "total" in said and "card" in said else "total"
    if "card" in said:
        return "card"
    if said & {"cash", "tender"}:
        return "cash"
    if "count" in said:
        return "other"
    return "weak_total" if said & {"net", "gross", "amount", "sales", "balance"} else None
