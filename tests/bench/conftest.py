"""The typefaces of the made papers: without them these tests are skipped with a sentence, and fail where CI is set."""

from __future__ import annotations

import os

import pytest

from bench.papers.fonts import missing


@pytest.fixture(autouse=True, scope="session")
def typefaces() -> None:
    """All of them are installed."""
    if gone := missing():
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"run `make bench-fonts`: {', '.join(gone)} is not installed")
