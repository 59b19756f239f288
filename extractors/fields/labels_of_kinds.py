"""What the papers of a carriage and lists of invoices call things, laid over what all papers call them.

Their words are common ones ("From", "Sendung", "Spedition", "Payee") and begin names of companies. A single one is a label only where it
fills its cell or a colon or a figure follows it. What such a phrase says on other papers it says besides.
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
HEADINGS_OF_LISTS = frozenset(["payee_heading", "payer_heading", "factor_heading"])
"""Roles of the headings over who is paid, who pays and who buys the invoices of a list."""
_OF_SOME_KINDS = HEADINGS_OF_CARRIAGE | HEADINGS_OF_LISTS | {"waybill_number", "shipping_date", "payment_number"}
_TABLES = ("carriage_labels.yaml", "listing_labels.yaml")


def with_kinds(base: Mapping[str, Mapping[Role, float]], key_of: Callable[[str], str]) -> dict[str, Mapping[Role, float]]:
    """A table of labels with the words of these kinds: a phrase plays its roles on other papers as before."""
    table: dict[str, Mapping[Role, float]] = dict(base)
    for key, roles in _listed(key_of).items():
        table[key] = {**roles, **base.get(key, {})}
    return table


def without_kinds(roles: Mapping[Role, float]) -> Mapping[Role, float]:
    """The roles of a label on papers of any kind, the mapping itself where there are no others."""
    return roles if _OF_SOME_KINDS.isdisjoint(roles) else {role: weight for role, weight in roles.items() if role not in _OF_SOME_KINDS}


def with_words(roles: Mapping[Role, float], text: str) -> Mapping[Role, float]:
    """The roles of a phrase of these kinds, and the one that its words make on other papers."""
    composed = composed_role(text) if roles and is_of_some_kinds(roles) else None
    return {**roles, composed[0]: composed[1]} if composed else roles


def is_of_some_kinds(roles: Mapping[Role, float]) -> bool:
    """Whether a phrase says something on papers of these kinds and nothing elsewhere."""
    return _OF_SOME_KINDS.issuperset(roles)


def heads_a_party(roles: Mapping[Role, float]) -> bool:
    """Whether a phrase announces who sends or who receives the goods."""
    return "sender_heading" in roles or "consignee_heading" in roles


@cache
def _listed(key_of: Callable[[str], str]) -> Mapping[str, Mapping[Role, float]]:
    content: dict[Role, str] = {}
    for name in _TABLES:
        content |= yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    found: dict[str, dict[Role, float]] = {}
    for role, phrases in content.items():
        for phrase in phrases.split(";"):
            text, _, weight = phrase.partition("|")
            roles = found.setdefault(key_of(text), {})
            roles[role] = max(float(weight or 1), roles.get(role, 0.0))
    return found
