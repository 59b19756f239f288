"""What waybills, bills of lading and packing lists call things, laid over what all papers call them.

Their words are common ones ("From", "Sendung", "Spedition") and begin names of companies. A single one is a label only where it fills its
cell or a colon or a figure follows it. What such a phrase says on other papers it says besides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import yaml

from extractors.fields.label_phrases import composed_role

Role = str
HEADINGS_OF_CARRIAGE = frozenset(["sender_heading", "consignee_heading", "notify_heading", "carrier_heading"])
"""Roles of the headings over the parties of a carriage."""
_OF_CARRIAGE = HEADINGS_OF_CARRIAGE | {"waybill_number", "shipping_date"}


def with_carriage(base: Mapping[str, Mapping[Role, float]], key_of: Callable[[str], str]) -> dict[str, Mapping[Role, float]]:
    """A table of labels with the words of carriage: a phrase plays its roles on other papers as before."""
    table: dict[str, Mapping[Role, float]] = dict(base)
    for key, roles in _listed(key_of).items():
        table[key] = {**roles, **base.get(key, {})}
    return table


def with_words(roles: Mapping[Role, float], text: str) -> Mapping[Role, float]:
    """The roles of a phrase of carriage, and the one that its words make on other papers."""
    composed = composed_role(text) if roles and is_of_carriage_alone(roles) else None
    return {**roles, composed[0]: composed[1]} if composed else roles


def is_of_carriage_alone(roles: Mapping[Role, float]) -> bool:
    """Whether a phrase says something on the papers of a carriage and nothing elsewhere."""
    return _OF_CARRIAGE.issuperset(roles)


def heads_a_party(roles: Mapping[Role, float]) -> bool:
    """Whether a phrase announces who sends or who receives the goods."""
    return "sender_heading" in roles or "consignee_heading" in roles


@cache
def _listed(key_of: Callable[[str], str]) -> Mapping[str, Mapping[Role, float]]:
    content: dict[Role, str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    found: dict[str, dict[Role, float]] = {}
    for role, phrases in content.items():
        for phrase in phrases.split(";"):
            text, _, weight = phrase.partition("|")
            roles = found.setdefault(key_of(text), {})
            roles[role] = max(float(weight or 1), roles.get(role, 0.0))
    return found
