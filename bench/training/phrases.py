"""The phrases that the product lists for each field, and words of no language, for whatever learns to do without the listed ones."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import yaml

from extractors.fields import labels

_SYLLABLES = ("ba", "ro", "ven", "tim", "gol", "dra", "pes", "kun", "mel", "tor", "fi", "sa", "lun", "ger", "hop", "wil")


def listed_phrases() -> dict[str, list[str]]:
    """The phrases of the product's tables of labels by what they announce."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(Path(labels.__file__).parent.glob("labels*.yaml")):
        for role, text in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found[role] += [phrase.partition("|")[0].strip() for phrase in str(text).split(";") if phrase.strip()]
    return dict(found)


def strange_word(dice: random.Random) -> str:
    """A word of no language, as a label that nobody knows."""
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.choice((2, 3)))).capitalize()
