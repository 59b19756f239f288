"""Letters tell the client what it can do, in its language, and nothing that is not for it."""

from __future__ import annotations

import pytest

from verification.advice import LANGUAGES, advice_on, without_identity_numbers
from verification.registry import all_checks

FOR_THE_HOUSE = {
    "CNF-01", "DUP-01", "DUP-02", "DUP-03", "DUP-04", "DUP-05", "DUP-06", "DUP-07", "DUP-08", "ELG-02", "ELG-03", "ELG-04", "ELG-05",
    "ELG-06", "ELG-09", "FND-01", "FRD-01", "FRD-02", "FRD-03", "FRD-04", "PTY-04", "VER-01", "VER-02",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_advice_in_every_language_or_is_for_the_house(language: str) -> None:
    silent = {code for code in all_checks() if advice_on(code, language) is None}
    assert silent == FOR_THE_HOUSE
    wordings = [advice_on(code, language) for code in all_checks() if code not in silent]
    assert len(set(wordings)) == len(wordings), "no wording was copied without being changed"


def test_the_languages_differ() -> None:
    assert len({advice_on("MAT-05", language) for language in LANGUAGES}) == 3
    assert advice_on("MAT-05", "fr") == advice_on("MAT-05", "en")


def test_what_was_found_is_quoted_only_where_a_client_may_read_it() -> None:
    assert "(Invoiced 2026-03-01, delivered 2026-03-09)" in str(advice_on("MAT-05", "en", "Invoiced 2026-03-01, delivered 2026-03-09"))
    assert "2345" not in str(advice_on("PAY-02", "en", "The account was expected to end 2345"))


@pytest.mark.parametrize(
    "text",
    ["8001015009087.pdf", "ID 800101 5009 087.pdf", "id_8001015009087_front.jpg", "11010519491231002X.png", "A08417263 passport.pdf"],
)
def test_numbers_of_identity_papers_are_blotted_out(text: str) -> None:
    assert "[...]" in without_identity_numbers(text)
    assert not any(part in without_identity_numbers(text) for part in ("5009", "19491231", "08417263"))


@pytest.mark.parametrize("text", ["invoice-RB1207.pdf", "KSW2301_pod.pdf", "INV-2026-000123.pdf", "PO 4500012345.pdf", "scan_0007.pdf"])
def test_ordinary_names_stay_as_they_are(text: str) -> None:
    assert without_identity_numbers(text) == text
