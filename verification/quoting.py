"""What a finding says, for a client who does not read English.

A check writes its sentence once, in English. Here the sentence is recognised by its wording and said again in the client's language, with
the figures, dates and names in it as they stand. The wordings stand in `quotes.yml`. What nobody has worded yet is not quoted: a letter
does not change its language in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WORDING = Path(__file__).with_name("quotes.yml")
_SLOT = re.compile(r"\{(\w+)\}")
_JOINTS = (". ", "; ")
_ONE_OF_SEVERAL = " nor the "
_LISTED = {"af": " of die ", "zh": "、"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    pattern: re.Pattern[str]
    wordings: Mapping[str, str]


def quoted(message: str, language: str) -> str | None:
    """The message in this language; itself in English, None where some part of it was never worded in the language."""
    if language not in _words():
        return message
    whole = _one(message, language)
    if whole is not None:
        return whole
    for joint in _JOINTS:
        parts = message.split(joint)
        if len(parts) > 1:
            said = [quoted(each, language) for each in parts]
            return joint.join(each for each in said if each is not None) if None not in said else None
    return None


def _one(message: str, language: str) -> str | None:
    for sentence in _sentences():
        found = sentence.pattern.fullmatch(message)
        if found is None:
            continue
        said = {name: _said(name, text, language) for name, text in found.groupdict().items()}
        if None not in said.values():
            return sentence.wordings[language].format(**said)
    return None


def _said(slot: str, text: str, language: str) -> str | None:
    words = _words()[language]
    if slot in ("kind", "term"):
        return words.get(text.replace("_", " "))
    if slot == "terms":
        said = [words.get(each) for each in text.split(_ONE_OF_SEVERAL)]
        return _LISTED[language].join(each for each in said if each is not None) if None not in said else None
    return text


@cache
def _content() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(_WORDING.read_text(encoding="utf-8"))
    return content


def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = _content()["words"]
    return words


@cache
def _sentences() -> tuple[_Sentence, ...]:
    return tuple(_Sentence(_pattern(each["en"]), each) for each in _content()["sentences"])


def _pattern(english: str) -> re.Pattern[str]:
    """Slots hold no joint, or two sentences would pass for one; what nobody is told may hold anything."""
    pattern, place = "", 0
    for slot in _SLOT.finditer(english):
        held = ".+" if slot[1] == "ours" else r"(?:(?!; |\. ).)+?"
        pattern += re.escape(english[place : slot.start()]) + f"(?P<{slot[1]}>{held})"
        place = slot.end()
    return re.compile(pattern + re.escape(english[place:]), re.DOTALL)
