"""Labels nobody has listed are mostly put together from listed words: what a thing is called, and "number", "details" or "to" by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import yaml

_CLASS = re.compile(r"\{(\w+)\}")


def put_together(key_of: Callable[[str], str]) -> Iterator[tuple[str, str, float]]:
    """The key of every phrase that the patterns give, with its role and weight; words of two languages never meet in one.

    A phrase's key is its words' keys in a row, so each word is folded once.
    """
    content: Mapping[str, Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("label_patterns.yaml").read_text(encoding="utf-8"))
    languages = [
        {name: [key_of(word) for word in words.split(";")] for name, words in classes.items()}
        for language, classes in content.items()
        if language != "patterns"
    ]
    for role, patterns in content["patterns"].items():
        for entry in patterns.split(";"):
            pattern, _, weight = entry.partition("|")
            for words in languages:
                for key in _keys(pattern, words, key_of):
                    yield role, key, float(weight or 1)


def _keys(pattern: str, words: Mapping[str, Sequence[str]], key_of: Callable[[str], str]) -> Iterator[str]:
    """The keys of one pattern in one language; none where the language lacks one of its classes."""
    parts = _CLASS.split(pattern)  # words and class names in turn
    if len(parts) == 1 or any(name not in words for name in parts[1::2]):
        return
    for chosen in product(*(words[part] if index % 2 else (key_of(part),) for index, part in enumerate(parts))):
        yield "".join(chosen)
