"""Particulars that Chinese papers set in one line with a semicolon and no space: the label behind it is a word of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Box, Word

_JOINED = re.compile("(?P<value>[^;；]*[0-9A-Za-z日][;；])(?P<label>[\u4e00-\u9fff]{2,}.*)")  # "2025年1月23日;编号"
_LABELLED = re.compile("(?P<value>[^;；]*[;；])(?P<label>[\u4e00-\u9fff]{2,8}[:：].*)")  # "华源商业银行;行号:"


def with_particulars_parted(words: Sequence[Word]) -> Sequence[Word]:
    """The words, those with a label behind a semicolon cut before it."""
    if not any(";" in word.text or "；" in word.text for word in words):
        return words
    return [part for word in words for part in _parted(word)]


def _parted(word: Word) -> list[Word]:
    parts = []
    while match := _JOINED.fullmatch(word.text) or _LABELLED.fullmatch(word.text):
        box = word.box
        cut = box.x0 + box.width * len(match["value"]) / len(word.text)
        parts.append(replace(word, text=match["value"], box=Box(box.x0, box.top, cut, box.bottom)))
        word = replace(word, text=match["label"], box=Box(cut, box.top, box.x1, box.bottom))
    return [*parts, word]
