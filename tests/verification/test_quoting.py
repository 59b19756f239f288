"""A letter quotes what was found in the client's language, or not at all: never English in the middle of Afrikaans or Chinese."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.verification.world import build
from verification import advice
from verification.advice import advice_on
from verification.deficiencies import opens_deficiency
from verification.quoting import quoted
from verification.runner import run_checks

CASES = Path(__file__).parents[1] / "cases"
QUOTED = sorted(code for code, entry in yaml.safe_load(advice._WORDING.read_text(encoding="utf-8")).items() if entry.get("detail"))
_ENGLISH = re.compile(r"\b(?:the|says|invoice is|cannot|not|and|of)\b")


def _messages() -> list[Any]:
    """What these checks say in their own case files wherever it stands against somebody."""
    found = {}
    for code in QUOTED:
        for case in yaml.safe_load((CASES / f"{code}.yml").read_text(encoding="utf-8"))["cases"]:
            world = build(case)
            for finding in run_checks(world.batch, world.books, world.now, only={code}):
                if opens_deficiency(finding):
                    found[finding.message] = pytest.param(code, finding.message, id=f"{code}: {finding.message}")
    return list(found.values())


@pytest.mark.parametrize("language", ["af", "zh"])
@pytest.mark.parametrize(("code", "message"), _messages())
def test_every_sentence_of_a_case_is_quoted_in_the_client_s_language(code: str, message: str, language: str) -> None:
    said = quoted(message, language)
    assert said is not None, f"word it in verification/quotes.yml: {message}"
    assert said != message
    assert not _ENGLISH.search(re.sub(r"'[^']*'", "", said)) or language == "af"
    assert said in str(advice_on(code, language, message))
    figures = re.findall(r"\d{4}-\d\d-\d\d|\d+\.\d\d", re.sub(r"(?:: |by )[^:]*$", "", message))
    assert all(each in said for each in figures), "figures and dates are quoted as they stand"


def test_several_findings_in_one_are_all_quoted_or_none() -> None:
    both = "Wool blanket: 120 billed, 100 ordered; Wool scarf: 7 billed, 5 delivered"
    assert quoted(both, "zh") == "Wool blanket：开票 120，订购 100; Wool scarf：开票 7，交货 5"
    assert quoted(f"{both}; something that nobody worded", "zh") is None
    assert quoted("An invoice was expected: a.pdf is a quotation; b.pdf is a statement", "af") == (
        "'n Faktuur is verwag: a.pdf is 'n kwotasie; b.pdf is 'n rekeningstaat"
    )


def test_what_was_never_worded_is_left_out_and_the_advice_stays() -> None:
    assert advice_on("INV-02", "zh", "Something that nobody worded") == advice_on("INV-02", "zh")
    assert "(Something that nobody worded)" in str(advice_on("INV-02", "en", "Something that nobody worded"))


def test_missing_particulars_are_named_in_the_language() -> None:
    message = "The invoice does not show the invoice number nor the issue date"
    assert quoted(message, "af") == "Die faktuur wys nie die faktuurnommer of die faktuurdatum nie"
    assert quoted(message, "zh") == "发票上没有发票号码、开票日期"


def test_reasons_of_the_reader_are_not_quoted() -> None:
    assert quoted("The gross total cannot be read: a stamp covers it", "zh") == "含税总额无法读取"
