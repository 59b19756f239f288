"""The parties, numbers and accounts of letters in many customs are read, and what a letter does not say is not invented."""

from __future__ import annotations

import re
import unicodedata

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import PartyPlaces, ranked_pairs
from extractors.kinds.invoice import extract
from tests.extractors.fields import letters_abroad, letters_at_home
from tests.extractors.fields.printed import printed

LETTERS = letters_at_home.LETTERS | letters_abroad.LETTERS


def bare(text: str | None) -> str | None:
    return re.sub(r"[\W_]", "", text).lower() if text is not None else None


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_who_owes_whom_under_which_numbers(name: str) -> None:
    text, expected = LETTERS[name]
    page = printed(unicodedata.normalize("NFKC", text), seen_by="tesseract" if "OCR" in name else "text_layer")
    found = {field.term.value: field.value for field in extract([page]).fields}
    assert {term: bare(found.get(term)) for term in expected} == {term: bare(value) for term, value in expected.items()}


def test_the_choice_of_parties_is_explained_and_the_others_are_given() -> None:
    text, _ = letters_at_home.LETTERS["a letterhead, a block of references and bank details"]
    best, *others = ranked_pairs(DocumentLayout([printed(text)]), PartyPlaces())
    assert best.seller is not None
    assert best.buyer is not None
    assert "holds the account to pay" in best.seller.reasons
    assert "under the heading Bill To" in best.buyer.reasons
    assert others
    assert all(pair.score <= best.score for pair in others)
