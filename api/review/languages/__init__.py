"""The pages that clients see speak their language: English, Afrikaans or Simplified Chinese. Staff pages are in English.

A sentence is looked up by its English. One that a catalogue lacks is shown in English; a test names every sentence that lacks one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent


@cache
def catalogue(language: str) -> dict[str, str]:
    """The sentences of a language by their English; empty for English itself."""
    path = _FOLDER / f"{language}.yml"
    if language not in languages() or not path.exists():
        return {}
    found: dict[str, str] = yaml.safe_load(path.read_text("utf-8"))
    return found


@cache
def languages() -> tuple[str, ...]:
    """English, and every language that has a catalogue here."""
    return ("en", *sorted(path.stem for path in _FOLDER.glob("*.yml")))


@cache
def translator(language: str) -> Callable[..., str]:
    """`t("Sent {count} files", count=3)` in this language."""
    sentences = catalogue(language)

    def translate(sentence: str, **particulars: object) -> str:
        found = sentences.get(sentence, sentence)
        return found.format(**particulars) if particulars else found

    return translate
