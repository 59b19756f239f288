"""The words of till slips, from the table beside this file, as patterns over folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import yaml


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text without case and accents, full-width signs made plain."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return "".join(ch for ch in plain if not unicodedata.combining(ch)).lower()


@cache
def _table() -> Mapping[str, object]:
    content: Mapping[str, object] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return content


def _phrases(text: str) -> list[str]:
    return [folded(phrase.strip()) for phrase in text.split(";") if phrase.strip()]


@cache
def row_words() -> Mapping[str, str]:
    """What each word before an amount names."""
    rows = cast(Mapping[str, str], _table()["rows"])
    return {word: concept for concept, text in rows.items() for word in _phrases(text)}


@cache
def any_of(key: str, *, begins: bool = False, ends: bool = False) -> re.Pattern[str]:
    """A pattern for any phrase of a list, as whole words in a folded text; `begins` and `ends` hold it to that end of the text."""
    phrases = sorted(_phrases(str(_table()[key])), key=len, reverse=True)
    parts = [re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s?") for phrase in phrases]
    head, tail = (r"^\W*" if begins else ""), (r"\W*$" if ends else "")
    return re.compile(rf"{head}(?<!\w)(?:{'|'.join(parts)})(?!\w){tail}")
