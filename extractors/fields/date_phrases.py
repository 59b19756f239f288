"""What a phrase before a date names, put together from its words: "latest day of payment", "Fälligkeitstag", "date limite de règlement".

Each word says in its language that a date is meant, or what happens on it; a phrase with a word that says something else names no date.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.fields.chinese import SIMPLIFIED
from extractors.fields.labels import Role, label_key, roles_of

_LONGEST_PHRASE = 6
_SURELY = 0.8
_ROLES: dict[str, Role] = {"due": "due_date", "issue": "issue_date", "delivery": "delivery_date", "order": "order_date"}
_CHINESE: tuple[tuple[Role, str], ...] = (
    ("due_date", r"到期|截止|付款日|付款期限|应付日|最迟|限期"),
    ("delivery_date", r"交货日|送货日|发货日|收货日|交付日"),
    ("order_date", r"订单日|采购日|下单日|订购日"),
    ("issue_date", r"^(?:开票|发票|开具|出票|签发|制单|单据|填开)(?:日期|时间|日)$"),
)


@cache
def _kind_of_word() -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "date_words.yaml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in table.items() for word in words.split()}


@lru_cache(maxsize=4096)
def role_of_date_phrase(text: str) -> Role | None:
    """Which date a phrase announces by its words, or None where it announces none or says something else besides."""
    chinese = "" if text.isascii() else "".join(ch for ch in text.translate(SIMPLIFIED) if "\u4e00" <= ch <= "\u9fff")
    if chinese:
        found = (role for role, pattern in _CHINESE if re.search(pattern, chinese))
        return next(found, None) if len(chinese) <= _LONGEST_PHRASE + 2 else None
    words = [label_key(word) for word in re.split(r"[\s:/()'’.,-]+", text)]
    words = [word for word in words if word]
    if not 1 <= len(words) <= _LONGEST_PHRASE:
        return None
    kinds = {_kind_of_word().get(word) for word in words}
    if None in kinds:
        return None
    events = kinds & {"due", "issue", "delivery", "order"}
    if "whole_due" in kinds:
        return "due_date" if events <= {"due", "issue"} else None
    if "until" in kinds and ("due" in events or "paid" in kinds):
        return "due_date"
    if "date" not in kinds or len(events) != 1:
        return "due_date" if "date" in kinds and events == {"due", "issue"} else None
    return next(role for event, role in _ROLES.items() if event in events)


def roles_in_two_lines(text: str) -> set[Role]:
    """Which dates a label surely announces that two lines make, as a table lists it or by its words."""
    composed = role_of_date_phrase(text)
    return {role for role, weight in roles_of(text).items() if weight >= _SURELY} | ({composed} if composed else set())
