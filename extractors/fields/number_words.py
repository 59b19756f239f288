"""What the words of a label that nobody listed say of the number behind it: whose it is, which paper it numbers, or what else.

Nobody can list every label, but clerks make them of few words: "Order held under", "Bon de sortie", "Klant se best.".
`number_words.yaml` is the table of the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml

_TEXTS_KEPT = 4096
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # "P.O."
_HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(_TEXTS_KEPT)
def says(label: str, what: str) -> bool:
    """Whether some word of a label is one of a list of the table: "ours", "yours", "order", "another", or the name of a kind of paper."""
    pattern = _pattern(what)
    return pattern is not None and pattern.search(_plain(label)) is not None


def _plain(label: str) -> str:
    """The words of a label without case, accents and points."""
    apart = unicodedata.normalize("NFKD", label.replace("°", " ").replace("º", " "))
    plain = "".join(ch for ch in apart if not unicodedata.combining(ch)).lower()
    return re.sub(r"[.’'`]+", " ", _INITIALS.sub(lambda match: match.group().replace(".", "") + " ", plain))


@cache
def _pattern(what: str) -> re.Pattern[str] | None:
    phrases = [phrase.strip() for phrase in _table().get(what, "").split(";") if phrase.strip()]
    chinese = [re.escape(phrase) for phrase in phrases if _HAN.search(phrase)]
    words = [re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases if not _HAN.search(phrase)]
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", *chinese])) if phrases else None


@cache
def _table() -> Mapping[str, str]:
    content: Mapping[str, str] = yaml.safe_load((Path(__file__).parent / "number_words.yaml").read_text(encoding="utf-8"))
    return content
