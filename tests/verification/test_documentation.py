"""The printed catalogue says what the checks say."""

from __future__ import annotations

from pathlib import Path

from verification.documentation import check_pages

ROOT = Path(__file__).parents[2]


def test_pages_are_as_the_checks_make_them() -> None:
    written = {each.name: each.read_text(encoding="utf-8") for each in (ROOT / "docs" / "checks").glob("*.md")}
    assert written == dict(check_pages(ROOT / "tests" / "cases")), "run: python -m verification.documentation docs/checks tests/cases"
