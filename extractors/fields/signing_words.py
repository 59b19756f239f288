"""What the words beside a place to sign ask for, and whose hand they ask it of: a signature, a name, a day; the receiver's or the driver's.

Houses word these labels in thousands of ways out of few words (`signing_words.yaml`), so a label is known by being made of them alone:
"Name of person receiving goods (please print)", "Unterschrift des Empfängers / Stempel", "收货人签字".
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import yaml
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors.fields.labels import label_key
from extractors.signs import has_digit

Asked = Literal["signature", "receiver", "name", "date", "other"]
Side = Literal["receiver", "sender", "approver"]

_TEXTS_KEPT = 16_384  # the cells of some twenty pages
_LONGEST_KEY = 70  # letters of a label with everything that it says in brackets
_LONG_WORD = 7  # letters; of shorter ones another word is but a letter away
_LETTERS_A_SLIP = 5
_TOKEN = re.compile(r"[^\W_a-zA-Z\u00c0-\u024f]|[^\W_]+")
"""Words, and every sign of a script that does not part them."""
_SIDES: dict[str, Side] = {
    "receiver": "receiver",
    "receiving_person": "receiver",
    "receiving": "receiver",
    "receipt": "receiver",
    "sending": "sender",
    "approving": "approver",
}
_CORE = ("signature", "handtekening", "unterschrift", "签字", "签名", "签章")
_UNKNOWN_WITH_CORE = 1  # words
_BY = ("by", "deur", "door", "von", "durch", "par")
_ASKED: tuple[Asked, ...] = ("signature", "name", "date")
_RECEIPT = re.compile(
    r"(?i)\b(?:received|accepted|inspected|delivered)\b.*\b(?:good|order|condition|above|goods|full|complete|correct|satisf\w+)\b"
    r"|\b(?:good|goods|order|condition|above)\b.*\b(?:received|accepted|checked)\b"
    r"|\b(?:goeie|goedere|orde|toestand)\b.*\b(?:ontvang|aanvaar|nagegaan)\b|\bontvang\b.*\b(?:goeie|orde|toestand)\b"
    r"|\b(?:goede|goederen|orde|staat)\b.*\b(?:ontvangen|akkoord|aanvaard)\b|\b(?:ontvangen|akkoord)\b.*\b(?:goede|goederen|orde|staat)\b"
    r"|\b(?:waren?|sendung|lieferung)\b.*\b(?:erhalten|übernommen|empfangen|angenommen|geprüft)\b"
    r"|\b(?:erhalten|übernommen|empfangen)\b.*\b(?:waren?|ordnungsgemäß|vollständig|einwandfrei\w*)\b"
    r"|\b(?:marchandises?|livraison|colis)\b.*\b(?:reçue?s?|conformes?|acceptée?s?)\b|\breçue?s?\b.*\b(?:conformes?|état|marchandises?)\b"
    r"|(?:货物|以上|上述).*(?:验收|收讫|签收|收到)"
)
"""Sentences that say what is signed for: over the places to sign they head those of the receiver."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label asks for and of whom; `is_label` also where that is nothing that belongs to a signature, as beside "Vehicle".

    `may_head_address`: it names who is to receive the goods, "Consignee", which is said over an address too. `is_party`: it is no more
    than what a party is called, "Customer", which may stand at a place to sign where others say "Received by".
    """

    asked: frozenset[Asked] = frozenset()
    side: Side | None = None
    is_label: bool = False
    may_head_address: bool = False
    is_party: bool = False


_NO_LABEL = Wording()


@lru_cache(_TEXTS_KEPT)
def wording(text: str, *, is_misread: bool = False) -> Wording:
    """What a text asks for where it is a label; with letters wrong or spaces lost, as recognisers read it, where `is_misread`."""
    key = label_key(text)
    if not key or len(key) > _LONGEST_KEY:
        return _NO_LABEL
    if key in _words_of("date_alone"):
        return Wording(frozenset(("date",)), None, True)
    tokens = [label_key(each) for each in _TOKEN.findall(text)]
    classes = _classes(tokens)
    if classes is None and is_misread:
        classes = _classes(list(key)) or _classes([_nearest(each) for each in tokens]) or _classes([_nearest(key)])
    return _said(classes, ends_in_by=bool(tokens) and tokens[-1] in _BY) if classes else _NO_LABEL


_FOR = re.compile(
    r"(?i)(?:for(?: (?:and|&) on behalf of)?|on behalf of|vir(?: en namens)?|namens|voor|für|im namen (?:von|der)"
    r"|pour(?: (?:et au nom|le compte) de)?|代表)"
    r"[\s:]+(?P<company>\S.*)"
)


def company_signed_for(text: str) -> str | None:
    """The company for which a text says that somebody signs: "For and on behalf of Protea Security CC"."""
    match = _FOR.fullmatch(text.strip())
    return match["company"] if match is not None else None


def wording_of_signature(text: str) -> Wording:
    """What a text asks for that calls a signature by a word the table has not: "POD signature", "Lieferscheinunterschrift"."""
    tokens = [label_key(each) for each in _TOKEN.findall(text)]
    known = [name for each in tokens if (name := _by_phrase().get(each)) is not None]
    is_core = bool(tokens) and (tokens[0] in _CORE or "".join(tokens).endswith(_CORE))
    if not is_core or len(tokens) - len(known) > _UNKNOWN_WITH_CORE or has_digit(text):
        return _NO_LABEL
    return _said({"signature", *known}, ends_in_by=False)


def says_receipt(text: str) -> bool:
    """Whether a text says that goods were received, as what stands over the places to sign does."""
    return _RECEIPT.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_nobody(text: str) -> bool:
    """Whether a text says that nobody signed, "refused", or is no more than the words and signs of a form: "X", "please print"."""
    tokens = [label_key(each) for each in _TOKEN.findall(text)]
    return "".join(tokens) in _words_of("nobody") or not tokens or _classes(tokens) is not None


@cache
def first_words() -> frozenset[str]:
    """The words with which labels of places to sign begin."""
    return frozenset(label_key(phrase.split()[0]) for name, phrases in _phrases().items() if name != "nobody" for phrase in phrases)


def _said(classes: Set[str], *, ends_in_by: bool) -> Wording:
    side: Side | None = None
    for name, who in _SIDES.items():
        if name in classes and side is None:
            side = who
    asked = frozenset(each for each in _ASKED if each in classes)
    if "name" in asked and "other" in classes and side is None:
        asked -= {"name"}  # of a company
    is_deed = bool(classes & {"receiver", "approving"}) or (side == "receiver" and ends_in_by)
    if not asked and (is_deed or "receiving_person" in classes):
        asked = frozenset(("receiver",))
    is_label = bool(asked or side or "other" in classes)
    is_party = not asked and "receiving" in classes
    return Wording(asked, side, is_label, is_party or (asked == {"receiver"} and not is_deed), is_party)


def _classes(tokens: list[str]) -> frozenset[str] | None:
    """The classes of the fewest phrases that make up these words, binding words left out; None where others are among them."""
    phrases, longest = _by_phrase(), _longest_phrase()
    best: list[tuple[int, frozenset[str]] | None] = [(0, frozenset())]
    for end in range(1, len(tokens) + 1):
        found: tuple[int, frozenset[str]] | None = None
        joined = ""
        for start in range(end - 1, -1, -1):
            joined = tokens[start] + joined
            if len(joined) > longest:
                break
            name, before = phrases.get(joined), best[start]
            if name is not None and before is not None and (found is None or before[0] + 1 < found[0]):
                found = before[0] + 1, before[1] | {name}
        best.append(found)
    last = best[-1]
    return last[1] if last is not None else None


@lru_cache(_TEXTS_KEPT)
def _nearest(word: str) -> str:
    """The phrase that a long word was misread for, where one is near; else the word."""
    if len(word) < _LONG_WORD:
        return word
    near = process.extractOne(word, _long_phrases(), scorer=Levenshtein.distance, score_cutoff=len(word) // _LETTERS_A_SLIP)
    return near[0] if near is not None else word


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of each class as the table writes them."""
    content = yaml.safe_load((Path(__file__).parent / "signing_words.yaml").read_text(encoding="utf-8"))
    return {name: tuple(each.strip() for each in phrases.split(";") if label_key(each)) for name, phrases in content.items()}


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(map(label_key, _phrases()[name]))


@cache
def _by_phrase() -> dict[str, str]:
    """The class of each phrase by its key; what only binds gives way to what asks."""
    names = [name for name in _phrases() if name not in ("binding", "nobody", "date_alone")]
    return {key: name for name in ("binding", *reversed(names)) for key in _words_of(name)}


@cache
def _longest_phrase() -> int:
    return max(map(len, _by_phrase()))


@cache
def _long_phrases() -> tuple[str, ...]:
    return tuple(key for key in _by_phrase() if len(key) >= _LONG_WORD)
