"""The pages that clients see speak their language: English, Afrikaans or Simplified Chinese. Staff pages are in English.

A sentence is looked up by its English. One that a catalogue lacks is shown in English; a test names every sentence that lacks one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from api.review.languages.afrikaans import AFRIKAANS
from api.review.languages.chinese import CHINESE

CATALOGUES: dict[str, dict[str, str]] = {"en": {}, "af": AFRIKAANS, "zh": CHINESE}


@cache
def translator(language: str) -> Callable[..., str]:
    """`t("Sent {count} files", count=3)` in this language."""
    catalogue = CATALOGUES.get(language, {})

    def translate(sentence: str, **particulars: object) -> str:
        found = catalogue.get(sentence, sentence)
        return found.format(**particulars) if particulars else found

    return translate
