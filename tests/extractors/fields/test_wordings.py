"""What companies and their bookkeeping programs call things, in each language, as tables beside this file: each wording is known."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from extractors.fields.lookup import DocumentLayout
from extractors.fields.total_phrases import role_of_phrase
from extractors.layout.headings import roles_of_heading
from tests.extractors.fields.printed import printed

_TABLES = sorted((Path(__file__).parent / "wordings").glob("*.yml"))
_WORDINGS = [
    (path.stem, role, text)
    for path in _TABLES
    for role, texts in yaml.safe_load(path.read_text(encoding="utf-8"))["labels"].items()
    for text in texts
]
_OTHERS = [
    (path.stem, role, text)
    for path in _TABLES
    for role, texts in yaml.safe_load(path.read_text(encoding="utf-8")).get("not_that", {}).items()
    for text in texts
]


@pytest.mark.parametrize(("language", "role", "text"), _WORDINGS)
def test_a_wording_of_the_trade_is_known(language: str, role: str, text: str) -> None:
    assert role in _roles(text), language


@pytest.mark.parametrize(("language", "role", "text"), _OTHERS)
def test_a_wording_of_something_else_is_not_taken_for_it(language: str, role: str, text: str) -> None:
    assert role not in _roles(text), language


@cache
def _roles(text: str) -> frozenset[str]:
    """What a wording may say: as the heading of a column, at the foot of a paper, and as a label that fills its cell or has a value."""
    if text.startswith("column "):
        return frozenset(roles_of_heading(text.removeprefix("column ")))
    found = {role_of_phrase(text)}
    for line in (text, f"{text.rstrip(':')}: 4711"):
        for hit in DocumentLayout([printed(line)]).labels[1]:
            if hit.at_start and hit.own.text.rstrip(":：") == text.rstrip(":："):
                found |= set(hit.roles)
    return frozenset(role for role in found if role is not None)
