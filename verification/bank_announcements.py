"""A mail that says that the client is paid to another account from now on: the commonest way to divert a payment.

The wording stands in `bank_announcements.yaml`. A sentence that says that nothing has changed, as the foot of many mails does, is no
announcement, nor is one about the account of whoever is written to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verification.matching.accounts import same_account
from verification.matching.company_names import fold

_WORDING = Path(__file__).with_suffix(".yaml")
_CJK = re.compile(r"([\u3400-\u9fff])")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？；;]|\n\s*\n")
_ACCOUNT = re.compile(r"\b(?:[A-Z]{2}\d{2}(?: ?[0-9A-Z]{2,4}){2,8}|\d(?:[ -]?\d){5,19})\b")
_WORDS_BEFORE_NEW = 1  # "new business bank account"
_WORDS_BETWEEN = 4  # "our bank details have since last month changed"
_ACCOUNT_WITHIN = 400  # characters behind the sentence: the number stands below it
_LONGEST_TEXT = 20_000
_LONGEST_QUOTE = 120

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    details: tuple[Words, ...]
    new: tuple[Words, ...]
    changed: tuple[Words, ...]
    whole: tuple[Words, ...]
    unless: tuple[Words, ...]


def announced_change(text: str, known_accounts: Collection[str]) -> str | None:
    """The sentence in which a mail announces other bank details, or None.

    One that is followed by account numbers which all are known announces nothing new.
    """
    own = "\n".join(line for line in text[:_LONGEST_TEXT].splitlines() if not line.lstrip().startswith(">"))
    for start, end in _sentences(own):
        sentence = own[start:end]
        words = _words(sentence)
        if not any(_announces(words, cues) for cues in _wording().values()):
            continue
        numbers = [each.group() for each in _ACCOUNT.finditer(own[start : end + _ACCOUNT_WITHIN])]
        if numbers and all(any(same_account(number, known) for known in known_accounts) for number in numbers):
            continue
        return _quote(sentence)
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _words(text: str) -> Words:
    """Words of a sentence, each Chinese character one."""
    return tuple(fold(_CJK.sub(r" \1 ", text.replace("'", " ").replace("’", " "))).split())


def _announces(words: Words, cues: _Cues) -> bool:
    if any(_places(words, each) for each in cues.unless):
        return False
    if any(_places(words, each) for each in cues.whole):
        return True
    details = _all_places(words, cues.details)
    if not details:
        return False
    new = _all_places(words, cues.new)
    if any(0 <= named - said <= _WORDS_BEFORE_NEW for _, said in new for named, _ in details):
        return True
    changed = _all_places(words, cues.changed)
    return any(
        0 <= said - named_end <= _WORDS_BETWEEN or 0 <= named - said_end <= 2 for said, said_end in changed for named, named_end in details
    )


def _all_places(words: Words, phrases: Sequence[Words]) -> list[tuple[int, int]]:
    return [(at, at + len(phrase)) for phrase in phrases for at in _places(words, phrase)]


def _places(words: Words, phrase: Words) -> list[int]:
    return [at for at in range(len(words) - len(phrase) + 1) if words[at : at + len(phrase)] == phrase]


def _quote(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1] + "…"


@cache
def _wording() -> Mapping[str, _Cues]:
    content: Mapping[str, Mapping[str, str]] = yaml.safe_load(_WORDING.read_text(encoding="utf-8"))
    return {language: _Cues(**{name: _phrases(listed) for name, listed in lists.items()}) for language, lists in content.items()}


def _phrases(listed: str) -> tuple[Words, ...]:
    return tuple(words for words in (_words(each) for each in listed.split(";")) if words)
