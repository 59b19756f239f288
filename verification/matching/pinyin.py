"""The name of a Chinese company as papers write it in Latin letters: `深圳华强电子` is `shenzhen hua qiang electronics`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml

_TABLE = Path(__file__).with_name("chinese_words.yaml")


@lru_cache(maxsize=65536)
def romanised(name: str) -> tuple[str, ...]:
    """The syllables and translated words of a name in Chinese characters, in their order; a character that is not known stays itself."""
    found: list[str] = []
    place = 0
    while place < len(name):
        for length in range(min(_longest(), len(name) - place), 0, -1):
            written = _readings().get(name[place : place + length])
            if written is not None:
                found.extend(written)
                place += length
                break
        else:
            found.append(name[place])
            place += 1
    return tuple(found)


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    content: Mapping[str, str] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    table: dict[str, tuple[str, ...]] = {}
    for each in content["pinyin"].split(";"):
        syllable, characters = each.split()
        table |= dict.fromkeys(characters, (syllable,))
    for each in content["words"].split(";"):
        written, _, meaning = each.strip().partition("=")
        table[written] = tuple(meaning.split())
    return table


@cache
def _longest() -> int:
    return max(len(each) for each in _readings())
