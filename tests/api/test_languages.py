"""The client's pages say everything in every language they speak."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import api.review
from api.review.languages import catalogue, languages
from api.review.navigation import entries_for
from api.review.wording import POINT_WORDS, STATE_WORDS, VERDICT_WORDS, sentence_case
from api.security.access import Caller
from api.security.roles import Role
from extractors.terms import DocumentKind
from verification.kyc.requirements import EvidenceKind

_TEMPLATES = Path(api.review.__file__).parent / "templates"
_CLIENT_PAGES = (
    "base",
    "parts",
    "sign_in",
    "sign_in_once",
    "problem",
    "account",
    "my",
    "my_submission",
    "my_papers",
    "my_paper",
    "my_parts",
    "submission_parts",
    "debtor_answers",
    "debtor_done",
)
_STAFF_STATES = {"waiting", "ready", "leased", "done", "due", "sent", "held_back", "open", "cured", "waived", "classified"}


def _sentences() -> set[str]:
    found: set[str] = set()
    for name in _CLIENT_PAGES:
        text = (_TEMPLATES / f"{name}.html").read_text("utf-8")
        found |= {match[1] for match in re.finditer(r"\bt\(\s*\"([^\"]+)\"|\bt\(\s*'([^']+)'", text) if match[1]}
        found |= {match[1] for match in re.finditer(r"\bt\('([^']+)'", text)}
    found |= {word for state, word in STATE_WORDS.items() if state not in _STAFF_STATES}
    found |= {sentence_case(kind.value) for kind in DocumentKind}
    found |= {f"requirement:{kind.value}" for kind in EvidenceKind}
    found |= {*POINT_WORDS.values(), *VERDICT_WORDS.values()}
    client = Caller("1", "A", "a@b.example", Role.CLIENT, "C001", "en", "")
    found |= {entry.title for entry in entries_for(client, "/my")}
    return found - {"needs:", "requirement:"}


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_no_sentence_lacks_its_translation(language: str) -> None:
    assert sorted(_sentences() - set(catalogue(language))) == []


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_a_translation_fills_in_the_same_places(language: str) -> None:
    for sentence, translated in catalogue(language).items():
        assert sorted(re.findall(r"\{\w+\}", sentence)) == sorted(re.findall(r"\{\w+\}", translated)), sentence
