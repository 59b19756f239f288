"""Units of measure, so that ten dozen billed are a hundred and twenty ordered: read from `units.yml`, which a person keeps up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures (`count`, `mass`, or the word of a pack whose content nobody states) and how many base units it is.

    `pack` is the word of the pack where it is one, whether its content is stated or not.
    """

    dimension: str
    factor: Decimal
    pack: str | None = None


def measure_of(unit: str | None, description: str) -> Measure | None:
    """The measure of a line, by its unit, None without a known one; a pack is counted by what its unit or its description says it holds."""
    written = _folded(unit or "")
    if not written:
        return None
    units, packs = _table()
    known = units.get(written) or units.get(written.removesuffix("s"))
    if known is not None:
        return known
    word = _LETTERS.match(written)
    pack = next((each for each in (word[0], word[0].removesuffix("s")) if each in packs), None) if word else None
    if word is None or pack is None:
        return None
    content = _CONTENT.search(written[word.end() :]) or _content_in(description, pack)
    return Measure("count", Decimal(content[1]), pack) if content else Measure(pack, Decimal(1), pack)


_LETTERS = re.compile(r"[^\W\d_]+")
_CONTENT = re.compile(r"(?:of|van|à|a|de|von|/|x|\(|-|\s)*(\d{1,4})\b")


def _content_in(description: str, pack: str) -> re.Match[str] | None:
    """`Wool socks, box of 12` says what a box holds; the dimensions of the goods do not."""
    return re.search(
        rf"\b{re.escape(pack)}s?\s*(?:of|van|à|de|von|/|x|\()\s*(\d{{1,4}})\b(?!\s*(?:mm|cm|m|ml|l|g|kg)\b)", _folded(description)
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace(".", " ").split())


@cache
def _table() -> tuple[Mapping[str, Measure], frozenset[str]]:
    content = yaml.safe_load(Path(__file__).with_name("units.yml").read_text(encoding="utf-8"))
    packs = frozenset(map(_folded, content.pop("packs")))
    units = {
        _folded(str(word)): Measure(dimension, Decimal(factor))
        for dimension, factors in content.items()
        for factor, words in factors.items()
        for word in words
    }
    return units, packs
